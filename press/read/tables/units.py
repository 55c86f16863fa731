"""Which unit and scale does a head, a caption or a corner state, and what of its words is left?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from press.lexicon import Lexicon
from press.read.en.grammar.words import English, english
from press.read.memo import per_lexicon
from press.read.tables import units_zh
from press.read.tables.expression import expression, token_pattern
from press.read.tables.stated import Stated
from press.read.tables.words import TableWords, has_han, plain_head, table_words
from press.value import replace

LONGEST = 300
"""Characters of a head or caption that are looked at."""


@dataclass(frozen=True, slots=True)
class Split:
    """A text without its unit words, and the unit that they state."""

    rest: str
    stated: Stated | None = None


@per_lexicon
def splitter(lexicon: Lexicon) -> Callable[[str], Split]:
    """``split_unit`` for the heads as printed, each text once."""

    @lru_cache(maxsize=4096)
    def split(text: str) -> Split:
        return split_unit(_without_notes(plain_head(text, lexicon), lexicon), lexicon)

    return split


def _without_notes(text: str, lexicon: Lexicon) -> str:
    """A head without the note marks in brackets behind its words; a unit stays, also ``EPS (p)``."""
    if "(p)" in text and table_words(lexicon, "en").has("in_pence", text):
        return text
    return _pattern("notes").sub("", text)


def split_unit(text: str, lexicon: Lexicon) -> Split:
    """The unit that ``text`` states; brackets first, then its parts, then its end, then a bare %."""
    text = text[:LONGEST]
    if has_han().search(text):
        rest, stated = units_zh.split_unit(text, lexicon)
        return Split(rest, stated)
    words, marks = table_words(lexicon, "en"), english(lexicon)
    for reader in (_index, _bracketed, _of_change, _segment, _edge, _percent):
        found = reader(text, marks, words)
        if found is not None:
            return found
    first, dot, rest = text.partition(". ")
    stated = expression(first, marks, words) if dot else None
    return Split(text) if stated is None else Split(rest, stated)


def _cut(text: str, start: int, end: int) -> str:
    left, right = text[:start].rstrip(" ,;:-"), text[end:].lstrip(" ,;:-")
    joint = ", " if "," in text[len(left) : start] + text[end : len(text) - len(right)] else " "
    return joint.join(part for part in (left, right) if part)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    patterns = {
        "index": r"\(?\s?(?:(?:[A-Z][a-z]{2,8}\.?\s?[-–]\s?)?[\w ,/]{2,40}?)\s?=\s?100\s?\)?",
        "brackets": r"[(\[]([^()\[\]]{1,160})[)\]]",
        "parts": r"[,;:]\s|\s-\s|\s/\s|(?<=\S)/(?=%)",
        "notes": r"(?<=\S)\s?\((?:\d{1,2}(?:,\s?\d{1,2}){0,3}|[a-gi-su-wyz]|[ivx]{2,4})\)(?=\s|$)"
        r"|(?<=\b(?:19|20)\d\d)\s?[prefPREF](?=\s|$)|\(to the nearest [^()]{1,20}\)",
        "whole": r"\s(?:of\s(?:the\s)?)?(GDP|GNI|(?<=of\s)[a-z][\w' -]{1,40}(?<=\w))(?=[,;)]|$)",
        "percent": r"(?:(?<![\d.])(?<!\d )|(?<=\b20\d\d )|(?<=\b19\d\d ))"
        r"(?:%|\bper cent\b|\bpercent\b|\bpercentage(?! points?)\b|\bpct\b)",
    }
    return re.compile(patterns[name], re.IGNORECASE)


def _index(text: str, marks: English, words: TableWords) -> Split | None:
    found = _pattern("index").search(text)
    if not found:
        return None
    inner = re.search(r"\([^()]{0,60}=\s?100[^()]{0,20}\)", text)
    span = inner.span() if inner else found.span()
    rest = _cut(text, *span) if inner or span != (0, len(text)) else ""
    return Split(rest, Stated("index", "index", said=text[slice(*span)].strip()))


def _bracketed(text: str, marks: English, words: TableWords) -> Split | None:
    """``(EUR million, except per-share amounts)``; a part of the brackets may be no unit."""
    for found in _pattern("brackets").finditer(text):
        stated = expression(found[1], marks, words) or _first_part(found[1], marks, words)
        if stated is not None:
            kept = words.find("spread", found[1]) or words.find("contribution", found[1])
            parts = (_cut(text, *found.span()), kept.group() if kept else "")
            return Split(" ".join(part for part in parts if part), stated)
        loose = _percent(found[1], marks, words)
        if loose is not None and not words.has("exception", found[1].split("%")[0]):
            rest = loose.rest if _says_measure(loose.rest, words) else ""
            return Split(" ".join(f"{_cut(text, *found.span())} {rest}".split()), loose.stated)
    return None


def _says_measure(text: str, words: TableWords) -> bool:
    return words.has("growth", text) or words.has("share", text)


def _first_part(text: str, marks: English, words: TableWords) -> Stated | None:
    parts = re.split(r"[,;]\s", text)
    for number, part in enumerate(parts):
        if (stated := expression(part, marks, words)) is not None:
            rest = ", ".join(parts[number + 1 :])
            return replace(stated, excepts=rest if words.has("exception", rest) else "")
    return None


def _segment(text: str, marks: English, words: TableWords) -> Split | None:
    """The whole text, or one part of it between commas, colons or dashes, the last first."""
    stated = expression(text, marks, words)
    if stated is not None and stated.kind == "time":
        return None
    if stated is not None and stated.kind != "count":
        return Split("", stated)
    edges = [0, *(e for m in _pattern("parts").finditer(text) for e in m.span()), len(text)]
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    for start, end in reversed(spans):
        if _is_number(text[start:end]):
            continue
        if len(spans) > 1 and (stated := expression(text[start:end], marks, words)) is not None:
            return Split(_cut(text, start, end) if stated.mult or stated.kind != "count" else text, stated)
    return (
        Split(text, stated)
        if stated is not None and (stated.mult or words.leads("count_label", text))
        else None
    )


def _of_change(text: str, marks: English, words: TableWords) -> Split | None:
    """``Payroll employment, change in thousands``: the unit behind the words that say what it is of."""
    found = words.find("change_in_unit", text)
    stated = expression(found.group().partition(" in ")[2], marks, words) if found else None
    return Split(text, stated) if stated else None


def _is_number(part: str) -> bool:
    """``10,000`` between dashes is an end of a range, no scale; ``000`` alone is one."""
    return part.strip()[:1] == "1" and not any(char.isalpha() for char in part)


def _edge(text: str, marks: English, words: TableWords) -> Split | None:
    """``2016-17 £000``, ``Net book value £m``, ``EUR million revenue``: money or percent at an end."""
    tokens = list(token_pattern().finditer(text))
    for size in range(min(6, len(tokens) - 1), 0, -1):
        for start, end in (
            (tokens[-size].start(), len(text)),
            (0, tokens[size - 1].end()),
        ):
            inner = tokens[-size] if end == len(text) else tokens[size - 1]
            stated = (
                None if words.is_one("filler", inner.group()) else expression(text[start:end], marks, words)
            )
            if stated is None or stated.kind != "currency" or (start == 0 and _names(text[:end], stated)):
                continue
            if _free(text, start, end):
                return Split(_trim(_cut(text, start, end), words), stated)
    return None


def _names(text: str, stated: Stated) -> bool:
    """``Euro area``, ``Pound sterling rate``: a coin's name before words names them, ``EUR`` is a unit."""
    return stated.mult is None and text.replace(" ", "").isalpha() and not text.isupper()


def _free(text: str, start: int, end: int) -> bool:
    """Money with a number right beside it is an amount (``below £40,000``), no unit."""
    return not re.match(r"\s?\d", text[end:]) and not re.search(r"\d\s?$", text[start:end].replace("000", ""))


def _trim(text: str, words: TableWords) -> str:
    return re.sub(r"\s(?:in|of|at)$", "", text)


def _percent(text: str, marks: English, words: TableWords) -> Split | None:
    found = _pattern("percent").search(text)
    if not found:
        return None
    if re.match(r"[\s-]?points?", text[found.end() :]):
        return Split(
            _cut(text, found.start(), found.end()),
            Stated("percentage_point", "percentage_point", said="% points"),
        )
    if whole := _pattern("whole").match(text, found.end()):
        stated = Stated("percent", "percent", said=text[found.start() : whole.end()].strip(), whole=whole[1])
        return Split(_cut(text, found.start(), whole.end()), stated)
    return Split(_cut(text, *found.span()), Stated("percent", "percent", said=found.group()))
