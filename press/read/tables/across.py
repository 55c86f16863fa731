"""When is a total, an average or a change that stands beside several periods?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from operator import itemgetter

from press.model import Period
from press.read import calendar
from press.read.tables.heads import Head
from press.read.tables.scene import Dated, Scene, Value

_TWO = 2
_MOST = 60
"""So many columns or rows are summed up at most."""
_DECEMBER = 12
_PARTS = (1, 3)
Span = tuple[date, date]


def total_of(scene: Scene, value: Value) -> tuple[bool, Period | None]:
    """Whether a value sums up the periods beside it; and their whole span, if they follow on each other."""
    if _sums(scene, value.column):
        heads = (head.rests for head in scene.columns[:_MOST] if head is not value.column)
        return _span(scene.calendar.of_heads(rests, scene.around_period) for rests in heads)
    if _sums(scene, value.row):
        at = bisect_left(scene.row_periods, value.box.row, key=itemgetter(0))
        return _span(found for _, found in scene.row_periods[max(0, at - _MOST) : at])
    return False, None


def _sums(scene: Scene, head: Head) -> bool:
    name = head.rests[-1] if head.rests else ""
    return any(scene.words.is_one(code, name) for code in ("total", "average"))


def _span(found: Iterable[Dated | None]) -> tuple[bool, Period | None]:
    closed = {s for dated in found if dated and (s := _closed(dated[0]))}
    spans = sorted(closed)
    if len(spans) < _TWO:
        return False, None
    follow = all(later[0] - earlier[1] == timedelta(days=1) for earlier, later in pairwise(spans))
    return True, Period(spans[0][0], spans[-1][1]) if follow else None


def _closed(period: Period) -> Span | None:
    return (period.first, period.last) if period.first and period.last else None


def up_to(period: Period, text: str, said: str, around: Period | None) -> Period:
    """``Spent to 31 December 2026`` begins where the period around it does, else on no day."""
    day = period.last
    if day is None or period.first != day or not _leads_up(text, said):
        return period
    first = around.first if around and around.first and around.last and around.first <= day else None
    return Period(first if around and around.last and day <= around.last else None, day)


def later_end(scene: Scene, text: str, found: Dated) -> Dated:
    """A change ``from July to August 2026`` is of August."""
    told = _from_to().search(text)
    later = scene.calendar.of_heads([told[1]], found[0]) if told else None
    return later if later and later[0].last == found[0].last else found


@cache
def _from_to() -> re.Pattern[str]:
    return re.compile(r"\bfrom\s.{3,30}?\sto\s(.{3,30})$", re.IGNORECASE)


def _leads_up(text: str, said: str) -> bool:
    before = text.lower().partition(said.lower())[0].rstrip()
    return before.endswith((" to", " through", " until", " up to"))


def to_date(scene: Scene, text: str, period: Period | None) -> Period | None:
    """``2026 year to date`` ends with the period around the table; without one its end is not known.

    A month or a quarter to date begins in January, unless a financial year says otherwise.
    """
    if period is None or period.first is None or not scene.words.has("cumulative", text):
        return period
    months = calendar.whole_months(period)
    if months in _PARTS and scene.words.has("fiscal", text):
        return Period(None, period.last)
    if months in _PARTS:
        return scene.calendar.cumulative(text, period)
    if months != _DECEMBER:
        return period
    around = scene.around_period
    if around is None or around.last is None or around.first == period.first:
        return Period(period.first, None)
    return calendar.year_to(period.first.year, around.last.month)
