"""Raw bytes → releases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from config.sources import Source
from press.errors import PressError
from press.hints import Hints
from press.page import parse as parse_page
from tasks.records import Failure, Record, write_lines
from tasks.step import step
from warehouse.archive import Archive, ArchiveError, Capture

FUTURE = timedelta(days=366)
"""How far after its archiving a page may be dated: embargoes and forthcoming releases."""


@step("parse")
def parse(
    captures: Sequence[Capture], sources: Mapping[str, Source], archive: Path, out: Path
) -> tuple[Path, list[Failure]]:
    """Parse a batch into a file of records; a page that cannot be read is a failure, not the end."""
    failures: list[Failure] = []
    write_lines(out, _parsed(captures, sources, Archive(archive), failures))
    return out, failures


def _parsed(
    captures: Sequence[Capture], sources: Mapping[str, Source], archive: Archive, failures: list[Failure]
) -> Iterator[Record]:
    for capture in captures:
        try:
            release = parse_page(
                archive.get(capture.sha256),
                content_type=capture.content_type,
                charset=capture.charset,
                location=capture.location,
                hints=hints(sources[capture.source_id], capture),
            )
        except (PressError, ArchiveError) as error:
            failures.append(Failure(capture.source_id, capture.location, "parse", str(error), capture.sha256))
        else:
            yield Record(capture, release)


def hints(source: Source, capture: Capture) -> Hints:
    """What a source's YAML tells the parser; the clock is the capture's: reading again gives the same."""
    return Hints(
        latest=capture.archived_at.date() + FUTURE,
        language=source.language,
        issuer=source.issuer,
        time_zone=source.time_zone,
        date_formats=source.date_formats,
        title_selector=source.select.title,
        date_selector=source.select.date,
        body_selector=source.select.body,
        remove=source.select.remove,
    )
