"""Sitemaps and index pages → links; which of them are taken; what a site proposes."""

from __future__ import annotations

import gzip
import time
from datetime import UTC, date, datetime

import pytest

from press.listing.choose import Choice, once
from press.listing.guess import feeds_of, listing_of, sitemaps_of
from press.listing.index import Selectors, check_selector, read_index, soup_of
from press.listing.model import Link, ListingError
from press.listing.sitemap import read_sitemap

URL = "https://tarn.example/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urls(text: str | bytes) -> list[str]:
    return [link.url for link in read_sitemap(text if isinstance(text, bytes) else text.encode(), URL).links]


def test_a_sitemap_with_dates() -> None:
    text = (
        f"<urlset {NS}><url><loc> https://tarn.example/a </loc><lastmod>2026-03-01</lastmod></url></urlset>"
    )
    (link,) = read_sitemap(text.encode(), URL).links
    assert (link.url, link.date) == ("https://tarn.example/a", "2026-03-01")
    assert link.changed is not None
    assert link.changed.date() == date(2026, 3, 1)


def test_a_news_sitemap_brings_title_and_day_but_no_picture() -> None:
    text = f"""<urlset {NS} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://tarn.example/a</loc>
        <image:image><image:loc>https://tarn.example/a.png</image:loc></image:image>
        <news:news><news:publication_date>2026-03-02T06:00+01:00</news:publication_date>
        <news:title>Peat sales in January</news:title></news:news></url></urlset>"""
    (link,) = read_sitemap(text.encode(), URL).links
    assert (link.url, link.title) == ("https://tarn.example/a", "Peat sales in January")
    assert link.date == "2026-03-02T06:00+01:00"


def test_an_index_names_parts_not_links() -> None:
    text = f"<sitemapindex {NS}><sitemap><loc>/b.xml.gz</loc></sitemap></sitemapindex>"
    listing = read_sitemap(text.encode(), URL)
    assert listing.links == ()
    assert [part.url for part in listing.parts] == ["https://tarn.example/b.xml.gz"]


def test_packed_plain_and_without_a_namespace() -> None:
    text = "<urlset><url><loc>/a</loc></url></urlset>"
    assert urls(gzip.compress(text.encode())) == urls(text) == ["https://tarn.example/a"]
    assert urls("https://tarn.example/a\nhttps://tarn.example/b\n") == [
        "https://tarn.example/a",
        "https://tarn.example/b",
    ]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"<html/>", "its root is <html>"),
        (b"", "neither XML nor"),
        (b"hello", "neither XML nor"),
        (b"\x1f\x8b\x08garbage", "damaged gzip"),
        (gzip.compress(b"<urlset>" + b" " * 60_000_000), "decompression bomb"),
    ],
)
def test_what_is_no_sitemap_is_told(raw: bytes, why: str) -> None:
    with pytest.raises(ListingError, match=why):
        read_sitemap(raw, URL)


def test_a_damaged_sitemap_is_read_as_far_as_it_goes() -> None:
    listing = read_sitemap(f"<urlset {NS}><url><loc>/a</loc></url><url><loc>/b</loc".encode(), URL)
    assert listing.links[0].url == "https://tarn.example/a"
    assert "not well formed" in listing.doubts[0]


PAGE = """<html><head><base href="/press/"></head><body><ul><li><b><a href="a.html">Peat sales</a></b>
<time datetime="2026-03-01">1 March</time></li><li><a href="b.html#x">Heather</a><i>4 March 2026</i></li>
<li><a href="javascript:void(0)">Print</a></li><li><a href="a.html?utm_source=x">Peat again</a></li></ul>
<p class="pages"><a href="?page=2">older</a></p></body></html>"""


def test_an_index_page_by_its_selectors() -> None:
    selectors = Selectors("a", "li", "a", "time, i", ".pages")
    listing = read_index(PAGE.encode(), "https://tarn.example/index", selectors)
    assert listing.links == (
        Link("https://tarn.example/press/a.html", "Peat sales", "2026-03-01"),
        Link("https://tarn.example/press/b.html", "Heather", "4 March 2026"),
    )
    assert listing.next == "https://tarn.example/press/?page=2"


def test_selectors_that_find_nothing_and_that_are_none() -> None:
    listing = read_index(PAGE.encode(), URL, Selectors("div.moved a"))
    assert listing.doubts == ("the selector link 'div.moved a' finds nothing",)
    with pytest.raises(ValueError, match="not a CSS selector"):
        check_selector("li[")


PATHS = {
    "/news/a": True,
    "/news/a?b=1": True,
    "/jobs/a": False,
    "/news/archive/a": False,
    "/news/a.pdf": False,
}


def test_which_links_are_taken() -> None:
    choice = Choice(("tarn.example",), ("/news/*",), ("*/archive/*", "*.pdf"), date(2026, 1, 1))
    assert {path: choice.wants(Link(f"https://tarn.example{path}")) for path in PATHS} == PATHS
    old, new = (datetime(year, 5, 1, tzinfo=UTC) for year in (2025, 2026))
    assert not choice.wants(Link("https://tarn.example/news/a", changed=old))
    assert choice.wants(Link("https://tarn.example/news/a", changed=new))
    assert choice.here(Link("https://tarn.example/a"))
    assert not choice.here(Link("https://evil.example/a"))


def test_an_address_is_taken_once_where_it_first_came() -> None:
    links = once([Link("u", "first"), Link("v"), Link("u", "second")])
    assert [(link.url, link.title) for link in links] == [("u", "first"), ("v", None)]


SITE = """<html><head><title>Tarn</title>
<link rel="alternate" type="application/rss+xml" href="/feed" title="News">
<link rel="alternate" hreflang="de" href="/de"></head><body>
<nav><a href="/a-long-way-home">A long way home from here</a></nav><main><div class="list">{items}</div>
<ul class="pagination"><li class="next"><a href="/2">more</a></li></ul></main></html>"""


def test_what_a_site_proposes() -> None:
    items = "".join(
        f'<div class="card"><h3 class="t"><a href="/n/{n}">Peat sales in Tarn rose again, part {n}</a></h3>'
        f"<time>March</time><a href='/n/{n}#share'>share</a></div>"
        for n in range(5)
    )
    soup = soup_of(SITE.format(items=items).encode())
    assert feeds_of(soup, "https://tarn.example/") == (Link("https://tarn.example/feed", "News"),)
    guess = listing_of(soup, "https://tarn.example/")
    assert guess is not None
    assert guess.found == 5
    listing = read_index(SITE.format(items=items).encode(), "https://tarn.example/", guess.selectors)
    assert [link.url for link in listing.links] == [f"https://tarn.example/n/{n}" for n in range(5)]
    assert {link.date for link in listing.links} == {"March"}
    assert listing.next == "https://tarn.example/2"
    assert sitemaps_of(
        b"User-agent: *\nsitemap: /map.xml\nDisallow: /x", "https://tarn.example/robots.txt"
    ) == ("https://tarn.example/map.xml",)


def test_a_hostile_index_page_takes_little_time() -> None:
    start = time.process_time()
    page = b"<ul>" + b'<li><a href="/x">Some title that is long</a>' * 3000
    read_index(page, URL, Selectors("li > a", "li"))
    assert listing_of(soup_of(page), URL) is not None
    assert time.process_time() - start < 5


@pytest.mark.parametrize("part", ["<div>", "<a href=x>t", "<ul><li>", "<table><tr><td>"])
def test_a_page_larger_than_any_real_one_is_refused_before_it_costs(part: str) -> None:
    start = time.process_time()
    with pytest.raises(ListingError, match="more than the cap"):
        read_index((part * 400_000).encode()[:4_900_000], URL, Selectors("main a"))
    assert time.process_time() - start < 1
