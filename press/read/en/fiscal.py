"""Which days has a period that tells its last? ``13 weeks ended November 2, 2024``, fiscal quarters."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from press.model import Period
from press.read import calendar
from press.read.en.mention import Mention
from press.read.en.points import ORDINALS, Clock, point_at
from press.read.en.relative import COUNT_WORDS, count_of, moved_month
from press.read.en.tokens import Sentence


@cache
def _pattern() -> re.Pattern[str]:
    ended = r"(?:that\s)?(?:ended|ending|to|through|ended on)\s(?:on\s)?(?:the\s)?(?:end[\s-](?:of\s)?)?"
    counts = COUNT_WORDS
    nth = r"first|second|third|fourth"
    return re.compile(
        rf"(?:(?P<nth>{nth})[\s-](?:fiscal\s)?quarter(?:\s(?:of\s)?(?:fiscal\s)?(?:year\s)?"
        rf"(?P<of>20\d\d))?|"
        rf"(?P<count>\d\d?|{counts})(?:\s\([^)]{{1,4}}\))?[\s-](?P<what>weeks?|months?)(?:\speriods?)?|"
        rf"(?P<year>(?:full\s|fiscal\s|financial\s)?years?)|(?P<quarter>(?:fiscal\s)?quarters?)|"
        rf"(?P<half>half[\s-]year)),?\s{ended}",
        re.IGNORECASE,
    )


def ended(sentence: Sentence, index: int, clock: Clock) -> Mention | None:
    """``13 weeks ended November 2, 2024``; what the release defines so is remembered."""
    found = _pattern().match(sentence.text, sentence.starts[index])
    if found is None:
        return None
    point = point_at(sentence.text, found.end(), clock)
    if point is None or point[1].last is None or point[0] > sentence.end:
        return None
    period = _length(found, point[1])
    if period is None:
        return None
    _remember(found, period, clock)
    return Mention(index, sentence.index_at(point[0] - 1) + 1, period)


def _length(found: re.Match[str], until: Period) -> Period | None:
    last = until.last
    if last is None:
        return None
    count = 3
    if found["count"]:
        count = count_of(found["count"])
        if found["what"].lower().startswith("week"):
            return calendar.weeks_ended(last, count)
    elif found["year"]:
        count = 12
    elif found["half"]:
        count = 6
    if last != calendar.month_end(last.year, last.month) and last.weekday() in WEEKEND:
        return calendar.weeks_ended(last, {3: 13, 6: 26, 9: 39, 12: 52}.get(count, count * 4))
    if last != calendar.month_end(last.year, last.month) and last.day > 7:
        first = calendar.months_ended(last.year, last.month, count + 1).first
        return Period(first.replace(day=min(last.day + 1, 28)) if first else None, last)
    if last.day <= 7:
        return calendar.weeks_ended(last, {3: 13, 6: 26, 9: 39, 12: 52}.get(count, count * 4))
    return calendar.months_ended(last.year, last.month, count)


WEEKEND = (4, 5, 6)
"""Weekdays on which quarters of 13 weeks end."""


def learn(text: str, clock: Clock) -> None:
    """Remembers the fiscal periods that a text defines: ``third quarter of fiscal 2025, ended June 28``."""
    for found in _pattern().finditer(text):
        point = point_at(text, found.end(), clock) if found["nth"] and found["of"] else None
        period = _length(found, point[1]) if point is not None else None
        if period is not None:
            _remember(found, period, clock)


def _remember_year(number: int, of: int, period: Period, clock: Clock) -> None:
    """The quarters of a fiscal year that one of them tells, and the year itself."""
    clock.fiscal.setdefault(f"q{number} {of}", period)
    if period.first is None or period.last is None or period == calendar.quarter(of, number):
        return
    for other in range(1, 5):
        span = _quarter_from(period.last, other - number)
        clock.fiscal.setdefault(f"q{other} {of}", span)
        clock.fiscal.setdefault(f"q{other}", span)
    year = Period(clock.fiscal[f"q1 {of}"].first, clock.fiscal[f"q4 {of}"].last)
    clock.fiscal.setdefault(f"year {of}", year)
    clock.fiscal.setdefault("year", year)


def _quarter_from(last: date, steps: int) -> Period:
    """The quarter ``steps`` after the one that ends with the day `last`, by months or by 13 weeks."""
    if last == calendar.month_end(last.year, last.month):
        return calendar.months_ended(*moved_month(last.year, last.month, 3 * steps), 3)
    return calendar.weeks_ended(last + timedelta(weeks=13 * steps), 13)


def _remember(found: re.Match[str], period: Period, clock: Clock) -> None:
    if found["nth"]:
        key = f"q{ORDINALS[found['nth'].lower()]}"
        clock.fiscal.setdefault(key, period)
        if found["of"]:
            _remember_year(
                int(found["nth"] in ORDINALS and ORDINALS[found["nth"].lower()]),
                int(found["of"]),
                period,
                clock,
            )
    elif found["quarter"]:
        clock.fiscal.setdefault("quarter", period)
    elif found["year"]:
        clock.fiscal.setdefault("year", period)
