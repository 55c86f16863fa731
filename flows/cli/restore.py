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
    """Make a data folder from a backup: every hash is verified first, the warehouse is rebuilt.

    Where the settings name a lake, it gets the runs that it lacks, and nothing in it is replaced.

    Example: [bold]communique restore /mnt/backup/communique --data data-restored[/]
    """
    from config.settings import load_settings
    from flows.lock import lock
    from flows.place import lake_of
    from warehouse.backup import restore as bring_back
    from warehouse.folder import require_writable

    settings = load_settings(data=data)
    folder, lake = settings.data_folder, lake_of(settings)
    require_writable(folder)
    with lock(folder, "restore"):
        count = bring_back(place, folder, lake)
    done = "the lake has its runs" if lake else "the warehouse is rebuilt"
    typer.echo(f"{folder}: {count:,} files verified and restored, {done}")
