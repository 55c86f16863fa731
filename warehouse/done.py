"""What need not be read again? The published warehouse knows."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from warehouse.duck import connect
from warehouse.publish import published

Seen = tuple[str, str, str, str, datetime]
"""source_id, location, sha256, fingerprint of all that decided the reading, found_at."""


def done_before(data: Path) -> set[Seen]:
    """The captures that the published warehouse holds; one that differs in anything is to be read."""
    path = published(data)
    if path is None:
        return set()
    with connect(path, read_only=True) as connection:
        rows = connection.execute("SELECT source_id, location, sha256, fingerprint, found_at FROM capture")
        return {(s, where, h, f, at) for s, where, h, f, at in rows.fetchall()}
