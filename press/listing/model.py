"""What a listing offers, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from press.errors import PressError


@dataclass(frozen=True, slots=True)
class Link:
    """A release that a listing points to.

    ``url`` is canonical (see ``press.listing.address``), ``date`` is the date as the listing prints it,
    ``changed`` an instant that it gives in a form that cannot be misread.
    """

    url: str
    title: str | None = None
    date: str | None = None
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a listing: its links in their order, where it goes on, and doubts in words.

    ``next`` is the following page, ``parts`` are the sitemaps that a sitemap index names, ``kind`` is
    what the bytes turned out to be: ``rss20``, ``atom10``, ``sitemap``, ``index``, …. ``entries`` counts
    those without a usable address too.
    """

    links: tuple[Link, ...]
    kind: str = ""
    next: str | None = None
    parts: tuple[Link, ...] = ()
    doubts: tuple[str, ...] = ()
    entries: int = 0


class ListingError(PressError):
    """A listing cannot be read, or is refused as an attack; the message says why and what to do."""
