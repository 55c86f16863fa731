"""When was the release published? Candidates in order of trust, each with its words; none is made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from press.hints import Hints
from press.model import Evidence, PassageKind
from press.page.dates import Found, find_dates, first_date, labelled, machine_date, plausible, url_date
from press.page.document import Document
from press.page.front import FrontLine, Role, is_date_line
from press.page.words import MODIFIED_LABELS, PUBLISHED_LABELS

Dated = tuple[date, Evidence]
_OPENING_BLOCKS = 12
_DATELINE = 130
_CLOSING_BLOCKS = 6


def find_published(document: Document, front: list[FrontLine], hints: Hints, location: str) -> Dated | None:
    """The publication date and its evidence; other dates that disagree lower the confidence."""
    if hints.published:
        return hints.published, Evidence("hints", hints.published.isoformat(), 0.99)
    found = [c for c in _candidates(document, front, hints, location) if plausible(c[0], hints.latest)]
    if not found:
        return None
    day, evidence = found[0]
    others = {other for other, _ in found[1:] if abs((other - day).days) > 1}
    agree = any(other == day for other, _ in found[1:])
    confidence = evidence.confidence - (0.25 if others and not agree else 0.1 if others else 0.0)
    return day, replace(evidence, confidence=round(confidence, 2))


def find_modified(document: Document, hints: Hints) -> date | None:
    """The day of the last change, from the head or from a labelled line near the headline."""
    if document.clues.modified:
        return document.clues.modified
    found = next(labelled(document.clues.near, MODIFIED_LABELS, hints.date_formats), None)
    return found.day if found else None


def _candidates(document: Document, front: list[FrontLine], hints: Hints, location: str) -> Iterator[Dated]:
    for clue in document.clues.selected_dates:
        day = machine_date(clue.value, hints.time_zone, hints.date_formats)
        if day is not None:
            yield day, clue.evidence
    yield from document.clues.published
    yield from _labelled(document.clues.near, hints, 0.9)
    yield from _in_front(front, hints)
    yield from _near_headline(document.clues.near, hints)
    yield from _datelines(document, hints)
    yield from _signature(document, hints)
    for address in (location, document.clues.canonical_url or ""):
        in_address = url_date(address)
        if in_address:
            yield in_address.day, Evidence("url", address[in_address.start : in_address.end], 0.6)
            return


def _labelled(text: str, hints: Hints, confidence: float) -> Iterator[Dated]:
    """Dates after "Published", 发布时间 and the like, unless the label says that it is another date."""
    for found in labelled(text, PUBLISHED_LABELS, hints.date_formats):
        before = text[max(0, found.start - 24) : found.start].lower()
        if text[found.start].isascii() and not _line_start().search(before):
            continue
        if not _other_date().search(before) and "\n\n" not in text[found.start : found.end]:
            yield _dated(found, text, "dateline", confidence)


def _in_front(front: list[FrontLine], hints: Hints) -> Iterator[Dated]:
    """Dates above the body: labelled, on lines of their own, or in the line under the title."""
    for line in front:
        yield from _labelled(line.text, hints, 0.9)
    for line in front:
        if line.role in (Role.DATE, Role.LABEL):
            for found in find_dates(line.text, hints.date_formats):
                yield _dated(found, line.text, "dateline", 0.85)
    for line in front:
        named = line.role in (Role.TITLE, Role.ISSUER)
        opening = _opening_date().match(line.text) if named else None
        if opening:
            for found in find_dates(line.text[: opening.end()], hints.date_formats)[:1]:
                yield _dated(found, line.text, "dateline", 0.7)


def _near_headline(near: str, hints: Hints) -> Iterator[Dated]:
    """A short line under the headline that begins with a date or is little else."""
    for line in near.split("\n")[1:4]:
        found = first_date(line[:120], hints.date_formats)
        if found and (is_date_line(line) or (found.start <= 4 and len(line) < 100)):
            yield _dated(found, line, "dateline", 0.8)
            return


def _datelines(document: Document, hints: Hints) -> Iterator[Dated]:
    """LONDON, 3 March 2026 – …; (Wire) – September 05, 2024 – CHICAGO — …: at the start of a paragraph."""
    for block in document.blocks[:_OPENING_BLOCKS]:
        if block.kind is not PassageKind.PARAGRAPH:
            continue
        start = document.words(block)[:_DATELINE]
        for found in find_dates(start, hints.date_formats)[:1]:
            if _is_dateline(start, found):
                yield _dated(found, start, "dateline", 0.85)
        yield from _labelled_opening(start, hints)


def _labelled_opening(start: str, hints: Hints) -> Iterator[Dated]:
    for found in labelled(start, PUBLISHED_LABELS, hints.date_formats):
        if found.start <= 4 and not _other_date().search(start[: found.end].lower()):
            yield _dated(found, start, "dateline", 0.85)
            return


def _is_dateline(start: str, found: Found) -> bool:
    before, after = start[: found.start], start[found.end : found.end + 45]
    if _dash().match(after) and len(before) <= 70:
        return bool(_place_before().fullmatch(before))
    wire = _wire().match(after)
    return bool(wire) and len(before) <= 70 and bool(_place_before().fullmatch(before))


def _signature(document: Document, hints: Hints) -> Iterator[Dated]:
    """A date alone on a line at the end, as offices sign; or after "Date:" there."""
    for block in document.blocks[-_CLOSING_BLOCKS:]:
        words = document.words(block)
        found = first_date(words[-80:] if len(words) < 200 else "", hints.date_formats)
        if found and len(words) <= found.end - found.start + 12:
            yield found.day, Evidence("signature", words[-80:][found.start : found.end], 0.7)


def _dated(found: Found, text: str, source: str, confidence: float) -> Dated:
    return found.day, Evidence(source, " ".join(text[found.start : found.end].split()), confidence)


@cache
def _other_date() -> re.Pattern[str]:
    return re.compile(
        r"(?:next|scheduled|updated?|modified|reviewed|coming|future|expir\w{0,4}|下次|下一|截止|会议|活动)[^.\n]{0,40}$"
    )


@cache
def _line_start() -> re.Pattern[str]:
    """A label stands at the start of a line, or after a mark that parts it from what is before."""
    return re.compile(r"(?:^|[\n|·•,;:：()（）\[\]/–—-])[\s*_]{0,4}$")


@cache
def _opening_date() -> re.Pattern[str]:
    return re.compile(r"[—–\s-]{0,4}.{0,40}?(?:\d{4}\s?年|\d{4}|[〇零○一二三四五六七八九]{4}年).{0,12}")


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(
        r"[\s)]{0,3}(?:[—–‒/-]|--)|\s?[)）]?\s?(?:\([^()\n]{2,40}\)|\w[\w ]{1,30}\s?)\s?[—–-]"
        r"|[\s)）]{0,3}[电讯電訊]|\s?[:：]"
    )


@cache
def _wire() -> re.Pattern[str]:
    return re.compile(r"\s?[,;]?\s?[/(（][^()/\n]{2,40}[/)）]|[^.\n]{0,30}\s[—–-]{1,2}\s|[（(]")


@cache
def _place_before() -> re.Pattern[str]:
    """What stands before the date in a dateline: places, wires, brackets, dashes; no sentence."""
    return re.compile(r"[^.!?。；]{0,50}(?:[A-Z]\.){0,3}[^.!?。；]{0,30}[\s,，(（/–—-]{0,4}|")
