"""``communique shell``: SQL, statement by statement, each as safe as ``communique query``."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from flows.cli import app

HELP = """\
SQL ends with a semicolon and may take several lines. Ctrl-C ends a query or a line, Ctrl-D the shell.
  .tables           tables, views and macros        .describe NAME    the columns of one
  .saved            saved queries                   @NAME             run one
  .help             this                            .quit             leave
"""
FIRST, MORE = "communique> ", "       ...> "


@app.command()
def shell(data: Annotated[Path | None, typer.Option(help="The data folder.")] = None) -> None:
    """Ask the published warehouse in a dialogue: each statement only reads, in a process with limits.

    Example: [bold]communique shell[/], then [bold]@what-is-new[/]
    """
    from config.settings import load_settings
    from flows.place import data_folder
    from warehouse.publish import require_published

    settings = load_settings(data=data)
    require_published(data_folder(settings))
    if sys.stdin.isatty():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401  # gives the line its history and editing
        typer.echo(HELP)
    for statement in _statements(sys.stdin.isatty()):
        with contextlib.suppress(KeyboardInterrupt):
            if statement == ".quit":
                return
            _answer(statement, settings)


def _statements(prompted: bool) -> Iterator[str]:
    """What is typed, a statement or a command at a time."""
    lines: list[str] = []
    while True:
        try:
            line = input((MORE if lines else FIRST) if prompted else "")
        except KeyboardInterrupt:
            lines = []
            typer.echo()
            continue
        except EOFError:
            break
        if not lines and line.strip().startswith((".", "@")):
            yield line.strip()
            continue
        lines += [line] if lines or line.strip() else []
        if line.rstrip().endswith(";"):
            yield "\n".join(lines)
            lines = []
    if lines:
        yield "\n".join(lines)


def _answer(statement: str, settings: object) -> None:
    from warehouse.errors import WarehouseError
    from warehouse.saved import saved

    if statement == ".help":
        typer.echo(HELP)
    elif statement == ".tables":
        _tables()
    elif statement == ".saved":
        for query in saved().values():
            typer.echo(f"@{query.name:<22} {query.question}")
    else:
        try:
            typer.echo(_table(_sql(statement), settings), nl=False)
        except WarehouseError as error:
            typer.echo(f"error: {error}", err=True)


def _tables() -> None:
    """Tables, views and macros with their descriptions."""
    from warehouse.schema import tables
    from warehouse.views import views

    for table in tables().values():
        typer.echo(f"{table.name:<24} {table.description}")
    for view in views():
        name = f"{view.name}({view.parameters})" if view.parameters else view.name
        typer.echo(f"{name:<24} {view.description}")


def _sql(statement: str) -> str:
    """The SQL that a statement or a command stands for."""
    from warehouse.errors import InvalidQueryError
    from warehouse.saved import resolved

    if statement.startswith(".describe "):
        name = statement.split(maxsplit=1)[1].strip().replace('"', '""')
        return f'DESCRIBE "{name}"'
    if statement.startswith("."):
        raise InvalidQueryError(f"no command is called {statement}. Type .help for those there are.")
    return resolved(statement)


def _table(sql: str, settings: object) -> str:
    from warehouse import present
    from warehouse.query import query as ask

    folder, seconds, rows = (getattr(settings, n) for n in ("data_folder", "query_seconds", "query_rows"))
    answer = ask(folder, sql, timeout=seconds, max_rows=rows)
    return present.as_text(answer.table, truncated=answer.truncated)
