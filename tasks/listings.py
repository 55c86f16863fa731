"""The listings of a source on the web, page after page, within bounds; how a page comes is the caller's."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from config.sources import FeedSource, IndexSource, SitemapSource, UrlsSource, WebSource
from press.listing.address import host_of
from press.listing.choose import Choice, once
from press.listing.feed import read_feed
from press.listing.index import Selectors, read_index
from press.listing.model import Link, Listing
from press.listing.sitemap import read_sitemap

DEPTH = 3
"""Sitemap indexes inside sitemap indexes; the standard allows none."""


@dataclass(frozen=True, slots=True)
class Page:
    """A listing as it came: ``url`` is where it was found in the end."""

    url: str
    body: bytes
    charset: str | None = None


Fetch = Callable[[str], Awaitable[Page]]
"""Brings one listing; raises what the network raises."""


@dataclass(slots=True)
class Walked:
    """What the listings of a source offered: links in their order, and doubts in words."""

    links: list[Link] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    pages: list[tuple[str, Listing]] = field(default_factory=list)

    def note(self, url: str, listing: Listing) -> None:
        """Take in one page."""
        self.pages.append((url, listing))
        self.links += listing.links
        self.doubts += [f"{url}: {doubt}" for doubt in listing.doubts]


async def walk(source: WebSource, fetch: Fetch) -> Walked:
    """The releases that a source offers now, chosen and each once, at most ``max_links``.

    Raises :class:`press.listing.model.ListingError` where the first listing cannot be read, and whatever
    ``fetch`` raises for it; a later page that fails is a doubt, and what came before it stands.
    """
    walked = Walked()
    if isinstance(source, UrlsSource):
        walked.links = [Link(url) for url in source.urls]
    elif isinstance(source, SitemapSource):
        await _sitemaps(source, fetch, walked)
    elif isinstance(source, FeedSource):
        await _pages(source.url, source.max_pages, fetch, _feed, walked)
    elif isinstance(source, IndexSource):
        await _pages(source.url, source.listing.max_pages, fetch, _index(source), walked)
    _choose(source, walked)
    return walked


def choice_of(source: WebSource) -> Choice:
    """Which links the source wants."""
    return Choice(source.allowed, source.include, source.exclude, getattr(source, "since", None))


def _choose(source: WebSource, walked: Walked) -> None:
    choice = choice_of(source)
    links = once(walked.links)
    here = [link for link in links if choice.here(link)]
    away = sorted({host_of(link.url) for link in links if not choice.here(link)})
    if away and (not here or not isinstance(source, IndexSource)):
        walked.doubts.append(
            f"{len(links) - len(here)} links lead to other hosts ({', '.join(away[:5])}) and were left out; "
            "name those that you trust under 'hosts'"
        )
    wanted = [link for link in here if choice.wants(link)]
    if len(wanted) > source.max_links:
        walked.doubts.append(
            f"{len(wanted):,} releases are more than max_links ({source.max_links:,}); the rest was left out"
        )
    walked.links = wanted[: source.max_links]


Read = Callable[[Page], Listing]


def _feed(page: Page) -> Listing:
    return read_feed(page.body, page.url, charset=page.charset)


def _index(source: IndexSource) -> Read:
    told = source.listing
    selectors = Selectors(told.links, told.item, told.title, told.date, told.next)
    return lambda page: read_index(page.body, page.url, selectors, charset=page.charset)


async def _pages(url: str, most: int, fetch: Fetch, read: Read, walked: Walked) -> None:
    """A listing and the pages that it goes on to, each once: a circle ends where it closes."""
    seen: set[str] = set()
    following: str | None = url
    while following and following not in seen and len(seen) < most:
        seen.add(following)
        listing = await _read(following, fetch, read, walked)
        if listing is None:
            return
        following = listing.next
        if following and host_of(following) != host_of(url):
            walked.doubts.append(f"{following}: the next page is on another host; not read")
            return


async def _sitemaps(source: SitemapSource, fetch: Fetch, walked: Walked) -> None:
    """A sitemap and those that it names, widest first."""
    choice = choice_of(source)
    waiting, seen = [(source.url, 0)], {source.url}
    for url, depth in waiting:  # grows while it is walked
        listing = await _read(url, fetch, _sitemap, walked)
        parts = [part for part in listing.parts if not choice.is_old(part)] if listing else []
        for part in parts:
            if part.url in seen:
                continue
            if not choice.here(part):
                walked.doubts.append(f"{part.url}: a sitemap on another host; not read")
            elif depth >= DEPTH or len(seen) >= source.max_sitemaps:
                walked.doubts.append(f"{part.url}: not read, beyond max_sitemaps or too deep")
                return
            else:
                seen.add(part.url)
                waiting.append((part.url, depth + 1))


def _sitemap(page: Page) -> Listing:
    return read_sitemap(page.body, page.url, charset=page.charset)


async def _read(url: str, fetch: Fetch, read: Read, walked: Walked) -> Listing | None:
    """One page of a listing; only a failure of the first one is raised."""
    try:
        listing = await asyncio.to_thread(read, await fetch(url))  # other sites are not kept waiting
    except Exception as error:
        if not walked.pages:
            raise
        walked.doubts.append(f"{url}: {error}")
        return None
    walked.note(url, listing)
    return listing
