"""Where does a site list its releases? A look at one of its pages, for whoever declares a source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from press.listing.address import canonical, host_of
from press.listing.index import Selectors, base_of, href
from press.listing.model import Link
from press.page.sentences import wide_share

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
AROUND = ("nav", "header", "footer", "aside", "form")
SHORTEST, SHORTEST_WIDE = 18, 8
"""Characters of a title: what is shorter is a button or a menu."""
FEWEST = 3
NEXT = (
    "a[rel~=next]",
    "link[rel~=next]",
    "li.next a[href]",
    "a.next",
    ".pagination .next a",
    ".pager-next a",
)


@dataclass(frozen=True, slots=True)
class Guess:
    """Selectors that find what looks like releases on an index page, and how many they find."""

    selectors: Selectors
    found: int


def feeds_of(soup: BeautifulSoup, url: str) -> tuple[Link, ...]:
    """The feeds that a page names in its head."""
    base = base_of(soup, url)
    named = soup.select("link[rel~=alternate][href][type]")
    found = [
        Link(address, str(link.get("title") or "") or None)
        for link in named
        if str(link["type"]).split(";")[0].strip().lower() in FEED_TYPES
        and (address := canonical(str(link["href"]), base))
    ]
    return tuple({link.url: link for link in found}.values())


def sitemaps_of(robots: bytes, url: str) -> tuple[str, ...]:
    """The sitemaps that a robots.txt names."""
    lines = (line.partition(":") for line in robots.decode("utf-8", "replace").splitlines()[:5000])
    told = (value.strip() for name, _, value in lines if name.strip().lower() == "sitemap")
    return tuple(dict.fromkeys(address for text in told if (address := canonical(text, url))))


def listing_of(soup: BeautifulSoup, url: str) -> Guess | None:
    """The selectors of the largest group of links that look like titles; None where no group does."""
    base = base_of(soup, url)
    groups: Counter[str] = Counter()
    for link in soup.select("a[href]"):
        address = canonical(href(link), base)
        if address and host_of(address) == host_of(url) and _is_title(link):
            groups[_path(link)] += 1
    if not groups or groups.most_common(1)[0][1] < FEWEST:
        return None
    path, _ = groups.most_common(1)[0]
    item = _item(soup, path)
    following = next((css for css in NEXT if soup.select_one(css)), None)
    date = "time" if item and soup.select_one(f"{item} time") else None
    links = path.rpartition(" > ")[2] if date and item else path
    selectors = Selectors(links, item if date else None, None, date, following)
    return Guess(selectors, len(soup.select(path)))


def _is_title(link: Tag) -> bool:
    words = link.get_text(" ", strip=True)
    if len(words) < (SHORTEST_WIDE if wide_share(words) > 0.3 else SHORTEST):
        return False
    return link.find_parent(AROUND) is None


def _path(link: Tag) -> str:
    """A selector for a link by its place: three steps up, the ones with a class by their first class."""
    steps = [link, *[p for p in link.parents if p.name not in ("body", "html", "[document]")][:3]]
    return " > ".join(_step(step) for step in reversed(steps))


def _step(element: Tag) -> str:
    classes = [str(c) for c in element.get_attribute_list("class") if c]
    name = next((c for c in classes if c.replace("-", "").replace("_", "").isalpha()), None)
    return f"{element.name}.{name}" if name else element.name


def _item(soup: BeautifulSoup, path: str) -> str | None:
    """The block of one release: the outermost step of a path that holds one link and stands for each."""
    steps = path.split(" > ")
    count = len(soup.select(path))
    for length in range(1, len(steps)):
        block = " > ".join(steps[:length])
        holders = soup.select(block)
        if len([h for h in holders if len(h.select(" > ".join(steps[length:]))) == 1]) == count:
            return block
    return None
