"""What number does a cell print, with which sign and unit of its own? Or why is it none?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from press.lexicon import Lexicon, Unit
from press.model import Bound
from press.read.memo import per_lexicon
from press.read.tables.words import table_words
from press.read.zh.units import units_of

LONGEST = 60
"""A longer cell is prose."""
_LONGEST_UNIT = 28
_SYMBOL_BOUNDS = {
    ">": Bound.MORE_THAN, "<": Bound.LESS_THAN, "≥": Bound.AT_LEAST, "≤": Bound.AT_MOST, "~": Bound.ABOUT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """A cell's number at ``start:end`` of its plain text, unit included, footnote marks left out.

    ``value`` is signed and has the cell's own scale ``mult`` applied; ``unit`` is printed in the
    cell; ``noun`` says that the cell names what it counts; ``whole`` that no decimals are printed.
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    unit: Unit | None = None
    mult: int = 0
    noun: bool = False
    whole: bool = True
    signed: bool = False
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class NoAmount:
    """Why a cell with digits is no amount; offsets of its first number in the plain text."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Marks:
    prefixes: dict[str, str]
    units: dict[str, Unit]
    scales: dict[str, int]


@dataclass(slots=True)
class _Tail:
    """What follows the number, as far as it was understood; ``end`` is one past number and unit."""

    end: int
    unit: Unit | None = None
    mult: int = 0
    noun: bool = False
    bound: Bound | None = None
    second: str | None = None


@per_lexicon
def _marks(lexicon: Lexicon) -> _Marks:
    words = lexicon.words["en"]
    scales = {w: int(code) for kind in ("scale", "scale_mark") for code, ws in words[kind].items() for w in ws}
    chinese = {"万亿": 12, "亿": 8, "万": 4, "千万": 7, "百万": 6, "萬": 4, "億": 8}
    units: dict[str, Unit] = {}
    for unit in lexicon.units:
        for name in (*unit.suffix, *unit.names.get("en", ())):
            units.setdefault(name.lower(), unit)
    for name, unit in units_of(lexicon).names.items():
        if len(name) > 1 or unit.kind in ("currency", "percent", "times", "physical", "per_mille"):
            units.setdefault(name.lower(), unit)
    prefixes = {mark: unit.code for unit in reversed(lexicon.units) for mark in unit.prefix}
    return _Marks(prefixes | dict(units_of(lexicon).prefixes), units, scales | chinese)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d{1,3}(?:,\d{3}){1,8}(?![\d,])(?:\.\d+)?|\d{1,3}(?: \d{3}){1,6}(?!\d)(?:\.\d+)?"
                      r"|\d{1,24}(?:\.\d{1,20})?(?!\d)|\.\d{1,20}(?!\d)")  # fmt: skip


@cache
def _note() -> re.Pattern[str]:
    """A footnote or revision mark after a number, a space or bracket before it."""
    return re.compile(
        r"\s*(?:\*{1,4}|[†‡§¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\[\w{1,3}\]|\(\d{1,2}\)|\([a-z]{1,2}\)|[a-z\d]\)|(?<=\d)[rpe]\b|\s[rpe]\b)$"
    )


@cache
def _range() -> re.Pattern[str]:
    return re.compile(r"\s{0,2}(?:-|~|to|至)\s{0,2}(?=[£$€¥]?\d|\.\d)")


def read_amount(text: str, lexicon: Lexicon) -> Amount | NoAmount | None:
    """The amount that the plain text of a cell prints; None where it prints no number at all."""
    found = _number().search(text)
    if found is None:
        return _none(text)
    if len(text) > LONGEST:
        return NoAmount(*found.span(), "prose")
    amount = _read(text, found, lexicon)
    return amount or NoAmount(*found.span(), _why(text, found))


def _none(text: str) -> NoAmount | None:
    digit = re.search(r"\d{1,40}", text)
    return NoAmount(*digit.span(), "prose") if digit else None


def _why(text: str, found: re.Match[str]) -> str:
    if not any(char.isalpha() for char in text):
        return "several numbers" if re.search(r"[ (/]", text[found.end() :]) else "code"
    return "prose"


def _read(text: str, found: re.Match[str], lexicon: Lexicon) -> Amount | None:
    if _is_code(text, found):
        return None
    marks = _marks(lexicon)
    head = _head(text[: found.start()], marks, lexicon)
    if head is None:
        return None
    start, sign, code, bound, opened = head
    tail = _tail(text, found.end(), opened, code, lexicon)
    if tail is None:
        return None
    return _amount(text, found, tail, start, sign, code, bound, lexicon)


def _is_code(text: str, found: re.Match[str]) -> bool:
    """A leading zero is a code's (0440-555), a date goes on with a slash or a colon."""
    number = found.group()
    return (number[0] == "0" and number[1:2].isdigit()) or text[found.end() : found.end() + 1] in ("/", ":")


def _head(
    text: str, marks: _Marks, lexicon: Lexicon
) -> tuple[int, int, str | None, Bound | None, bool] | None:
    """Before the number: where the quote begins, sign, currency, bound, open bracket; None if other words."""
    at, start, sign, code, bound, opened = 0, len(text), 0, None, None, False
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
            continue
        size = 1
        if char in "+-" and not sign:
            sign = 1 if char == "+" else -1
        elif char == "(" and not opened:
            opened = True
        elif char in _SYMBOL_BOUNDS:
            bound = _SYMBOL_BOUNDS[char]
        elif code is None and (prefix := _longest(text, at, marks.prefixes)):
            code, size = marks.prefixes[prefix], len(prefix)
        elif worded := _worded_bound(text[at:], lexicon):
            bound, size = worded
        else:
            return None
        if char not in _SYMBOL_BOUNDS and not (bound and size > 1 and code is None):
            start = min(start, at)
        at += size
    return start, sign, code, bound, opened


def _longest(text: str, at: int, table: dict[str, str]) -> str | None:
    return next((text[at : at + n] for n in range(5, 0, -1) if text[at : at + n] in table), None)


def _worded_bound(text: str, lexicon: Lexicon) -> tuple[Bound, int] | None:
    for code, words in lexicon.words["en"]["bound_before"].items():
        for word in words:
            if text.lower().startswith(word + " ") or text.lower().rstrip() == word:
                return Bound(code), len(word)
    return None


def _tail(text: str, at: int, opened: bool, code: str | None, lexicon: Lexicon) -> _Tail | None:
    """After the number: scale, unit, closing bracket, second number of a range, footnote marks."""
    marks, tail = _marks(lexicon), _Tail(at)
    while at < len(text):
        if text[at].isspace():
            at += 1
        elif text[at] == ")" and opened:
            opened, at = False, at + 1
            tail.end = at
        elif tail.second is None and (gap := _range().match(text, at)) and (second := _second(text, gap.end())):
            tail.second, at = second
            tail.end = at
        elif _note().match(text, at):
            return tail
        elif size := _take(text, at, tail, marks, code, lexicon):
            at += size
            tail.end = at
        elif text[at] == "+" and at + 1 == len(text):
            tail.bound, at = Bound.MORE_THAN, at + 1
        else:
            return None
    return None if opened else tail


def _second(text: str, at: int) -> tuple[str, int] | None:
    at += text[at] in "£$€¥"
    found = _number().match(text, at)
    return (found.group(), found.end()) if found else None


def _take(text: str, at: int, tail: _Tail, marks: _Marks, code: str | None, lexicon: Lexicon) -> int:
    """Reads a scale, a unit or a counted noun at ``at`` into ``tail``; the characters taken."""
    word = _word_at(text, at)
    if not tail.mult and tail.unit is None and word.lower() in marks.scales:
        scale = word.lower()
        if code is not None or scale not in marks.units or len(scale) > 1:
            tail.mult = marks.scales[scale]
            return len(word)
    if not tail.mult and tail.unit is None and (han := next((w for w in ("万亿", "千万", "百万", "亿", "万", "億", "萬") if text.startswith(w, at)), "")):
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


def _unit_name(text: str, at: int, marks: _Marks) -> str | None:
    for size in range(min(_LONGEST_UNIT, len(text) - at), 0, -1):
        name = text[at : at + size]
        if name.lower() in marks.units:
            follows = text[at + size : at + size + 1]
            if not (name[-1].isascii() and name[-1].isalpha() and follows.isascii() and follows.isalnum()):
                return name
    return None


def _amount(
    text: str,
    found: re.Match[str],
    tail: _Tail,
    start: int,
    sign: int,
    code: str | None,
    bound: Bound | None,
    lexicon: Lexicon,
) -> Amount | None:
    unit = tail.unit
    if code is not None and (unit is None or unit.kind not in ("percent", "currency_part")):
        unit = Unit(code, "currency")
    factor = unit.factor if unit else Decimal(1)
    times = factor * 10**tail.mult
    low = _decimal(found.group()) * times
    high = _decimal(tail.second) * times if tail.second else None
    if high is not None and (high <= low or sign):
        return None
    negative = sign < 0 or ("(" in text[start : found.start()] and text[: tail.end].rstrip(" %").endswith(")"))
    mult = tail.mult + (unit.mult if unit else 0)
    bound = tail.bound or bound or (Bound.BETWEEN if high is not None else Bound.EXACT)
    whole = "." not in found.group() and "." not in (tail.second or "")
    value = -low if negative else low
    grouped = "," in found.group()
    return Amount(start, tail.end, value, high, bound, unit, mult, tail.noun, whole, negative or sign != 0, grouped)


def _decimal(printed: str | None) -> Decimal:
    return Decimal((printed or "0").replace(",", "").replace(" ", ""))
