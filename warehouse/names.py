"""Names of things: 16 hex digits of a SHA-256 over what tells one from another."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit


def name_of(*parts: object) -> str:
    """16 hex digits that stand for ``parts``."""
    return hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def release_id(source_id: str, location: str, canonical_url: str | None = None) -> str:
    """The release's name through all its versions: its source and the address it gives itself.

    A canonical address without a path (some sites put their front page on every page) names no
    release; then, and where there is none, the location does.
    """
    specific = canonical_url if canonical_url and urlsplit(canonical_url).path.strip("/") else None
    return name_of(source_id, specific or location)


def release_version(sha256: str) -> str:
    """The version's name: the beginning of the hash of its bytes."""
    return sha256[:16]


def passage_id(release: str, version: str, position: int) -> str:
    """A passage's name; the release is part of it since two releases may have the same bytes."""
    return f"{release}-{version}-{position:04d}"


def figure_id(release: str, version: str, start: int, end: int) -> str:
    """A printed figure's name: one place in one version."""
    return name_of(release, version, start, end)
