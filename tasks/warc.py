"""WARC files: what was crawled elsewhere, as if it came now, without a request."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from config.sources import Source, WarcSource
from press.listing.address import canonical
from press.listing.choose import Choice
from press.listing.model import Link
from tasks.records import Doubt, Failure, Found
from tasks.web.sniff import sniffed, told
from warehouse.archive import Archive, Capture, read_capture
from warehouse.exchange import Exchange

LARGEST = 20_000_000
NAMES = ("*.warc", "*.warc.gz")
NO_RELEASES = ("image/", "video/", "audio/", "font/")
NO_RELEASE = frozenset(
    {
        "text/css",
        "text/javascript",
        "application/javascript",
        "application/json",
        "application/xml",
        "text/xml",
    }
    | {"application/rss+xml", "application/atom+xml", "application/x-javascript", "text/dns"}
)
BROKEN = (ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error)
GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in a WARC file: its record's number, its address, when it was crawled, how it was answered."""

    number: int
    url: str
    at: datetime
    status: int
    headers: tuple[tuple[str, str], ...]

    @property
    def content_type(self) -> str | None:
        """The header's value."""
        return next((value for name, value in self.headers if name == "content-type"), None)


def discover_warc(source: WarcSource, root: Path) -> tuple[list[Found], list[Failure], list[Doubt]]:
    """The pages of a WARC file, or of all in a folder, in the order of their crawling."""
    path = (root / source.path).resolve()
    files = sorted({file for name in NAMES for file in path.rglob(name)}) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        message = f"there is no WARC file at {path}; bring it or correct 'path' in the source's YAML"
        return [], [Failure(source.id, str(source.path), "discover", message)], []
    choice = Choice((), source.include, source.exclude)
    found: list[tuple[datetime, Found]] = []
    failures: list[Failure] = []
    for file in files:
        try:
            for entry, _ in entries(file):
                if choice.wants(Link(entry.url)):
                    found.append((entry.at, Found(source.id, entry.url, file, None, entry.number)))
        except BROKEN as error:
            message = f"damaged after record {len(found)} ({_line(error)}); what came before it is read"
            failures.append(Failure(source.id, file.name, "discover", message))
    return (*_at_most(source, [item for _, item in sorted(found, key=lambda pair: pair[0])], failures),)


def _at_most(
    source: WarcSource, found: list[Found], failures: list[Failure]
) -> tuple[list[Found], list[Failure], list[Doubt]]:
    if len(found) <= source.max_links:
        return found, failures, []
    text = f"{len(found):,} pages are more than max_links ({source.max_links:,}); the rest was left out"
    return found[: source.max_links], failures, [Doubt(source.id, "listing", text)]


def entries(file: Path) -> Iterator[tuple[Entry, Any]]:
    """The pages of a WARC file with their records, whose payload can be read until the next one is asked for.

    Raises one of ``BROKEN`` where the file is damaged.
    """
    with file.open("rb") as raw:
        packed = raw.read(2) == GZIP
        raw.seek(0)
        # Unpacked here, not by the library: it passes over damage in silence.
        stream = _Stream(gzip.GzipFile(fileobj=raw) if packed else raw)
        for number, record in enumerate(ArchiveIterator(stream)):
            entry = _entry(number, record)
            if entry:
                yield entry, record
    if stream.last != b"\n":
        raise EOFError("the file ends in the middle of a record")


class _Stream:
    """A file that remembers the last byte that was read from it."""

    def __init__(self, file: gzip.GzipFile | BufferedReader) -> None:
        self._file, self.last = file, b""

    def read(self, size: int) -> bytes:
        """The next bytes; raises ``OSError`` or ``EOFError`` where they are damaged."""
        data = self._file.read1(size)  # what is whole before the damage comes first
        self.last = data[-1:] or self.last
        return data

    def tell(self) -> int:
        """Where reading is."""
        return self._file.tell()


def _entry(number: int, record: Any) -> Entry | None:
    """A record as a page; None for requests, notes, errors, and what is no release by its type."""
    head = record.rec_headers
    url = canonical(head.get_header("WARC-Target-URI", "").strip("<>"))
    if record.rec_type not in ("response", "resource") or not url or urlsplit(url).path == "/robots.txt":
        return None
    http = record.http_headers if record.rec_type == "response" else None
    if record.rec_type == "response" and (http is None or http.get_statuscode() != "200"):
        return None
    headers = tuple((n.lower(), v) for n, v in http.headers) if http else ()
    if not http and head.get_header("Content-Type"):
        headers = (("content-type", head.get_header("Content-Type")),)
    entry = Entry(number, url, _time(head.get_header("WARC-Date")), 200, headers)
    return None if _is_no_release(entry) else entry


def _is_no_release(entry: Entry) -> bool:
    media = told(entry.content_type)[0] or ""
    return media in NO_RELEASE or media.startswith(NO_RELEASES)


def _time(text: str | None) -> datetime:
    """When a record was made; WARC/1.1 gives parts of a second, too."""
    at = datetime.fromisoformat(text or "")
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def replay(
    wanted: Sequence[Found], archive: Archive, sources: Mapping[str, Source]
) -> dict[Found, Capture | Failure]:
    """Archive the records asked for, each file read once from its beginning to its end."""
    brought: dict[Found, Capture | Failure] = {}
    for file in dict.fromkeys(found.path for found in wanted):
        here = {found.record: found for found in wanted if found.path == file}
        assert file is not None
        try:
            for entry, record in entries(file):
                if found := here.get(entry.number):
                    brought[found] = _kept(found, entry, record, archive, sources[found.source_id])
        except BROKEN as error:
            for found in here.values():
                brought.setdefault(found, Failure(found.source_id, found.location, "archive", _line(error)))
    return brought


def _kept(found: Found, entry: Entry, record: Any, archive: Archive, source: Source) -> Capture | Failure:
    try:
        raw = record.content_stream().read(LARGEST + 1)
        _require_whole(record)
    except BROKEN as error:
        return Failure(found.source_id, found.location, "archive", f"its record is damaged ({_line(error)})")
    if len(raw) > LARGEST:
        text = f"more than the cap of {LARGEST:,} bytes; leave it out by 'exclude'"
        return Failure(found.source_id, found.location, "archive", text)
    known = _known(found, raw, entry.at, archive)
    if known:
        return known
    media, charset = told(entry.content_type)
    return archive.put(
        raw,
        source_id=found.source_id,
        location=found.location,
        content_type=sniffed(raw, media),
        charset=charset,
        now=entry.at,
        licence=source.licence,
        exchange=Exchange(entry.url, entry.url, entry.status, (), entry.headers),
    )


def _require_whole(record: Any) -> None:
    """Raises ``EOFError`` where the file ends before the record that was just read."""
    while record.raw_stream.read(1_000_000):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("the file ends before its end")


def _known(found: Found, raw: bytes, at: datetime, archive: Archive) -> Capture | None:
    """The capture of bytes known to have stood there at that time: a second replay changes nothing."""
    sha256 = hashlib.sha256(raw).hexdigest()
    history = sorted(archive.places.history(found.source_id, found.location), key=lambda s: s.since)
    before = [standing for standing in history if standing.since <= at]
    note = archive.note(found.source_id, found.location, sha256)
    if not before or before[-1].sha256 != sha256 or not note.exists():
        return None
    return replace(read_capture(note), found_at=max(s.since for s in history if s.sha256 == sha256))


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:300]
