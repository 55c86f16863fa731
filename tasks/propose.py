"""An address → the declaration of a source that is likely meant, with reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from config.politeness import Politeness
from press.errors import PressError
from press.listing.address import canonical, host_of
from press.listing.feed import read_feed
from press.listing.guess import feeds_of, listing_of, sitemaps_of
from press.listing.index import soup_of
from press.listing.model import Listing
from press.listing.sitemap import read_sitemap
from tasks.aside import finished
from tasks.web.answer import Answer
from tasks.web.client import Client
from tasks.web.errors import FetchError


@dataclass(frozen=True, slots=True)
class Proposal:
    """A kind, its own keys, and in words why this one and what else there is."""

    id: str
    kind: str
    name: str
    keys: dict[str, object]
    why: str
    others: tuple[str, ...] = field(default=())


def propose(address: str, policy: Politeness = Politeness()) -> Proposal:  # noqa: B008  # frozen
    """Look at ``address``, the feeds that it names and the site's robots.txt.

    Raises :class:`tasks.web.errors.FetchError` where the address cannot be had, ``ValueError`` where it
    is none.
    """
    url = canonical(address)
    if url is None:
        raise ValueError(f"{address!r} is not an http or https address")
    return finished(_look(url, policy))


async def _look(url: str, policy: Politeness) -> Proposal:
    async with Client(policy) as client:
        answer = await client.get(url)
        direct = _itself(answer)
        if direct:
            return direct
        soup = soup_of(answer.body, answer.charset)
        name = " ".join(soup.title.get_text().split())[:100] if soup.title else host_of(url)
        feeds = [link.url for link in feeds_of(soup, answer.final_url)]
        sitemaps = await _sitemaps(client, url)
        others = (*(f"feed {u}" for u in feeds), *(f"sitemap {u}" for u in sitemaps))
        for feed in feeds[:3]:
            listing = await _feed(client, feed)
            if listing and listing.links:
                why = f"the page names this feed, which has {listing.entries} entries"
                return Proposal(_id(url), "feed", name, {"url": feed}, why, others)
        guess = listing_of(soup, answer.final_url)
        if guess:
            chosen = guess.selectors
            told = {"links": chosen.link, "item": chosen.item, "date": chosen.date, "next": chosen.next}
            keys: dict[str, object] = {"url": url, "listing": {key: css for key, css in told.items() if css}}
            why = f"no feed is named; {guess.found} links on the page look like titles of releases"
            return Proposal(_id(url), "index", name, keys, why, others)
        if sitemaps:
            why = "no feed is named and no list of titles was found; robots.txt names this sitemap"
            return Proposal(_id(url), "sitemap", name, {"url": sitemaps[0]}, why, others)
        return Proposal(_id(url), "urls", name, {"urls": [url]}, "no listing was found: the page itself")


def _itself(answer: Answer) -> Proposal | None:
    """Where the address is a feed or a sitemap."""
    for kind, read in (("sitemap", read_sitemap), ("feed", read_feed)):
        try:
            listing = read(answer.body, answer.final_url, charset=answer.charset)
        except PressError:
            continue
        if listing.links or listing.parts:
            why = f"it is one ({listing.kind}, {len(listing.links or listing.parts)} entries)"
            return Proposal(_id(answer.url), kind, host_of(answer.url), {"url": answer.url}, why)
    return None


async def _feed(client: Client, url: str) -> Listing | None:
    try:
        answer = await client.get(url)
        return read_feed(answer.body, answer.final_url, charset=answer.charset)
    except (FetchError, PressError):
        return None


async def _sitemaps(client: Client, url: str) -> tuple[str, ...]:
    parts = urlsplit(url)
    try:
        answer = await client.get(f"{parts.scheme}://{parts.netloc}/robots.txt")
    except FetchError:
        return ()
    return sitemaps_of(answer.body, answer.final_url)


def _id(url: str) -> str:
    """A name for a source from its host and the first step of its path."""
    host = host_of(url).removeprefix("www.")
    first = next((step for step in urlsplit(url).path.split("/") if step), "")
    words = re.findall(r"[a-z0-9]+", f"{host} {first.rsplit('.', 1)[0]}".lower())
    return "-".join(words)[:60].strip("-") or "source"
