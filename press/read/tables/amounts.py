"""What number does a cell print, with which sign and unit of its own? Or why is it none?"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from press.lexicon import Lexicon, Unit
from press.model import Bound
from press.read.tables import cell_words
from press.read.tables.amount_tail import Marks, Tail, marks_of, number_pattern, tail_of
from press.read.tables.words import has_han
from press.read.zh.script import simplify
from press.text import doubt
from press.value import value

LONGEST = 60
"""A longer cell is prose."""
_SYMBOL_BOUNDS = {
    ">": Bound.MORE_THAN, "<": Bound.LESS_THAN, "≥": Bound.AT_LEAST, "≤": Bound.AT_MOST, "~": Bound.ABOUT,
}  # fmt: skip


@value
class Amount:
    """A cell's number at ``start:end`` of its plain text, unit included, footnote marks left out.

    ``value`` is signed and has the cell's own scale ``mult`` applied; ``unit`` is printed in the
    cell; ``noun`` says that the cell names what it counts; ``whole`` that no decimals are printed; ``pence``
    that a "p" behind the number may be its unit or a mark of provisional values.
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
    ordinal: bool = False
    pence: bool = False


@value
class NoAmount:
    """Why a cell with digits is no amount; offsets of its first number in the plain text."""

    start: int
    end: int
    reason: str
    detail: str = ""


def read_amount(text: str, lexicon: Lexicon) -> Amount | NoAmount | None:
    """The amount that the plain text of a cell prints; None where it prints no number at all."""
    found = number_pattern().search(text)
    if found is None:
        return _none(text)
    if has_han().search(text) and len(plain := simplify(text, lexicon)) == len(text):
        text, found = plain, number_pattern().search(plain) or found
    if len(text) > LONGEST:
        return NoAmount(*found.span(), "prose")
    return _read(text, found, lexicon) or _why_not(text, found)


def _none(text: str) -> NoAmount | None:
    """Digits that no number pattern knows: too many of them, or those of another script."""
    if not _may_count().search(text):
        return None
    digit = next(
        (i for i, char in enumerate(text[:LONGEST]) if unicodedata.numeric(char, None) is not None), None
    )
    if digit is None or (text[digit].isalpha() and not text[digit].isdigit()):
        return None
    odd = doubt(text, 0, len(text)) or (not text[digit].isdecimal() and f"number character {text[digit]}")
    return NoAmount(digit, digit + 1, "odd character" if odd else "prose", odd or "")


@cache
def _may_count() -> re.Pattern[str]:
    """A digit, or what may be one of another script."""
    return re.compile(r"[0-9]|[^\x00-\x7f]")


def _why_not(text: str, found: re.Match[str]) -> NoAmount:
    """Why a cell with a number that some words or marks surround is no amount."""
    if odd := doubt(text, 0, len(text)):
        return NoAmount(*found.span(), "odd character", odd)
    if any(char.isalpha() for char in text):
        return NoAmount(*found.span(), "prose")
    if _is_code(text, found):
        return NoAmount(*found.span(), "code")
    several = re.search(r"[ (/]", text[found.end() :])
    return NoAmount(*found.span(), "several numbers" if several else "number format")


def _read(text: str, found: re.Match[str], lexicon: Lexicon) -> Amount | None:
    if _is_code(text, found):
        return None
    marks = marks_of(lexicon)
    head = _head(text[: found.start()], marks, lexicon)
    if head is None:
        return None
    start, sign, code, bound, opened = head
    tail = tail_of(text, found.end(), opened, code, lexicon)
    if tail is None:
        return None
    return _amount(text, found, tail, start, sign, code, bound, lexicon)


def _is_code(text: str, found: re.Match[str]) -> bool:
    """A leading zero is a code's (0440-555), a date goes on with a slash or a colon."""
    number = found.group()
    return (number[0] == "0" and number[1:2].isdigit()) or text[found.end() : found.end() + 1] in ("/", ":")


def _head(
    text: str, marks: Marks, lexicon: Lexicon
) -> tuple[int, int, str | None, Bound | None, bool] | None:
    """Before the number: where the quote begins, sign, currency, bound, open bracket; None if other words."""
    at, start, sign, code, bound, opened = 0, len(text), 0, None, None, False
    while at < len(text):
        char = text[at]
        if char.isspace() or text.startswith(("**", "__"), at):
            at += 1 if char.isspace() else 2
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
        elif char == "第" and at == 0:
            start, size = 0, 1
        elif word := cell_words.before(text, at, lexicon):
            bound, sign, size = word.bound or bound, word.sign or sign, word.size
            at += size
            continue
        else:
            return None
        if char not in _SYMBOL_BOUNDS:
            start = min(start, at)
        at += size
    return start, sign, code, bound, opened


def _longest(text: str, at: int, table: dict[str, str]) -> str | None:
    return next((text[at : at + n] for n in range(5, 0, -1) if text[at : at + n] in table), None)


def _amount(
    text: str,
    found: re.Match[str],
    tail: Tail,
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
    negative = sign < 0 or "(" in text[start : found.start()]
    low = -low if negative else low
    high = _upper(tail, negative and "-" not in text[start : found.start()] and sign < 0, times)
    if high is not None and high <= low:
        if not negative or high == low:
            return None
        low, high = high, low
    mult = tail.mult + (unit.mult if unit else 0)
    bound = tail.bound or bound or (Bound.BETWEEN if high is not None else Bound.EXACT)
    whole = "." not in found.group() and "." not in (tail.second.digits if tail.second else "")
    grouped = "," in found.group()
    return Amount(
        start,
        tail.end,
        low,
        high,
        bound,
        unit,
        mult,
        tail.noun,
        whole,
        negative or sign != 0,
        grouped,
        tail.ordinal,
        unit is None and text[tail.end :].strip() == "p",
    )


def _upper(tail: Tail, falls: bool, times: Decimal) -> Decimal | None:
    """The second number of a range; ``falls``: a word ("down") makes both negative."""
    if tail.second is None:
        return None
    value = _decimal(tail.second.digits) * times
    return -value if tail.second.negative or falls else value


def _decimal(printed: str) -> Decimal:
    return Decimal(printed.replace(",", "").replace(" ", ""))
