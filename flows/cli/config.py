"""``communique config``: which settings are in force, and why."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from flows.cli import app
from flows.cli.console import Form, Format, out, plain

HELP = """Show the settings in force and where each comes from.

Example: [bold]communique config show[/]
"""
config = typer.Typer(help=HELP, no_args_is_help=True)
app.add_typer(config, name="config")


@config.command("show")
def show(
    form: Form = Format.TEXT,
    data: Annotated[Path | None, typer.Option(help="The data folder.")] = None,
) -> None:
    """Show every setting, where it comes from and what that overrides; secrets are masked.

    Command line before environment before .env before config/settings.yaml before default.

    Example: [bold]communique config show[/]
    """
    from config.origins import environment, origins
    from config.settings import load_settings

    told = [*origins(load_settings(data=data), data=data), *environment()]
    if form is Format.JSON:
        typer.echo(json.dumps([asdict(one) for one in told], ensure_ascii=False, indent=2))
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("setting", "value", "from", "overrides"):
        table.add_column(name, overflow="fold")
    for one in told:
        table.add_row(plain(one.name), plain(one.value), plain(one.origin), plain(", ".join(one.overrides)))
    out().print(table)
