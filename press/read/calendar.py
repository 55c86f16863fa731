"""Which days does a period cover? Pure constructors that every language uses."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from press.model import Period

FIRST_PLAN_YEARS = {1: 1953, 2: 1958} | {n: 1966 + (n - 3) * 5 for n in range(3, 21)}
"""China's Five-Year Plans by number: the first year of each."""


def day(when: date) -> Period:
    """One day."""
    return Period(when, when)


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def years(first: int, last: int) -> Period:
    """Whole calendar years, both included."""
    return Period(date(first, 1, 1), date(last, 12, 31))


def month(of_year: int, number: int) -> Period:
    """A calendar month, ``number`` from 1 to 12."""
    return Period(date(of_year, number, 1), month_end(of_year, number))


def months(first_year: int, first: int, last_year: int, last: int) -> Period:
    """Whole months, both included."""
    return Period(date(first_year, first, 1), month_end(last_year, last))


def month_end(of_year: int, number: int) -> date:
    """The last day of a month."""
    return date(of_year, number, monthrange(of_year, number)[1])


def quarter(of_year: int, number: int) -> Period:
    """A calendar quarter, ``number`` from 1 to 4."""
    return months(of_year, number * 3 - 2, of_year, number * 3)


def quarters(of_year: int, count: int) -> Period:
    """The first ``count`` quarters of a year."""
    return months(of_year, 1, of_year, count * 3)


def half(of_year: int, number: int) -> Period:
    """A half year, ``number`` 1 or 2."""
    return months(of_year, number * 6 - 5, of_year, number * 6)


def year_to(of_year: int, last_month: int) -> Period:
    """The first ``last_month`` months of a year."""
    return months(of_year, 1, of_year, last_month)


def decade(first: int) -> Period:
    """Ten years from ``first`` ("the 1990s")."""
    return years(first, first + 9)


def split_year(first: int, start_month: int = 4) -> Period:
    """A financial year over two calendar years ("2024-25"), beginning in ``start_month``."""
    if start_month == 1:
        return year(first)
    return months(first, start_month, first + 1, start_month - 1)


def fiscal_year(ends_in: int, last_month: int = 12) -> Period:
    """The twelve months that end in ``last_month`` of the year ``ends_in``."""
    return months_ended(ends_in, last_month, 12)


def fiscal_quarter(ends_in: int, number: int, last_month: int = 12) -> Period:
    """Quarter ``number`` of the fiscal year whose last month is ``last_month`` of ``ends_in``."""
    return months_ended(*_shift(ends_in, last_month, 3 * number - 12), 3)


def months_ended(of_year: int, last: int, count: int) -> Period:
    """The ``count`` whole months up to the month ``last``."""
    first_year, first = _shift(of_year, last, 1 - count)
    return months(first_year, first, of_year, last)


def weeks_ended(last: date, count: int) -> Period:
    """The ``count`` weeks up to and with ``last``."""
    return Period(last - timedelta(days=7 * count - 1), last)


def until(last: date) -> Period:
    """A span whose beginning is not stated."""
    return Period(None, last)


def since(first: date) -> Period:
    """A span whose end is not stated."""
    return Period(first, None)


def plan(number: int) -> Period:
    """China's Five-Year Plan ``number``."""
    first = FIRST_PLAN_YEARS[number]
    return years(first, first + 4)


def plan_years(number: int, first: int, last: int) -> Period:
    """Years ``first`` to ``last`` (1 to 5) of a Five-Year Plan: the first four are 1 to 4."""
    begin = FIRST_PLAN_YEARS[number]
    return years(begin + first - 1, begin + last - 1)


def shifted(period: Period, by_years: int) -> Period:
    """The same span of another year; month ends stay month ends."""
    return Period(_shift_day(period.first, by_years, False), _shift_day(period.last, by_years, True))


def before(period: Period) -> Period | None:
    """The span of the same length right before (month, quarter, year); None where an end is open."""
    if period.first is None or period.last is None:
        return None
    count = whole_months(period)
    last = period.first - timedelta(days=1)
    if count is None:
        return Period(last - (period.last - period.first), last)
    return months_ended(last.year, last.month, count)


def year_from(period: Period) -> Period:
    """The twelve months that begin with a period: the financial year of its first half."""
    if period.first is None:
        return period
    month = period.first.month
    return months(period.first.year, month, period.first.year + (month > 1), (month - 2) % 12 + 1)


def whole_months(period: Period) -> int | None:
    """How many whole months a period covers; None if it does not begin and end with one."""
    first, last = period.first, period.last
    if first is None or last is None or first.day != 1 or last != month_end(last.year, last.month):
        return None
    return (last.year - first.year) * 12 + last.month - first.month + 1


def within(inner: Period | None, outer: Period | None) -> bool:
    """Whether a period lies in another, or is it; both are known and have both ends."""
    if inner is None or inner.first is None or inner.last is None:
        return False
    if outer is None or outer.first is None or outer.last is None:
        return False
    return outer.first <= inner.first and inner.last <= outer.last


def joined(first: Period, last: Period) -> Period:
    """From the beginning of one to the end of another."""
    return Period(first.first, last.last)


def _shift(of_year: int, number: int, by: int) -> tuple[int, int]:
    total = of_year * 12 + number - 1 + by
    return total // 12, total % 12 + 1


def _shift_day(when: date | None, by_years: int, is_last: bool) -> date | None:
    if when is None:
        return None
    end = month_end(when.year + by_years, when.month)
    if is_last and when == month_end(when.year, when.month):
        return end
    return end if when.day > end.day else when.replace(year=when.year + by_years)
