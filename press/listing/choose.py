"""Which links of a listing are taken: by host, by glob, by date, each address once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from press.listing.address import within
from press.listing.model import Link


@dataclass(frozen=True, slots=True)
class Choice:
    """What a source wants: the hosts that links may be on, globs, and from when on.

    A glob that begins with ``/`` is matched with the path and the query, another with the whole address.
    """

    hosts: tuple[str, ...]
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    since: date | None = None

    def here(self, link: Link) -> bool:
        """Whether a link stays on the hosts of the source."""
        return not self.hosts or within(link.url, self.hosts)

    def wants(self, link: Link) -> bool:
        """Whether a link is one of the releases asked for."""
        if self.include and not _matches(link.url, self.include):
            return False
        return not _matches(link.url, self.exclude) and not self.is_old(link)

    def is_old(self, link: Link) -> bool:
        """Whether a link says that it changed last before ``since``."""
        return bool(self.since and link.changed and link.changed.date() < self.since)


def once(links: Iterable[Link]) -> tuple[Link, ...]:
    """The links, each address the first time that it comes."""
    found: dict[str, Link] = {}
    for link in links:
        found.setdefault(link.url, link)
    return tuple(found.values())


def _matches(url: str, globs: Iterable[str]) -> bool:
    parts = urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return any(fnmatchcase(path if glob.startswith("/") else url, glob) for glob in globs)
