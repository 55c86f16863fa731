"""What does the warehouse hold that a reviewer must see? SQL (``queries/*.sql``) → :mod:`.facts`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from expectations.report import facts
from expectations.report.facts import Asked, Facts, Figure, Finding, Passage, Quarantined, Told, Version

QUERIES = Path(__file__).parent / "queries"
CARDS, ROWS, NIGHTS = 100, 200, 14
EXPORTED = (
    *("finding_id", "severity", "origin", "kind", "status", "message", "computation", "suspect_figure_id"),
    *("figure_ids", "expected_value", "source_id", "release_id", "release_version", "title", "issuer"),
    *("published_on", "canonical_url", "location", "run_id"),
)
ALL = Asked()
Fact = TypeVar("Fact")


class Cursor(Protocol):
    """What a query answers."""

    @property
    def description(self) -> list[Any]: ...

    def fetchmany(self, size: int = 1, /) -> list[Any]: ...


class Reader(Protocol):
    """A connection to the published warehouse."""

    def execute(self, query: str, parameters: object = None, /) -> Cursor: ...


def gather(
    reader: Reader, *, cards: int = CARDS, rows: int = ROWS, page: int = 1, asked: Asked = ALL
) -> Facts:
    """All that one page shows: the ``page``-th ``cards`` findings of those ``asked`` for, and at most
    ``rows`` rows of the longer lists."""
    run = next(iter(_all(reader, "run", facts.Run)), None)
    run_id = run.run_id if run else ""
    quarantine = _all(reader, "quarantine", Quarantined, cap=rows)
    lists = Facts(
        run=run,
        totals=_all(reader, "totals", facts.Totals)[0],
        tallies=_all(reader, "tallies", facts.Tally, **asdict(asked)),
        findings=(),
        settled=_all(reader, "settled", facts.Settled, cap=rows),
        quarantine=quarantine,
        rules=_all(reader, "rules", facts.Rule, run=run_id),
        releases=_all(reader, "releases", facts.Listed, cap=rows),
        sources=_all(reader, "sources", facts.Source),
        figures={},
        documents={},
        passages={},
        series={},
        matrix=_all(reader, "matrix", facts.Crossing),
        changes={c.event: c.count for c in _all(reader, "changes", facts.Change, run=run_id)},
        nights=_all(reader, "runs", facts.Night, cap=NIGHTS),
    )
    return turned(reader, lists, page, cards=cards, asked=asked)


def turned(reader: Reader, first: Facts, page: int, *, cards: int = CARDS, asked: Asked = ALL) -> Facts:
    """The same report with another page of findings and all that belongs to them."""
    findings = _all(reader, "findings", Finding, **asdict(asked), cap=cards, skip=(page - 1) * cards)
    versions = sorted({v for _, v in _versions(findings, first.quarantine)})
    figures = _figures(reader, findings)
    documents = _all(reader, "documents", facts.Document, versions=versions)
    return replace(
        first,
        findings=findings,
        figures=figures,
        documents={d.version: d for d in documents},
        passages=_passages(reader, versions),
        series=_series(reader, figures.values()),
    )


def keys(reader: Reader, key: str) -> list[str]:
    """The keys of open findings that begin with ``key``."""
    return [row["finding_id"] for row in _rows(reader, "keys", {"key": key})]


def exported(reader: Reader) -> Iterator[dict[str, Any]]:
    """Every finding as a row, for the lists beside the page; read as it is written."""
    return _rows(reader, "export", {})


def staged_figure(row: Quarantined) -> Figure | None:
    """The figure that a quarantined row holds; ``None`` where it holds none that can be shown."""
    return _figure(row.row_json) if row.table_name == "figure" else None


def _all(reader: Reader, name: str, kind: type[Fact], /, **parameters: object) -> tuple[Fact, ...]:
    return tuple(kind(**row) for row in _rows(reader, name, parameters))


def _rows(reader: Reader, name: str, parameters: dict[str, object]) -> Iterator[dict[str, Any]]:
    cursor = reader.execute(_query(name), parameters) if parameters else reader.execute(_query(name))
    names = [column[0] for column in cursor.description]
    while chunk := cursor.fetchmany(1000):
        yield from (dict(zip(names, row, strict=True)) for row in chunk)


@cache
def _query(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text("utf-8")


def _series(reader: Reader, figures: Iterable[Figure]) -> dict[str, tuple[Told, ...]]:
    """What other places say of the series of some figures."""
    names = sorted({figure.series for figure in figures if figure.series})
    found: dict[str, list[Told]] = defaultdict(list)
    for told in _all(reader, "series", Told, series=names) if names else ():
        found[told.series].append(told)
    return {name: tuple(listed) for name, listed in found.items()}


def _versions(*lists: Iterable[Finding | Quarantined]) -> Iterator[Version]:
    for rows in lists:
        yield from (
            (r.release_id, r.release_version) for r in rows if r.release_id and r.release_version is not None
        )


def _figures(reader: Reader, findings: Iterable[Finding]) -> dict[str, Figure]:
    """The figures of the findings, those in quarantine included."""
    ids = sorted({i for f in findings for i in (*f.figure_ids, f.suspect_figure_id) if i})
    found = {f.figure_id: f for f in _all(reader, "figures", Figure, ids=ids)}
    for row in _rows(reader, "kept_out", {"ids": ids}):
        if row["row_key"] not in found and (figure := _figure(row["row_json"])):
            found[row["row_key"]] = figure
    return found


def _figure(row_json: str) -> Figure | None:
    names = {field.name for field in fields(Figure)} - {"quarantined"}
    try:
        row = json.loads(row_json, parse_float=Decimal)
        values = {name: row.get(name) for name in names}
        for name in ("obs_value", "obs_value_high"):
            values[name] = None if values[name] is None else Decimal(str(values[name]))
        ended = values["period_end"]
        values["period_end"] = date.fromisoformat(ended) if isinstance(ended, str) else None
        whole = isinstance(values["char_start"], int) and isinstance(values["char_end"], int)
        named = values["quote"] is not None and values["obs_value"] is not None
        return Figure(**values, quarantined=True) if whole and named else None
    except (ValueError, InvalidOperation, AttributeError):
        return None


def _passages(reader: Reader, versions: list[str]) -> dict[Version, tuple[Passage, ...]]:
    found: dict[Version, list[Passage]] = defaultdict(list)
    for passage in _all(reader, "passages", Passage, versions=versions):
        found[passage.release_id, passage.release_version].append(passage)
    return {version: tuple(passages) for version, passages in found.items()}
