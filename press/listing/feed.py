"""RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF and JSON Feed → links."""

from __future__ import annotations

import json
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import Any

import feedparser

from press.listing.address import canonical
from press.listing.model import Link, Listing, ListingError
from press.listing.xml import MOST_FEED_BYTES, plain

MOST_TAGS, LONGEST_TAG = 150_000, 50_000
"""Beyond these the library takes seconds and hundreds of megabytes; no real feed comes near."""


def read_feed(raw: bytes, url: str, *, charset: str | None = None) -> Listing:
    """The entries of a feed found at ``url``, in their order.

    A feed that is damaged gives what can be read of it and says so in ``doubts``; so does an entry without
    a usable address. Raises :class:`ListingError` where there is no feed, or one that is refused.
    """
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(raw, url)
    document = plain(raw, charset, most=MOST_FEED_BYTES)
    _require_modest(document)
    # Bytes in a file object: given text, the library would fetch what looks like an address.
    parsed: Any = feedparser.parse(
        BytesIO(document),
        response_headers={"content-location": url, "content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=True,
    )
    version = parsed.get("version", "")
    if not version and not parsed.entries:
        raise ListingError("it is no feed (RSS, Atom, CDF or JSON Feed were looked for); correct the address")
    entries = ((_link(entry, url), entry.get("title")) for entry in parsed.entries)
    why = _short(parsed.get("bozo_exception"))
    doubts = [f"the feed is not well formed ({why}); read as far as it goes"] if parsed.bozo else []
    return _listing(entries, version or "xml", _next(parsed.feed, url), *doubts)


def _require_modest(document: bytes) -> None:
    tags = document.count(b"<")
    if tags > MOST_TAGS:
        raise ListingError(f"{tags:,} tags are more than the cap of {MOST_TAGS:,}; not read")
    if _long_tag().search(document):
        raise ListingError(f"a tag of more than {LONGEST_TAG:,} characters; not read")


@cache
def _long_tag() -> re.Pattern[bytes]:
    return re.compile(rb"<[^!<>][^<>]{%d}" % LONGEST_TAG)


def _listing(
    found: Iterator[tuple[Link | None, object]], kind: str, following: str | None, *doubts: str
) -> Listing:
    """The listing of entries, given as their links and their titles."""
    entries = list(found)
    lost = [_short(title) or "without a title" for link, title in entries if link is None]
    told = (
        [f"{len(lost)} of {len(entries)} entries have no http(s) address, the first is {lost[0]!r}"]
        if lost
        else []
    )
    links = tuple(link for link, _ in entries if link)
    return Listing(links, kind, following, doubts=(*doubts, *told), entries=len(entries))


def _link(entry: Mapping[str, Any], url: str) -> Link | None:
    address = next((a for text in _addresses(entry) if (a := canonical(text, url))), None)
    if address is None:
        return None
    date = _told(entry, "published") or _told(entry, "updated") or _told(entry, "created")
    return Link(address, _short(entry.get("title")) or None, _short(date) or None, _instant(entry))


def _addresses(entry: Mapping[str, Any]) -> Iterator[str]:
    """Where an entry may say its address, the surest first; an enclosure is no release."""
    links = entry.get("links", ())
    yield from (x["href"] for x in links if x.get("rel", "alternate") == "alternate" and x.get("href"))
    if entry.get("link"):
        yield entry["link"]
    identity = str(entry.get("id", ""))
    if identity.startswith(("http://", "https://")):
        yield identity
    yield from (x["href"] for x in links if x.get("rel") not in ("enclosure", "self") and x.get("href"))


def _instant(entry: Mapping[str, Any]) -> datetime | None:
    told = _told(entry, "updated_parsed") or _told(entry, "published_parsed")
    try:
        return datetime.fromtimestamp(timegm(told), UTC) if told else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _told(entry: Mapping[str, Any], name: str) -> Any:
    """What an entry itself says under a name; asked otherwise, the library passes one date off as another."""
    return dict.get(entry, name) if isinstance(entry, dict) else None


def _next(feed: Mapping[str, Any], url: str) -> str | None:
    """The following page of a feed in pages (RFC 5005)."""
    return next(
        (
            canonical(x["href"], url)
            for x in feed.get("links", ())
            if x.get("rel") == "next" and x.get("href")
        ),
        None,
    )


def _json_feed(raw: bytes, url: str) -> Listing:
    try:
        feed = json.loads(raw[:MOST_FEED_BYTES].decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ListingError(f"it begins as JSON and is none ({error})"[:300]) from error
    items = feed.get("items")
    if not isinstance(items, list):
        raise ListingError("it is JSON without a list of 'items', so no JSON Feed; correct the address")
    entries = ((_json_link(item, url), item.get("title")) for item in items if isinstance(item, dict))
    following = feed.get("next_url")
    return _listing(entries, "json", canonical(following, url) if isinstance(following, str) else None)


def _json_link(item: Mapping[str, Any], url: str) -> Link | None:
    told = (item.get("url"), item.get("external_url"), item.get("id"))
    addresses = [a for text in told[:2] if isinstance(text, str) and (a := canonical(text, url))]
    if not addresses and str(told[2]).startswith(("http://", "https://")):
        addresses = [a for a in [canonical(str(told[2]))] if a]
    if not addresses:
        return None
    date = item.get("date_published") or item.get("date_modified")
    return Link(addresses[0], _short(item.get("title")) or None, _short(date) or None, _iso(item))


def _iso(item: Mapping[str, Any]) -> datetime | None:
    try:
        told = datetime.fromisoformat(str(item.get("date_modified") or item.get("date_published")))
    except ValueError:
        return None
    return told if told.tzinfo else None


def _short(text: object) -> str:
    """Text in one line, not too long to be told."""
    return " ".join(str(text).split())[:300] if text else ""
