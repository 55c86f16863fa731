"""Raw bytes → releases."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from config.sources import Source
from press.errors import PressError
from press.hints import Hints
from press.page import parse as parse_page
from tasks.records import Failure, Record, encoded, write_encoded
from tasks.step import step
from tasks.worker import RefusedError
from tasks.workers import Answer, Limits, workers
from warehouse.archive import Archive, ArchiveError, Capture

log = logging.getLogger("communique")

FUTURE = timedelta(days=366)
"""How far after its archiving a page may be dated: embargoes and forthcoming releases."""


@step("parse")
def parse(
    captures: Sequence[Capture],
    sources: Mapping[str, Source],
    archive: Path,
    out: Path,
    limits: Limits,
) -> tuple[Path, list[Failure]]:
    """Parse a batch into a file of records; a page that cannot be read is a failure, not the end.

    Pages are hostile: they are parsed in other processes, each within ``limits``.
    """
    failures: list[Failure] = []
    items = [(capture, hints(sources[capture.source_id], capture)) for capture in captures]
    answers = workers(limits).map(parse_one, items, archive)
    write_encoded(out, _kept(zip(captures, answers, strict=True), failures))
    return out, failures


def _kept(answers: Iterable[tuple[Capture, Answer]], failures: list[Failure]) -> Iterator[bytes]:
    for capture, answer in answers:
        if answer.result is not None:
            yield answer.result
            continue
        ids = {"source": capture.source_id, "release": capture.location}
        level = logging.ERROR if answer.defect else logging.INFO
        log.log(level, "%s: %s", capture.location, answer.why, extra=ids)
        why = f"the parser failed ({answer.why}); please report it with this page"
        message = why if answer.defect else answer.why
        failures.append(Failure(capture.source_id, capture.location, "parse", message, capture.sha256))


def parse_one(item: tuple[Capture, Hints], archive: Path) -> bytes:
    """The record of one archived page, encoded; the job of a worker."""
    capture, told = item
    try:
        release = parse_page(
            Archive(archive).get(capture.sha256),
            content_type=capture.content_type,
            charset=capture.charset,
            location=capture.location,
            hints=told,
        )
    except (PressError, ArchiveError) as error:
        raise RefusedError(str(error)) from error
    return encoded(Record(capture, release))


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
        family=source.family,
    )
