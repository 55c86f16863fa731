"""Findings that are new since a run: raised or opened again, and still open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from warehouse.duck import connect
from warehouse.tables.finding import SEVERITIES


@dataclass(frozen=True, slots=True)
class News:
    """A finding that nobody has been told of."""

    finding_id: str
    severity: str
    source_id: str
    message: str


def news(database: Path, since: str | None, run_id: str, least: str) -> list[News]:
    """What is new after the run ``since`` (in ``run_id`` alone where None), at least as grave as ``least``.

    The gravest first.
    """
    grave = list(SEVERITIES[: SEVERITIES.index(least) + 1])
    with connect(database, read_only=True) as connection:
        rows = connection.execute(
            """SELECT DISTINCT f.finding_id, f.severity, f.source_id, f.message
            FROM finding_event AS e
            JOIN run AS r ON r.run_id = e.run_id
            JOIN finding AS f ON f.finding_id = e.finding_id
            WHERE e.event IN ('raised', 'reopened') AND f.status = 'open'
                AND list_contains($grave, f.severity)
                AND CASE WHEN $since IS NULL THEN e.run_id = $run
                    ELSE r.started_at > coalesce(
                        (SELECT started_at FROM run WHERE run_id = $since), '-infinity'::TIMESTAMPTZ) END
            ORDER BY list_position($grave, f.severity), f.source_id, f.message""",
            {"grave": grave, "since": since, "run": run_id},
        ).fetchall()
    return [News(*row) for row in rows]
