"""``communique query``."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.cli import app


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


@app.command()
def query(
    sql: Annotated[
        str,
        typer.Argument(help="One reading statement, @NAME for a saved one; - reads it from standard input."),
    ],
    format: Annotated[  # noqa: A002  # it is the option's name
        Format, typer.Option("--format", "-f", help="How to write the answer.")
    ] = Format.TABLE,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")] = None,
    seconds: Annotated[float | None, typer.Option(help="Longest time it may take.")] = None,
    rows: Annotated[int | None, typer.Option(help="Most rows to bring.")] = None,
    data: Annotated[Path | None, typer.Option(help="The data folder.")] = None,
) -> None:
    """Ask the published warehouse by SQL, safely: it only reads, within limits of time and rows.

    Example: [bold]communique query "SELECT indicator, growth_percent FROM growth_rates" -f csv[/]
    """
    from config.settings import load_settings
    from flows.place import data_folder
    from warehouse.query import query as ask
    from warehouse.saved import resolved

    settings = load_settings(data=data, query_seconds=seconds, query_rows=rows)
    text = resolved(sys.stdin.read() if sql == "-" else sql)
    answer = ask(data_folder(settings), text, timeout=settings.query_seconds, max_rows=settings.query_rows)
    content = _written(answer.table, format, answer.truncated)
    if out is not None:
        out.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
    if answer.truncated:
        typer.echo(f"only the first {settings.query_rows:,} rows; ask for more with --rows", err=True)


def _written(table: Any, form: Format, truncated: bool) -> bytes:
    """An Arrow table in a format, as bytes."""
    from warehouse import present

    if form is Format.PARQUET:
        return present.as_parquet(table)
    if form is Format.CSV:
        return present.as_csv(table).encode()
    if form is Format.JSON:
        return present.as_json_lines(table).encode()
    room = shutil.get_terminal_size((200, 50)).columns - 15 * (table.num_columns - 1)
    return present.as_text(table, widest=max(60, room), truncated=truncated).encode()
