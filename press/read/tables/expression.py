"""Is a text nothing but a unit? EUR million, thousand persons, £000, in % → code, scale, factor."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from press.lexicon import Lexicon, Unit
from press.read.en.grammar.words import English
from press.read.memo import per_lexicon
from press.read.tables.stated import Stated
from press.read.tables.words import TableWords

_WEIGHED = ("kg", "t", "tonnes", "tons", "ha", "l", "litres", "m3", "g")
_MONEY_STOCKS = ("M0", "M1", "M2", "M3", "M4")
"""Measures of money, no cubic metres."""
_FEWEST_ZEROS = 3
"""A bare 100 or 10 in a head is a number of its own; 000, 1,000 and 10,000 are scales."""


@cache
def token_pattern() -> re.Pattern[str]:
    """A word, a number or one mark."""
    return re.compile(r"[^\W\d_]+(?:['.][^\W\d_]+)*\.?|\d[\d,]*|\S")


@cache
def _spaced() -> re.Pattern[str]:
    """The gap in ``1 000 tonnes``."""
    return re.compile(r"(?<=\b1) (?=000\b)|(?<=\b10) (?=000\b)")


def expression(text: str, marks: English, words: TableWords) -> Stated | None:
    """The unit if ``text`` is nothing but a unit: "EUR million", "thousand persons", "£000", "in %"."""
    head, _, excepts = _before_exception(text, words)
    tokens = [m.group() for m in token_pattern().finditer(_spaced().sub("", head[:80]))]
    if not tokens or len(tokens) > 12 or head.strip(" ()") in _MONEY_STOCKS:
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
        if self.counted and kind == "currency":
            return None
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
    if (
        made.mult is None
        and mark in marks.scale_mark
        and (
            made.kind == "currency" or (len(mark) > 1 and mark != "mm") or (mark == "m" and len(tokens) == 1)
        )
    ):
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
    if zeros < _FEWEST_ZEROS and following not in _WEIGHED:
        return 0
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
            unit = marks.prefix[form]
            made.code, made.kind = unit.code, "currency"
            made.mult = unit.mult if unit.mult > 0 else made.mult
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
    per = made.code is not None and made.per is None and lower[at] in ("per", "/")
    if per and (found := marks.per_noun.at(lower, at + 1) or _per_unit(tokens, lower, at + 1, marks)):
        made.per = found[0]
        return 1 + found[1]
    if made.code is not None:
        return 0
    named = _unit_at(tokens, lower, at, marks)
    if named is None:
        return 0
    unit, size = named
    made.code, made.kind = unit.code, unit.kind.removesuffix("_part")
    made.factor, made.part = unit.factor, unit.mult
    return size


def _unit_at(tokens: list[str], lower: list[str], at: int, marks: English) -> tuple[Unit, int] | None:
    """The unit whose name or mark begins at ``at``, and how many tokens it has."""
    if found := marks.unit_names.at(lower, at):
        return found
    if at < len(tokens) and tokens[at] in marks.suffix:
        return marks.suffix[tokens[at]], 1
    if unit := marks.suffix.get("".join(tokens[at : at + 2])):
        return unit, 2
    unit = _unit_marks(marks.lexicon).get(lower[at]) if at < len(tokens) else None
    return (unit, 1) if unit else None


def _per_unit(tokens: list[str], lower: list[str], at: int, marks: English) -> tuple[str, int] | None:
    """What stands behind "per" or a slash as a unit: km/h, EUR/t."""
    named = _unit_at(tokens, lower, at, marks)
    return (named[0].code, named[1]) if named and named[0].factor == 1 else None


@per_lexicon
def _unit_marks(lexicon: Lexicon) -> dict[str, Unit]:
    by_code = {unit.code: unit for unit in reversed(lexicon.units) if unit.factor == 1}
    rows = lexicon.words["en"]["unit_mark"].items()
    return {word: by_code[code] for code, words in rows for word in words if code in by_code}


def _other(
    tokens: list[str], lower: list[str], at: int, made: _Made, marks: English, words: TableWords
) -> int:
    if words.is_one("filler", lower[at]) or lower[at] in ("'", "(", ")", ".", ":", ","):
        return 1
    if words.is_one("counted", lower[at]) and made.code is None:
        made.counted = True
        return 1
    return 0
