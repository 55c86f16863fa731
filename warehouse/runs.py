"""The runs that published something, as table ``run`` keeps them."""

from __future__ import annotations

from pathlib import Path

from warehouse.duck import connect
from warehouse.publish import published


def published_runs(data: Path) -> list[dict[str, object]]:
    """The rows of table ``run``, newest first; none before the first publication."""
    path = published(data)
    if path is None:
        return []
    with connect(path, read_only=True) as connection:
        rows = connection.execute("FROM run ORDER BY started_at DESC, run_id DESC").to_arrow_table()
    return [dict(row) for row in rows.to_pylist()]
