"""``communique reparse``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli import app
from flows.cli.run import show


@app.command()
def reparse(
    source: Annotated[
        list[str] | None, typer.Option(help="Only pages of this source; may be given again.")
    ] = None,
    data: Annotated[Path | None, typer.Option(help="The data folder.")] = None,
) -> None:
    """Read everything in the archive again, by the rules, words and sources' declarations of today.

    No site is asked and no file of a source is looked at: the archive has every page byte for byte. Also
    for a warehouse that is lost with its Parquet files.

    Example: [bold]communique reparse --source veldhaven-city[/]
    """
    from flows.reparse import reparse as read_again

    show(lambda: read_again(sources=source, data=data))
