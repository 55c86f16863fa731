"""Which days do words mean that count from the day of publication? ``this year``, ``the next 12 months``."""

from __future__ import annotations

import re
from datetime import timedelta

from press.model import Period
from press.read import calendar
from press.read.en.spans.clock import Clock
from press.read.en.spans.counts import count_of
from press.read.en.spans.halves import SEASONS, season
from press.read.en.spans.mention import AGO, OVER, Mention
from press.read.en.spans.moving import moved_month
from press.read.en.spans.points import COUNTS


def lengths(found: re.Match[str], first: int, last: int, months: int, clock: Clock) -> Mention | None:
    """``the past 12 months``: a length that ends with the period in force."""
    printed = found["count"].lower()
    if found["which"].lower() in ("same", "this", "full") or not (printed.isdigit() or printed in COUNTS):
        return None
    if found["which"].lower() == "next":
        return _next(count_of(printed) * months, first, last, clock)
    count = count_of(printed) * months
    weeks = found["what"].lower().startswith("week")
    if not count and not weeks:
        return None
    direct = found["which"].lower() in ("prior", "previous", "preceding")
    if direct and count and found[0].lower().endswith((" period", " periods")):
        return Mention(first, last, None, AGO, -count)
    return Mention(first, last, None, OVER, -count if direct else count)


def _next(months: int, first: int, last: int, clock: Clock) -> Mention | None:
    """``over the next 12 months``: from the day of publication on."""
    today = clock.today
    if today is None or not months:
        return None
    year, month = moved_month(today.year, today.month, months)
    end = calendar.month_end(year, month)
    until = end.replace(day=min(today.day, end.day)) - timedelta(days=1)
    return Mention(first, last, Period(today, until))


def by_today(which: str, what: str, months: int, first: int, last: int, clock: Clock) -> Mention | None:
    if which == "past" and months:
        return Mention(first, last, None, OVER, months)
    if which == "full" and what.endswith("year"):
        return _full_year(first, last, clock)
    shift = {"this": 0, "current": 0, "last": -1, "next": 1, "latest": 0}.get(which)
    if shift is None or clock.today is None:
        return None
    own = which in ("current", "next", "last") and (what != "year" or which == "current")
    period = (_financial(shift, clock) if own and what.endswith("year") else None) or around(
        what, shift, clock
    )
    return Mention(first, last, period) if period else None


def _financial(shift: int, clock: Clock) -> Period | None:
    """``the current year`` of a budget for 2027/28: a year of the same twelve months as that of the title."""
    home, today = clock.home, clock.today
    if clock.fiscal is not None or home is None or today is None or home.first is None:
        return None
    if calendar.whole_months(home) != 12 or home.first.month == 1:
        return None
    back = (home.first.year - today.year) + ((today.month, 1) < (home.first.month, 1))
    return calendar.shifted(home, shift - back)


def _full_year(first: int, last: int, clock: Clock) -> Mention | None:
    end = clock.current.last if clock.current else None
    if end and clock.fiscal is not None:
        return Mention(first, last, clock.fiscal.year(clock.fiscal.number_at(end)))
    return Mention(first, last, calendar.year(end.year)) if end else None


def around(what: str, shift: int, clock: Clock) -> Period | None:
    """The year, quarter or month of the day of publication, moved by ``shift``."""
    today = clock.today
    if today is None:
        return None
    if what != "year" and clock.fiscal is not None and what.endswith("year"):
        known = clock.home or clock.current
        day = known.last if known and known.last else today
        return clock.fiscal.year(clock.fiscal.number_at(day) + shift)
    if what in ("year", "fiscal year", "financial year"):
        return calendar.year(today.year + shift)
    if what == "month":
        return calendar.month(*moved_month(today.year, today.month, shift))
    if what == "quarter":
        if shift == 0 and (named := clock.named.get("quarter") or clock.latest.get(3)):
            return named
        year, month = moved_month(today.year, (today.month - 1) // 3 * 3 + 1, shift * 3)
        return calendar.quarter(year, (month + 2) // 3)
    if what in SEASONS:
        return season(what, shift, today)
    if what == "week":
        monday = today - timedelta(days=today.weekday() - 7 * shift)
        return Period(monday, monday + timedelta(days=6))
    return None
