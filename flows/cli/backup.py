"""``communique backup``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli import app


@app.command()
def backup(
    place: Annotated[Path, typer.Argument(help="A folder, new or with an earlier backup of this.")],
    data: Annotated[Path | None, typer.Option(help="The data folder.")] = None,
) -> None:
    """Copy all that cannot be made again into a folder, with SHA-256 hashes; again it copies what is new.

    Kept are the archive, the Parquet files with their log, listings and run records. Keep config/ and .env by
    version control. A lake is filled again from the backups of all its writers: each makes its own.

    Example: [bold]communique backup /mnt/backup/communique[/]
    """
    from config.settings import load_settings
    from flows.lock import lock
    from flows.place import lake_of
    from warehouse.backup import backup as keep
    from warehouse.backup import verify
    from warehouse.folder import require_writable

    settings = load_settings(data=data)
    folder = settings.data_folder
    require_writable(folder)
    with lock(folder, "backup"):
        copied = keep(folder, place)
    typer.echo(f"{place}: {copied:,} files copied, {verify(place):,} kept and verified")
    if lake_of(settings):
        typer.echo("This is this writer's part of the lake: let its other writers back up theirs too.")
