"""Whole nights on sources of every kind, on a real server."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.errors import Exit
from flows.nightly import nightly
from tests.newsroom_site import declare, index, plays, release, releases, rss, sitemap, warc
from tests.site import Site, page, status
from warehouse.duck import connect
from warehouse.publish import published

pytestmark = pytest.mark.slow
Install = Callable[..., Path]

INDEX = 'kind: index\nurl: {url}\nlisting: {{links: "ul.news a", next: "a[rel=next]"}}\n'


def ask(data: Path, sql: str) -> list[tuple[object, ...]]:
    path = published(data)
    assert path is not None
    with connect(path, read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def site(install: Install) -> Site:
    """A newsroom of six releases with an index in two pages."""
    install()
    made = plays(releases() | {"/": index(range(3), "/older"), "/older": index(range(3, 6), None)})
    return Site(made)


def test_a_second_night_asks_only_whether_something_changed(site: Site, install: Install) -> None:
    root = install()
    with site:
        declare(root, "tarn", site, INDEX.format(url=site.url("/")))
        first = nightly()
        assert (first.seen, first.loaded, first.exit) == (6, 6, Exit.OK)
        assert first.by_source["tarn"] == counts(discovered=6, fetched=6, new=6)
        site.seen.clear()
        second = nightly()
    assert (second.seen, second.loaded, second.new_rows, second.changed) == (6, 0, 0, False)
    assert second.by_source["tarn"] == counts(discovered=6, fetched=6, unchanged=6)
    asked = [request for request in site.seen if request.path != "/robots.txt"]
    assert len(asked) == 8
    assert all("if-none-match" in request.headers for request in asked)


def test_a_changed_page_is_a_new_version_and_its_old_figures_stay(site: Site, install: Install) -> None:
    root = install()
    with site:
        declare(root, "tarn", site, INDEX.format(url=site.url("/")))
        nightly()
        site.plays |= plays({"/news/2.html": release(2, "4.7")})
        second = nightly()
    assert (second.loaded, second.by_source["tarn"]["new"]) == (1, 1)
    values = "SELECT version_no, quote FROM figure JOIN release_history USING (release_id, release_version) "
    rows = ask(root / "data", values + "WHERE title LIKE '%March%' AND measure = 'growth_rate' ORDER BY 1")
    assert rows == [(1, "4.8%"), (2, "4.7%")]
    latest = "SELECT quote FROM latest_figures WHERE title LIKE '%March%' AND measure = 'growth_rate'"
    assert ask(root / "data", latest) == [("4.7%",)]


def counts(**given: int) -> dict[str, int]:
    return dict.fromkeys(("discovered", "fetched", "unchanged", "new", "failed"), 0) | given


def test_every_kind_in_one_night_and_each_figure_counted_once(
    site: Site, install: Install, tmp_path: Path
) -> None:
    """The same six releases come by five ways; what analysts ask has each figure once."""
    root = install()
    with site:
        urls = [site.url(path) for path in releases()]
        site.plays |= {"/feed": page(rss(urls)), "/map.xml": page(sitemap(urls), kind="text/xml")}
        crawled = [(u, "2026-07-01T06:00:00Z", t) for u, t in zip(urls, releases().values(), strict=True)]
        warc(tmp_path / "crawl.warc.gz", crawled)
        declare(root, "a-index", site, INDEX.format(url=site.url("/")))
        declare(root, "b-feed", site, f"kind: feed\nurl: {site.url('/feed')}\n")
        declare(root, "c-map", site, f"kind: sitemap\nurl: {site.url('/map.xml')}\n")
        declare(root, "d-list", site, f"kind: urls\nurls: {json.dumps(urls)}\n")
        declare(root, "e-warc", None, f"kind: warc\npath: {tmp_path / 'crawl.warc.gz'}\n")
        summary = nightly()
    assert summary.exit is Exit.OK
    assert summary.by_source == dict.fromkeys(
        ("a-index", "b-feed", "c-map", "d-list", "e-warc"), counts(discovered=6, fetched=6, new=6)
    )
    data = root / "data"
    assert ask(data, "SELECT count(*) FROM duplicates") == [(24,)]
    assert ask(data, "SELECT DISTINCT how, shared, original_source_id FROM duplicates") == [
        ("same bytes", 1.0, "a-index")
    ]
    once = ask(data, "SELECT count(*) FROM latest_figures")
    assert once == ask(data, "SELECT count(*) FROM figure WHERE source_id = 'a-index'")
    assert ask(data, "SELECT count(*) FROM growth_rates") == [(6,)]
    assert ask(data, "SELECT count(*) FROM current_figures") == [(5 * int(str(once[0][0])),)]


@pytest.mark.parametrize("order", [("near", "own"), ("own", "near")])
def test_a_syndicated_copy_counts_once_whichever_came_first(
    install: Install, tmp_path: Path, order: tuple[str, str]
) -> None:
    root = install(own=tmp_path / "own", near=tmp_path / "near")
    copy = release(2).replace("<h1>", "<p>By the wire of the harbour, with thanks.</p><h1>")
    extra = "<p>The harbour's wire reaches 900 newsrooms in fourteen countries.</p></article>"
    pages = {"own": release(2), "near": copy.replace("</article>", extra)}
    for name in order:
        (tmp_path / name).mkdir()
    for name in order:
        (tmp_path / name / "peat.html").write_text(pages[name], encoding="utf-8")
        nightly()
    data = root / "data"
    rows = ask(data, "SELECT source_id, how, original_source_id FROM duplicates")
    assert len(rows) == 1
    assert rows[0][1] == "near"
    figures = ask(data, "SELECT quote, count(*) FROM latest_figures GROUP BY 1 ORDER BY 1")
    assert [count for _, count in figures] == [1] * len(figures)
    assert {"4.8%", "22.2 million euros"} <= {str(quote) for quote, _ in figures}


def test_a_listing_that_suddenly_yields_nothing_is_a_finding(site: Site, install: Install) -> None:
    root = install()
    with site:
        declare(root, "tarn", site, INDEX.format(url=site.url("/")))
        nightly()
        site.plays["/"] = page("<main><p>We are moving house.</p></main>")
        empty = nightly()
    assert empty.exit is Exit.OK
    found = ask(root / "data", "SELECT kind, severity, message FROM open_findings WHERE origin = 'source'")
    assert ("nothing-discovered", "critical") in [(kind, severity) for kind, severity, _ in found]
    assert any("finds nothing" in str(message) for _, _, message in found)
    assert ask(root / "data", "SELECT count(*) FROM release") == [(6,)]


def test_assertions_hold_for_sources_on_the_web(site: Site, install: Install) -> None:
    root = install()
    expect = "expect: {releases_per_run: {min: 10}, figures_per_release: {max: 1}, max_age_days: 1}\n"
    with site:
        declare(root, "tarn", site, INDEX.format(url=site.url("/")) + expect)
        nightly()
    kinds = "SELECT kind, severity, count(*) FROM finding WHERE origin = 'source' GROUP BY 1, 2 ORDER BY 1"
    assert ask(root / "data", kinds) == [
        ("figures_per_release", "warning", 6),
        ("max_age_days", "warning", 1),
        ("releases_per_run", "critical", 1),
    ]


def test_one_site_that_is_down_is_one_bad_source(site: Site, install: Install) -> None:
    root = install()
    with site:
        site.plays["/down"] = status(404)
        declare(root, "down", site, f"kind: feed\nurl: {site.url('/down')}\n")
        declare(root, "tarn", site, INDEX.format(url=site.url("/")))
        summary = nightly()
    assert (summary.exit, summary.loaded) == (Exit.PARTIAL, 6)
    assert summary.by_source["down"] == counts(failed=1)
    assert ask(root / "data", "SELECT source_id, severity FROM finding WHERE kind = 'discover-failed'") == [
        ("down", "critical")
    ]


def versions(data: Path) -> list[tuple[object, ...]]:
    return ask(
        data,
        "SELECT version_no, archived_at::DATE::VARCHAR, quote FROM release_history JOIN figure USING "
        "(release_id, release_version) WHERE measure = 'growth_rate' ORDER BY location, version_no",
    )


@pytest.mark.parametrize(("name", "version"), [("a.warc", "WARC/1.0"), ("a.warc.gz", "WARC/1.1")])
def test_a_warc_file_is_replayed_without_a_request(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, version: str
) -> None:
    """Pages by their address and the time of their crawling; a second replay changes nothing."""
    url = "https://tarn.example/news/1.html"
    crawled: list[tuple[str, str, str]] = [
        (url + "?utm_source=x", "2026-04-01T06:00:00Z", release(1)),
        (url, "2026-04-02T06:00:00Z", release(1, "4.4")),
        (url, "2026-04-03T06:00:00Z", release(1, "4.4")),
        ("https://tarn.example/news/3.html", "2026-06-01T06:00:00Z", release(3)),
    ]
    warc(tmp_path / name, crawled, version)
    root = install()
    declare(root, "old", None, f"kind: warc\npath: {tmp_path / name}\n")
    monkeypatch.setattr("tasks.web.client.Client.__aenter__", None)  # a request would fail
    summary = nightly()
    assert (summary.seen, summary.loaded, summary.exit) == (4, 3, Exit.OK)
    assert versions(root / "data") == [
        (1, "2026-04-01", "4.3%"),
        (2, "2026-04-02", "4.4%"),
        (1, "2026-06-01", "5.2%"),
    ]
    again = nightly()
    assert (again.new_rows, again.changed) == (0, False)


@pytest.mark.parametrize(("name", "more"), [("a.warc", 600), ("a.warc", 40), ("a.warc.gz", 200)])
def test_a_warc_file_that_is_cut_gives_what_is_whole(
    install: Install, tmp_path: Path, name: str, more: int
) -> None:
    crawled = [(f"https://tarn.example/{n}", "2026-04-01T06:00:00Z", release(n)) for n in range(2)]
    whole = warc(tmp_path / name, crawled).read_bytes()
    cut = len(warc(tmp_path / f"one-{name}", crawled[:1]).read_bytes())
    (tmp_path / name).write_bytes(whole[: cut + more])
    root = install()
    declare(root, "old", None, f"kind: warc\npath: {tmp_path / name}\n")
    summary = nightly()
    assert (summary.loaded, summary.exit) == (1, Exit.PARTIAL)
    assert ask(root / "data", "SELECT location FROM release") == [("https://tarn.example/0",)]
