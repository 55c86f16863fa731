"""How much does the published warehouse hold?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from warehouse.duck import connect
from warehouse.publish import published
from warehouse.schema import tables


@dataclass(frozen=True, slots=True)
class Totals:
    """Rows by table, open findings by severity, the newest publication date by source, finding keys."""

    rows: Mapping[str, int] = field(default_factory=dict)
    findings: Mapping[str, int] = field(default_factory=dict)
    newest: Mapping[str, date] = field(default_factory=dict)
    finding_ids: frozenset[str] = frozenset()


def totals(data: Path) -> Totals:
    """The totals of the published warehouse; empty before the first publication."""
    path = published(data)
    if path is None:
        return Totals()
    with connect(path, read_only=True) as connection:
        counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in tables())  # noqa: S608  declared names
        return Totals(
            dict(connection.execute(counts).fetchall()),
            dict(
                connection.execute(
                    "SELECT severity, count(*) FROM finding WHERE status = 'open' GROUP BY 1 ORDER BY 1"
                ).fetchall()
            ),
            dict(
                connection.execute(
                    "SELECT source_id, max(published_on) FROM release "
                    "WHERE published_on IS NOT NULL GROUP BY 1"
                ).fetchall()
            ),
            frozenset(row[0] for row in connection.execute("SELECT finding_id FROM finding").fetchall()),
        )
