"""``communique restore``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli import app


@app.command()
def restore(
    place: Annotated[Path, typer.Argument(help="The folder of a backup.")],
    data: Annotated[Path | None, typer.Option(help="The data folder: a new or an empty one.")] = None,
) -> None:
    """Make a data folder from a backup: every hash is verified first, the warehouse is rebuilt and published.

    Example: [bold]communique restore /mnt/backup/communique --data data-restored[/]
    """
    from config.settings import load_settings
    from flows.lock import lock
    from warehouse.backup import restore as bring_back
    from warehouse.folder import require_writable

    folder = load_settings(data=data).data_folder
    require_writable(folder)
    with lock(folder, "restore"):
        count = bring_back(place, folder)
    typer.echo(f"{folder}: {count:,} files verified and restored, the warehouse is rebuilt")
