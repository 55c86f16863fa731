"""What does a reviewer need to decide on one finding, or on one row in quarantine?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from expectations.report.excerpt import Excerpt, excerpts
from expectations.report.facts import Document, Facts, Figure, Finding, Quarantined, Version
from expectations.report.gather import staged_figure
from expectations.report.history import History, history, subject
from expectations.report.links import Link, live
from expectations.report.numbers import Value, digits, expected, value_of
from expectations.report.pieces import Mark

SHOWN = 12
JSON_SHOWN = 3000


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as printed and as read."""

    figure: Figure
    value: Value
    suspect: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One finding with all that belongs to it."""

    finding: Finding
    document: Document | None
    readings: tuple[Reading, ...]
    more_figures: int
    expected: str | None
    excerpts: tuple[Excerpt, ...]
    live: Link | None
    query: str
    history: History | None
    digits: str | None


@dataclass(frozen=True, slots=True)
class KeptOut:
    """One row in quarantine with all that belongs to it."""

    row: Quarantined
    document: Document | None
    reading: Reading | None
    excerpts: tuple[Excerpt, ...]
    live: Link | None
    staged: str


def card(finding: Finding, facts: Facts) -> Card:
    """The card of a finding: its figures, suspect first, the sentences around them, where to look."""
    ids = dict.fromkeys(i for i in (finding.suspect_figure_id, *finding.figure_ids) if i)
    figures = [facts.figures[i] for i in ids if i in facts.figures]
    suspect = facts.figures.get(finding.suspect_figure_id or "")
    version = _version(finding)
    document = facts.documents.get(version) if version else None
    marks = _marks(finding, [f for f in figures if (f.release_id, f.release_version) == version])
    return Card(
        finding=finding,
        document=document,
        readings=tuple(Reading(f, value_of(f), f == suspect) for f in figures[:SHOWN]),
        more_figures=len(ids) - min(len(figures), SHOWN),
        expected=None if finding.expected_value is None else expected(finding.expected_value, suspect),
        excerpts=_excerpts(document, facts, marks),
        live=live(document, _first(marks)) if document else None,
        query=_query(finding),
        history=history(subject(figures, suspect), facts),
        digits=None if finding.expected_value is None else digits(finding.expected_value, suspect),
    )


def kept_out(row: Quarantined, facts: Facts) -> KeptOut:
    """The entry of a row in quarantine."""
    version = _version(row)
    document = facts.documents.get(version) if version else None
    figure = staged_figure(row)
    marks = [Mark(figure.char_start, figure.char_end, "suspect")] if figure else []
    return KeptOut(
        row=row,
        document=document,
        reading=Reading(figure, value_of(figure), True) if figure else None,
        excerpts=_excerpts(document, facts, marks),
        live=live(document, _first(marks)) if document else None,
        staged=_pretty(row.row_json),
    )


def _version(row: Finding | Quarantined) -> Version | None:
    if row.release_id is None or row.release_version is None:
        return None
    return row.release_id, row.release_version


def _marks(finding: Finding, figures: list[Figure]) -> list[Mark]:
    """The words to mark: the figures, or, where there are none, the spans of the finding."""
    marks = [
        Mark(f.char_start, f.char_end, "suspect" if f.figure_id == finding.suspect_figure_id else "figure")
        for f in figures
    ]
    return marks or [Mark(start, end, "span") for start, end in _spans(finding.spans)]


def _spans(text: str | None) -> list[tuple[int, int]]:
    try:
        found: Any = json.loads(text or "[]")
    except ValueError:
        return []
    pairs = [p for p in found if isinstance(p, list) and len(p) == 2] if isinstance(found, list) else []
    return [(p[0], p[1]) for p in pairs if all(isinstance(n, int) for n in p)]


def _first(marks: list[Mark]) -> tuple[int, int] | None:
    mark = next(iter(marks), None)
    return (mark.start, mark.end) if mark else None


def _excerpts(document: Document | None, facts: Facts, marks: list[Mark]) -> tuple[Excerpt, ...]:
    if document is None or not marks:
        return ()
    return excerpts(document.text, facts.passages.get(document.version, ()), marks)


def _query(finding: Finding) -> str:
    """SQL that shows the rows of a finding; keys that are no plain hexadecimal digits are not quoted."""
    table, column, ids = "figure", "figure_id", [i for i in finding.figure_ids if _plain(i)][:SHOWN]
    if not ids:
        table, column, ids = "finding", "finding_id", [i for i in (finding.finding_id,) if _plain(i)]
    listed = ", ".join(f"'{i}'" for i in ids)
    return f"FROM {table} WHERE {column} IN ({listed})" if listed else f"FROM {table}"


def _plain(key: str) -> bool:
    return key.isascii() and key.isalnum()


def _pretty(row_json: str) -> str:
    try:
        text = json.dumps(json.loads(row_json), ensure_ascii=False, indent=2)
    except ValueError:
        text = row_json
    return text if len(text) <= JSON_SHOWN else text[:JSON_SHOWN] + "\n…"
