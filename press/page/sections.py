"""What is each block for: body, boilerplate, footnote, glossary? And which heading does it stand under?"""

from __future__ import annotations

import re
from functools import cache

from press.model import PassageKind
from press.page.document import Block, Document
from press.page.front import FrontLine, Role
from press.page.words import (
    BOILERPLATE_HEADINGS,
    BOILERPLATE_OPENINGS,
    COMPANIES,
    CONTACT_OPENINGS,
    ENDINGS,
    FOOTNOTE_HEADINGS,
    GLOSSARY_HEADINGS,
    PAPERS,
)

_PROSE = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)
_LONGEST_NOTE = 600


def with_sections(document: Document, front: list[FrontLine], title: str | None) -> list[Block]:
    """The blocks with their section, and with boilerplate, footnotes and glossary sections told apart.

    Of the ``front`` lines only the title is a heading that a section can be named after.
    """
    heading: Block | None = None
    kind: PassageKind | None = None
    lines = {line.start: line for line in front}
    found = []
    for block in document.blocks:
        words = document.words(block)
        if block.start in lines:
            line = lines[block.start]
            is_title = _name(line.text) == title
            heading = block if is_title else heading
            kind_here = _front_kind(line, is_title)
            under = title if kind_here is PassageKind.PARAGRAPH and heading is not None else None
            found.append(block.placed(kind_here, under))
            continue
        opens = _opens(block, words)
        if opens is not None or (block.kind is PassageKind.HEADING and _ends_section(block, heading, kind)):
            heading, kind = block, opens
            found.append(block.placed(PassageKind.HEADING if opens is None or len(words) < 80 else opens))
            continue
        if block.kind is PassageKind.HEADING and kind is None:
            heading = block
            found.append(block)
            continue
        own = _own_kind(block, words)
        if own is None or (own is PassageKind.FOOTNOTE and kind is PassageKind.GLOSSARY):
            own = kind if block.kind is not PassageKind.TABLE else None  # a numbered entry is no footnote
        name = document.words(heading) if heading is not None else None
        found.append(block.placed(own or block.kind, _name(name)))
    return found


def _front_kind(line: FrontLine, is_title: bool) -> PassageKind:
    if is_title:
        return PassageKind.HEADING
    return PassageKind.PARAGRAPH if line.role is Role.TITLE else PassageKind.BOILERPLATE


def _opens(block: Block, words: str) -> PassageKind | None:
    """The kind of the blocks under this one, if it is a heading of glossary, notes or boilerplate."""
    if len(words) > 110 or block.kind not in (PassageKind.HEADING, PassageKind.PARAGRAPH):
        return None
    bare = _bare(words)
    if bare in GLOSSARY_HEADINGS:
        return PassageKind.GLOSSARY
    if bare in FOOTNOTE_HEADINGS:
        return PassageKind.FOOTNOTE
    if bare in _boilerplate() or _is_about(words, block):
        return PassageKind.BOILERPLATE
    return None


def _is_about(words: str, block: Block) -> bool:
    if not words.lower().startswith(BOILERPLATE_OPENINGS) or _is_sentence(words.rstrip()):
        return block.kind is PassageKind.HEADING and _long_boilerplate().match(words) is not None
    return len(words.split()) <= 14 and not words.rstrip("》」』 ").endswith(PAPERS)


def _is_sentence(words: str) -> bool:
    """Whether a line ends as a sentence does; the full stop of ``About Kestria Inc.`` is the company's."""
    return words[-1] in ".。!?？" and not words.lower().endswith(COMPANIES)


def _ends_section(block: Block, heading: Block | None, kind: PassageKind | None) -> bool:
    """Whether a heading ends what is open: by its rank; without one, notes and glossaries go on."""
    if kind is None:
        return False
    if heading is not None and heading.level and block.level:
        return block.level <= heading.level
    return kind is PassageKind.BOILERPLATE


def _own_kind(block: Block, words: str) -> PassageKind | None:
    """What a block is by its own words."""
    if block.kind is PassageKind.HEADING or block.kind is PassageKind.TABLE:
        return None
    start = words[:60].lower()
    if start.strip() in ENDINGS or _legal().match(words) or _contact().match(start):
        return PassageKind.BOILERPLATE
    if block.links * 10 >= (block.end - block.start) * 8 and block.links:
        return PassageKind.BOILERPLATE
    if _note_mark().match(words) and len(words) <= _LONGEST_NOTE:
        return PassageKind.FOOTNOTE
    return None


def _name(words: str | None) -> str | None:
    return " ".join(words.strip("*_# ").split()) if words else None


def _bare(words: str) -> str:
    return _numbering().sub("", words.strip("*_#【】[]（）() \u3000")).strip(" \t:：.。*_\u3000").lower()


@cache
def _boilerplate() -> frozenset[str]:
    return frozenset(BOILERPLATE_HEADINGS)


@cache
def _long_boilerplate() -> re.Pattern[str]:
    kinds = (
        r"cautionary (?:note|statement|language)",
        r"(?:note |statement )?(?:regarding|concerning|on) forward.looking",
        r"forward.looking (?:statements?|information)",
        r"(?:use of )?non-gaap(?! (?:\w+ )?(?:results|highlights|summary|performance)\b)",
        r"safe harbou?r|conference call|disclaimer",
        r"(?:media|press|investor)\b.{0,30}\bcontacts?|contacts? (?:for|information)",
        r"for (?:more|further|additional|media|press)|notes? (?:to|for) editors",
    )
    return re.compile(f"(?:{'|'.join(kinds)})", re.IGNORECASE)


@cache
def _legal() -> re.Pattern[str]:
    kinds = (
        r"forward.looking statements?|safe harbou?r|cautionary (?:note|statement)|disclaimer|copyright|©",
        r"this (?:press|news) release (?:contains|may contain|includes) (?:certain )?forward",
        r"certain statements (?:in|contained)|免责声明|版权所有",
    )
    return re.compile(rf"\*{{0,2}}(?:{'|'.join(kinds)})", re.IGNORECASE)


@cache
def _contact() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(CONTACT_OPENINGS, key=len, reverse=True))
    labelled = rf"(?:{words})(?:\s[\w/&]{{1,14}}){{0,2}}[\s*_]{{0,3}}[:：（(]"
    return re.compile(rf"[\s*_]{{0,4}}(?:{labelled}|如有查詢|for (?:more|further) information[, ])")


@cache
def _note_mark() -> re.Pattern[str]:
    return re.compile(r"(?:[\[［〔]\d{1,3}[\]］〕]|[¹²³⁴⁵⁶⁷⁸⁹]|[注註][:：]|\*{1,3}\s?(?=[A-Z])|[†‡])\s?\S")


@cache
def _numbering() -> re.Pattern[str]:
    return re.compile(
        r"^(?:\d{1,2}[.)、]\s?|[一二三四五六七八九十]{1,3}[、.]|[（(][一二三四五六七八九十\d]{1,2}[)）])"
    )
