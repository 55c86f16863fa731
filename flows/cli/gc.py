"""``communique gc``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli import app


@app.command()
def gc(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    data: Annotated[Path | None, typer.Option(help="The data folder.")] = None,
) -> None:
    """Clear away old builds, exports, run records and logs, and pack many small Parquet files into few.

    The archive and all that the warehouse is rebuilt from stay. How long things are kept: keep_builds,
    keep_run_days, keep_export_days, pack_files in the settings, for a lake keep_snapshot_days.

    Example: [bold]communique gc --dry-run[/]
    """
    from flows.gc import gc as clear

    told = clear(data, dry=dry_run)
    for line in told or ["nothing to clear away"]:
        typer.echo(line)
