"""What is a row or a column called, without unit, period and footnote marks?

The name of a figure is its row head; in front of it the section that it stands in (``Assets: Cash``)
or the row that it is part of (``Exports: of which machinery``), behind it what the column head adds
(``Adams, votes withheld``). The caption's subject (``Exports by commodity`` → ``Exports``) leads
where rows are parts of it, stands alone where rows are places or periods.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from press.read.tables.words import MOST_KNOWN, TableWords, has_han

LONGEST = 200
"""Characters of a name; longer heads are cut at a word."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    han = "[一二三四五六七八九十]"
    patterns = {
        "note": r"\s*(?:\((?:\d{1,2}(?:\s?,\s?\d{1,2}){0,3}|[ivx]{1,4}|[a-z])\)|[¹²³⁴-⁹]{1,3}|\[\w{1,2}\]"
        r"|[*†‡§]{1,3}|(?<=[a-z]{3})\d(?:,\d)?|(?<=[A-Z]{4})\d)$",
        "glued": r"\s?(?:\d{1,2}|[a-z])\)$",
        "number": r"^\s*(?:\d{1,2}(?:\.\d{1,2}){1,3}\s|\d{1,2}[、.)]\s?(?!\d)"
        rf"|{han}{{1,3}}、|\((?:{han}|\d){{1,3}}\)\s?|(?:[-#•·*]\s{{0,3}}){{1,3}})",
        "label": r"^\s*(?:(?:table|exhibit|figure)\s?[\dIVXA-Z]{1,4}(?:[.-]\d{1,2}){0,3}[a-z]?\s{0,2}"
        rf"[.:-]{{0,2}}|[附续]?表\s?(?:\d|{han}){{0,3}}[:、.]?|note\s\d{{1,2}}[a-z]?\s{{0,2}}[.:])\s{{0,3}}",
        "by": r"^(.{3,80}?)\sby\s(?:the\s)?[a-z][\w-]{2,20}"
        r"(?:(?:\s(?!are\b|is\b|were\b|was\b)|,\s)[\w-]{1,20}){0,5}$",
    }
    return re.compile(patterns[name], re.IGNORECASE if name == "label" else 0)


@lru_cache(MOST_KNOWN)
def clean(text: str) -> str:
    """A head without footnote marks behind it and list numbers before it."""
    for _ in range(3):
        text = text.rstrip(" :")
        shorter = _pattern("note").sub("", text)
        if text.count(")") > text.count("("):
            shorter = _pattern("glued").sub("", text)
        if shorter == text:
            break
        text = shorter
    return _pattern("number").sub("", text).strip(" :,;")


@lru_cache(MOST_KNOWN)
def title_of(text: str) -> str:
    """A caption without "Table 3:" and footnote marks."""
    return clean(_pattern("label").sub("", text))


def subject_of(title: str) -> tuple[str, bool]:
    """What a caption is about, and whether its rows are parts of that ("X by Y")."""
    found = _pattern("by").match(title)
    return (found[1], True) if found else (title, False)


def is_generic(name: str, words: TableWords) -> bool:
    """Total, all, other: a name that says nothing without the caption."""
    return not name or words.is_one("total", name)


def is_grand(name: str, words: TableWords) -> bool:
    """``Total assets``: a sum with a name of its own does not belong to the section before it."""
    found = words.leads("total", name)
    if found is not None and len(name) > len(found.group()) + 1:
        return True
    last = words.find("sum_of", name)
    return last is not None and last.start() > 1 and last.end() == len(name)


def part_of(name: str, words: TableWords) -> tuple[str, bool]:
    """The name of a part without "of which", and whether it had it."""
    found = words.leads("of_which", name)
    if found is None:
        return name, False
    return name.lstrip(" -#*")[found.end() :].strip(" :,：-"), True


def joined(subject: str, section: str, row: str, column: str) -> str | None:
    """The parts as one name; a part that another one repeats is left out."""
    parts = [part for part in (subject, section, row) if part]
    kept: list[str] = []
    for position, part in enumerate(parts):
        later = " ".join(parts[position + 1 :]).lower()
        if part.lower() not in later:
            kept.append(part)
    name = ("：" if any(map(has_han().search, kept)) else ": ").join(kept)
    if column and not _holds(name, column):
        name = f"{name}{'，' if has_han().search(column + name) else ', '}{column}" if name else column
    return _short(name) or None


def _holds(name: str, column: str) -> bool:
    """Whether a name has the words of a column's already: Men is not in Unemployment."""
    if has_han().search(column):
        return column in name
    return f" {column.lower()} " in f" {re.sub('[,:;]', ' ', name.lower())} "


def _short(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= LONGEST else name[:LONGEST].rsplit(" ", 1)[0]
