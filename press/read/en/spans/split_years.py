"""Which days has ``2025/26``, where a bracket tells? ``(1 October 2025 – 31 March 2026)``, ``(July/June)``"""

from __future__ import annotations

import re
from functools import cache

from press.model import Period
from press.read import calendar
from press.read.en.spans.clock import Clock
from press.read.en.spans.fiscal_year import QUARTERS, FiscalYear
from press.read.en.spans.point_patterns import MONTHS
from press.read.en.spans.points import month_number, point_at
from press.text import normalise

LENGTHS = {3: 1, 6: 2, 9: 3, 12: 4}
"""Quarters of so many months."""


def learn_split(text: str, clock: Clock) -> None:
    """Remembers which days the years of a release have that it names by two years."""
    for mark in _mark().finditer(text) if "(" in text else ():
        near = normalise(text[max(0, mark.start() - BEFORE) : mark.end() + BEHIND]).text
        for found in _bracketed().finditer(near):
            if int(found["to"]) == (int(found["year"]) + 1) % 100 and _learn(found, near, clock):
                return


BEFORE, BEHIND = 20, 60
"""Characters of what is told before such a year, and of the bracket behind it."""


def _learn(found: re.Match[str], text: str, clock: Clock) -> bool:
    told, year = _dates(text, found.end(), clock), int(found["year"])
    if told is not None:
        known = _from_dates(found, told)
        clock.split_years = clock.fiscal = known or clock.fiscal
        return known is not None
    months = _months().match(text, found.end())
    if months is None:
        return False
    first, last = month_number(months[1]), month_number(months[2])
    if (last - first) % 12 == 11:
        clock.split_years = FiscalYear(0, QUARTERS, calendar.month_end(year + (first > 1), last))
    return clock.split_years is not None


def _from_dates(found: re.Match[str], told: Period) -> FiscalYear | None:
    """The year whose quarter, half or whole a bracket tells; None for one that it cannot be."""
    quarters = LENGTHS.get(calendar.whole_months(told) or 0)
    if quarters is None or told.last is None or told.last.month == 12 == 3 * quarters:
        return None
    part = (found["part"] or "").lower()
    quarter = {"h2": 4, "second half": 4}.get(part, quarters)
    return FiscalYear(int(found["year"]) + 1, quarter, told.last, plain=True)


def _dates(text: str, at: int, clock: Clock) -> Period | None:
    """The days from the one named at ``at`` to the one behind a dash."""
    first = point_at(text, at, clock)
    dash = _dash().match(text, first[0]) if first else None
    last = point_at(text, dash.end(), clock) if dash else None
    if first is None or last is None or first[1].first is None or last[1].last is None:
        return None
    return Period(first[1].first, last[1].last) if first[1].first < last[1].last else None


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"20\d\d[/-]\d\d[^\n(]{0,10}\([\dA-Z]")


@cache
def _bracketed() -> re.Pattern[str]:
    part = "(?P<part>(?:first|second)[ -]half|H[12])"
    return re.compile(rf"(?:{part} (?:of )?)?(?P<year>20\d\d)[/-](?P<to>\d\d)(?: \w+)? ?\((?=\d|[A-Z])", re.I)


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(r" ?(?:to|until|through|[-–—]) ?")


@cache
def _months() -> re.Pattern[str]:
    names = "|".join(f"{month}|{month[:3]}" for month in MONTHS)
    return re.compile(rf"({names})\.? ?(?:to|through|[-/–]) ?({names})\b")
