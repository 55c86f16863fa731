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
    from warehouse.compact import compact as pack
    from warehouse.folder import require_writable
    from warehouse.publish import require_published

    settings = load_settings(data=data)
    require_writable(settings.data_folder)
    with lock(settings.data_folder, "compact"):
        before = require_published(settings.data_folder).stat().st_size
        path = pack(settings.data_folder, keep=settings.keep_builds).path
    typer.echo(f"{path}: {before / 1e6:,.1f} → {path.stat().st_size / 1e6:,.1f} MB")
