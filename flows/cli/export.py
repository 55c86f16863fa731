"""``communique export`` and ``communique cite``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli import app


class Form(StrEnum):
    """How an export is written."""

    PARQUET = "parquet"
    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    ARROW = "arrow"
    SDMX = "sdmx"
    DATAPACKAGE = "datapackage"


@app.command()
def export(
    form: Annotated[Form, typer.Argument(help="The format.")],
    relations: Annotated[
        list[str] | None,
        typer.Argument(help="Tables and views; those that analysts use, where none is named."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="A folder; data/export/<format> by default.")
    ] = None,
    data: Annotated[Path | None, typer.Option(help="The data folder.")] = None,
) -> None:
    """Write the published warehouse for other programs; no cell of a spreadsheet can become a formula.

    Example: [bold]communique export sdmx --out figures-sdmx[/]
    """
    from config.settings import load_settings
    from flows.place import data_folder
    from warehouse.export import export as write
    from warehouse.publish import require_published

    folder = data_folder(load_settings(data=data))
    place = out or folder / "export" / form.value
    for path in write(require_published(folder), form.value, place, relations or ()):
        typer.echo(path)


@app.command()
def cite(
    figures: Annotated[list[str], typer.Argument(help="Figure ids, as column figure_id has them.")],
    data: Annotated[Path | None, typer.Option(help="The data folder.")] = None,
) -> None:
    """A line to cite each figure by: issuer, title, date, address, words, offsets, hash of the page.

    Example: [bold]communique cite 0123456789abcdef[/]
    """
    from config.settings import load_settings
    from flows.place import data_folder
    from warehouse.export.citation import citations
    from warehouse.publish import require_published

    for line in citations(require_published(data_folder(load_settings(data=data))), figures):
        typer.echo(line)
