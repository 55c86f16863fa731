"""The open findings, the gravest first."""

from __future__ import annotations

from pathlib import Path

from warehouse.duck import connect
from warehouse.publish import published

SQL = """
SELECT severity, kind, source_id AS source, coalesce(title, '') AS title, message
FROM open_findings
ORDER BY list_position(['critical', 'warning', 'info'], severity), source_id, finding_id
LIMIT ?
"""


def open_doubts(data: Path, most: int) -> list[dict[str, str]]:
    """At most so many of them, as severity, kind, source, title and message."""
    path = published(data)
    if path is None:
        return []
    with connect(path, read_only=True) as connection:
        rows = connection.execute(SQL, [most]).to_arrow_table().to_pylist()
    return [{name: str(value) for name, value in row.items()} for row in rows]
