"""A period that a head names, and stretches of months that one head names at once."""

from __future__ import annotations

import re
from datetime import timedelta

from press.model import Period
from press.read import calendar
from press.read.tables.year_words import MONTHS_SHORT, month_range
from press.value import value


@value
class Named:
    """A period that a text names at ``start:end``; ``dated`` says that the text names its year,
    ``spans`` that it is the time of what stands there, no deadline and no beginning."""

    start: int
    end: int
    period: Period | None
    said: str
    dated: bool
    base: bool = False
    months: int = 0
    spans: bool = True


def months(text: str, year: int | None = None) -> list[Named]:
    """``Exports, January-June 2026``, ``Q1-Q3 2026``: from the first month to the last; ``year`` is that of
    months without one."""
    return [named for found in month_range().finditer(text) if (named := _months(text, found, year))]


def _months(text: str, found: re.Match[str], year: int | None) -> Named | None:
    first, last = (_month_number(found[name]) for name in ("first", "last"))
    if found["first"][0] in "Qq":
        first, last = first * 3 - 2, last * 3
    start, end = found.span()
    led = None if found["year"] else re.search(r"\b((?:19|20)\d\d)[\s:(-]{1,3}$", text[:start])
    start = led.start() if led else start
    said = int(led[1]) if led else int(found["year"]) if found["year"] else year
    if first >= last or said is None:
        return None
    period = calendar.months(said, first, said, last)
    return Named(start, end, period, text[start:end], bool(led or found["year"]))


def _month_number(word: str) -> int:
    return int(word[1]) if word[0] in "Qq" and word[1].isdigit() else MONTHS_SHORT.index(word[:3].lower()) + 1


def rolling_year(text: str, current: Period | None) -> Named | None:
    """``Rolling 12 months``, ``LTM``: the twelve months up to the end of the period in force."""
    found = re.search(
        r"\b(?:(?:rolling|last|trailing|past)\s(?:12|twelve)[\s-]months?|LTM|TTM|R12)\b", text, re.IGNORECASE
    )
    if found is None or current is None or current.last is None:
        return None
    last = current.last
    first = calendar.months(last.year - 1, last.month, last.year - 1, last.month).last
    period = Period(first + timedelta(days=1), last) if first else None
    return Named(*found.span(), period, found.group(), True)


_TENS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}


def within_month(period: Period | None, after: str) -> tuple[Period | None, int]:
    """``10月`` before ``上旬`` is its first ten days; and how many characters say so."""
    tens = _TENS.get(after[:2])
    if tens is None or period is None or not period.first or not period.last:
        return period, 0
    if (period.first.year, period.first.month) != (period.last.year, period.last.month):
        return period, 0
    last = min(tens[1], period.last.day)
    return Period(period.first.replace(day=tens[0]), period.last.replace(day=last)), 2
