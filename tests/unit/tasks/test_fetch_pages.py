"""Pages on the web into the archive: what is kept, what is asked again, what fails alone."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from web_world import EAGER, Fake

from config.politeness import Politeness
from tasks.fetch import fetch
from tasks.pages import Brought, fetch_pages
from tasks.records import Failure, Found
from tasks.web.client import Client
from tests.site import (
    Site,
    bomb,
    conditional,
    cut_chunk,
    drip,
    endless,
    in_turn,
    page,
    redirect,
    reset,
    status,
)
from warehouse.archive import Archive, Capture
from warehouse.errors import DiskFullError
from warehouse.places import Validators

STORY = "<html><body><h1>Harbour</h1><p>3.1 million containers in 2025.</p></body></html>"
NIGHT = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Declared:
    """What the fetcher needs of a source's declaration."""

    politeness: Politeness
    licence: str | None = "OGL-UK-3.0"


def declared(*sites: Site, **policy: Any) -> Mapping[str, Any]:
    allow = tuple(site.place for site in sites)
    return {"port": Declared(EAGER.model_copy(update={"allow_hosts": allow} | policy))}


def found(site: Site, *paths: str) -> list[Found]:
    return [Found("port", site.url(path), url=site.url(path)) for path in paths]


def brought(site: Site, archive: Archive, *paths: str, **policy: Any) -> list[Brought]:
    clock = Fake().clock
    return fetch_pages(
        found(site, *paths), declared(site, **policy), archive, client=lambda: Client(clock=clock)
    )


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def test_what_was_asked_and_answered_is_archived_with_the_bytes(archive: Archive) -> None:
    answer = page(
        gzip.compress(STORY.encode()),
        ("Content-Encoding", "gzip"),
        ("Set-Cookie", "session=secret"),
        ("ETag", '"1"'),
        kind="text/html; charset=ISO-8859-1",
    )
    with Site({"/old": redirect("/new", 301), "/new": answer}) as site:
        (capture,) = brought(site, archive, "/old")
        assert isinstance(capture, Capture)
        assert archive.get(capture.sha256) == STORY.encode()
        assert (capture.location, capture.content_type, capture.charset, capture.licence) == (
            site.url("/old"),
            "text/html",
            "iso-8859-1",
            "OGL-UK-3.0",
        )
        assert capture.archived_at == NIGHT
        exchange = capture.exchange
        assert exchange is not None
        assert (exchange.url, exchange.final_url, exchange.hops, exchange.status) == (
            site.url("/old"),
            site.url("/new"),
            (site.url("/old"),),
            200,
        )
        assert dict(exchange.request_headers)["user-agent"].startswith("communique/")
        assert dict(exchange.response_headers)["etag"] == '"1"'
        note = archive.note("port", site.url("/old"), capture.sha256).read_text()
        assert "secret" not in note
        assert list(archive.captures()) == [replace(capture, found_at=None)]


def test_an_unchanged_page_costs_one_conditional_request_and_gives_the_same_capture(archive: Archive) -> None:
    plays = {
        "/tag": conditional(STORY, etag='"7"'),
        "/time": conditional(STORY + "<!-- t -->", last_modified="Fri, 20 Nov 2026 06:00:00 GMT"),
        "/neither": page(STORY + "<!-- n -->"),
    }
    with Site(plays) as site:
        first = brought(site, archive, *plays)
        files = {path: path.stat().st_mtime_ns for path in archive.root.rglob("*") if path.is_file()}
        assert brought(site, archive, *plays) == first
        assert {path: path.stat().st_mtime_ns for path in archive.root.rglob("*") if path.is_file()} == files
        assert len(site.seen) == 6
        again = {request.path: request.headers for request in site.seen[3:]}
        assert again["/tag"]["if-none-match"] == '"7"'
        assert again["/time"]["if-modified-since"] == "Fri, 20 Nov 2026 06:00:00 GMT"
        assert "if-none-match" not in again["/neither"]


def test_a_changed_page_is_a_further_capture_and_its_validators_count(archive: Archive) -> None:
    two = STORY.replace("3.1", "3.2")
    plays = {"/": in_turn(conditional(STORY, '"1"'), conditional(two, '"2"'), conditional(two, '"2"'))}
    with Site(plays) as site:
        first, second, third = (brought(site, archive, "/")[0] for _ in range(3))
        assert isinstance(first, Capture)
        assert isinstance(second, Capture)
        assert first.sha256 != second.sha256
        assert third == second
        assert [request.headers.get("if-none-match") for request in site.seen] == [None, '"1"', '"2"']
        assert archive.get(first.sha256) == STORY.encode()


def test_bytes_that_are_gone_are_asked_for_anew(archive: Archive) -> None:
    with Site({"/": conditional(STORY, etag='"7"')}) as site:
        (first,) = brought(site, archive, "/")
        assert isinstance(first, Capture)
        archive.path(first.sha256).unlink()
        (again,) = brought(site, archive, "/")
        assert again == first
        assert archive.get(first.sha256) == STORY.encode()
        assert "if-none-match" not in site.seen[-1].headers


@pytest.mark.parametrize("raw", [b"", b"{", b"[1]", b'{"etag": "x"}', b"\xff"])
def test_damaged_validators_cost_a_full_request(archive: Archive, raw: bytes) -> None:
    with Site({"/": conditional(STORY, etag='"7"')}) as site:
        (first,) = brought(site, archive, "/")
        (known,) = (archive.root / "validators").iterdir()
        known.write_bytes(raw)
        assert brought(site, archive, "/") == [first]
        assert json.loads(known.read_bytes())["etag"] == '"7"'


def test_validators_of_other_bytes_do_not_count(archive: Archive) -> None:
    with Site({"/": conditional(STORY, etag='"7"')}) as site:
        brought(site, archive, "/")
        archive.places.remember("port", site.url("/"), Validators("0" * 64, '"7"'))
        brought(site, archive, "/")
        assert "if-none-match" not in site.seen[-1].headers


def test_one_bad_page_is_one_failure(archive: Archive) -> None:
    plays = {
        "/a": page(STORY),
        "/404": status(404),
        "/reset": reset,
        "/drip": drip(0.02),
        "/endless": endless,
        "/bomb": bomb("gzip", 30),
        "/cut": cut_chunk(STORY),
        "/inward": redirect("http://169.254.169.254/latest/"),
        "/z": page(STORY),
    }
    with Site(plays) as site:
        results = brought(site, archive, *plays, max_bytes=2_000_000, deadline_seconds=0.3)
        failed = {r.location: r for r in results if isinstance(r, Failure)}
        assert [r.location for r in results] == [site.url(path) for path in plays]
        assert set(failed) == {site.url(path) for path in plays} - {site.url("/a"), site.url("/z")}
        assert {failure.step for failure in failed.values()} == {"fetch"}
        assert "404" in failed[site.url("/404")].message
        assert "middle" in failed[site.url("/cut")].message or "whole" in failed[site.url("/cut")].message
        assert len(list(archive.captures())) == 2


def test_a_place_given_twice_is_fetched_once(archive: Archive) -> None:
    with Site({"/": page(STORY)}) as site:
        one, two = brought(site, archive, "/", "/")
        assert one == two
        assert len(site.seen) == 1


def test_whoever_watches_hears_of_each_page(archive: Archive) -> None:
    plays = {"/same": conditional(STORY, '"1"'), "/new": page(STORY), "/bad": status(404)}
    with Site(plays) as site:
        brought(site, archive, "/same")
        heard = {}
        fetch_pages(
            found(site, *plays),
            declared(site),
            archive,
            tell=lambda one, result, news: heard.update({one.location: (type(result).__name__, news)}),
        )
        assert heard == {
            site.url("/same"): ("Capture", False),
            site.url("/new"): ("Capture", True),
            site.url("/bad"): ("Failure", False),
        }


def test_pages_are_fetched_from_within_an_event_loop_too(archive: Archive) -> None:
    with Site({"/": page(STORY)}) as site:

        async def within() -> list[Brought]:
            return brought(site, archive, "/")

        (capture,) = asyncio.run(within())
        assert isinstance(capture, Capture)


def test_a_full_disk_ends_it(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise DiskFullError("the disk is full")

    monkeypatch.setattr(Archive, "put", full)
    with Site({"*": page(STORY)}) as site, pytest.raises(DiskFullError):
        brought(site, archive, *(f"/{n}" for n in range(5)))


def test_a_damaged_record_is_one_failure_that_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Exports rose.")
    with Site({"/": page(STORY), "/ok": page(STORY)}) as site:
        batch = [*found(site, "/", "/ok"), Found("port", "a.txt", tmp_path / "a.txt")]
        captures, _ = fetch(batch, declared(site), tmp_path / "archive", NIGHT)
        archive = Archive(tmp_path / "archive")
        for capture in captures[::2]:
            archive.note("port", capture.location, capture.sha256).write_text("{")
        again, failures = fetch(batch, declared(site), tmp_path / "archive", NIGHT)
        assert [capture.location for capture in again] == [site.url("/ok")]
        assert [(f.location, f.step) for f in failures] == [(site.url("/"), "archive"), ("a.txt", "archive")]
        assert all("captures" in f.message and "Restore it" in f.message for f in failures)


def test_a_defect_that_one_page_shows_stays_with_it(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Archive.put

    def fragile(self: Archive, raw: bytes, **told: Any) -> Capture:
        if b"odd" in raw:
            raise RuntimeError("token=abc123 cannot be")
        return put(self, raw, **told)

    monkeypatch.setattr(Archive, "put", fragile)
    with Site({"/odd": page("odd"), "/": page(STORY)}) as site:
        bad, good = brought(site, archive, "/odd", "/")
        assert isinstance(good, Capture)
        assert isinstance(bad, Failure)
        assert "RuntimeError" in bad.message
        assert "abc123" not in bad.message


def test_files_and_pages_come_in_the_order_of_the_batch(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Exports rose.")
    with Site({"/": page(STORY)}) as site:
        batch = [
            *found(site, "/"),
            Found("port", "a.txt", tmp_path / "a.txt"),
            Found("port", "b.txt", tmp_path / "b.txt"),
        ]
        captures, failures = fetch(batch, declared(site), tmp_path / "archive", NIGHT)
        assert [capture.location for capture in captures] == [site.url("/"), "a.txt"]
        assert [(failure.location, failure.step) for failure in failures] == [("b.txt", "archive")]
        assert captures[1].licence == "OGL-UK-3.0"
        assert captures[1].exchange is None


def test_a_record_without_an_exchange_stays_readable(archive: Archive) -> None:
    capture = archive.put(b"old", source_id="port", location="a.txt", now=NIGHT)
    fields = json.loads(archive.note("port", "a.txt", capture.sha256).read_text())
    assert set(fields) == {
        "source_id",
        "location",
        "sha256",
        "byte_count",
        "archived_at",
        "content_type",
        "charset",
    }
