"""The command line: one module for each command, imported when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import typer
from rich.console import Console
from rich.markup import escape

from config.load import ConfigError
from flows.errors import Exit, RunError
from flows.logs import log_to_stderr, visible

app = typer.Typer(
    name="communique",
    help="Official press releases, read every night into a warehouse of figures that can be cited.",
    epilog="Exit codes: 0 done, 1 error, 2 wrong usage or configuration, 3 validation failed and nothing was "
    "published, 4 partial, 75 another run is at work.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
err = Console(stderr=True, highlight=False)


def main() -> None:
    """Run the command line; expected errors end in one clear line and their exit code."""
    try:
        log_to_stderr()
        app()
    except ConfigError as error:
        _die(error, Exit.USAGE)
    except RunError as error:
        _die(error, error.code)
    except expected() as error:
        _die(error, Exit.INVALID if type(error).__name__ == "CheckError" else Exit.ERROR)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(Exit.ERROR)


def expected() -> tuple[type[Exception], ...]:
    """The errors whose message is all that a user needs: no traceback."""
    from expectations.errors import RulesError
    from press.errors import PressError
    from warehouse.errors import WarehouseError

    return (PressError, WarehouseError, RulesError, OSError)


def _die(error: Exception, code: Exit) -> None:
    err.print(f"[bold red]error:[/] {escape(visible(str(error)))}", soft_wrap=True)
    sys.exit(code)


NO_COMMANDS = ("__init__", "__main__", "console", "docs", "inputs", "saved")
"""The modules of this folder that are no command."""


def _register() -> None:
    """Import every command; it registers itself with ``app``."""
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem not in NO_COMMANDS:
            import_module(f"flows.cli.{path.stem}")


_register()
