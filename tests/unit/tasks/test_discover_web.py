"""What the listings of a real server offer, source by source."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.sources import load_sources
from tasks.discover import Discovered, discover
from tests.newsroom_site import declare, index, packed, plays, rss, sitemap
from tests.site import Out, Request, Site, file, in_turn, page, redirect, status

ROBOTS = {"/robots.txt": status(404)}


def offered(root: Path) -> dict[str, Discovered]:
    return discover(load_sources(root / "config" / "sources"), root, root / "data" / "listings")


def paths(discovered: Discovered, site: Site) -> list[str]:
    return [found.location.removeprefix(site.url("")) for found in discovered.found]


INDEX = """\
kind: index
url: {url}
listing: {{links: "a", item: "ul.news > li", date: time, next: "a[rel=next]"}}
"""


def test_an_index_is_followed_from_page_to_page(tmp_path: Path) -> None:
    pages = plays({"/": index(range(2), "/?page=2"), "/2": ""})
    with Site(pages) as site:
        site.plays |= plays({"/p2": index(range(2, 4), "/p3"), "/p3": index(range(3, 5), None)})
        site.plays["/"] = plays({"/": index(range(2), "/p2")})["/"]
        declare(tmp_path, "tarn", site, INDEX.format(url=site.url("/")))
        told = offered(tmp_path)["tarn"]
        assert paths(told, site) == [f"/news/{n}.html" for n in range(5)]
        assert told.failures == told.doubts == []


async def on_and_on(request: Request, out: Out) -> None:
    """An index page that always has another one after it."""
    following = f"?n={int(request.query.get('n', ['0'])[0]) + 1}"
    await out.whole(200, index(range(2), following).encode(), ("Content-Type", "text/html"))


def test_a_circle_of_pages_ends_and_so_does_an_endless_row(tmp_path: Path) -> None:
    with Site(plays({"/a": index(range(2), "/b"), "/b": index(range(2, 4), "/a")})) as site:
        site.plays["/endless"] = on_and_on
        declare(tmp_path, "circle", site, INDEX.format(url=site.url("/a")))
        declare(
            tmp_path,
            "endless",
            site,
            f"kind: index\nurl: {site.url('/endless')}\n"
            'listing: {links: "li a", next: "a[rel=next]", max_pages: 7}\n',
        )
        told = offered(tmp_path)
        assert len(told["circle"].found) == 4
        assert (site.asked("/a"), site.asked("/b"), site.asked("/endless")) == (1, 1, 7)
        assert len(told["endless"].found) == 2


def test_a_selector_that_finds_nothing_is_told(tmp_path: Path) -> None:
    with Site(plays({"/": index(range(2), None)})) as site:
        declare(
            tmp_path, "tarn", site, f'kind: index\nurl: {site.url("/")}\nlisting: {{links: "div.moved a"}}\n'
        )
        told = offered(tmp_path)["tarn"]
        assert told.found == []
        assert "'div.moved a' finds nothing" in told.doubts[0].message


def test_a_feed_and_its_second_look_are_conditional(tmp_path: Path) -> None:
    with Site(ROBOTS) as site:
        site.plays |= plays({"/feed": rss([site.url("/news/1.html"), site.url("/news/2.html?fbclid=x")])})
        declare(tmp_path, "tarn", site, f"kind: feed\nurl: {site.url('/feed')}\n")
        first = offered(tmp_path)["tarn"]
        assert paths(first, site) == ["/news/1.html", "/news/2.html"]
        assert offered(tmp_path)["tarn"].found == first.found
        last = [request for request in site.seen if request.path == "/feed"][-1]
        assert "if-none-match" in last.headers


def test_a_feed_on_other_hosts_is_left_out_unless_they_are_named(tmp_path: Path) -> None:
    with Site(ROBOTS) as site:
        site.plays["/feed"] = page(
            rss(["https://news.example.org/1", site.url("/2"), "https://evil.example/3"])
        )
        declare(tmp_path, "strict", site, f"kind: feed\nurl: {site.url('/feed')}\n")
        declare(tmp_path, "wide", site, f"kind: feed\nurl: {site.url('/feed')}\nhosts: ['*.example.org']\n")
        told = offered(tmp_path)
        assert paths(told["strict"], site) == ["/2"]
        assert "evil.example, news.example.org" in told["strict"].doubts[0].message
        assert [f.location for f in told["wide"].found] == ["https://news.example.org/1", site.url("/2")]


def test_sitemaps_of_an_index_packed_and_plain(tmp_path: Path) -> None:
    with Site(ROBOTS) as site:
        parts = [
            site.url("/a.xml"),
            site.url("/b.xml.gz"),
            "https://elsewhere.example/c.xml",
            site.url("/map.xml"),
        ]
        site.plays |= {
            "/map.xml": page(sitemap(parts, "sitemap"), kind="application/xml"),
            "/a.xml": page(sitemap([site.url("/news/1.html"), site.url("/about")]), kind="text/xml"),
            "/b.xml.gz": page(packed(sitemap([site.url("/news/2.html")])), kind="application/gzip"),
        }
        declare(
            tmp_path, "tarn", site, f"kind: sitemap\nurl: {site.url('/map.xml')}\ninclude: ['/news/*.html']\n"
        )
        told = offered(tmp_path)["tarn"]
        assert paths(told, site) == ["/news/1.html", "/news/2.html"]
        assert site.asked("/map.xml") == 1
        assert "elsewhere.example" in told.doubts[0].message


def test_a_bomb_of_a_sitemap_is_one_bad_source(tmp_path: Path) -> None:
    with Site(ROBOTS) as site:
        site.plays |= {
            "/bomb.xml.gz": page(packed("<urlset>" + " " * 60_000_000), kind="application/gzip"),
            "/feed": page(rss([site.url("/1")])),
        }
        declare(tmp_path, "bomb", site, f"kind: sitemap\nurl: {site.url('/bomb.xml.gz')}\n")
        declare(tmp_path, "good", site, f"kind: feed\nurl: {site.url('/feed')}\n")
        told = offered(tmp_path)
        assert "decompression bomb" in told["bomb"].failures[0].message
        assert not told["bomb"].answered
        assert len(told["good"].found) == 1


def test_a_list_of_addresses_needs_no_request_and_is_bounded(tmp_path: Path) -> None:
    declare(
        tmp_path,
        "list",
        None,
        "kind: urls\nmax_links: 2\nurls: ['https://A.example/1#x', 'https://a.example/1', "
        "'https://b.example/2', 'https://c.example/3']\n",
    )
    told = offered(tmp_path)["list"]
    assert [f.location for f in told.found] == ["https://a.example/1", "https://b.example/2"]
    assert "more than max_links (2)" in told.doubts[0].message


def test_later_pages_that_fail_leave_what_came_before(tmp_path: Path) -> None:
    with Site(plays({"/": index(range(2), "/gone")})) as site:
        declare(tmp_path, "tarn", site, INDEX.format(url=site.url("/")))
        told = offered(tmp_path)["tarn"]
        assert len(told.found) == 2
        assert "/gone" in told.doubts[0].message
        assert told.answered


def test_a_listing_that_moved_is_read_where_it_is(tmp_path: Path) -> None:
    with Site(plays({"/new/": index(range(2), None)})) as site:
        site.plays["/old"] = in_turn(redirect("/new/", 301))
        declare(tmp_path, "tarn", site, INDEX.format(url=site.url("/old")))
        assert paths(offered(tmp_path)["tarn"], site) == ["/news/0.html", "/news/1.html"]


@pytest.mark.parametrize("folder", ["wellformed", "illformed", "encoding"])
def test_feeds_of_the_corpus_over_http(tmp_path: Path, shared: Path, folder: str) -> None:
    """Every fixture, served by a real server, is a source that answers or one that says why not."""
    feeds = sorted((shared / "corpus" / "feeds" / "tests" / folder).rglob("*.xml"))[::6]
    with Site(ROBOTS) as site:
        for number, path in enumerate(feeds):
            site.plays[f"/{number}.xml"] = file(path, "application/xml")
            declare(
                tmp_path,
                f"feed-{number}",
                site,
                f"kind: feed\nurl: {site.url(f'/{number}.xml')}\nhosts: ['*.org', '*.com', '*.invalid']\n",
            )
        told = offered(tmp_path)
    failed = [d.failures[0].message for d in told.values() if d.failures]
    assert len(told) == len(feeds)
    assert all("it is no feed" in message for message in failed)
    assert len(failed) <= (1 if folder == "illformed" else 0)
