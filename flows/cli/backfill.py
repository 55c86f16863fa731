"""``communique backfill``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from flows.cli import app
from flows.cli.console import out
from flows.cli.run import show_all

if TYPE_CHECKING:
    from flows.backfill import Backfill


class Reprocess(StrEnum):
    """What of what was read before is read again."""

    NONE = "none"
    FAILED = "failed"
    ALL = "all"


class Order(StrEnum):
    """Which day comes first."""

    OLDEST = "oldest"
    NEWEST = "newest"


@app.command()
def backfill(
    first: Annotated[str, typer.Option("--from", help="The first day, as 2026-03-01.")],
    last: Annotated[str, typer.Option("--to", help="The last day.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be read; no site is asked.")
    ] = False,
    reprocess: Annotated[
        Reprocess, typer.Option(help="What was read before: leave it, read what failed again, or all.")
    ] = Reprocess.NONE,
    order: Annotated[Order, typer.Option(help="Which day comes first.")] = Order.OLDEST,
    source: Annotated[list[str] | None, typer.Option(help="Only this source; may be given again.")] = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Only what is archived: no source is looked at.")
    ] = False,
    data: Annotated[Path | None, typer.Option(help="The data folder.")] = None,
) -> None:
    """Read the releases published on past days, a run for each day; interrupted, it goes on where it was.

    The day of a release is its date of publication, or the day it was found where it tells none.

    Example: [bold]communique backfill --from 2026-03-01 --to 2026-03-31 --dry-run[/]
    """
    from flows.backfill import Request, planned
    from flows.backfill import backfill as carry_out
    from flows.cli.inputs import parse_date

    asked = Request(
        parse_date(first), parse_date(last), reprocess.value, order.value, tuple(source or ()), offline
    )
    if dry_run:
        _show(planned(asked, data, dry=True))
    else:
        show_all(carry_out(asked, data), "nothing to read on those days")


def _show(todo: Backfill) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("day", "new", "failed", "done"):
        table.add_column(name, justify="left" if name == "day" else "right")
    for day in todo.days:
        table.add_row(str(day.day), str(day.count("new")), str(day.count("failed")), str(day.count("done")))
    out().print(table)
    total = sum(len(day.items) for day in todo.days)
    told = f", {todo.resumed} days are done already" if todo.resumed else ""
    out().print(f"{len(todo.days)} days, {total:,} releases{told}")
