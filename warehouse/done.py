"""What need not be read again? The published warehouse knows."""

from __future__ import annotations

from pathlib import Path

from warehouse.duck import connect
from warehouse.publish import published

Seen = tuple[str, str, str]
"""source_id, location, sha256."""


def done_before(data: Path, reader_version: str) -> set[Seen]:
    """The captures that the published warehouse has read with this version of rules and words."""
    path = published(data)
    if path is None:
        return set()
    with connect(path, read_only=True) as connection:
        rows = connection.execute(
            "SELECT source_id, location, sha256 FROM capture WHERE reader_version = ?", [reader_version]
        ).fetchall()
    return {(str(s), str(where), str(h)) for s, where, h in rows}
