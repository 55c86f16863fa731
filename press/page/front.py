"""What are the lines above the body of a release: its letterhead, labels, date, contacts, title?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum
from functools import cache

from press.model import PassageKind
from press.page.dates import find_dates
from press.page.document import Block, Document
from press.page.sentences import ends_sentence, ends_with_function_word, wide_share
from press.page.words import (
    BOILERPLATE_HEADINGS,
    CONTACT_OPENINGS,
    ORGANISATION_ENDINGS_ZH,
    ORGANISATION_WORDS,
    RELEASE_LABELS,
    words,
)
from press.value import value

_MOST_LINES = 14
_LONGEST_TITLE = 250


class Role(Enum):
    """What a line above the body is."""

    TITLE = "title"
    ISSUER = "issuer"
    DATE = "date"
    LABEL = "label"
    CONTACT = "contact"


@value
class FrontLine:
    """A line above the body with its role and its place in the text."""

    role: Role
    text: str
    start: int
    end: int
    level: int = 0


def front_lines(document: Document) -> list[FrontLine]:
    """The lines above the first paragraph of the body, each with its role."""
    found = []
    for block in _lines_above_body(document):
        text = document.words(block)
        role = _role(text)
        if block.level == 1 and role is Role.ISSUER:
            role = Role.TITLE
        found.append(FrontLine(role, text, block.start, block.end, block.level))
    return _with_a_title(found)


def _with_a_title(lines: list[FrontLine]) -> list[FrontLine]:
    """Where nothing else can be the title, a long line that names an office in passing is it."""
    if any(line.role is Role.TITLE for line in lines):
        return lines
    longest = max(
        (line for line in lines if line.role is Role.ISSUER), key=lambda line: len(line.text), default=None
    )
    if longest is None or len(longest.text.split()) < 6:
        return lines
    return [replace(line, role=Role.TITLE) if line is longest else line for line in lines]


def is_body(block: Block, words: str) -> bool:
    """Whether a block belongs to the body: a sentence, a list, a table, or a long text."""
    if block.kind is not PassageKind.PARAGRAPH:
        return block.kind in (PassageKind.LIST_ITEM, PassageKind.TABLE)
    wide = wide_share(words) > 0.3
    if len(words) > (90 if wide else _LONGEST_TITLE) or _reads_on(words, wide):
        return True
    long_enough = len(words) > (20 if wide else 30)
    full_stop = ends_sentence(words) and words[-1] not in ":："
    return long_enough and full_stop and _role(words) in (Role.TITLE, Role.ISSUER)


def _reads_on(words: str, wide: bool) -> bool:
    """Whether a line holds a sentence and more, or part of one: no title does."""
    if wide:
        return words.count("，") > 1 or "。" in words[:-1]
    return len(words) > 40 and (ends_with_function_word(words) or _two_sentences().search(words) is not None)


def _lines_above_body(document: Document) -> Iterator[Block]:
    titled = False
    for block in document.blocks[:_MOST_LINES]:
        words = document.words(block)
        if is_body(block, words) or _section_number().match(words):
            return
        if block.level > 1 and titled:
            return
        titled = titled or block.level == 1
        yield block


def _role(text: str) -> Role:
    if _is_label(text):
        return Role.LABEL
    if is_date_line(text):
        return Role.DATE
    if text.lower().startswith(CONTACT_OPENINGS) or _address().search(text):
        return Role.CONTACT
    return Role.ISSUER if is_organisation(text) else Role.TITLE


def _is_label(text: str) -> bool:
    bare = _number().sub("", text).strip(" \t*:：-–—|_()[]").lower()
    return not bare or bare in _labels() or (len(bare) < 120 and bare.startswith(_LABEL_STARTS))


def is_date_line(text: str) -> bool:
    """A line that is a date with at most a few words beside it."""
    dates = find_dates(text)
    if not dates or len(text) > 120:
        return False
    rest = len(text) - sum(d.end - d.start for d in dates)
    return rest <= 60 and (
        rest <= (14 if wide_share(text) > 0.3 else 40) or _dash_first().match(text) is not None
    )


def is_organisation(text: str) -> bool:
    """Whether a line is the name of an office, a company, an institution, and nothing more."""
    text = text.strip(" *_#—–-")
    if not 2 <= len(text) <= 110 or (
        any(c in text for c in ".!?;。：:；，") and not _company_dot().search(text)
    ):
        return False
    if wide_share(text) > 0.3:
        bare = text.split("\u3000")[0].split(" ")[0]
        return (
            bare.endswith(ORGANISATION_ENDINGS_ZH) and len(bare) <= 24 and not any(c.isdigit() for c in bare)
        )
    words = [w.strip(".,()&").lower() for w in text.split()]
    if not 1 < len(words) <= 12 or any(c.isdigit() for c in text):
        return False
    capital = sum(w[0].isupper() for w in text.split() if w[0].isalpha() and w.lower() not in _SMALL)
    small = sum(w[0].islower() for w in text.split() if w[0].isalpha() and w.lower() not in _SMALL)
    return (
        small == 0
        and capital > 0
        and not set(words).isdisjoint(_organisations())
        and set(words).isdisjoint(_VERBS)
    )


_LABEL_STARTS = (
    "for immediate release",
    "for release",
    "not for release",
    "embargo",
    "news release no",
    "applies to",
)
_SMALL = words("of the and for in on de la del des du et für und der di e y & to")
_VERBS = words(
    """
    is are was were has have named new will with how why what accepting announces announced reports
    reported launches launched names appoints to expands completes signs wins receives opens raises plans
    publishes releases approves joins acquires issues
    """
)  # fmt: skip


@cache
def _labels() -> frozenset[str]:
    return frozenset(RELEASE_LABELS) | frozenset(BOILERPLATE_HEADINGS)


@cache
def _organisations() -> frozenset[str]:
    return frozenset(ORGANISATION_WORDS)


@cache
def _number() -> re.Pattern[str]:
    """A release's own number: WB-26-0611, No. 12/2026, 2026-15."""
    return re.compile(r"\b(?:no\.?\s?)?[A-Z]{0,6}[-–/]?\d[\d/–-]{0,15}\b|\b(?:usdl|no)\b\.?", re.IGNORECASE)


@cache
def _two_sentences() -> re.Pattern[str]:
    return re.compile(r"[a-z]{3}[.!?] [A-Z“\[]")


@cache
def _section_number() -> re.Pattern[str]:
    return re.compile(
        r"\d{1,2}[.、)]\s?\D|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,2}[)）]"
    )


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"@\w|https?://|www\.|\(\d{3}\)\s?\d{3}|\d{3}[-.]\d{3}[-.]\d{4}|电话|電話")


@cache
def _dash_first() -> re.Pattern[str]:
    return re.compile(r"[—–-]{1,3}|[（(]")


@cache
def _company_dot() -> re.Pattern[str]:
    return re.compile(r"\b(?:Inc|Corp|Ltd|Co|U\.S|S\.A|N\.V|U\.K|St|Dr)\.")
