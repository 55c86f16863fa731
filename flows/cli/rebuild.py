"""``communique rebuild``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli import app


@app.command()
def rebuild(data: Annotated[Path | None, typer.Option(help="The data folder.")] = None) -> None:
    """Make the warehouse anew from the Parquet files of all runs, where the DuckDB file is damaged or lost.

    Example: [bold]communique rebuild[/]
    """
    from config.settings import load_settings
    from flows.lock import lock
    from flows.place import data_folder
    from warehouse.folder import require_writable
    from warehouse.publish import rebuild as make_anew

    folder = data_folder(load_settings(data=data))
    require_writable(folder)
    with lock(folder, "rebuild"):
        typer.echo(make_anew(folder).path)
