"""How far is the run? Told to whoever watches: a terminal, or the log."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

from rich.console import Console, Group
from rich.live import Live
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from flows.timing import timed

T = TypeVar("T")
log = logging.getLogger("communique")

COLUMNS = ("discovered", "fetched", "unchanged", "new", "failed")
EVERY = 50
"""A source is told of in the log again after so many releases."""


class Watcher(Protocol):
    """Whoever watches a run."""

    def start(self, step: str, total: int) -> None:
        """A step begins with ``total`` batches."""

    def advance(self, step: str) -> None:
        """One batch of the step is done."""

    def source(self, source_id: str, counts: Mapping[str, int]) -> None:
        """The counts of a source have changed."""


class LogWatcher:
    """Watches by the log: a line a step, and lines for each source as it comes along."""

    def start(self, step: str, total: int) -> None:
        """Say the step and its size."""
        log.info("%s: %d %s", step, total, "batch" if total == 1 else "batches")

    def advance(self, step: str) -> None:
        """Single batches are for debugging."""
        log.debug("%s: one more batch done", step)

    def source(self, source_id: str, counts: Mapping[str, int]) -> None:
        """Say when it was looked at, when it is through, and now and then in between."""
        done = counts["fetched"] + counts["failed"]
        if done == 0 or done >= counts["discovered"] or done % EVERY == 0:
            told = ", ".join(f"{counts[name]} {name}" for name in COLUMNS)
            log.info("%s: %s", source_id, told, extra={"source": source_id})


class TerminalWatcher:
    """Watches by a live table of the sources and bars of the steps."""

    def __init__(self, progress: Progress, room: int) -> None:
        self._progress, self._room = progress, room
        self._tasks: dict[str, object] = {}
        self._sources: dict[str, Mapping[str, int]] = {}

    def start(self, step: str, total: int) -> None:
        """Add a bar."""
        self._tasks[step] = self._progress.add_task(step, total=total)

    def advance(self, step: str) -> None:
        """Move the bar."""
        self._progress.advance(self._tasks[step])  # type: ignore[arg-type]  # rich's TaskID

    def source(self, source_id: str, counts: Mapping[str, int]) -> None:
        """Keep the counts for the next time that the view is drawn; the source of the last change is last."""
        self._sources.pop(source_id, None)
        self._sources[source_id] = counts

    def __rich__(self) -> Group:
        """The view as it is now: the sources that changed last, as many as there is room for."""
        table = Table(box=None, padding=(0, 2, 0, 0))
        for name in ("source", *COLUMNS):
            table.add_column(name, justify="left" if name == "source" else "right")
        shown = sorted(list(self._sources)[-self._room :])
        for name in shown:
            table.add_row(escape(name), *(f"{self._sources[name][column]:,}" for column in COLUMNS))
        more = len(self._sources) - len(shown)
        if more:
            table.add_row(f"and {more} more")
        return Group(*([table] if shown else []), self._progress)


_watcher: ContextVar[Watcher] = ContextVar("watcher", default=LogWatcher())  # noqa: B039  # it holds nothing


def watcher() -> Watcher:
    """Whoever watches here."""
    return _watcher.get()


@contextmanager
def in_terminal(console: Console) -> Iterator[None]:
    """Show progress live while the block runs, where the console is a terminal; else log lines."""
    if not console.is_terminal:
        yield
        return
    columns = (SpinnerColumn(), TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn())
    view = TerminalWatcher(Progress(*columns, TimeElapsedColumn()), max(3, console.height - 10))
    with Live(view, console=console, transient=True, refresh_per_second=8):
        token = _watcher.set(view)
        try:
            yield
        finally:
            _watcher.reset(token)


def watched(step: str, batches: Sequence[T]) -> Iterator[T]:
    """The batches one by one, told to the watcher."""
    told = watcher()
    told.start(step, len(batches))
    for batch in batches:
        with timed(step):
            yield batch
        told.advance(step)
