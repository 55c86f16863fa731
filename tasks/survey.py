"""What would be read from a source? A look at its listings and its first releases; nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from config.sources import FolderSource, IndexSource, Source, WarcSource, WebSource
from config.words import load_lexicon
from press.errors import PressError
from press.figures import read_figures
from press.listing.index import hits
from press.page import parse as parse_page
from tasks.aside import finished
from tasks.folder import discover_folder
from tasks.listings import Page, Walked, walk
from tasks.parse import hints
from tasks.records import Found
from tasks.warc import discover_warc, entries
from tasks.web.client import Client
from tasks.web.errors import FetchError
from warehouse.archive import Capture

Bytes = tuple[bytes, str | None, str | None]
"""A page: its bytes, content type, charset."""


@dataclass(frozen=True, slots=True)
class Glance:
    """One release as it would be read, or why it could not be."""

    location: str
    title: str | None = None
    title_from: str | None = None
    published: str | None = None
    published_from: str | None = None
    published_quote: str | None = None
    confidence: float | None = None
    language: str | None = None
    figures: int = 0
    flags: tuple[str, ...] = ()
    hits: dict[str, int] = field(default_factory=dict)
    problem: str | None = None


@dataclass(slots=True)
class Survey:
    """What a source offers now: its listings with what was found there, and its first releases."""

    source_id: str
    kind: str
    place: str
    found: int = 0
    listings: list[dict[str, object]] = field(default_factory=list)
    hits: dict[str, int] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    releases: list[Glance] = field(default_factory=list)


def survey(source: Source, root: Path, most: int = 3) -> Survey:
    """Look at a source and its first ``most`` releases; what fails is told in the survey."""
    seen = Survey(source.id, source.kind, source.place)
    if isinstance(source, WebSource):
        finished(_web(source, seen, most))
    else:
        _local(source, root, seen, most)
    return seen


async def _web(source: WebSource, seen: Survey, most: int) -> None:
    first: list[Page] = []
    async with Client() as client:

        async def fetch(url: str) -> Page:
            answer = await client.get(url, policy=source.politeness)
            first.append(Page(answer.final_url, answer.body, answer.charset))
            return first[-1]

        try:
            walked = await walk(source, fetch)
        except (FetchError, PressError) as error:
            seen.failures.append(str(error))
            walked = Walked()
        _note(source, walked, first, seen)
        for link in walked.links[:most]:
            try:
                answer = await client.get(link.url, policy=source.politeness)
            except FetchError as error:
                seen.releases.append(Glance(link.url, problem=str(error)))
            else:
                page = (answer.body, answer.content_type, answer.charset)
                seen.releases.append(glance(source, link.url, page))


def _note(source: WebSource, walked: Walked, pages: Sequence[Page], seen: Survey) -> None:
    seen.found, seen.doubts = len(walked.links), walked.doubts
    seen.listings = [
        {"url": url, "is": listing.kind, "links": len(listing.links), "next": listing.next}
        for url, listing in walked.pages
    ]
    if isinstance(source, IndexSource) and pages:
        told = source.listing
        parts = {"links": told.links, "item": told.item, "title": told.title, "date": told.date}
        seen.hits = hits(pages[0].body, parts | {"next": told.next}, charset=pages[0].charset)


def _local(source: Source, root: Path, seen: Survey, most: int) -> None:
    if isinstance(source, WarcSource):
        found, failures, doubts = discover_warc(source, root)
        seen.doubts = [doubt.message for doubt in doubts]
    else:
        assert isinstance(source, FolderSource)
        found, failures = discover_folder(source, root)
    seen.found, seen.failures = len(found), [f"{f.location}: {f.message}" for f in failures]
    for item in found[:most]:
        try:
            seen.releases.append(glance(source, item.location, _bytes(item)))
        except OSError as error:
            seen.releases.append(Glance(item.location, problem=str(error)))


def _bytes(found: Found) -> Bytes:
    assert found.path is not None
    if found.record is None:
        return found.path.read_bytes(), None, None
    for entry, record in entries(found.path):
        if entry.number == found.record:
            return record.content_stream().read(), entry.content_type, None
    raise OSError(f"{found.path}: record {found.record} is gone")


def glance(source: Source, location: str, page: Bytes) -> Glance:
    """One release as it would be read."""
    raw, content_type, charset = page
    capture = Capture(source.id, location, "", len(raw), datetime.now(UTC), content_type, charset)
    told = source.select
    parts = {"body": told.body, "title": told.title, "date": told.date}
    found: dict[str, int] = {}
    try:
        found = hits(raw, parts, charset=charset) if any(parts.values()) else {}
        release = parse_page(
            raw, content_type=content_type, charset=charset, location=location, hints=hints(source, capture)
        )
        figures = read_figures(release, load_lexicon()).figures
    except PressError as error:
        return Glance(location, hits=found, problem=str(error))
    title, published = release.title_evidence, release.published_evidence
    return Glance(
        location,
        release.title,
        title.source if title else None,
        release.published.isoformat() if release.published else None,
        published.source if published else None,
        published.quote if published else None,
        float(published.confidence) if published else None,
        release.language,
        len(figures),
        tuple(sorted(map(str, release.flags))),
        found,
    )
