"""`communique sources`: the list, a new one from an address, a look before anything is stored."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from config.load import ConfigError
from config.politeness import Politeness
from config.source_schema import LINE, NAME
from config.sources import load_source
from flows.cli import app
from flows.errors import Exit, RunError
from tests.newsroom_site import declare, index, plays, releases, rss, sitemap
from tests.site import Site, page, status

Install = Callable[..., Path]
FEED = '<html><head><title>Tarn news</title><link rel="alternate" type="application/rss+xml" href="/feed">'


def communique(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["sources", *arguments], env={"COLUMNS": "200", "NO_COLOR": "1"})


@pytest.fixture(autouse=True)
def _no_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test site needs no rest between two requests."""

    def eager(allow: list[str] | None) -> Politeness:
        return Politeness(allow_hosts=tuple(allow or ()), delay_seconds=0)

    monkeypatch.setattr("flows.cli.sources._policy", eager)


@pytest.fixture
def site() -> Iterator[Site]:
    """Six releases and an index of two pages."""
    made = plays(releases() | {"/news": index(range(3), "/older"), "/older": index(range(3, 6), None)})
    with Site(made) as site:
        yield site


@pytest.fixture
def root(install: Install, tmp_path: Path) -> Path:
    (tmp_path / "hills").mkdir()
    return install(hills=tmp_path / "hills")


def test_the_list_of_sources_with_what_the_last_run_brought(root: Path) -> None:
    told = json.loads(communique("ls", "--format", "json").stdout)
    assert [(row["id"], row["kind"], row["last"]) for row in told] == [("hills", "folder", None)]
    runs = root / "data" / "runs"
    runs.mkdir(parents=True)
    counts = {"discovered": 7, "fetched": 7, "unchanged": 5, "new": 2, "failed": 0}
    (runs / "20260301T060000-aa.json").write_text(
        json.dumps({"run_id": "r1", "by_source": {"hills": counts}}), encoding="utf-8"
    )
    (runs / "20260302T060000-bb.json").write_text("not json", encoding="utf-8")
    row = json.loads(communique("ls", "-f", "json").stdout)[0]
    assert row["last"] == counts | {"run_id": "r1"}
    text = communique("ls").stdout
    assert "7 discovered, 7 fetched, 5 unchanged, 2 new, 0 failed" in text
    assert "0 6 * * * UTC" in text


def added(root: Path, site: Site, path: str, name: str) -> dict[str, object]:
    result = communique("add", site.url(path), "--id", name, "--allow-host", site.place)
    assert result.exit_code == 0, result.exception
    written = root / "config" / "sources" / f"{name}.yaml"
    assert written.read_text(encoding="utf-8").startswith(LINE)
    assert load_source(written).id == name
    assert (written.parent / NAME).exists()
    told: dict[str, object] = yaml.safe_load(written.read_text(encoding="utf-8"))
    return told


def test_a_page_that_names_a_feed_becomes_a_feed(root: Path, site: Site) -> None:
    site.plays |= {"/home": page(FEED), "/feed": page(rss([site.url("/news/1.html")]), kind="text/xml")}
    told = added(root, site, "/home", "tarn")
    assert (told["kind"], told["url"], told["name"]) == ("feed", site.url("/feed"), "Tarn news")


def test_a_page_of_titles_becomes_an_index(root: Path, site: Site) -> None:
    site.plays["/robots.txt"] = page("User-agent: *\nSitemap: /map.xml\n", kind="text/plain")
    site.plays["/list"] = page(
        "<main><ul>"
        + "".join(
            f'<li class="n"><a href="/news/{n}.html">Peat sales in month {n} of 2026</a></li>'
            for n in range(4)
        )
        + "</ul></main>"
    )
    told = added(root, site, "/list", "tarn")
    assert (told["kind"], told["listing"]) == ("index", {"links": "main > ul > li.n > a"})
    text = (root / "config" / "sources" / "tarn.yaml").read_text(encoding="utf-8")
    assert f"# There is also: sitemap {site.url('/map.xml')}" in text


def test_an_address_of_a_feed_or_a_sitemap_is_taken_as_it_is(root: Path, site: Site) -> None:
    site.plays |= {
        "/feed": page(rss([site.url("/news/1.html")]), kind="text/xml"),
        "/map.xml": page(sitemap([site.url("/news/1.html")]), kind="text/xml"),
    }
    assert added(root, site, "/feed", "one")["kind"] == "feed"
    assert added(root, site, "/map.xml", "two")["kind"] == "sitemap"
    assert added(root, site, "/news/1.html", "three") == {
        "id": "three",
        "name": "Peat sales in February",
        "kind": "urls",
        "urls": [site.url("/news/1.html")],
        "schedule": "0 6 * * *",
        "time_zone": "UTC",
        "expect": {"releases_per_run": {"min": 1}},
    }


def test_an_existing_file_is_never_overwritten(root: Path, site: Site) -> None:
    path = root / "config" / "sources" / "hills.yaml"
    before = path.read_bytes()
    result = communique("add", site.url("/news/1.html"), "--id", "hills", "--allow-host", site.place)
    assert isinstance(result.exception, ConfigError)
    assert "there is such a source already" in str(result.exception)
    assert path.read_bytes() == before


def test_a_hostile_title_stays_a_name(root: Path, site: Site) -> None:
    title = "x\nkind: folder\npath: /etc # \x1b[31m"
    site.plays["/evil"] = page(f"<html><head><title>{title}</title></head><body><p>x</p></body></html>")
    assert added(root, site, "/evil", "tarn")["kind"] == "urls"


def test_what_would_be_read_is_shown_and_nothing_is_stored(root: Path, site: Site) -> None:
    listing = 'listing: {links: "ul.news a", date: ".gone", next: "a[rel=next]"}'
    declare(root, "tarn", site, f"kind: index\nurl: {site.url('/news')}\n{listing}\n")
    result = communique("test", "tarn", "-f", "json", "--releases", "2")
    assert result.exit_code == 0
    seen = json.loads(result.stdout)
    assert seen["found"] == 6
    assert [listing["links"] for listing in seen["listings"]] == [3, 3]
    assert seen["hits"] == {"links ul.news a": 3, "date .gone": 0, "next a[rel=next]": 1}
    first = seen["releases"][0]
    assert len(seen["releases"]) == 2
    assert (first["title"], first["published"]) == ("Peat sales in January 2026", "2026-02-15")
    assert (first["published_from"], first["figures"]) == ("meta date", 2)
    assert not (root / "data").exists()
    words = communique("test", "tarn").stdout
    assert "would read 6 releases" in words
    assert "selector date .gone: 0 hits" in words
    assert "2026-02-15 (“2026-02-15” in meta date, trust" in words


def test_an_address_is_shown_without_a_file(root: Path, site: Site) -> None:
    site.plays["/feed"] = page(rss([site.url("/news/1.html")]), kind="text/xml")
    result = communique("test", site.url("/feed"), "-f", "json", "--allow-host", site.place)
    assert json.loads(result.stdout)["releases"][0]["title"] == "Peat sales in February 2026"
    assert [path.name for path in (root / "config" / "sources").iterdir()] == ["hills.yaml"]


def test_a_source_that_fails_or_offers_nothing_ends_with_an_error(root: Path, site: Site) -> None:
    site.plays["/gone"] = status(404)
    declare(root, "gone", site, f"kind: feed\nurl: {site.url('/gone')}\n")
    for name, told in (("gone", "answered with status 404"), ("hills", "would read 0 releases")):
        result = communique("test", name)
        assert result.exit_code == Exit.ERROR
        assert told in result.stdout


def test_a_private_address_is_refused_unless_it_is_allowed(root: Path, site: Site) -> None:
    result = communique("add", site.url("/news"))
    assert isinstance(result.exception, RunError)
    assert "not a public address" in str(result.exception)
    assert site.seen == []
