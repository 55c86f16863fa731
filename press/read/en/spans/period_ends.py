"""Which day is the end or the start of the period in force? ``at year-end``, ``at the start of the year``."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from press.read import calendar
from press.read.en.spans.by_today import around
from press.read.en.spans.clock import Clock
from press.read.en.spans.mention import ASIDE, BASE, Mention
from press.read.en.spans.moving import months_of


def end_of(found: re.Match[str], first: int, last: int, clock: Clock) -> Mention | None:
    """``at the end of the quarter``, ``at period end``: the last day of the period in force or ahead."""
    if found["mid"]:
        return _mid_year(first, last, clock)
    what = "period" if found["date"] else (found["what"] or found["what2"]).lower()
    period = clock.current if what == "period" else clock.latest.get(months_of(what))
    ahead = period is None or period.last is None or (clock.today is not None and period.last > clock.today)
    by = _deadline().search(found.string, max(0, found.start() - 12), found.start())
    led = by is not None and (by["before"] is None or told_ahead(found))
    year = _year_over(clock) if ahead and what == "year" and not led and not told_ahead(found) else None
    if year is not None:
        return Mention(first, last, calendar.day(date(year, 12, 31)))
    if what != "period" and clock.today and (ahead or told_ahead(found)):
        coming = around(what, 0, clock) if what != "half" else None
        return Mention(first, last, coming) if coming and led else Mention(first, last, None, ASIDE)
    if ahead or period is None or period.last is None:
        return Mention(first, last, None, ASIDE)
    return Mention(first, last, calendar.day(period.last))


def _year_over(clock: Clock) -> int | None:
    """``was $388 million at year-end``, where a year to come was named last: the one that is reported on."""
    known = clock.home or clock.current
    if known is None or known.last is None or clock.today is None or clock.fiscal is not None:
        return None
    year = known.last.year if known.last <= clock.today else clock.today.year - 1
    return year if date(year, 12, 31) <= clock.today and clock.today.year - year == 1 else None


def start_of(what: str, first: int, last: int, clock: Clock) -> Mention | None:
    """``€4.1bn at the beginning of the year``: the first day of the period in force, compared with."""
    period = clock.current if what == "period" else clock.latest.get(months_of(what))
    if period is None and what == "year" and clock.current and clock.current.last:
        period = calendar.year(clock.current.last.year)
    this = clock.year() if what == "year" and period is None else None
    period = calendar.year(this) if this else period
    return Mention(first, last, calendar.day(period.first), BASE) if period and period.first else None


def _mid_year(first: int, last: int, clock: Clock) -> Mention | None:
    """``61% at mid-year``: the last day of June of the year in force."""
    end = clock.current.last if clock.current else None
    if end is None or end.month < MIDDLE:
        return None
    return Mention(first, last, calendar.day(calendar.month_end(end.year, MIDDLE)))


MIDDLE = 6
"""The month that the first half of a year ends with."""


@cache
def _deadline() -> re.Pattern[str]:
    return re.compile(r"\b(?:by|(?P<before>before))\s(?:the\s)?$", re.IGNORECASE)


def told_ahead(found: re.Match[str]) -> bool:
    """``plans to open 15 stores by the end of the year``: the year to come, and not the one reported on."""
    before = found.string[max(0, found.start() - 120) : found.start()]
    behind = _clause_end().split(found.string[found.end() : found.end() + 40], maxsplit=1)[0]
    return _plans().search(before) is not None or _plans().search(behind) is not None


@cache
def _clause_end() -> re.Pattern[str]:
    """Where another clause begins; the comma right behind a time that leads its own is none."""
    return re.compile(r"(?<!^), | and ")


@cache
def _plans() -> re.Pattern[str]:
    return re.compile(r"\b(?:will|plans?|expects?|expected|intends?|aims?|forecasts?|targets?|to be)\b")
