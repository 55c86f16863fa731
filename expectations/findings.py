"""What the rules found, as rows: findings, quarantine, validation results.

A critical rule keeps the row out: it goes to ``quarantine`` whole, and the doubt is a finding too, so
that it can be reviewed like any other. Warnings and notes are findings; their rows are loaded. What
depends on a row in quarantine follows it when the batch is loaded (``warehouse.incoming``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from expectations.derive import KEY
from expectations.keys import Failing, Row
from expectations.suites import Checked
from expectations.words import message
from warehouse.rows import finding_row, quarantine_row
from warehouse.schema import tables

Version = tuple[object, object]

ABOUT = {
    "figure": ("quote", "measure", "indicator", "ref_area", "time_period"),
    "passage": ("text",),
    "entity": ("name",),
    "capture": ("location",),
    "finding": ("finding_id",),
}
"""What makes a row the same one in a later version of its release: words, not places."""


def findings(broken: Sequence[Failing], sources: Mapping[Version, object], run_id: str) -> tuple[Row, ...]:
    """A row of ``finding`` for each doubt; the same doubt about the same words is told once.

    ``sources`` gives the source of each release version; rows that belong to none are told of by
    ``quarantine`` alone. A row that is kept out is told of by its critical rules alone.
    """
    return tuple(row for row, _ in doubts(broken, sources, run_id))


def doubts(
    broken: Sequence[Failing], sources: Mapping[Version, object], run_id: str
) -> list[tuple[Row, Sequence[Failing]]]:
    """As :func:`findings`, each with the failing rows that it tells of."""
    kept_out = {(f.rule.table, f.key) for f in broken if f.rule.severity == "critical"}
    groups: dict[tuple[object, ...], list[Failing]] = {}
    for one in broken:
        if one.rule.severity == "critical" or (one.rule.table, one.key) not in kept_out:
            source = source_of(one.row, sources)
            key = (
                one.rule.id,
                source,
                one.row.get("release_id"),
                one.row.get("release_version"),
                *_about(one),
            )
            groups.setdefault(key, []).append(one)
    return [(_finding(group, key[1], run_id), group) for key, group in groups.items() if key[1] is not None]


def _about(failing: Failing) -> tuple[object, ...]:
    """What the doubt is about, beside its rule and release; that a key is doubled is one doubt for all."""
    if failing.rule.id.endswith(KEY):
        return ()
    return tuple(failing.row.get(name) for name in ABOUT.get(failing.rule.table, ()))


def _finding(group: Sequence[Failing], source_id: object, run_id: str) -> Row:
    first = group[0]
    about = {"run_id": run_id, "source_id": source_id}
    about |= {name: first.row.get(name) for name in ("release_id", "release_version")}
    figures = list(dict.fromkeys(str(one.row["figure_id"]) for one in group if "figure_id" in one.row))
    more = f" (and {len(group) - 1} more like it)" if len(group) > 1 else ""
    return finding_row(
        about,
        origin="rule",
        kind=first.rule.id,
        severity=first.rule.severity,
        message=message(first) + more,
        about=_about(first),
        figure_ids=figures,
        suspect_figure_id=figures[0] if figures else None,
        computation=first.rule.why,
        spans=list(dict.fromkeys(place for one in group for place in _places(one.row))),
    )


def source_of(row: Row, sources: Mapping[Version, object]) -> object:
    """The source of a row: its own column, or that of its release; None where neither tells."""
    return row.get("source_id") or sources.get((row.get("release_id"), row.get("release_version")))


def _places(row: Row) -> list[tuple[int, int]]:
    start, end = row.get("char_start"), row.get("char_end")
    return [(start, end)] if isinstance(start, int) and isinstance(end, int) else []


def quarantined(broken: Iterable[Failing], run_id: str) -> tuple[Row, ...]:
    """A row of ``quarantine`` for each row and critical rule that it broke."""
    rows = (
        quarantine_row(
            tables()[f.rule.table],
            f.row,
            rule_id=f.rule.id,
            reason=f"{message(f)}. {f.rule.why}",
            run_id=run_id,
        )
        for f in broken
        if f.rule.severity == "critical"
    )
    return tuple({row["quarantine_id"]: row for row in rows}.values())


def results(checked: Iterable[Checked], run_id: str, now: datetime) -> tuple[Row, ...]:
    """A row of ``validation_result`` for each rule."""
    return tuple(_result(one, run_id, now) for one in checked)


def _result(checked: Checked, run_id: str, now: datetime) -> Row:
    rule = checked.rule
    arguments = dict(rule.arguments) | ({"where": dict(rule.where)} if rule.where else {})
    return {
        "run_id": run_id,
        "rule_id": rule.id,
        "table_name": rule.table,
        "expectation": rule.expectation,
        "arguments": json.dumps(arguments, ensure_ascii=False),
        "severity": rule.severity,
        "why": rule.why,
        "success": checked.success,
        "element_count": checked.element_count,
        "unexpected_count": checked.unexpected_count,
        "validated_at": now,
    }
