"""Releases against their own arithmetic, sources against what they promise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from config.sources import Source
from expectations.pace import pace_findings as paces
from expectations.sources import per_release_keys
from expectations.sources import source_findings as assertions
from press.arithmetic import contradictions
from press.check.entities import entity_conflicts
from tasks.records import Doubt, Failure, Record, read_lines
from tasks.step import step
from tasks.web.redact import shown
from warehouse import rows
from warehouse.archive import Capture
from warehouse.names import release_id

Row = Mapping[str, object]


@dataclass(slots=True)
class Checked:
    """What the releases of a batch showed: findings, and by source its figures, newest date and all dates."""

    findings: list[Row] = field(default_factory=list)
    figures: dict[str, dict[str, int]] = field(default_factory=dict)
    newest: dict[str, date] = field(default_factory=dict)
    days: dict[str, dict[str, date]] = field(default_factory=dict)

    def count(self, record: Record) -> None:
        """Note a release for the assertions of its source."""
        source = record.capture.source_id
        name = record.release.title or record.capture.location
        self.figures.setdefault(source, {})[name] = len(record.reading.figures)
        if record.release.published:
            self.days.setdefault(source, {})[_release_id(record)] = record.release.published
            self.newest[source] = max(record.release.published, self.newest.get(source, date.min))


@step("check arithmetic")
def check(batches: Sequence[Path], run_id: str, reader_version: str) -> Checked:
    """Check every release of some files of records against itself; nothing is dropped."""
    checked = Checked()
    for record in (record for path in batches for record in read_lines(path, Record)):
        checked.count(record)
        checked.findings += _findings(record, run_id, reader_version)
    return checked


def _findings(record: Record, run_id: str, reader_version: str) -> Iterator[Row]:
    release = rows.release_row(record.release, record.capture, reader_version=reader_version, run_id=run_id)
    doubts = contradictions(record.reading.figures, record.release) + entity_conflicts(record.release)
    yield from rows.finding_rows(doubts, release)


def source_findings(
    sources: Sequence[Source],
    seen: Mapping[str, int],
    checked: Checked,
    newest: Mapping[str, date],
    logical_date: date,
    run_id: str,
) -> list[Row]:
    """What the sources' declarations assert, against what this run saw; unreadable sources aside."""
    return [
        row
        for source in sources
        if source.id in seen
        for row in assertions(
            source.id,
            source.expect,
            seen[source.id],
            checked.figures.get(source.id, {}),
            max(filter(None, (newest.get(source.id), checked.newest.get(source.id))), default=None),
            logical_date,
            run_id=run_id,
        )
    ]


def doubt_findings(doubts: Sequence[Doubt], run_id: str) -> list[Row]:
    """A finding for each doubt about a listing."""
    return [
        rows.finding_row(
            {"source_id": doubt.source_id, "run_id": run_id},
            origin="source",
            kind=doubt.kind,
            severity=doubt.severity,
            message=f"source {doubt.source_id}: {doubt.message}",
            about=(re.sub(r"\d+", "#", doubt.message),),  # its numbers change from night to night
        )
        for doubt in doubts
    ]


def silent(seen: Mapping[str, int], held: Mapping[str, int]) -> list[Doubt]:
    """Sources whose listing could be read and offers nothing: grave where they did bring releases before.

    ``held`` counts the releases in the warehouse by source.
    """
    return [
        Doubt(
            source,
            "nothing-discovered",
            "nothing was discovered, though it brought releases before; its pages may have changed"
            if held.get(source)
            else "nothing was discovered; look at what its selectors and globs find with `sources test`",
            "critical" if held.get(source) else "warning",
        )
        for source, count in seen.items()
        if count == 0
    ]


def pace_findings(
    sources: Sequence[Source],
    days: Mapping[str, Mapping[str, date]],
    checked: Checked,
    logical_date: date,
    run_id: str,
) -> list[Row]:
    """Where sources fell silent or publish more than they used to; ``days`` are those published before."""
    return [
        row
        for s in sources
        for row in paces(s.id, _merged(s.id, days, checked.days), logical_date, run_id=run_id)
    ]


def _merged(source_id: str, *days: Mapping[str, Mapping[str, date]]) -> list[date]:
    """The days of publication of a source's releases, each release once."""
    return list(
        {release: day for known in days for release, day in known.get(source_id, {}).items()}.values()
    )


def _release_id(record: Record) -> str:
    capture, release = record.capture, record.release
    return release_id(capture.source_id, capture.location, release.canonical_url, release.published)


def tried_again(reached: Sequence[Capture], read: Sequence[Capture], checked: Checked) -> frozenset[str]:
    """The keys of all doubts, beside those about releases, whose cause was looked at again: of pages, whether
    they can be had (those ``reached``), whether they can be read and how many figures they bring (those
    ``read``)."""
    failures = [row for c in reached for row in _failures_of(c, "fetch", "archive")]
    failures += [row for c in read for row in _failures_of(c, "parse", "extract")]
    figures = [key for source, counts in checked.figures.items() for key in per_release_keys(source, counts)]
    return frozenset([*(str(row["finding_id"]) for row in failures), *figures])


def _failures_of(capture: Capture, *steps: str) -> list[Row]:
    """Every finding that failing on a page in one of these steps could have raised."""
    return failure_findings([Failure(capture.source_id, capture.location, s, "") for s in steps], "")


def failure_findings(failures: Sequence[Failure], run_id: str) -> list[Row]:
    """A finding for each release or source that could not be read."""
    return [
        rows.finding_row(
            {"source_id": failure.source_id, "run_id": run_id},
            origin="source" if failure.step == "discover" else "reading",
            kind=f"{failure.step}-failed",
            severity="critical" if failure.step == "discover" else "warning",
            message=f"{shown(failure.location)}: {failure.message}",
            about=(failure.location,),
        )
        for failure in failures
    ]
