"""What need not be read again? The published warehouse knows."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from warehouse.archive import Archive, Capture, read_capture
from warehouse.duck import connect
from warehouse.folder import archive_folder
from warehouse.names import release_version
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


def captured(data: Path, versions: Container[tuple[str, str]]) -> list[Capture]:
    """The captures of some releases (source and version) that the published warehouse holds, as the archive
    keeps them."""
    archive = Archive(archive_folder(data))
    found = []
    for source, location, sha256, _, since in sorted(done_before(data)):
        note = archive.note(source, location, sha256)
        if (source, release_version(sha256)) in versions and note.exists():
            found.append(replace(read_capture(note), found_at=since))
    return found
