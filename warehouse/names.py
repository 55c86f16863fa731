"""Names of things: 16 hex digits of a SHA-256 over what tells one from another."""

from __future__ import annotations

import hashlib
from datetime import date
from urllib.parse import urlsplit


def name_of(*parts: object) -> str:
    """16 hex digits that stand for ``parts``."""
    return hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def release_id(
    source_id: str, location: str, canonical_url: str | None = None, published: date | None = None
) -> str:
    """The release's name through all its versions: its source, its address, its date.

    The address is where it was found on the web, of a file the one that it gives itself: an AMP page that
    names the page it is a copy of is no version of that page. An address alone is not enough: some sites
    put the same one on every page, and what stands at one may be another release next month. Without a
    date, or where the address has no path, the location names it.
    """
    address = location if location.startswith(("http://", "https://")) else canonical_url
    if address and published and urlsplit(address).path.strip("/"):
        return name_of(source_id, address, published.isoformat())
    return name_of(source_id, location)


def release_version(sha256: str) -> str:
    """The version's name: the beginning of the hash of its bytes."""
    return sha256[:16]


def passage_id(release: str, version: str, position: int) -> str:
    """A passage's name; the release is part of it since two releases may have the same bytes."""
    return f"{release}-{version}-{position:04d}"


def figure_id(release: str, version: str, start: int, end: int) -> str:
    """A printed figure's name: one place in one version."""
    return name_of(release, version, start, end)
