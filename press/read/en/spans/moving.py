"""How far does a period move? By whole months, by whole years, by weeks."""

from __future__ import annotations

from datetime import date, timedelta

from press.model import Period
from press.read import calendar


def months_of(what: str) -> int:
    what = what.lower().rstrip("s").replace("-", " ")
    return {
        "year": 12,
        "fiscal year": 12,
        "financial year": 12,
        "quarter": 3,
        "month": 1,
        "decade": 120,
        "half": 6,
        "half year": 6,
    }.get(what, 0)


def moved_month(year: int, month: int, by: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + by
    return total // 12, total % 12 + 1


def moved(period: Period, months: int) -> Period | None:
    """A period moved by whole months, whole years day by day."""
    if months % 3 == 0 and (weeks := _moved_weeks(period, 13 * months // 3)):
        return weeks
    if months % 12 == 0:
        try:
            return calendar.shifted(period, months // 12)
        except ValueError:
            return None
    if period.first is None or period.last is None:
        return None
    year, month = moved_month(period.last.year, period.last.month, months)
    if period.first == period.last:
        return calendar.day(_day_of_month(period.last, calendar.month_end(year, month)))
    length = calendar.whole_months(period)
    if length is None:
        return None
    return calendar.months_ended(year, month, length)


def _day_of_month(day: date, end: date) -> date:
    """The same day of the month that ends with ``end``; the last day of a month stays one."""
    last = day == calendar.month_end(day.year, day.month)
    return end if last else end.replace(day=min(day.day, end.day))


WHOLE_WEEKS = frozenset(7 * weeks for weeks in (4, 5, 12, 13, 14, 16, 26, 27, 39, 40, 52, 53))
"""Days of the periods of a fiscal year of weeks."""


def _moved_weeks(period: Period, weeks: int) -> Period | None:
    """13 weeks a year before are 52 weeks before; None for a span of whole months."""
    first, last = period.first, period.last
    if first is None or last is None or calendar.whole_months(period) is not None:
        return None
    if (last - first).days + 1 not in WHOLE_WEEKS:
        return None
    return Period(first + timedelta(weeks=weeks), last + timedelta(weeks=weeks))
