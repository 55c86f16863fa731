"""``communique compact``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli import app


@app.command()
def compact(data: Annotated[Path | None, typer.Option(help="The data folder.")] = None) -> None:
    """Write the warehouse again, closely packed and in the order of its series: smaller, faster to ask.

    Readers go on meanwhile. Example: [bold]communique compact[/]
    """
    from config.settings import load_settings
    from flows.lock import lock
    from flows.place import data_folder
    from warehouse.compact import compact as pack
    from warehouse.folder import require_writable
    from warehouse.publish import held_bytes

    settings = load_settings(data=data)
    folder = data_folder(settings)
    require_writable(folder)
    with lock(folder, "compact"):
        before = held_bytes(folder)
        path = pack(folder, keep=settings.keep_builds).path
    typer.echo(f"{path}: {before / 1e6:,.1f} → {held_bytes(folder) / 1e6:,.1f} MB")
