"""Bring the raw bytes of releases into the archive."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from tasks.at_once import at_once
from tasks.records import Failure, Found
from tasks.step import step
from warehouse.archive import Archive, Capture

LARGEST = 20_000_000
TYPES = {".md": "text/markdown", ".markdown": "text/markdown", ".txt": "text/plain"}


@step("archive", network=True)
def fetch(batch: Sequence[Found], archive: Path, now: datetime) -> tuple[list[Capture], list[Failure]]:
    """Archive a batch by SHA-256; what cannot be read is a failure, not the end."""
    store = Archive(archive)
    brought = at_once(lambda found: _file(found, store, now), batch)
    return [c for c in brought if isinstance(c, Capture)], [f for f in brought if isinstance(f, Failure)]


def _file(found: Found, store: Archive, now: datetime) -> Capture | Failure:
    try:
        return store.put(
            _bytes(found.path),
            source_id=found.source_id,
            location=found.location,
            content_type=_content_type(found.path),
            now=now,
        )
    except (OSError, ValueError) as error:
        return Failure(found.source_id, found.location, "archive", str(error))


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size > LARGEST:
        raise ValueError(
            f"{path}: {size:,} bytes are more than the cap of {LARGEST:,}; split it or leave it out"
        )
    return path.read_bytes()


def _content_type(path: Path) -> str | None:
    return TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0]
