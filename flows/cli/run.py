"""``communique run``."""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from flows.cli import app
from flows.errors import Exit

if TYPE_CHECKING:
    from flows.summary import Summary


@app.command()
def run(
    date: Annotated[
        str | None, typer.Option(help="The logical date, as 2026-03-26; today by default.")
    ] = None,
    source: Annotated[list[str] | None, typer.Option(help="Only this source; may be given again.")] = None,
    due: Annotated[
        bool, typer.Option("--due", help="Only what the schedules owe: one run a logical day.")
    ] = False,
    data: Annotated[Path | None, typer.Option(help="The data folder.")] = None,
) -> None:
    """Run one night here and now: read what is new, check it, publish it, write the report.

    Needs no server. A second run with nothing new leaves the warehouse untouched. With --due it suits cron or
    a timer of any kind: called as often as you like, it runs each logical day once, by the policy catch_up.

    Example: [bold]communique run --source veldhaven-city[/]
    """
    from flows.cli.inputs import parse_optional_date
    from flows.nightly import nightly

    if due and date:
        raise typer.BadParameter("a day cannot be given along with --due: the schedules decide it")
    from flows.scheduled import catch_up

    if due:
        show_all(catch_up(data, source), "nothing is due")
    else:
        show(lambda: nightly(parse_optional_date(date), source, data))


def show(work: Callable[[], Summary]) -> None:
    """Do the work of a run before the user's eyes, and end as its summary says."""
    show_all(work() for _ in range(1))


def show_all(runs: Iterator[Summary], none: str = "nothing to do") -> None:
    """Do one run after the other before the user's eyes, and end as the worst of them did."""
    from flows.progress import in_terminal
    from flows.summary import QUERIES

    logging.getLogger("communique").setLevel(logging.INFO)
    console = Console(highlight=False)
    codes, warehouse = [Exit.OK], None
    while True:
        with in_terminal(console):
            summary = next(runs, None)
        if summary is None:
            break
        console.print(_table(summary))
        codes.append(summary.exit)
        warehouse = summary.warehouse
    if len(codes) == 1:
        console.print(none)
    if warehouse:
        console.print("\n[bold]try[/]")
        for query in QUERIES:
            console.print(f'  {called()} query "{query}"', markup=False, soft_wrap=True)
    if max(codes) is not Exit.OK:
        raise typer.Exit(max(codes))


def _table(summary: Summary) -> Table:
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for label, text in summary.lines():
        table.add_row(label, text.replace("[", r"\["))
    return table


def called() -> str:
    """How this program is called from here: its name where that is enough, else as it was."""
    if shutil.which("communique"):
        return "communique"
    path = Path(sys.argv[0]).absolute()
    if path.name == "__main__.py":
        return f"{Path(sys.executable).name} -m flows.cli"
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
