"""How much does the published warehouse hold, and what does a run compare itself with?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from warehouse.duck import connect
from warehouse.publish import published
from warehouse.schema import tables

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Totals:
    """Rows by table, open findings by severity; by source the newest publication date, the number of
    releases, and the publication date of each.

    ``sources`` are the rows of table ``source``, their runs left out.
    """

    rows: Mapping[str, int] = field(default_factory=dict)
    findings: Mapping[str, int] = field(default_factory=dict)
    newest: Mapping[str, date] = field(default_factory=dict)
    releases: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[str, Mapping[str, date]] = field(default_factory=dict)
    sources: tuple[Row, ...] = ()


OPEN = "SELECT severity, count(*) FROM open_findings GROUP BY 1 ORDER BY 1"
NEWEST = "SELECT source_id, max(published_on) FROM release WHERE published_on IS NOT NULL GROUP BY 1"
RELEASES = "SELECT source_id, count(DISTINCT release_id) FROM release GROUP BY 1"
DAYS = """
SELECT source_id, map_from_entries(list((release_id, published_on))) FROM (
    SELECT source_id, release_id, max(published_on) AS published_on
    FROM release WHERE published_on IS NOT NULL GROUP BY ALL)
GROUP BY 1"""


def totals(data: Path) -> Totals:
    """The totals of the published warehouse; empty before the first publication."""
    path = published(data)
    if path is None:
        return Totals()
    with connect(path, read_only=True) as connection:

        def pairs(sql: str) -> dict[str, object]:
            return dict(connection.execute(sql).fetchall())

        def rows(sql: str) -> tuple[Row, ...]:
            return tuple(connection.execute(sql).to_arrow_table().to_pylist())

        counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in tables())  # noqa: S608  declared names
        return Totals(
            pairs(counts),  # type: ignore[arg-type]  # counts
            pairs(OPEN),  # type: ignore[arg-type]  # counts
            pairs(NEWEST),  # type: ignore[arg-type]  # dates
            pairs(RELEASES),  # type: ignore[arg-type]  # counts
            pairs(DAYS),  # type: ignore[arg-type]  # dates by release
            rows("SELECT * REPLACE (NULL AS run_id) FROM source"),
        )
