"""``communique runs``: what ran, how it ended, how long each step took."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from flows.cli import app
from flows.cli.console import Form, Format, out, plain

HELP = """List the runs of this installation, or show one: how it ended, its sources, the time of its steps.

Example: [bold]communique runs ls[/]
"""
runs = typer.Typer(help=HELP, no_args_is_help=True)
app.add_typer(runs, name="runs")
Data = Annotated[Path | None, typer.Option(help="The data folder.")]


@runs.command("ls")
def ls(
    form: Form = Format.TEXT,
    limit: Annotated[int, typer.Option(min=1, help="The newest so many.")] = 20,
    status: Annotated[
        str | None, typer.Option(help="Only running, ok, partial, failed or lost ones.")
    ] = None,
    data: Data = None,
) -> None:
    """List the runs, the newest first.

    Example: [bold]communique runs ls --status failed[/]
    """
    from flows.history import SHOWN, history, line
    from flows.record import STATUSES

    if status is not None and status not in STATUSES:
        raise typer.BadParameter(f"{status!r} is none of {', '.join(STATUSES)}")
    told = [line(run) for run in history(_folder(data)) if status in (None, run.get("status"))][:limit]
    if form is Format.JSON:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in SHOWN:
        table.add_column(name.replace("_", " "), overflow="fold")
    for row in told:
        table.add_row(*("" if row[name] is None else plain(row[name]) for name in SHOWN))
    out().print(table)


@runs.command("show")
def show(
    run: Annotated[
        str, typer.Argument(help="The run's name or the beginning of it; the last by default.")
    ] = "last",
    form: Form = Format.TEXT,
    data: Data = None,
) -> None:
    """Show all that is known of one run.

    Example: [bold]communique runs show last --format json[/]
    """
    from flows.history import one

    told = one(_folder(data), run)
    if form is Format.JSON:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, value in told.items():
        table.add_row(name.replace("_", " "), plain(_said(value)))
    out().print(table)


def _said(value: Any) -> str:
    """A value of a record on one line, or on one for each of its parts."""
    if isinstance(value, dict):
        return "\n".join(f"{key}: {_said(part).replace(chr(10), ', ')}" for key, part in value.items())
    if isinstance(value, list):
        return "\n".join(_said(part).replace("\n", ", ") for part in value)
    return "" if value is None else str(value)


def _folder(data: Path | None) -> Path:
    from config.settings import load_settings

    return load_settings(data=data).data_folder
