"""``communique browse``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from flows.cli import app


@app.command()
def browse(
    port: Annotated[int, typer.Option(help="Port on loopback; 0 takes a free one.")] = 0,
    data: Annotated[Path | None, typer.Option(help="The data folder.")] = None,
) -> None:
    """Look through the published warehouse in a browser: series, words, citations, search. Ctrl-C ends it.

    It serves `queries/notebook.py` on loopback and only reads; the address printed carries the token that
    opens it. Needs the extra `notebook`.

    Example: [bold]communique browse[/]
    """
    from config.settings import PREFIX, load_settings
    from flows.browse import serve
    from flows.place import data_folder
    from warehouse.publish import require_published

    folder = data_folder(load_settings(data=data))
    require_published(folder)
    os.environ[f"{PREFIX}DATA"] = str(folder)  # where the notebook looks
    serve(port, lambda address: typer.echo(f"{address}\nCtrl-C ends it."))
