"""Who issued the release? The head's word, a letterhead, a dateline; None where nothing says so."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from press.hints import Hints
from press.model import Evidence, PassageKind
from press.page.dates import first_date
from press.page.document import Document
from press.page.front import FrontLine, Role, is_organisation
from press.page.words import ANNOUNCING_VERBS, COMPANY_WORDS, ORGANISATION_ENDINGS_ZH, ORGANISATION_WORDS

Issuer = tuple[str, Evidence]
_GENERIC = frozenset((*ORGANISATION_WORDS, *COMPANY_WORDS, "firm", "organisation"))
_WEAK = 0.5
_OPENING_PARAGRAPHS = 4


def find_issuer(document: Document, front: list[FrontLine], hints: Hints) -> Issuer | None:
    """The issuer's name as the release prints it, with the evidence; a site's name only as a last resort."""
    if hints.issuer:
        return hints.issuer, Evidence("hints", hints.issuer, 0.99)
    clues = [(clue.value, clue.evidence) for clue in document.clues.issuers]
    strong = next((clue for clue in clues if clue[1].confidence > _WEAK and _is_name(clue[0])), None)
    if strong and strong[1].confidence >= 0.8:
        return strong
    in_text = _letterhead(front) or _source_label(document) or _source_line(document) or _in_opening(document)
    return in_text or strong or next((clue for clue in clues if _is_name(clue[0])), None) or _site(document)


def _site(document: Document) -> Issuer | None:
    """The office that a page's title ends in."""
    for clue in document.clues.titles:
        if clue.evidence.source == "title":
            tail = re.split(r"\s[|:–—-]\s|[_|｜-]", clue.value)[-1].strip()
            if tail != clue.value and is_organisation(tail):
                return tail, Evidence("title", clue.value, 0.45)
    return None


def _is_name(text: str) -> bool:
    return (
        len(text) <= 120
        and any(c.isalpha() for c in text)
        and text.lower() not in ("admin", "administrator", "editor")
    )


def _letterhead(front: list[FrontLine]) -> Issuer | None:
    for line, below in pairwise(front):
        if _registrant().search(below.text):
            return line.text, Evidence("letterhead", line.text, 0.85)
    for line in front:
        if line.role is Role.ISSUER:
            name = line.text.strip("*_# ")
            return name, Evidence("letterhead", line.text, 0.85)
    for line in front:
        name = re.split(r"[\s\u3000]{1,4}", line.text.strip(), maxsplit=1)[0]
        if line.role is Role.DATE and name.endswith(ORGANISATION_ENDINGS_ZH) and 3 <= len(name) <= 24:
            return name, Evidence("letterhead", line.text, 0.85)
    return None


def _source_label(document: Document) -> Issuer | None:
    """来源：… near the headline."""
    found = _source().search(document.clues.near) or _source().search(document.text[:400])
    if found is None:
        return None
    return (found[1] or found[2]).strip(), Evidence("source label", " ".join(found[0].split()), 0.8)


def _source_line(document: Document) -> Issuer | None:
    """SOURCE Acme Corp., as wires print below the text."""
    for block in document.blocks[-6:]:
        found = _wire_source().fullmatch(document.words(block))
        if found:
            return found[1], Evidence("source line", found[0], 0.8)
    return None


def _in_opening(document: Document) -> Issuer | None:
    paragraphs = [document.words(b) for b in document.blocks[:12] if b.kind is PassageKind.PARAGRAPH]
    for words in paragraphs[:_OPENING_PARAGRAPHS]:
        opening = " ".join(words[:600].split())
        found = _listed().search(opening[:250]) or _after_dateline(opening) or _announcing().search(opening)
        found = found or _announcing_zh().search(opening)
        name = _bare_name(found[1]) if found else ""
        if found and name.lower() not in _GENERIC:
            return name, Evidence("opening", found[0].strip(), 0.75)
    return None


def _bare_name(text: str) -> str:
    name = text.strip(" ,，*_")
    return name[4:] if name.startswith("The ") else name


def _after_dateline(opening: str) -> re.Match[str] | None:
    """LONDON, 3 March 2026 – Acme Widgets, a maker of …: the first name after the dash."""
    day = first_date(opening[:130])
    if day is None:
        return None
    return _presented().match(opening[day.end : day.end + 300])


_WORD = r"[A-Z][\w’'.&-]{0,30}"
_NAME = rf"(?:{_WORD}|\d[A-Za-z]\w{{0,10}})(?:,?[ ](?:of|the|for|and|&|de|du|in|on|plc|{_WORD})){{0,9}}"


@cache
def _listed() -> re.Pattern[str]:
    """Acme Corp. (NYSE: ACM)"""
    markets = "NYSE|Nasdaq|NASDAQ|LSE|AIM|TSX|CSE|OTC|HKEX|SEHK|ASX|SIX|Euronext|XETRA|FSE|Cboe"
    opened = r"[(\[“\"']{1,2}[^()]{0,30}?"
    return re.compile(rf"(?<![\w’])({_NAME}),?[ ]?(?:\([^()]{{1,40}}\)[ ])?{opened}\b(?:{markets})")


@cache
def _announcing() -> re.Pattern[str]:
    """The Office for Widgets today announced …"""
    kinds = "|".join(sorted({w.capitalize() for w in (*ORGANISATION_WORDS, *COMPANY_WORDS) if w.isalpha()}))
    name = rf"(?=(?:[\w’'.&,-]{{1,30}}[ ]){{0,9}}?(?:{kinds})\b)({_NAME})"
    return re.compile(rf"(?:^|[Tt]he |[—–-]{{1,2}} ?|\) ){name}{_announces()}")


@cache
def _presented() -> re.Pattern[str]:
    """What follows a dateline's date: … – Acme Widgets, a maker of …"""
    dash = r".{0,60}?(?:--|[—–]|\s-)\s?(?:[A-Z][^—–.]{1,40}[—–]\s?)?(?:[Tt]he )?"
    described = r",[ ](?:an?|the|one of|global|leading)[ ]"
    return re.compile(rf"{dash}({_NAME})(?:,?[ ]\([^()]{{1,30}}\))?(?:{described}|{_announces()})")


@cache
def _announces() -> str:
    adverbs = r"(?:(?:has|have|is|are|today|also|is proud to|\w{3,14}ly)[ ]){0,2}"
    return rf",?[ ](?:\([^()]{{1,30}}\),?[ ])?{adverbs}(?:{'|'.join(ANNOUNCING_VERBS)})\b"


@cache
def _announcing_zh() -> re.Pattern[str]:
    """…统计局今日发布"""
    ends = "|".join(end for end in ORGANISATION_ENDINGS_ZH if len(end) > 1 or end in "局厅廳署")
    verbs = "今日|今天|昨日|举行|舉行|发布|發布|發表|公布|召开|表示|宣布"
    return re.compile(rf"(?:^|[，。：日）])([\u4e00-\u9fff]{{1,16}}?(?:{ends}))(?:{verbs})")


@cache
def _registrant() -> re.Pattern[str]:
    """How filings label the line above."""
    return re.compile(r"\([^()]{0,20}(?:name of (?:the )?registrant|registrant name)", re.IGNORECASE)


@cache
def _wire_source() -> re.Pattern[str]:
    return re.compile(r"(?:SOURCE|Source):?\s([A-Z][^\n:]{2,80})")


@cache
def _source() -> re.Pattern[str]:
    labels_zh = "来源|來源|信息来源|发布机构|發布機構|发文机关|公开主体|发布单位"
    labels = "From|Issued by|Published by|Publisher|News provided by|Organisation|Organization"
    return re.compile(
        rf"(?:{labels_zh})\s?[:：]\s?([\u4e00-\u9fffA-Za-z·（）()]{{2,30}})"
        rf"|(?:^|\n)(?:{labels})\s?:?\s?\n([A-Z][^\n:]{{2,80}})"
    )
