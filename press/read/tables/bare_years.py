"""Which days do columns of mere years mean? Years to March in such accounts, halves in a half-year report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from press.model import Period
from press.read import calendar

_WEEKS = timedelta(weeks=52)
_LEAST, _MOST = 360, 373
_PARTS = (3, 6, 9)
_DECEMBER = 12


def meant_by(years: Iterable[int], around: Period | None, published: date | None) -> dict[str, Period]:
    """By printed year, the period that a column headed by it is of, where that is not the calendar year.

    ``around`` is the period of the caption or the title, or the day of a balance. The latest of the years
    must be the one that it ends in: then that column is of it, and the others are of the same time in their
    years. A part of a year stands for its year only while that year is not over, beside the year before and
    no other.
    """
    found = sorted(set(years))
    if not found or around is None or around.first is None or around.last is None:
        return {}
    if around.last.year != found[-1] or not _holds(found, around, published):
        return {}
    return {str(year): _moved(around, found[-1] - year) for year in found}


def _holds(years: list[int], around: Period, published: date | None) -> bool:
    if around.first is None or around.last is None:
        return False
    if around.first == around.last:
        return around.last == calendar.month_end(around.last.year, around.last.month)
    if _LEAST < (around.last - around.first).days < _MOST:
        return (around.last.month, around.first.month) != (_DECEMBER, 1)
    part = calendar.whole_months(around) in _PARTS
    running = published is not None and published <= date(around.last.year, _DECEMBER, 31)
    return part and running and years[0] >= years[-1] - 1


def _moved(around: Period, back: int) -> Period:
    """The same days so many years before; of years by weeks, the same weekdays."""
    if around.first and around.last and calendar.whole_months(around) is None:
        return Period(around.first - back * _WEEKS, around.last - back * _WEEKS)
    return calendar.shifted(around, -back)
