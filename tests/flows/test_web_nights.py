"""Nights over a site on the web, and everything from the archive once more when the site is gone."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.errors import Exit, RunError
from flows.nightly import nightly
from flows.reparse import reparse
from tests.site import Site, conditional, page, status
from warehouse.duck import connect
from warehouse.publish import published
from warehouse.schema import tables

pytestmark = pytest.mark.slow

SOURCE = """\
id: retail
name: Statistics on retail
kind: urls
urls: [{urls}]
licence: OGL-UK-3.0
politeness: {{delay_seconds: 0, retries: 0, silence_seconds: 2, allow_hosts: ["{place}"]}}
"""
STORY = """<html lang="en"><head><title>Retail sales, {month} 2026</title></head><body><main>
<h1>Retail sales, {month} 2026</h1><p>Published <time datetime="2026-{number}-12">12 {month} 2026</time></p>
<p>Retail sales rose by {percent}% in {month} 2026 compared with {month} 2025, to 4.7 billion euros.</p>
</main></body></html>"""


def story(month: str, number: str, percent: str) -> str:
    return STORY.format(month=month, number=number, percent=percent)


def rows(data: Path, sql: str) -> list[tuple[object, ...]]:
    path = published(data)
    assert path is not None
    with connect(path, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def content(data: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table in order, but for which run wrote what, and for what only a look at the site can tell."""
    found = {}
    for table in tables().values():
        names = ", ".join(f'"{c.name}"' for c in table.columns if c.name not in ("run_id", "validated_at"))
        about = "WHERE release_id IS NOT NULL" if table.name == "finding" else ""
        if table.name not in ("run", "validation_result", "finding_event"):  # of runs, not of pages
            found[table.name] = rows(data, f"SELECT {names} FROM {table.name} {about} ORDER BY ALL")
    return found


def lose(data: Path) -> None:
    """All but the archive."""
    for entry in data.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            if entry.name != "archive":
                shutil.rmtree(entry)
        else:
            entry.unlink()


@pytest.fixture
def declare(install: Callable[..., Path], tmp_path: Path) -> Callable[[Site, list[str]], Path]:
    """An installation whose one source is a list of addresses; gives its data folder."""

    def make(site: Site, paths: list[str]) -> Path:
        root = install()
        text = SOURCE.format(urls=", ".join(site.url(path) for path in paths), place=site.place)
        (root / "config" / "sources" / "retail.yaml").write_text(text, encoding="utf-8")
        return root / "data"

    return make


def test_nights_over_the_web_and_everything_from_the_archive(
    declare: Callable[[Site, list[str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    june, july = story("June", "06", "2.4"), story("July", "07", "1.1")
    plays = {"/june": conditional(june, '"1"'), "/july": page(july)}
    with Site(plays) as site:
        data = declare(site, ["/june", "/july"])
        first = nightly()
        assert (first.loaded, first.exit) == (2, Exit.OK)
        assert {r.path for r in site.seen} == {"/robots.txt", "/june", "/july"}
        licences = rows(
            data, "SELECT DISTINCT capture.location, licence FROM capture JOIN source USING (source_id)"
        )
        assert sorted(licences) == [(site.url("/july"), "OGL-UK-3.0"), (site.url("/june"), "OGL-UK-3.0")]

        site.seen.clear()
        path, again = published(data), nightly()
        assert (again.loaded, again.new_rows, again.changed) == (0, 0, False)
        assert published(data) == path
        assert [r.path for r in site.seen] == ["/robots.txt", "/june", "/july"]
        assert site.seen[1].headers["if-none-match"] == '"1"'

        site.plays |= {"/june": conditional(story("June", "06", "2.5"), '"2"'), "/july": status(404)}
        third = nightly()
        assert (third.loaded, third.exit) == (1, Exit.PARTIAL)
        failed = "SELECT kind, status FROM finding WHERE release_id IS NULL"
        assert rows(data, failed) == [("fetch-failed", "open")]

        site.plays |= {"/june": conditional(june, '"3"'), "/july": page(july)}  # put back
        assert nightly().exit == Exit.OK
        assert rows(data, failed) == [("fetch-failed", "resolved")]
        assert rows(data, "SELECT count(*) FROM release") == [(3,)]
    before = content(data)
    assert len(before["figure"]) >= 6
    lose(data)
    tried = forbid_connections(monkeypatch)
    assert reparse().exit == Exit.OK
    assert content(data) == before
    assert tried == []


def forbid_connections(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every connection that is tried from now on, none of which succeeds."""
    tried: list[object] = []

    def refuse(self: socket.socket, address: object) -> None:
        tried.append(address)
        raise OSError("no request may be made here")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    return tried


def test_a_local_source_that_is_gone_is_read_again_from_the_archive(
    install: Callable[..., Path], tmp_path: Path
) -> None:
    town = tmp_path / "town"
    town.mkdir()
    (town / "june.html").write_text(story("June", "06", "2.4"), encoding="utf-8")
    data = install(town=town) / "data"
    nightly()
    before = content(data)
    shutil.rmtree(town)
    reparse()  # over a warehouse that stands nothing changes
    assert content(data) == before


def test_what_is_not_archived_cannot_be_read_again(install: Callable[..., Path], tmp_path: Path) -> None:
    install(town=tmp_path / "gone")
    with pytest.raises(RunError, match="nothing is archived of town"):
        reparse()
