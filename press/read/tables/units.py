"""Which unit and scale does a head, a caption or a corner state, and what of its words is left?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from press.lexicon import Lexicon
from press.read.en.words import English, english
from press.read.memo import per_lexicon
from press.read.tables import units_zh
from press.read.tables.stated import Stated
from press.read.tables.words import TableWords, has_han, plain_head, table_words

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
        return split_unit(_without_notes(plain_head(text, lexicon)), lexicon)

    return split


def _without_notes(text: str) -> str:
    """A head without the note marks in brackets behind its words; brackets with a unit stay."""
    return _pattern("notes").sub("", text)


def split_unit(text: str, lexicon: Lexicon) -> Split:
    """The unit that ``text`` states; brackets first, then its parts, then its end, then a bare %."""
    text = text[:LONGEST]
    if has_han().search(text):
        rest, stated = units_zh.split_unit(text, lexicon)
        return Split(rest, stated)
    words, marks = table_words(lexicon, "en"), english(lexicon)
    for reader in (_index, _bracketed, _segment, _edge, _percent):
        found = reader(text, marks, words)
        if found is not None:
            return found
    return Split(text)


def _cut(text: str, start: int, end: int) -> str:
    left, right = text[:start].rstrip(" ,;:-"), text[end:].lstrip(" ,;:-")
    joint = ", " if "," in text[len(left) : start] + text[end : len(text) - len(right)] else " "
    return joint.join(part for part in (left, right) if part)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    patterns = {
        "index": r"\(?\s?(?:[\w ,/]{2,40}?)\s?=\s?100\s?\)?",
        "brackets": r"[(\[]([^()\[\]]{1,160})[)\]]",
        "parts": r"[,;:]\s|\s-\s|\s/\s|(?<=\S)/(?=%)",
        "notes": r"(?<=\S)\s?\((?:\d{1,2}(?:,\s?\d{1,2}){0,3}|[a-z]|[ivx]{2,4})\)(?=\s|$)",
        "tokens": r"[^\W\d_]+(?:['.][^\W\d_]+)*\.?|\d[\d,]*|\S",
        "percent": r"(?:(?<![\d.])(?<!\d )|(?<=\b20\d\d )|(?<=\b19\d\d ))(?:%|\bper cent\b|\bpercent\b|\bpercentage(?! points?)\b|\bpct\b)",
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
            return Split(_cut(text, *found.span()), stated)
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
        if len(spans) > 1 and (stated := expression(text[start:end], marks, words)) is not None:
            return Split(_cut(text, start, end) if stated.mult or stated.kind != "count" else text, stated)
    return Split(text, stated) if stated is not None else None


def _edge(text: str, marks: English, words: TableWords) -> Split | None:
    """``2016-17 £000``, ``Net book value £m``, ``EUR million revenue``: money or percent at an end."""
    tokens = list(_pattern("tokens").finditer(text))
    for size in range(min(6, len(tokens) - 1), 0, -1):
        for start, end in (
            (tokens[-size].start(), len(text)),
            (0, tokens[size - 1].end()),
        ):
            stated = expression(text[start:end], marks, words)
            if stated is not None and stated.kind == "currency" and _free(text, start, end):
                return Split(_trim(_cut(text, start, end), words), stated)
    return None


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
        return Split(_cut(text, found.start(), found.end()), Stated("percentage_point", "percentage_point", said="% points"))
    return Split(_cut(text, *found.span()), Stated("percent", "percent", said=found.group()))


def expression(text: str, marks: English, words: TableWords) -> Stated | None:
    """The unit if ``text`` is nothing but a unit: "EUR million", "thousand persons", "£000", "in %"."""
    head, _, excepts = _before_exception(text, words)
    tokens = [m.group() for m in _pattern("tokens").finditer(head[:80])]
    if not tokens or len(tokens) > 12:
        return None
    made = _Made(excepts)
    at = 0
    while at < len(tokens):
        size = _step(tokens, at, made, marks, words)
        if size == 0:
            return None
        at += size
    return made.stated(text)


def _before_exception(text: str, words: TableWords) -> tuple[str, str, str]:
    found = words.find("exception", text)
    return (text[: found.start()], found.group(), text[found.end() :]) if found else (text, "", "")


class _Made:
    """A unit expression while it is put together."""

    def __init__(self, excepts: str) -> None:
        self.code: str | None = None
        self.kind = ""
        self.mult: int | None = None
        self.factor = Decimal(1)
        self.per: str | None = None
        self.part = 0
        self.counted = False
        self.excepts = excepts

    def stated(self, text: str) -> Stated | None:
        code, kind = self.code, self.kind
        if code is None and self.counted:
            code, kind = "count", "count"
        if code is None and self.mult is None:
            return None
        unit = f"{code}/{self.per}" if code and self.per else code
        return Stated(unit, kind, self.mult, self.factor, text.strip(" ()"), self.excepts, part=self.part)


def _step(tokens: list[str], at: int, made: _Made, marks: English, words: TableWords) -> int:
    """Reads the tokens at ``at`` into ``made``; how many, 0 where they belong to no unit."""
    lower = [token.lower() for token in tokens]
    for reader in (_scale, _currency, _named, _other):
        size = reader(tokens, lower, at, made, marks, words)
        if size:
            return size
    return 0


def _scale(
    tokens: list[str], lower: list[str], at: int, made: _Made, marks: English, words: TableWords
) -> int:
    word = lower[at]
    if word[0].isdigit():
        return _numbered(lower, at, made, marks)
    if made.mult is None and (mult := marks.scale.get(word) or marks.scale.get(word.rstrip("s"))):
        made.mult = mult
        return 1
    mark = word.rstrip(".") if word != "m." else "m"
    if made.mult is None and mark in marks.scale_mark and (made.kind == "currency" or len(mark) > 1 or (mark == "m" and len(tokens) == 1)):
        made.mult = marks.scale_mark[mark]
        return 1
    return 0


def _numbered(lower: list[str], at: int, made: _Made, marks: English) -> int:
    """``100 million``, ``10,000``, ``000``: a power of ten as a scale."""
    digits = lower[at].replace(",", "")
    if digits.strip("0") not in ("", "1") or made.mult is not None or digits in ("0", "1"):
        return 0
    zeros = digits.count("0")
    following = lower[at + 1] if at + 1 < len(lower) else ""
    if digits[0] == "1" and (more := marks.scale.get(following) or marks.scale.get(following.rstrip("s"))):
        made.mult = zeros + more
        return 2
    made.mult = zeros
    return 2 if following == "s" else 1


def _currency(
    tokens: list[str], lower: list[str], at: int, made: _Made, marks: English, words: TableWords
) -> int:
    if made.kind == "currency" or made.code is not None:
        return 1 if made.kind == "currency" and tokens[at] in marks.prefix else 0
    for size in (3, 2, 1):
        form = "".join(tokens[at : at + size])
        if form in marks.prefix and len(tokens[at : at + size]) == size:
            made.code, made.kind = marks.prefix[form].code, "currency"
            return size
    for cut in (4, 3, 2):
        head, tail = tokens[at][:cut], lower[at][cut:].rstrip(".")
        if head in marks.prefix and tail in marks.scale_mark and made.mult is None:
            made.code, made.kind, made.mult = marks.prefix[head].code, "currency", marks.scale_mark[tail]
            return 1
    return 0


def _named(
    tokens: list[str], lower: list[str], at: int, made: _Made, marks: English, words: TableWords
) -> int:
    word = lower[at]
    if word in ("per", "/") and made.code is not None and made.per is None:
        found = marks.per_noun.at(lower, at + 1)
        if found:
            made.per = found[0]
            return 1 + found[1]
    if made.code is not None:
        return 0
    if found_unit := marks.unit_names.at(lower, at):
        unit, size = found_unit
    elif unit_mark := marks.suffix.get(tokens[at]) or marks.suffix.get("".join(tokens[at : at + 2])):
        unit, size = unit_mark, 1 if tokens[at] in marks.suffix else 2
    else:
        return 0
    made.code, made.kind = unit.code, unit.kind.removesuffix("_part")
    made.factor, made.part = unit.factor, unit.mult
    return size


def _other(
    tokens: list[str], lower: list[str], at: int, made: _Made, marks: English, words: TableWords
) -> int:
    if words.is_one("filler", lower[at]) or lower[at] in ("'", "(", ")", ".", ":", ","):
        return 1
    if words.is_one("counted", lower[at]) and made.code is None:
        made.counted = True
        return 1
    return 0

