"""Whom or which place does a title name as what the release is about?"""

from __future__ import annotations

import re
from functools import cache

from press.read.en.grammar.closed import closed
from press.read.en.grammar.words import English
from press.read.en.names.seats import TOPICS
from press.read.en.spans.point_patterns import MONTHS

TIMES = frozenset((*MONTHS, *(month[:3] for month in MONTHS), "Sept", "Spring", "Summer", "Autumn", "Winter"))
LONGEST = 6
"""Words in a name."""
TELLS = closed("reports posts announces achieves delivers publishes releases")
"""What only somebody does who speaks: the name before it needs no second mention."""


def subject_of(title: str, english: English) -> tuple[str, bool]:
    """``AtlasClear Holdings Secures $2,000,000``: the name before the verb; whether that tells."""
    words = title.split()[: LONGEST + 1]
    for at, word in enumerate(words):
        if at and word.lower() in english.verb_code and word.lower().endswith(("s", "ed")):
            named = all(part[:1].isupper() or part == "&" for part in words[:at])
            return (" ".join(words[:at]), word.lower() in TELLS) if named else ("", False)
        if (
            word.endswith((":", "?", "!"))
            or word[:1].isdigit()
            or (word[-1] == "," and not _is_form(words, at))
        ):
            break
    return "", False


def _is_form(words: list[str], at: int) -> bool:
    """``Acorn Holdings, Inc.``: the comma before a legal form ends no name."""
    return words[at + 1 : at + 2] != [] and words[at + 1].strip(",.") in FORMS


FORMS = frozenset(("Inc", "Ltd", "Limited", "LLC", "Corp", "plc", "PLC", "LP", "N.V", "S.A"))


def covered_in(title: str) -> str:
    """``Stonegate Updates Coverage on Aquafil Group Q2 2025``: whom an analyst's note is about."""
    found = _covered().search(title)
    return found.group(1).rstrip(",") if found else ""


@cache
def _covered() -> re.Pattern[str]:
    name = r"([A-Z][\w.&'-]{0,30}(?:,?\s(?!Q[1-4]\b)[A-Z][\w.&'-]{0,30}){0,5})"
    return re.compile(rf"(?i:\b(?:coverage|initiates|updates[\w\s]{{0,20}}\sreport)\son)\s{name}")


def paper_of(title: str) -> str:
    """``Federal Open Market Committee statement``, ``Acorn Gamma Form 8-K``: whose paper it is."""
    found = _paper().fullmatch(title)
    return found.group(1) if found and TOPICS.isdisjoint(found.group(1).lower().split()) else ""


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(
        r"((?:(?:[A-Z][\w.&'-]{0,30}|of|and)\s){1,5}[A-Z][\w.&'-]{0,30})\s(?:statement|Form\s\w{1,2}-[A-Z])"
    )


def leading_name(title: str) -> str:
    """``Helvena Grid: annual results``, ``Brouwhaven Group half-year results``: the name at the start."""
    found = _leading().match(title)
    return found.group(1) if found and found.group(1).split()[0] not in TIMES else ""


@cache
def _leading() -> re.Pattern[str]:
    name = r"((?:[A-Z][\w.&'-]{0,30}\s){0,4}[A-Z][\w.&'-]{0,30})"
    paper = (
        r"(?:half-year|full-year|annual|interim|quarterly|preliminary|year-end|first-|second-|third-|fourth-|"
        r"results|statement|trading|financial|single\sdepartmental|business\splan|corporate\splan)"
    )
    return re.compile(rf"{name}(?::\s|(?:'s)?\s{paper})")


def owner_in(title: str) -> tuple[str, bool]:
    """``Norland's exports rose``, ``Report on Ruvania's trade``: whose; whether it stands first."""
    found = _owner().search(title)
    return (found.group(1), found.start() == 0) if found else ("", False)


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(r"(?:^|\bon\s)((?:[A-Z][\w.&-]{1,30}\s){0,3}[A-Z][\w.&-]{1,30})'s\s")


def places_in(title: str) -> list[str]:
    """The places that a title names behind ``in``, ``for`` or ``across``, or whose trade it tells."""
    found = (match.group(1) or match.group(2) for match in _place().finditer(title))
    return [place for place in found if place.split()[0].rstrip(".") not in TIMES]


@cache
def _place() -> re.Pattern[str]:
    name = rf"(?:{SHORT}|[A-Z][a-z.&-]{{1,30}}(?:\s(?:and\s|of\s)?[A-Z][a-z.&-]{{1,30}}){{0,4}}(?![\w–-]))"
    topic = r"(?i:trade|economy|population|labour\smarket|labor\smarket|accounts|statistics|finances|budget)"
    return re.compile(rf"\b(?:in|for|across)\s(?:the\s)?({name})|{topic}\sof\s(?:the\s)?({name})")


SHORT = r"(?:U\.?K\b|U\.?S\b|UAE\b|EU\b)\.?"
"""Places that are told by letters alone."""


def short_place(title: str) -> str:
    """``UK Business - Activity, Size and Location``: a place told by its letters, at the beginning."""
    found = _short().match(title)
    return found.group(1) if found else ""


@cache
def _short() -> re.Pattern[str]:
    return re.compile(rf"({SHORT})\s")


def is_plain(title: str) -> bool:
    """A title whose words are mostly in small letters: a capital there means a name."""
    words = [word for word in title.split() if word[:1].isalpha() and word.strip(".,:") not in TIMES]
    return sum(word[0].islower() for word in words) * 2 >= len(words)


def governed(title: str) -> str:
    """``Weihe Province Holds Steady``: a place with the word for what it is."""
    found = _district().search(title)
    return found.group() if found else ""


@cache
def _district() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[A-Z][a-z]{2,30}\s){1,3}(?:Province|County|District|Prefecture|Municipality|Oblast)\b"
    )


def set_off(title: str) -> tuple[str, bool]:
    """``Retail Sales Index, Norland: April``: the place behind a comma, and whether a time follows it."""
    found = _set_off().search(title)
    if found is None or found.group(1).split()[0] in TIMES:
        return "", False
    return found.group(1), found.group(2).strip(": ") in TIMES


@cache
def _set_off() -> re.Pattern[str]:
    return re.compile(r",\s([A-Z][a-z]{2,30}(?:\s[A-Z][a-z]{2,30})?)(:\s\w+|:|$)")
