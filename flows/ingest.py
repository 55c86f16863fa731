"""From sources to Parquet: discover, archive, parse, extract, store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from config.sources import Source
from flows.progress import watched
from flows.run import Run
from tasks.discover import discover
from tasks.extract import extract
from tasks.fetch import fetch
from tasks.parse import parse
from tasks.records import Failure, Found
from tasks.store import store
from tasks.workers import Limits, workers
from warehouse.archive import Capture
from warehouse.done import done_before
from warehouse.folder import archive_folder

T = TypeVar("T")
Files = dict[str, list[Path]]


@dataclass(slots=True)
class Ingested:
    """What came in: releases seen by source, captures that are new, files of records, files and numbers of
    rows by table; and what did not come in."""

    seen: dict[str, int] = field(default_factory=dict)
    captures: list[Capture] = field(default_factory=list)
    records: list[Path] = field(default_factory=list)
    files: Files = field(default_factory=dict)
    rows: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def add(self, files: dict[str, Path]) -> None:
        """Note the row files of one batch."""
        for table, path in files.items():
            self.files.setdefault(table, []).append(path)


def ingest(run: Run) -> Ingested:
    """Read what is new in every source of the run; one bad release or source stops nothing else."""
    came = Ingested()
    limits = _limits(run)
    workers(limits).start()
    found = [item for source in watched("discover", run.sources) for item in _discover(run, source, came)]
    captures = [c for batch in watched("archive", _batches(found, run)) for c in _archive(run, batch, came)]
    came.captures = _new(run, captures)
    sources = {source.id: source for source in run.sources}
    for number, batch in enumerate(watched("read", _batches(came.captures, run))):
        parsed, failures = parse(
            batch, sources, archive_folder(run.data), run.work / f"{number:05d}-parsed.jsonl", limits
        )
        records, broken = extract(parsed, run.work / f"{number:05d}-read.jsonl", limits)
        failures += broken
        came.failures += failures
        came.records.append(records)
        files, counts = store(
            records, batch, failures, run.fingerprints, run.data, run.id, run.reader_version
        )
        came.add(files)
        came.rows.update(counts)
    return came


def _limits(run: Run) -> Limits:
    told = run.settings
    return Limits(told.page_seconds, told.page_megabytes, told.processes)


def _discover(run: Run, source: Source, came: Ingested) -> list[Found]:
    found, failures = discover(source, run.settings.root)
    came.failures += failures
    if found or not failures:
        came.seen[source.id] = len(found)
    return found


def _archive(run: Run, batch: Sequence[Found], came: Ingested) -> list[Capture]:
    captures, failures = fetch(batch, archive_folder(run.data), run.started_at)
    came.failures += failures
    return captures


def _new(run: Run, captures: Sequence[Capture]) -> list[Capture]:
    """Captures not read before; bytes found twice at one place are one."""
    before = done_before(run.data)
    marks = run.fingerprints
    return [
        c
        for c in captures
        if (c.source_id, c.location, c.sha256, marks[c.source_id], c.found_at) not in before
    ]


def _batches(items: Sequence[T], run: Run) -> list[Sequence[T]]:
    size = run.settings.batch_size
    return [items[start : start + size] for start in range(0, len(items), size)]
