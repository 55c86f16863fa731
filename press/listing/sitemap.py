"""Sitemaps (also news sitemaps, sitemap indexes and plain lists of addresses) → links."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from lxml import etree

from press.listing.address import canonical
from press.listing.model import Link, Listing, ListingError
from press.listing.xml import plain, unpacked

MOST_LINKS = 50_000
"""The most that one sitemap may hold by its standard."""


def read_sitemap(raw: bytes, url: str, *, charset: str | None = None) -> Listing:
    """The links of a sitemap found at ``url``, gzip or not; of an index its ``parts``.

    Raises :class:`ListingError` where it is none, is damaged, or is refused.
    """
    content = unpacked(raw)
    if not content.lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n\0").startswith(b"<"):
        return _plain_list(content, url)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(plain(content, charset), parser)
    except etree.XMLSyntaxError as error:
        raise ListingError(f"not XML ({error}); correct the address") from error
    name = _name(root) if root is not None else ""
    if name not in ("urlset", "sitemapindex"):
        raise ListingError(f"its root is <{name}>, not <urlset> or <sitemapindex>; correct the address")
    links, doubts = _entries(root, url)
    errors = (
        [f"not well formed ({parser.error_log[0].message}); read as far as it goes"]
        if len(parser.error_log)
        else []
    )
    doubts = (*errors, *doubts)
    if name == "sitemapindex":
        return Listing((), "sitemap index", parts=links, doubts=doubts)
    return Listing(links, "sitemap", doubts=doubts)


def _entries(root: etree._Element, url: str) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    links: list[Link] = []
    lost = 0
    for element in root.iterchildren("{*}url", "{*}sitemap"):
        if len(links) == MOST_LINKS:
            return tuple(links), (f"more than {MOST_LINKS:,} entries; the rest was not read",)
        link = _link(element, url)
        if link:
            links.append(link)
        else:
            lost += 1
    return tuple(links), ((f"{lost} entries without an http(s) address",) if lost else ())


def _link(element: etree._Element, url: str) -> Link | None:
    told = dict(_texts(element))
    address = canonical(told.get("loc", ""), url) if told.get("loc") else None
    if address is None:
        return None
    date = told.get("publication_date") or told.get("lastmod")
    return Link(address, told.get("title"), date, instant(told.get("lastmod") or date))


def _texts(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The texts below an entry by local name; those of an image or a video are its own."""
    for child in element.iterchildren():
        if _name(child) == "news":
            yield from _texts(child)
        elif (child.text or "").strip() and _name(child) not in ("image", "video"):
            yield _name(child), " ".join(str(child.text).split())[:2000]


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def instant(text: str | None) -> datetime | None:
    """A W3C date and time (``2026-03-01``, ``2026-03-01T06:00Z``); without a zone it is taken as UTC."""
    try:
        told = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def _plain_list(content: bytes, url: str) -> Listing:
    """A sitemap in plain text: an address a line."""
    lines = content.decode("utf-8-sig", "replace").split()
    links = tuple(
        Link(a) for line in lines[:MOST_LINKS] if line.startswith("http") and (a := canonical(line, url))
    )
    if not links:
        raise ListingError("it is neither XML nor a list of addresses; correct the address")
    return Listing(links, "text sitemap")
