"""Index pages → links, by the CSS selectors that a source declares."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError
from soupsieve import compile as compile_selector

from press.listing.address import canonical
from press.listing.model import Link, Listing, ListingError
from press.page.charset import decode

MOST_BYTES = 5_000_000
MOST_TAGS = 100_000
"""Real index pages have some thousands; a page beyond this takes seconds and hundreds of megabytes."""


@dataclass(frozen=True, slots=True)
class Selectors:
    """Where an index page says what.

    ``link`` finds the links themselves, or elements that hold one. ``item`` finds the block of one
    release, in which ``link``, ``title`` and ``date`` are then looked for. ``next`` finds the link to the
    following page.
    """

    link: str = "a[href]"
    item: str | None = None
    title: str | None = None
    date: str | None = None
    next: str | None = None


def check_selector(css: str) -> str:
    """The selector itself; raises ``ValueError`` where it is none."""
    try:
        compile_selector(css)
    except (SelectorSyntaxError, ValueError) as error:
        raise ValueError(f"not a CSS selector ({str(error).splitlines()[0]})") from None
    return css


def read_index(raw: bytes, url: str, selectors: Selectors, *, charset: str | None = None) -> Listing:
    """The links of an index page found at ``url``, in their order, each address once.

    Raises :class:`ListingError` where it is larger than any real one.
    """
    soup = soup_of(raw, charset)
    base = base_of(soup, url)
    scopes = soup.select(selectors.item) if selectors.item else [soup]
    links: dict[str, Link] = {}
    for scope in scopes:
        for element in scope.select(selectors.link, limit=1 if selectors.item else 0):
            link = _link(element, scope if selectors.item else element, base, selectors)
            if link:
                links.setdefault(link.url, link)
    return Listing(
        tuple(links.values()), "index", _next(soup, base, selectors), doubts=_doubts(soup, selectors)
    )


def soup_of(raw: bytes, charset: str | None = None) -> BeautifulSoup:
    """The tree of a page; raises :class:`ListingError` where it is larger than any real one."""
    if len(raw) > MOST_BYTES:
        raise ListingError(f"{len(raw):,} bytes are more than the cap of {MOST_BYTES:,}; not read")
    text = decode(raw, charset, markup=True).text
    if text.count("<") > MOST_TAGS:
        raise ListingError(f"{text.count('<'):,} tags are more than the cap of {MOST_TAGS:,}; not read")
    return BeautifulSoup(text, "lxml")


def base_of(soup: BeautifulSoup, url: str) -> str:
    """What relative links of a page count from."""
    base = soup.select_one("base[href]")
    return (canonical(str(base["href"]), url) if base else None) or url


def href(element: Tag) -> str:
    """The address of a link, or of the first one inside an element."""
    holder = element if element.get("href") else element.select_one("a[href]")
    return str(holder["href"]) if holder else ""


def words(element: Tag | None) -> str | None:
    """The words of an element in one line; of a ``time`` or ``meta`` what its attribute says."""
    if element is None:
        return None
    told = element.get("datetime") or element.get("content") or element.get_text(" ")
    return " ".join(str(told).split())[:300] or None


def _link(element: Tag, scope: Tag, base: str, selectors: Selectors) -> Link | None:
    address = canonical(target, base) if (target := href(element)) and not target.startswith("#") else None
    if address is None:
        return None
    title = words(scope.select_one(selectors.title)) if selectors.title else words(element)
    date = words(scope.select_one(selectors.date)) if selectors.date else None
    return Link(address, title, date)


def _next(soup: BeautifulSoup, base: str, selectors: Selectors) -> str | None:
    element = soup.select_one(selectors.next) if selectors.next else None
    return canonical(href(element), base) if element is not None and href(element) else None


def _doubts(soup: BeautifulSoup, selectors: Selectors) -> tuple[str, ...]:
    named = {"item": selectors.item, "link": selectors.link}
    return tuple(
        f"the selector {name} {css!r} finds nothing"
        for name, css in named.items()
        if css and not soup.select_one(css)
    )


def hits(raw: bytes, selectors: dict[str, str | None], *, charset: str | None = None) -> dict[str, int]:
    """How many elements of a page each selector finds; those not given are left out."""
    soup = soup_of(raw, charset)
    return {f"{name} {css}": len(soup.select(css)) for name, css in selectors.items() if css}
