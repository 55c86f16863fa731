"""What can a backfill read? Fetch what the sources still offer, date all that is archived."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from flows.ingest import mark
from flows.plan import Item, State
from flows.run import Run
from tasks.discover import discover
from tasks.fetch import fetch
from tasks.parse import parse
from tasks.records import Failure, Found, Record, read_lines
from tasks.web.memory import Memory
from tasks.workers import Limits, workers
from warehouse.archive import Archive, Capture
from warehouse.days import Page, held_pages
from warehouse.done import done_before
from warehouse.folder import archive_folder, listings_folder

log = logging.getLogger("communique")


def gather(run: Run) -> list[Failure]:
    """Archive what the run's sources offer and is not archived yet; gives what could not be had."""
    memory = Memory()
    offered = discover(run.sources, run.settings.root, listings_folder(run.data), None, memory)
    found: list[Found] = [item for discovered in offered.values() for item in discovered.found]
    failures = [failure for discovered in offered.values() for failure in discovered.failures]
    sources = {source.id: source for source in run.sources}
    _, missed = fetch(found, sources, archive_folder(run.data), run.started_at, None, memory)
    return failures + missed


def items(run: Run) -> Iterator[Item]:
    """Every archived release of the run's sources with its day and its state."""
    names, done, held = {s.id for s in run.sources}, done_before(run.data), held_pages(run.data)
    captures = [c for c in Archive(archive_folder(run.data)).history() if c.source_id in names]
    dated = _dated(run, [c for c in captures if _page(c) not in held])
    for capture in captures:
        known = held.get(_page(capture))
        state: State = "new" if mark(capture, run.fingerprints) not in done else "done"
        if state == "done" and known and known.failed:
            state = "failed"
        day = (known.published_on if known else None) or dated.get(_page(capture))
        yield Item(capture, day or (capture.found_at or capture.archived_at).date(), state)


def _dated(run: Run, captures: Sequence[Capture]) -> dict[Page, date | None]:
    """The dates of publication of pages that were never read, from the pages themselves."""
    if not captures:
        return {}
    told = run.settings
    limits = Limits(told.page_seconds, told.page_megabytes, told.processes)
    workers(limits).start()
    sources = {source.id: source for source in run.sources}
    parsed, _ = parse(captures, sources, archive_folder(run.data), _draft(run), limits)
    return {_page(r.capture): r.release.published for r in read_lines(parsed, Record)}


def _draft(run: Run) -> Path:
    return run.work / "dated.jsonl"


def _page(capture: Capture) -> Page:
    return capture.source_id, capture.location, capture.sha256
