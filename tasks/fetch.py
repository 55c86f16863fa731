"""Bring the raw bytes of releases into the archive: local files, records of WARC files, pages on the web."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from config.sources import Source
from tasks.at_once import at_once
from tasks.pages import Tell, fetch_pages
from tasks.records import Failure, Found
from tasks.step import step
from tasks.warc import replay
from tasks.web.client import Client
from tasks.web.memory import Memory
from warehouse.archive import Archive, ArchiveError, Capture

LARGEST = 20_000_000
TYPES = {".md": "text/markdown", ".markdown": "text/markdown", ".txt": "text/plain"}


@step("archive", network=True)
def fetch(
    batch: Sequence[Found],
    sources: Mapping[str, Source],
    archive: Path,
    now: datetime,
    tell: Tell | None = None,
    memory: Memory | None = None,
) -> tuple[list[Capture], list[Failure]]:
    """Archive a batch by SHA-256, in its order; what cannot be had is a failure, not the end.

    Pages of many hosts are fetched side by side, so give all of them at once; each is archived as soon as
    it is there. ``tell`` hears of each release what became of it, and of pages on the web whether it is news.
    """
    store = Archive(archive)
    files = {n: found for n, found in enumerate(batch) if found.path is not None and found.record is None}
    kept = at_once(lambda found: _file(found, store, sources, now), files.values())
    brought: dict[int, Capture | Failure] = dict(zip(files, kept, strict=True))
    records = replay([found for found in batch if found.record is not None], store, sources)
    brought |= {number: records[found] for number, found in enumerate(batch) if found.record is not None}
    pages = {number: found for number, found in enumerate(batch) if found.path is None}
    brought |= zip(pages, _pages(list(pages.values()), sources, store, tell, memory), strict=True)
    for number, found in enumerate(batch):
        if tell and found.path is not None:
            tell(found, brought[number], False)
    ordered = [brought[number] for number in range(len(batch))]
    return [c for c in ordered if isinstance(c, Capture)], [f for f in ordered if isinstance(f, Failure)]


def _pages(
    pages: Sequence[Found],
    sources: Mapping[str, Source],
    store: Archive,
    tell: Tell | None,
    memory: Memory | None,
) -> list[Capture | Failure]:
    return fetch_pages(pages, sources, store, tell, partial(Client, memory=memory))


def _file(found: Found, store: Archive, sources: Mapping[str, Source], now: datetime) -> Capture | Failure:
    source, path = sources.get(found.source_id), found.path
    assert path is not None
    try:
        return store.put(
            _bytes(path),
            source_id=found.source_id,
            location=found.location,
            content_type=_content_type(path),
            now=now,
            licence=source.licence if source else None,
        )
    except (OSError, ValueError, ArchiveError) as error:
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
