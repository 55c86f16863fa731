"""Listings as they were seen last, so that one that has not changed need not be sent again.

They are no releases: only the last one is kept, and it may be removed at any time.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from warehouse.archive import compress, decompress
from warehouse.folder import write_whole
from warehouse.names import name_of


@dataclass(frozen=True, slots=True)
class Kept:
    """A listing: where it was found in the end, its bytes, and how its server knows them again."""

    url: str
    body: bytes
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Listings:
    """One file a listing: a line of JSON, then the packed bytes."""

    root: Path

    def get(self, source_id: str, url: str) -> Kept | None:
        """What was seen there last; None where nothing is known, or what is kept is damaged."""
        try:
            head, _, packed = self._path(source_id, url).read_bytes().partition(b"\n")
            return Kept(body=decompress(packed), **json.loads(head))
        except (OSError, ValueError, TypeError, pa.ArrowException):
            return None  # then it is asked for as if it were new

    def put(self, source_id: str, url: str, kept: Kept) -> None:
        """Keep a listing in place of the one before."""
        told = {name: getattr(kept, name) for name in ("url", "charset", "etag", "last_modified")}
        head = json.dumps(told, ensure_ascii=True).encode()
        write_whole(self._path(source_id, url), head + b"\n" + compress(kept.body))

    def _path(self, source_id: str, url: str) -> Path:
        return self.root / f"{name_of(source_id, url)}.listing"
