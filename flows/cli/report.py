"""``communique report``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.cli import app


@app.command()
def report(
    out: Annotated[Path | None, typer.Option("--out", "-o", help="A folder; data/report by default.")] = None,
    data: Annotated[Path | None, typer.Option(help="The data folder.")] = None,
) -> None:
    """Write the review of the published warehouse again: findings beside their sentences, offline pages.

    Example: [bold]communique report --out /tmp/review[/]
    """
    from config.settings import load_settings
    from flows.place import data_folder
    from tasks.report import report as write
    from warehouse.publish import require_published

    settings = load_settings(data=data)
    database = require_published(data_folder(settings))
    folder = out or settings.data_folder / "report"
    typer.echo(write(database, folder, settings.data_folder / "report" / "data-docs", datetime.now(UTC)))
