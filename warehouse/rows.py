"""From what a release says to rows: pure functions, one a table.

The same input gives the same rows and the same identifiers wherever and whenever it is read.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time
from decimal import Decimal

from press.model import Bound, Contradiction, Evidence, Figure, Nature, Release
from warehouse.archive import Capture
from warehouse.fit import row_key, to_scale
from warehouse.names import figure_id, name_of, passage_id, release_id, release_version
from warehouse.schema import Table
from warehouse.times import time_period

Row = dict[str, object]


def release_row(
    release: Release, capture: Capture, *, reader_version: str, run_id: str, sketch: Sequence[str] = ()
) -> Row:
    """A row of ``release``; its ids are those that the other rows of this version must carry."""
    published, title, issuer = release.published_evidence, release.title_evidence, release.issuer_evidence
    return {
        "release_id": release_id(
            capture.source_id, capture.location, release.canonical_url, release.published
        ),
        "release_version": release_version(capture.sha256),
        "source_id": capture.source_id,
        "location": capture.location,
        "canonical_url": release.canonical_url,
        "title": release.title,
        "title_source": place(title),
        "published_on": release.published,
        "published_source": place(published),
        "published_quote": published.quote if published else None,
        "published_confidence": float(published.confidence) if published else None,
        "modified_on": release.modified,
        "issuer": release.issuer,
        "issuer_source": place(issuer),
        "language": release.language,
        "flags": sorted(str(flag) for flag in release.flags),
        "text": release.text,
        "sketch": list(sketch),
        "text_key": name_of(*sketch) if sketch else None,
        "sha256": capture.sha256,
        "byte_count": capture.byte_count,
        "content_type": capture.content_type,
        "charset": capture.charset,
        "archived_at": capture.archived_at,
        "known_from": known_from(release, capture),
        "reader_version": reader_version,
        "run_id": run_id,
    }


def place(evidence: Evidence | None) -> str | None:
    """Where a fact was found."""
    return evidence.source if evidence else None


def known_from(release: Release, capture: Capture) -> datetime:
    """From when the world could know a version: modified, else published (UTC midnight), else archived.

    A date after the archiving cannot be when it became known: the archiving then counts. A version that
    was put back in another's place counts from then.
    """
    if capture.found_at and capture.found_at > capture.archived_at:
        return capture.found_at
    told = release.modified or release.published
    if told is None:
        return capture.archived_at
    return min(datetime.combine(told, time(0), UTC), capture.archived_at)


def keys(release: Mapping[str, object]) -> Row:
    """What every row of a version carries, from its row of ``release``."""
    return {name: release[name] for name in ("release_id", "release_version", "run_id")}


def passage_rows(release: Release, row: Mapping[str, object]) -> list[Row]:
    """Rows of ``passage`` for a release and its row."""
    return [
        keys(row)
        | {
            "passage_id": passage_id(str(row["release_id"]), str(row["release_version"]), p.position),
            "position": p.position,
            "kind": str(p.kind),
            "section": p.section,
            "language": p.language,
            "page": p.page,
            "char_start": p.start,
            "char_end": p.end,
            "text": release.words(p),
        }
        for p in release.passages
    ]


def entity_rows(release: Release, row: Mapping[str, object]) -> list[Row]:
    """Rows of ``entity`` for a release's glossary."""
    return [
        keys(row)
        | {
            "entity_id": name_of(
                row["release_id"], row["release_version"], "entity", t.name_start, t.name_end
            ),
            "name": release.text[t.name_start : t.name_end],
            "description": release.words(t),
            "name_start": t.name_start,
            "name_end": t.name_end,
            "char_start": t.start,
            "char_end": t.end,
        }
        for t in release.glossary
    ]


def figure_rows(figures: Iterable[Figure], row: Mapping[str, object]) -> list[Row]:
    """Rows of ``figure`` for the figures of a release and its row."""
    return [figure_row(figure, row) for figure in figures]


def figure_row(figure: Figure, row: Mapping[str, object]) -> Row:
    """A row of ``figure``; values of more decimals than the column holds (thirds) are rounded half even."""
    release, version = str(row["release_id"]), str(row["release_version"])
    passage = None if figure.passage is None else passage_id(release, version, figure.passage)
    return (
        keys(row)
        | {
            "figure_id": figure_id(release, version, figure.start, figure.end),
            "source_id": row["source_id"],
            "passage_id": passage,
            "char_start": figure.start,
            "char_end": figure.end,
            "quote": figure.quote,
            "measure": str(figure.measure),
            "obs_value": to_scale(figure.value),
            "obs_value_high": None if figure.value_high is None else to_scale(figure.value_high),
            "bound": str(figure.bound),
            "unit_measure": figure.unit,
            "unit_mult": figure.unit_mult,
            "rule": figure.rule,
            "notes": list(figure.notes),
            "reader_version": row["reader_version"],
        }
        | context(figure)
    )


def context(figure: Figure) -> Row:
    """What a figure is about: indicator, area, periods, nature."""
    return {
        "indicator": figure.indicator,
        "indicator_code": figure.indicator_code,
        "series": figure.series,
        "ref_area": figure.ref_area,
        "time_period": time_period(figure.period),
        "period_start": figure.period.first if figure.period else None,
        "period_end": figure.period.last if figure.period else None,
        "base_period_start": figure.base_period.first if figure.base_period else None,
        "base_period_end": figure.base_period.last if figure.base_period else None,
        "basis": text_or_none(figure.basis),
        "share_of": figure.of,
        "versus": figure.versus,
        "nature": str(figure.nature),
        "obs_status": obs_status(figure),
        "prices": text_or_none(figure.prices),
    }


def text_or_none(value: object) -> str | None:
    """A code as plain text."""
    return None if value is None else str(value)


def obs_status(figure: Figure) -> str:
    """SDMX observation status: F forecast or target, E estimated, A normal."""
    if figure.nature in (Nature.FORECAST, Nature.TARGET):
        return "F"
    return "E" if figure.bound is Bound.ABOUT else "A"


def finding_rows(contradictions: Iterable[Contradiction], row: Mapping[str, object]) -> list[Row]:
    """Rows of ``finding`` for the contradictions of a release, from its row of ``release``.

    Two doubts of one release that say the same of the same words are told apart by their order.
    """
    seen: Counter[str] = Counter()
    found = []
    for doubt in contradictions:
        about = sorted(described(figure) for figure in doubt.figures)
        base = name_of(*about)
        seen[f"{doubt.kind}{base}"] += 1
        nth = seen[f"{doubt.kind}{base}"]
        found.append(contradiction_row(doubt, row, (*about, *([nth] if nth > 1 else []))))
    return found


def described(figure: Figure) -> str:
    """What makes a figure the same one in a later version: its words and subject, not its place."""
    parts = (figure.quote, figure.measure, figure.indicator, figure.ref_area, time_period(figure.period))
    return "\t".join(str(part) for part in parts)


def contradiction_row(doubt: Contradiction, row: Mapping[str, object], about: Sequence[object]) -> Row:
    """One contradiction as a row; ``about`` is what its key is made of beside kind and release."""
    release, version = str(row["release_id"]), str(row["release_version"])
    suspect = doubt.suspect
    spans = doubt.spans or tuple((f.start, f.end) for f in doubt.figures)
    return finding_row(
        row,
        origin="arithmetic",
        kind=doubt.kind,
        severity=doubt.severity,
        message=doubt.message,
        about=about,
        figure_ids=[figure_id(release, version, f.start, f.end) for f in doubt.figures],
        suspect_figure_id=figure_id(release, version, suspect.start, suspect.end) if suspect else None,
        expected_value=doubt.expected,
        computation=doubt.computation,
        spans=spans,
    )


def finding_row(
    row: Mapping[str, object],
    *,
    origin: str,
    kind: str,
    severity: str,
    message: str,
    about: Sequence[object],
    figure_ids: Sequence[str] = (),
    suspect_figure_id: str | None = None,
    expected_value: Decimal | None = None,
    computation: str | None = None,
    spans: Sequence[tuple[int, int]] = (),
) -> Row:
    """A row of ``finding``. ``row`` is the release's row, or for a doubt about a source one with
    ``source_id`` and ``run_id`` alone.

    The key is made of origin, kind, release (or source) and ``about``: give it what stays the same when
    the same doubt is met again (words, indicator, a rule's id), not offsets, versions or messages.
    """
    release = row.get("release_id")
    return {
        "finding_id": name_of("finding", origin, kind, release or row["source_id"], *about),
        "origin": origin,
        "kind": kind,
        "severity": severity,
        "source_id": row["source_id"],
        "release_id": release,
        "release_version": row.get("release_version"),
        "figure_ids": list(figure_ids),
        "suspect_figure_id": suspect_figure_id,
        "expected_value": None if expected_value is None else to_scale(expected_value),
        "message": message,
        "computation": computation,
        "spans": json.dumps([list(span) for span in spans]) if spans else None,
        "guard": None,
        "status": "open",
        "run_id": row["run_id"],
    }


def quarantine_row(
    table: Table, kept_out: Mapping[str, object], *, rule_id: str, reason: str, run_id: str
) -> Row:
    """A row of ``quarantine`` for a row that broke a critical rule."""
    key = row_key(table, kept_out)
    told = {name: value for name, value in kept_out.items() if name != "run_id"}  # else no rerun is the same
    return {
        "quarantine_id": name_of(table.name, key, rule_id),
        "table_name": table.name,
        "row_key": key,
        "release_id": kept_out.get("release_id"),
        "release_version": kept_out.get("release_version"),
        "rule_id": rule_id,
        "reason": reason,
        "row_json": json.dumps(told, ensure_ascii=False, default=str, sort_keys=True),
        "run_id": run_id,
    }


def source_row(source_id: str, *, run_id: str, **fields: str | None) -> Row:
    """A row of ``source``: name, kind, location, schedule and time_zone; the rest may be absent."""
    empty = dict.fromkeys(("issuer", "language", "ref_area", "licence"))
    return {"source_id": source_id, "run_id": run_id} | empty | fields
