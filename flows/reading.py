"""From archived pages to row files, batch by batch: each goes through the steps in turn, many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from flows.run import Run
from tasks.extract import extract
from tasks.fan import apart, each
from tasks.parse import parse
from tasks.records import Failure
from tasks.store import store
from tasks.versions import versions
from tasks.workers import Limits
from warehouse.archive import Capture
from warehouse.folder import archive_folder
from warehouse.standing import Place, Standing


@dataclass(slots=True)
class Batch:
    """A batch on its way.

    ``records`` is the file of what is known of its pages so far; ``same`` are captures that told nothing new,
    ``anew`` earlier ones read in their place; ``files`` and ``counts`` are its rows by table.
    """

    number: int
    captures: Sequence[Capture]
    records: Path = Path()
    failures: list[Failure] = field(default_factory=list)
    same: list[Capture] = field(default_factory=list)
    anew: list[Capture] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


def pipeline(
    run: Run, batches: Iterable[Sequence[Capture]], stood: Mapping[Place, Standing]
) -> Iterator[Batch]:
    """The batches, read and stored, in order; ``stood`` is what the places told before."""
    begun = (Batch(number, captures) for number, captures in enumerate(batches))
    return _stored(run, _extracted(run, _told(run, _parsed(run, begun), stood)))


def limits(run: Run) -> Limits:
    """What one page may take, and how many processes read pages beside each other in one worker."""
    told = run.settings
    return Limits(told.page_seconds, told.page_megabytes, told.processes or (1 if apart() else 0))


def _parsed(run: Run, batches: Iterable[Batch]) -> Iterator[Batch]:
    sources, archive, most = {s.id: s for s in run.sources}, archive_folder(run.data), limits(run)

    def call(batch: Batch) -> tuple[object, ...]:
        mine = {c.source_id: sources[c.source_id] for c in batch.captures}
        return batch.captures, mine, archive, _file(run, batch, "parsed"), most

    for batch, (records, failures) in each(parse, batches, call):
        batch.records = records
        batch.failures += failures
        yield batch


def _told(run: Run, batches: Iterable[Batch], stood: Mapping[Place, Standing]) -> Iterator[Batch]:
    """One after the other: what a page tells is held against what the pages before it told."""
    for batch in batches:
        told = versions(batch.records, _file(run, batch, "told"), stood, run.fingerprints)
        batch.records, batch.same, batch.anew, stood = told.records, told.same, told.anew, told.stood
        yield batch


def _extracted(run: Run, batches: Iterable[Batch]) -> Iterator[Batch]:
    most = limits(run)

    def call(batch: Batch) -> tuple[object, ...]:
        return batch.records, _file(run, batch, "read"), most

    for batch, (records, failures) in each(extract, batches, call):
        batch.records = records
        batch.failures += failures
        yield batch


def _stored(run: Run, batches: Iterable[Batch]) -> Iterator[Batch]:
    def call(batch: Batch) -> tuple[object, ...]:
        captures, about = [*batch.captures, *batch.anew], (run.data, run.id, run.reader_version)
        return batch.records, captures, batch.same, batch.failures, run.fingerprints, *about

    for batch, (files, counts) in each(store, batches, call):
        batch.files, batch.counts = files, counts
        yield batch


def _file(run: Run, batch: Batch, what: str) -> Path:
    return run.work / f"{batch.number:05d}-{what}.jsonl"
