"""What stands in the published warehouse when a run begins: doubts, rulings, versions of releases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from warehouse.duck import connect
from warehouse.publish import published

Row = Mapping[str, object]
Age = tuple[datetime, datetime, str]
"""What orders the versions of a release, the last one being current: known_from, archived_at, version."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Rows of ``finding`` and ``decision``, and the newest version of each release."""

    findings: Sequence[Row] = ()
    decisions: Sequence[Row] = ()
    newest: Mapping[str, Age] = field(default_factory=dict)


NEWEST = """
SELECT release_id, max((known_from, archived_at, release_version)) AS age FROM release GROUP BY ALL
"""


def standing_doubts(data: Path) -> Standing:
    """What stands; nothing before the first publication."""
    path = published(data)
    if path is None:
        return Standing()
    with connect(path, read_only=True) as connection:

        def rows(sql: str) -> tuple[Row, ...]:
            return tuple(connection.execute(sql).to_arrow_table().to_pylist())

        ages = dict(connection.execute(NEWEST).fetchall())
        return Standing(rows("FROM finding"), rows("FROM decision"), ages)


def newer(newest: Mapping[str, Age], releases: Sequence[Row]) -> dict[str, Age]:
    """The newest version of each release when some rows of ``release`` are added."""
    found = dict(newest)
    for row in releases:
        age = _age(row)
        name = str(row["release_id"])
        found[name] = max(found.get(name, age), age)
    return found


def _age(row: Row) -> Age:
    known, archived = row["known_from"], row["archived_at"]
    assert isinstance(known, datetime), "as its column is declared"
    assert isinstance(archived, datetime), "as its column is declared"
    return known, archived, str(row["release_version"])
