"""Which half of a year, and which season, do words mean that name no year?"""

from __future__ import annotations

from datetime import date

from press.model import Period
from press.read import calendar
from press.read.en.spans.fiscal_year import FiscalYear

HALF = 6
"""Months."""


def fiscal_half(fiscal: FiscalYear, day: date) -> Period:
    """The half of the fiscal year that ends with or before a day, or that holds it."""
    number = fiscal.number_at(day)
    halves = [fiscal.part(of, first, first + 1) for of in (number - 1, number) for first in (1, 3)]
    over = [half for half in halves if half.last and half.last <= day]
    return over[-1] if over else halves[0]


def half_before(today: date) -> Period:
    """The half of the calendar year that ended last."""
    return calendar.half(today.year, 1) if today.month > HALF else calendar.half(today.year - 1, 2)


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each season of the northern half of the earth."""


def season_of(what: str, of: Period) -> Period | None:
    """``autumn 2025``, ``winter 2025/26``: three months of the year that is named, or of two years."""
    if of.first is None or of.last is None:
        return None
    first, year, two = SEASONS[what], of.first.year, of.first.year != of.last.year
    if what == "winter":
        return calendar.months(year - (not two), first, year + two, 2)
    if two and what == "summer":  # of the southern half of the earth
        return calendar.months(year, 12, year + 1, 2)
    return calendar.months(
        year + (two and what == "spring"), first, year + (two and what == "spring"), first + 2
    )


def term_of(what: str, of: Period) -> Period | None:
    """``the autumn term of 2024/25``: the months of a term at school."""
    if of.first is None or of.last is None or what not in TERMS:
        return None
    year = of.first.year if what in ("autumn", "fall") else of.last.year
    return calendar.months(year, TERMS[what][0], year, TERMS[what][1])


TERMS = {"autumn": (9, 12), "fall": (9, 12), "spring": (1, 3), "summer": (4, 7)}
"""First and last month."""


def season(what: str, shift: int, today: date) -> Period:
    """``last summer``: the latest that has ended (or begun, without "last") by the day of publication."""
    first = SEASONS[what]
    in_winter = first == SEASONS["winter"] and today.month < SEASONS["spring"]
    year = today.year - in_winter + (1 if shift > 0 else 0)
    period = calendar.months(year, first, year + (first == 12), (first + 1) % 12 + 1)
    over = period.last is not None and period.last < today
    return period if over or shift >= 0 else calendar.shifted(period, -1)
