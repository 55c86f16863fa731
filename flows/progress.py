"""How far is the run? Told to whoever watches: a terminal, or the log."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

T = TypeVar("T")
log = logging.getLogger("communique")


class Watcher(Protocol):
    """Whoever watches a run."""

    def start(self, step: str, total: int) -> None:
        """A step begins with ``total`` batches."""

    def advance(self, step: str) -> None:
        """One batch of the step is done."""


class LogWatcher:
    """Watches by the log, one line a step."""

    def start(self, step: str, total: int) -> None:
        """Say the step and its size."""
        log.info("%s: %d %s", step, total, "batch" if total == 1 else "batches")

    def advance(self, step: str) -> None:
        """Single batches are for debugging."""
        log.debug("%s: one more batch done", step)


class TerminalWatcher:
    """Watches by a live table in the terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, object] = {}

    def start(self, step: str, total: int) -> None:
        """Add a bar."""
        self._tasks[step] = self._progress.add_task(step, total=total)

    def advance(self, step: str) -> None:
        """Move the bar."""
        self._progress.advance(self._tasks[step])  # type: ignore[arg-type]  # rich's TaskID


_watcher: ContextVar[Watcher] = ContextVar("watcher", default=LogWatcher())  # noqa: B039  # it holds nothing


@contextmanager
def in_terminal(console: Console) -> Iterator[None]:
    """Show progress live while the block runs, where the console is a terminal; else log lines."""
    if not console.is_terminal:
        yield
        return
    columns = (SpinnerColumn(), TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
        token = _watcher.set(TerminalWatcher(progress))
        try:
            yield
        finally:
            _watcher.reset(token)


def watched(step: str, batches: Sequence[T]) -> Iterator[T]:
    """The batches one by one, told to the watcher."""
    watcher = _watcher.get()
    watcher.start(step, len(batches))
    for batch in batches:
        yield batch
        watcher.advance(step)
