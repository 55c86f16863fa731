"""Where do the sentences of a text begin and end? Chinese and English, for showing, not for reading."""

from __future__ import annotations

import re
from functools import cache

Span = tuple[int, int]

ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "no",
        "nos",
        "art",
        "fig",
        "vs",
        "approx",
        "ca",
        "incl",
        "est",
        "e.g",
        "i.e",
        "u.s",
        "u.k",
        "e.u",
        "inc",
        "ltd",
        "co",
        "corp",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)


@cache
def _ends() -> re.Pattern[str]:
    closing = r"[\"'”’)\]»』」）】]{0,3}"
    footnote = r"(?:[\[［]\d{1,3}[\]］]){0,3}"
    return re.compile(
        rf"(?P<latin>[.!?…]{{1,3}}{closing}{footnote})(?=\s)"
        rf"|(?P<han>[。！？]{{1,3}}{closing}{footnote})"
        r"|(?P<blank>\n[ \t\r]{0,80}\n)"
        r"|(?P<line>\n)"
    )


def sentences(text: str, start: int = 0, end: int | None = None, *, lines: bool = False) -> tuple[Span, ...]:
    """The sentences of ``text[start:end]`` in order, as offsets into ``text`` without outer spaces.

    A blank line always ends a sentence; with ``lines`` (tables, lists) every line break does.
    """
    end = len(text) if end is None else end
    found: list[Span] = []
    begin = start
    for match in _ends().finditer(text, start, end):
        if _ends_sentence(text, begin, match, end, lines):
            _add(found, text, begin, match.end())
            begin = match.end()
    _add(found, text, begin, end)
    return tuple(found)


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int, lines: bool) -> bool:
    if match.lastgroup == "line":
        return lines
    return match.lastgroup != "latin" or _latin_ends(text, begin, match, end)


def _latin_ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether a full stop is one: not after an abbreviation or numbering, nor before a small letter."""
    following = text[match.end() : min(end, match.end() + 40)].lstrip()
    if following and following[0].islower():
        return False
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    before = text[max(begin, match.start() - 12) : match.start()].split()
    word = before[-1].lstrip("(“\"'[") if before else ""
    initial = len(word) == 1 and word.isupper()
    numbering = word.isdigit() and text[begin : match.start()].strip() == word
    return not (initial or numbering or word.lower() in ABBREVIATIONS)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start < end:
        found.append((start, end))
