"""A body piece by piece: unpacked within bounds, whole or not at all."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import AsyncIterable
from dataclasses import dataclass, field

from tasks.web.errors import ProtocolError, RefusedError, TooLargeError, TruncatedError

GZIP = b"\x1f\x8b"
FREE = 1_000_000
"""Bytes below which no ratio is a bomb: a small page of one repeated line is none."""
WRAPPED = 32 + zlib.MAX_WBITS
PACKED = ("gzip", "x-gzip", "deflate")
NOT_ASKED_FOR = re.compile(r"br|zstd|x?-?compress|dcb|dcz|exi|aes128gcm|pack200-gzip|.*,.*")
PAGE, END = re.compile(rb"(?i)<html[\s>]"), re.compile(rb"(?i)</(?:html|body)\s*>")
ACCEPTED = "gzip, deflate"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken; with ``cut`` the rest is left, else more is an error.

    ``unsure`` holds hashes of bodies that came once and may have been cut: the same again is whole.
    """

    max_bytes: int
    max_ratio: float
    cut: bool = False
    unsure: set[bytes] = field(default_factory=set)


class Body:
    """Collects the pieces of one body; ``url`` is for errors."""

    def __init__(self, url: str, encoding: str, limits: Limits) -> None:
        self.url, self._limits = url, limits
        self._packed = _packed(url, encoding)
        self._unpacker = zlib.decompressobj(WRAPPED) if self._packed else None
        self._taken = 0
        self._rest = b""
        self._whole = bytearray()

    @property
    def is_packed(self) -> bool:
        """Whether the body has an end of its own, by its packing."""
        return self._packed is not None

    async def read(self, pieces: AsyncIterable[bytes]) -> bytes:
        """The whole body. Raises ``TooLargeError``, ``TruncatedError``, ``ProtocolError``."""
        async for piece in pieces:
            self._taken += len(piece)
            self._add(piece)
            if len(self._whole) > self._limits.max_bytes or self._taken > self._limits.max_bytes:
                if self._limits.cut:
                    return bytes(self._whole[: self._limits.max_bytes])
                raise TooLargeError(self.url, f"more than {self._limits.max_bytes:,} bytes")
        if self._unpacker and self._taken and not self._unpacker.eof:
            raise TruncatedError(self.url, "the packed body ends before its end")
        return bytes(self._whole)

    def _add(self, piece: bytes) -> None:
        if self._unpacker is None:
            self._whole += piece
            return
        try:
            self._unpack(piece)
        except zlib.error as error:
            raise ProtocolError(self.url, f"the body is not packed as told ({error})") from None

    def _unpack(self, piece: bytes) -> None:
        """Unpack within the room that is left; several packed members in a row are one body."""
        assert self._unpacker is not None
        if self._taken == len(piece) and self._packed == "deflate" and _is_bare(piece):
            self._unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        piece, self._rest = self._rest + piece, b""
        while piece and self._room() > 0:
            if self._unpacker.eof and not self._begins_anew(piece):
                break
            self._whole += self._unpacker.decompress(piece, self._room())
            piece = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail
        self._require_ratio()

    def _begins_anew(self, piece: bytes) -> bool:
        """Whether another member follows; what else follows is padding."""
        if piece == GZIP[:1]:
            self._rest = piece
        elif piece.startswith(GZIP):
            self._unpacker = zlib.decompressobj(WRAPPED)
            return True
        return False

    def _room(self) -> int:
        return self._limits.max_bytes + 1 - len(self._whole)

    def _require_ratio(self) -> None:
        size = len(self._whole)
        if size > FREE and size > self._limits.max_ratio * self._taken:
            ratio = f"{size:,} bytes out of {self._taken:,}"
            raise TooLargeError(self.url, f"a decompression bomb ({ratio})")


def require_end(url: str, body: bytes, limits: Limits) -> None:
    """Of a page whose length nothing told: it must end as a page does, or come twice the same.

    Raises :class:`TruncatedError`, so that it is asked for once more.
    """
    if not PAGE.search(body[:2000]) or END.search(body[-2000:]):
        return
    name = hashlib.sha256(body).digest()
    if name not in limits.unsure:
        limits.unsure.add(name)
        raise TruncatedError(url, "the connection ended before the page did, and nothing told its length")


def _packed(url: str, encoding: str) -> str | None:
    """The one packing told by the header; several layers, or what was not asked for, are refused.

    What names no packing (some servers put the character set there) means none.
    """
    told = encoding.strip().lower()
    if told in PACKED:
        return told
    if NOT_ASKED_FOR.fullmatch(told):
        raise RefusedError(url, f"the body is packed as {told!r}, which was not asked for")
    return None


def _is_bare(piece: bytes) -> bool:
    """Deflate without its zlib frame, as some servers send it."""
    return len(piece) >= 2 and (piece[0] & 0x0F != 8 or int.from_bytes(piece[:2], "big") % 31 != 0)
