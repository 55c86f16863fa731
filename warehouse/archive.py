"""The archive: what was fetched, byte for byte, by its SHA-256; nothing is ever overwritten."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from warehouse.errors import ArchiveError as ArchiveError
from warehouse.exchange import Exchange, exchange_of
from warehouse.folder import write_whole
from warehouse.places import Places, damaged

OPTIONAL = {"licence", "exchange"}
LEVEL = 9  # pages are written once and kept for good; read back rarely


@dataclass(frozen=True, slots=True)
class Capture:
    """These bytes were found at this place.

    ``archived_at`` is when they were first found there, ``found_at`` since when they stand there now: it
    is later where other bytes stood there in between. ``exchange`` is how they came, if over the web.
    """

    source_id: str
    location: str
    sha256: str
    byte_count: int
    archived_at: datetime
    content_type: str | None = None
    charset: str | None = None
    found_at: datetime | None = None
    licence: str | None = None
    exchange: Exchange | None = None


@dataclass(frozen=True, slots=True)
class Archive:
    """Raw bytes at ``root/ab/<sha256>.zst``, captures at ``root/captures/<hash>.json``."""

    root: Path

    @property
    def places(self) -> Places:
        """What stands where."""
        return Places(self.root)

    def put(
        self,
        raw: bytes,
        *,
        source_id: str,
        location: str,
        content_type: str | None = None,
        charset: str | None = None,
        now: datetime,
        licence: str | None = None,
        exchange: Exchange | None = None,
    ) -> Capture:
        """Keeps ``raw``; the same bytes again at a place where nothing changed give the same capture.

        ``now`` must have a time zone. Raises ``DiskFullError``.
        """
        sha256 = hashlib.sha256(raw).hexdigest()
        if not self.path(sha256).exists():
            write_whole(self.path(sha256), compress(raw))
        at = now.astimezone(UTC)
        note = self.note(source_id, location, sha256)
        if not note.exists():
            capture = Capture(
                source_id,
                location,
                sha256,
                len(raw),
                at,
                content_type,
                charset,
                licence=licence,
                exchange=exchange,
            )
            write_whole(note, written(capture))
        capture = read_capture(note)
        since = self.places.since(source_id, location, sha256, capture.archived_at, at)
        return replace(capture, found_at=since)

    def standing(self, source_id: str, location: str) -> Capture | None:
        """The capture of what stood there last; None for an unknown place, or where its bytes are gone."""
        history = self.places.history(source_id, location)
        if not history or not self.path(history[-1].sha256).exists():
            return None
        note = self.note(source_id, location, history[-1].sha256)
        return replace(read_capture(note), found_at=history[-1].since) if note.exists() else None

    def get(self, sha256: str) -> bytes:
        """The bytes of that hash, verified. Raises ``ArchiveError`` where absent or damaged."""
        path = self.path(sha256)
        try:
            raw = decompress(path.read_bytes())
        except (OSError, pa.ArrowException) as error:
            raise damaged(path, str(error)) from error
        if hashlib.sha256(raw).hexdigest() != sha256:
            raise damaged(path, "its bytes do not have the hash that names it")
        return raw

    def captures(self) -> Iterator[Capture]:
        """Every capture, ordered by the name of its record."""
        for note in sorted((self.root / "captures").glob("[0-9a-f]*.json")):
            yield read_capture(note)

    def history(self) -> Iterator[Capture]:
        """Every capture with the time since when it stands, or last stood, at its place."""
        for capture in self.captures():
            stood = self.places.history(capture.source_id, capture.location)
            times = [s.since for s in stood if s.sha256 == capture.sha256]
            yield replace(capture, found_at=max(times, default=capture.archived_at))

    def path(self, sha256: str) -> Path:
        """Where the bytes of that hash lie."""
        return self.root / sha256[:2] / f"{sha256}.zst"

    def note(self, source_id: str, location: str, sha256: str) -> Path:
        """Where the record of a capture lies."""
        place = "\n".join((source_id, location, sha256)).encode("utf-8", "surrogatepass")
        name = hashlib.sha256(place).hexdigest()
        return self.root / "captures" / f"{name[:32]}.json"


def compress(raw: bytes) -> bytes:
    """``raw`` in one zstd frame."""
    codec = pa.Codec("zstd", compression_level=LEVEL)
    return bytes(codec.compress(raw, asbytes=True))


def decompress(frame: bytes) -> bytes:
    """The bytes in a zstd frame; raises an Arrow error or ``OSError`` where it is damaged."""
    with pa.CompressedInputStream(pa.BufferReader(frame), "zstd") as stream:
        return bytes(stream.read())


def written(capture: Capture) -> bytes:
    """A capture as its JSON record."""
    fields = asdict(capture) | {"archived_at": capture.archived_at.isoformat()}
    del fields["found_at"]  # the head of the place tells it
    fields["exchange"] = capture.exchange.record() if capture.exchange else None
    fields = {key: value for key, value in fields.items() if value is not None or key not in OPTIONAL}
    return json.dumps(fields, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8", "surrogatepass")


def read_capture(note: Path) -> Capture:
    """The capture in a JSON record; raises ``ArchiveError``."""
    try:
        fields = json.loads(note.read_bytes().decode("utf-8", "surrogatepass"))
        exchange = exchange_of(fields["exchange"]) if fields.get("exchange") else None
        at = datetime.fromisoformat(fields["archived_at"])
        return Capture(**fields | {"archived_at": at, "exchange": exchange})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise damaged(note, str(error)) from error
