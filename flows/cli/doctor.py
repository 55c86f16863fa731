"""``communique doctor``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from flows.cli import app
from flows.errors import Exit


@app.command()
def doctor(data: Annotated[Path | None, typer.Option(help="The data folder.")] = None) -> None:
    """Check this installation: packages and their origin, versions, configuration, disk, warehouse, server.

    Example: [bold]communique doctor[/]
    """
    from flows.doctor import examine

    console = Console(highlight=False)
    sick = False
    for check in examine(data):
        mark = "[green]ok  [/]" if check.well else "[red]FAIL[/]"
        console.print(f"{mark} {check.name:<14} ", end="")
        console.print(check.told, markup=False, soft_wrap=True)
        sick = sick or not check.well
    if sick:
        raise typer.Exit(Exit.ERROR)
