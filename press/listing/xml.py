"""XML from strangers: decoded once, without a document type, as UTF-8 for whichever parser comes next."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO

from press.listing.doctype import without_doctype
from press.listing.model import ListingError
from press.page.charset import decode

MOST_BYTES = 50_000_000
"""The most that a sitemap may have by its standard; feeds are capped far lower."""
MOST_FEED_BYTES = 5_000_000
MOST_RATIO = 200
"""Packed listings are repetitive; ten to thirty times is usual, a bomb is a thousand."""

STARTS = (  # the first characters of "<?xml" or "<r" where each takes more than a byte
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)


def plain(raw: bytes, charset: str | None = None, *, most: int = MOST_BYTES) -> bytes:
    """An XML document as UTF-8 without declaration and document type.

    Raises :class:`ListingError` where it is too large, or where its document type is an attack
    (see ``press.listing.doctype``).
    """
    if len(raw) > most:
        raise ListingError(f"{len(raw):,} bytes are more than the cap of {most:,}; not read")
    return without_doctype(_decoded(raw, charset)).encode("utf-8", "replace")


def unpacked(raw: bytes, *, most: int = MOST_BYTES, ratio: int = MOST_RATIO) -> bytes:
    """Bytes out of gzip, where they are gzip; raises :class:`ListingError` beyond the caps or if damaged."""
    if not raw.startswith(b"\x1f\x8b"):
        return raw
    cap = min(most, max(1_000_000, ratio * len(raw)))
    try:
        with gzip.GzipFile(fileobj=BytesIO(raw)) as file:
            content = file.read(cap + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ListingError(f"damaged gzip ({error}); not read") from error
    if len(content) > cap:
        raise ListingError(f"{len(raw):,} bytes unpack to more than {cap:,}; refused as a decompression bomb")
    return content


def _decoded(raw: bytes, charset: str | None) -> str:
    sniffed = next((codec for start, codec in STARTS if raw.startswith(start)), None)
    if sniffed:
        return raw.decode(sniffed, "replace")
    return decode(raw, charset, markup=True).text.removeprefix("\ufeff")
