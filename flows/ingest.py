"""From sources to Parquet: discover, archive, parse, extract, store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from config.sources import Source
from flows.board import Board
from flows.progress import watched
from flows.reading import limits, pipeline
from flows.run import Run
from tasks.discover import discover
from tasks.fan import fanned
from tasks.fetch import fetch
from tasks.pages import Tell
from tasks.records import Doubt, Failure, Found
from tasks.web.memory import Memory
from tasks.workers import workers
from warehouse.archive import Capture
from warehouse.done import Seen, done_before
from warehouse.folder import archive_folder, listings_folder
from warehouse.standing import Place, Standing, standing

T = TypeVar("T")
Files = dict[str, list[Path]]
MANY = 1000
"""After so many releases the processes that read them are ended; they start again when there is work."""


@dataclass(slots=True)
class Ingested:
    """What came in: sources looked at, releases seen by source, captures reached and those of them that are
    new, files of records, files and numbers of rows by table; and what did not come in."""

    looked: tuple[Source, ...] = ()
    seen: dict[str, int] = field(default_factory=dict)
    reached: list[Capture] = field(default_factory=list)
    captures: list[Capture] = field(default_factory=list)
    records: list[Path] = field(default_factory=list)
    files: Files = field(default_factory=dict)
    rows: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    by_source: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, files: dict[str, Path]) -> None:
        """Note the row files of one batch."""
        for table, path in files.items():
            self.files.setdefault(table, []).append(path)


def ingest(run: Run) -> Ingested:
    """Read what is new in every source of the run, and what it is to read again from the archive; one bad
    release or source stops nothing else."""
    came, board, memory = Ingested(looked=run.sources), Board(s.id for s in run.sources), Memory()
    if run.settings.runner == "here":
        workers(limits(run)).start()
    found = [item for _ in watched("discover", [run.sources]) for item in _discover(run, came, board, memory)]
    batches = _batches([f for f in found if f.path and f.record is None], run)
    batches += _at_once([f for f in found if not f.path or f.record is not None])
    before = done_before(run.data)
    for batch in watched("archive", batches):
        came.reached += _archive(run, batch, came, _told(run, board, before), memory)
    pages = _with(_new(run, came.reached, before), run.again)
    read(run, pages, came, standing(run.data, ((c.source_id, c.location) for c in pages)))
    board.failed(failure for failure in came.failures if failure.step in ("parse", "extract"))
    came.by_source = board.record()
    return came


def read(
    run: Run, captures: Sequence[Capture], came: Ingested, stood: Mapping[Place, Standing] | None = None
) -> None:
    """Parse, extract and store what was archived; ``stood`` is what the places told before."""
    came.captures, told = list(captures), run.settings
    batches = _batches(captures, run)
    with fanned(told.runner, told.workers, told.cluster):
        for _, batch in zip(watched("read", batches), pipeline(run, batches, stood or {}), strict=False):
            came.failures += batch.failures
            came.records.append(batch.records)
            came.add(batch.files)
            came.rows.update(batch.counts)
    if len(came.captures) > MANY:  # what comes next needs the memory
        workers(limits(run)).close()


def _discover(run: Run, came: Ingested, board: Board, memory: Memory) -> list[Found]:
    kept = listings_folder(run.data)
    offered = discover(run.sources, run.settings.root, kept, board.discovered, memory)
    for name, discovered in offered.items():
        came.failures += discovered.failures
        came.doubts += discovered.doubts
        if discovered.answered:
            came.seen[name] = len(discovered.found)
    return [found for discovered in offered.values() for found in discovered.found]


def _told(run: Run, board: Board, before: Container[Seen]) -> Tell:
    """Tells the board of each release, and whether it is new to the warehouse."""
    marks = run.fingerprints

    def tell(found: Found, brought: Capture | Failure, news: bool) -> None:
        is_new = isinstance(brought, Capture) and mark(brought, marks) not in before
        board.brought(found.source_id, brought, is_new)

    return tell


def _archive(run: Run, batch: Sequence[Found], came: Ingested, tell: Tell, memory: Memory) -> list[Capture]:
    sources = {source.id: source for source in run.sources}
    captures, failures = fetch(batch, sources, archive_folder(run.data), run.started_at, tell, memory)
    came.failures += failures
    return captures


def _new(run: Run, captures: Sequence[Capture], before: Container[Seen]) -> list[Capture]:
    """Captures not read before; bytes found twice at one place are one, since when they stood there last."""
    last = {(c.source_id, c.location, c.sha256): c for c in captures}
    marks = run.fingerprints
    return [c for c in last.values() if mark(c, marks) not in before]


def mark(c: Capture, marks: Mapping[str, str]) -> Seen:
    """A capture as the warehouse remembers what it has read."""
    return c.source_id, c.location, c.sha256, marks[c.source_id], c.found_at or c.archived_at


def _at_once(pages: Sequence[Found]) -> list[Sequence[Found]]:
    """All in one batch: hosts answer side by side, and a WARC file is read in one go."""
    return [pages] if pages else []


def _with(new: Sequence[Capture], again: Sequence[Capture]) -> list[Capture]:
    """Both, each place and content once."""
    known = {(c.source_id, c.location, c.sha256) for c in new}
    return [*new, *(c for c in again if (c.source_id, c.location, c.sha256) not in known)]


def _batches(items: Sequence[T], run: Run) -> list[Sequence[T]]:
    size = run.settings.batch_size
    return [items[start : start + size] for start in range(0, len(items), size)]
