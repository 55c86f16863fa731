"""What follows a cell's number? Scale, unit, counted noun, second end of a range, footnote marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from press.lexicon import Lexicon, Unit
from press.model import Bound
from press.read.memo import per_lexicon
from press.read.tables import cell_words
from press.read.tables.range_end import RangeEnd, range_end
from press.read.tables.words import table_words
from press.read.zh.units import units_of

_LONGEST_UNIT = 28
_HAN_SCALES = ("万亿", "千万", "百万", "亿", "万", "億", "萬")


@dataclass(frozen=True, slots=True)
class Marks:
    """Currency marks before a number, units and scales after it."""

    prefixes: dict[str, str]
    units: dict[str, Unit]
    scales: dict[str, int]


@dataclass(slots=True)
class Tail:
    """What follows the number, as far as it was understood; ``end`` is one past number and unit."""

    end: int
    unit: Unit | None = None
    mult: int = 0
    noun: bool = False
    bound: Bound | None = None
    second: RangeEnd | None = None
    ordinal: bool = False


@per_lexicon
def marks_of(lexicon: Lexicon) -> Marks:
    """The marks of a lexicon, all languages together."""
    words = lexicon.words["en"]
    scales = {
        w: int(code) for kind in ("scale", "scale_mark") for code, ws in words[kind].items() for w in ws
    }
    chinese = {"万亿": 12, "亿": 8, "万": 4, "千万": 7, "百万": 6, "萬": 4, "億": 8}
    units: dict[str, Unit] = {}
    for unit in lexicon.units:
        for name in (*unit.suffix, *unit.names.get("en", ())):
            units.setdefault(name.lower(), unit)
    for name, unit in units_of(lexicon).names.items():
        if len(name) > 1 or unit.kind in ("currency", "percent", "times", "physical", "per_mille"):
            units.setdefault(name.lower(), unit)
    points = next(unit for unit in lexicon.units if unit.code == "percentage_point")
    units |= dict.fromkeys(words["table"]["points"], points)
    prefixes = {mark: unit.code for unit in reversed(lexicon.units) for mark in unit.prefix}
    return Marks(prefixes | dict(units_of(lexicon).prefixes), units, scales | chinese)


@cache
def number_pattern() -> re.Pattern[str]:
    """Digits with or without grouping; a long run of digits is none."""
    return re.compile(r"\d{1,3}(?:,\d{3}){1,8}(?![\d,])(?:\.\d+)?|\d{1,3}(?: \d{3}){1,6}(?!\d)(?:\.\d+)?"
                      r"|\d{1,24}(?:\.\d{1,20})?(?!\d)|\.\d{1,20}(?!\d)")  # fmt: skip


@cache
def _note() -> re.Pattern[str]:
    """A footnote or revision mark after a number, a space or bracket before it."""
    return re.compile(
        r"\s*(?:\*{1,4}|[†‡§¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\[\w{1,3}\]|\(\d{1,2}\)|\([a-z]{1,2}\)|[a-z\d]\)|(?<=\d)[re]\b|(?<=\.\d)p\b|(?<=\.\d\d)p\b|(?<=\s)[rpe]\b)$"
    )


@cache
def _aside() -> re.Pattern[str]:
    """Another number in brackets that ends the cell: ``3.1 (0.2)``, ``412 (38%)``."""
    return re.compile(r"\s?\([-+]?\d{1,9}(?:[.,]\d{1,4}){0,2}\s?%?\)$")


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(r"(?:st|nd|rd|th)\b|位|名", re.IGNORECASE)


def tail_of(text: str, at: int, opened: bool, code: str | None, lexicon: Lexicon) -> Tail | None:
    """After the number: scale, unit, closing bracket, second number of a range, footnote marks."""
    marks, tail = marks_of(lexicon), Tail(at)
    while at < len(text):
        if text[at].isspace():
            at += 1
        elif text[at] == ")" and opened:
            opened, at = False, at + 1
            tail.end = at
        elif tail.second is None and (second := range_end(text, at, number_pattern())):
            tail.second, tail.end, opened = second, second.end, second.opened or opened
            at = tail.end
        elif not opened and (
            _note().match(text, at) or _is_single_note(text, at) or _aside().match(text, at)
        ):
            return tail
        elif at == tail.end and (found := _ordinal().match(text, at)):
            tail.ordinal, at = True, found.end()
        elif size := _again(text, at, tail, marks) or _take(text, at, tail, marks, code, lexicon):
            at += size
            tail.end = at
        elif text[at] == "+" and at + 1 == len(text):
            tail.bound, at = Bound.MORE_THAN, at + 1
        elif (word := cell_words.after(text, at, lexicon)) and word.bound:
            tail.bound, at = word.bound, at + word.size
        else:
            return None
    return None if opened else tail


def _is_single_note(text: str, at: int) -> bool:
    """``1,204 2``: one digit behind a grouped or decimal number is a footnote mark."""
    return (
        text[at - 1].isspace() and text[at:].isdigit() and len(text) == at + 1 and bool(set(text) & set(".,"))
    )


def _again(text: str, at: int, tail: Tail, marks: Marks) -> int:
    """The unit or scale of the first number, printed again after the second (3% to 5%)."""
    if tail.second is None:
        return 0
    name = _unit_name(text, at, marks)
    if name and tail.unit is not None and marks.units[name.lower()].code == tail.unit.code:
        return len(name)
    word = _word_at(text, at)
    return len(word) if tail.mult and marks.scales.get(word.lower()) == tail.mult else 0


def _take(text: str, at: int, tail: Tail, marks: Marks, code: str | None, lexicon: Lexicon) -> int:
    """Reads a scale, a unit or a counted noun at ``at`` into ``tail``; the characters taken."""
    word = _word_at(text, at)
    if not tail.mult and tail.unit is None and word.lower() in marks.scales:
        scale = word.lower()
        if code is not None or scale not in marks.units or len(scale) > 1:
            tail.mult = marks.scales[scale]
            return len(word)
    if (
        not tail.mult
        and tail.unit is None
        and (han := next((w for w in _HAN_SCALES if text.startswith(w, at)), ""))
    ):
        tail.mult = marks.scales[han]
        return len(han)
    if tail.unit is None and not tail.noun and (name := _unit_name(text, at, marks)):
        tail.unit = marks.units[name.lower()]
        return len(name)
    noun = text[at : at + 40].strip()
    if tail.unit is None and not tail.noun and table_words(lexicon, "en").find("counted", noun):
        rest = re.match(r"[A-Za-z][A-Za-z' -]{1,38}$", text[at:])
        tail.noun = rest is not None
        return len(rest.group()) if rest else 0
    return 0


def _word_at(text: str, at: int) -> str:
    found = re.compile(r"[A-Za-z]{1,12}").match(text, at)
    return found.group() if found else ""


def _unit_name(text: str, at: int, marks: Marks) -> str | None:
    for size in range(min(_LONGEST_UNIT, len(text) - at), 0, -1):
        name = text[at : at + size]
        if name.lower() in marks.units:
            follows = text[at + size : at + size + 1]
            if not (name[-1].isascii() and name[-1].isalpha() and follows.isascii() and follows.isalnum()):
                return name
    return None
