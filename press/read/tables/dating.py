"""When? The period of one value and what it is compared with, from its heads or what stands around."""

from __future__ import annotations

import re
from datetime import date

from press.model import Basis, Measure, Nature, Period
from press.read import calendar
from press.read.tables import across
from press.read.tables.head_times import RowTimes
from press.read.tables.measures import basis_of, nature_of
from press.read.tables.scene import Dated, Scene, Value
from press.read.tables.when import SEVERAL

RATES = (Measure.GROWTH_RATE, Measure.CHANGE)
_DERIVED = (*RATES, Measure.SHARE, Measure.RANK, Measure.MULTIPLE)
"""Measures whose column need not repeat the period of the column that they are derived from."""
_QUARTER, _YEAR = 3, 12
_UNEVEN = 7
"""Days: quarters and years are not all as long as each other."""


def when(scene: Scene, value: Value, measure: Measure) -> tuple[Period | None, str]:
    """The period of a value, and a note that tells where it was found."""
    timeless = scene.words.has("timeless", value.column.plain)
    if timeless and not scene.calendar.of_heads(value.column.rests, scene.around_period):
        return None, ""
    if value.box.column in scene.editions and scene.around:
        return scene.around[0], f"period from caption “{scene.around[1]}”"
    found, note = _stated(scene, value)
    if found is None:
        sums, whole = across.total_of(scene, value)
        if sums:
            return whole, "period from all of those beside it" if whole else ""
    if found is None and measure in RATES and scene.latest_row:
        found, note = scene.latest_row, "the latest row"
    if found is None and value.column.bare and (left := _left_of(scene, value)):
        found, note = left, "the column to the left"
    derived = (measure in _DERIVED and _follows_dates(scene, value)) or is_last_year(scene, value)
    if found is None and derived and (left := _dated_left_of(scene, value)):
        found, note = left, "the column to the left"
    if found is None and derived and scene.latest:
        found, note = scene.latest, "the latest column"
    if found is None and scene.around:
        found, note = scene.around, "caption or title"
    if found is None:
        return None, ""
    if measure in RATES:
        found = across.later_end(scene, value.column.plain, found)
    period = across.to_date(scene, value.column.plain, found[0])
    if scene.of_balances and measure is Measure.LEVEL and period and period.last:
        period = calendar.day(period.last)
    if period and is_last_year(scene, value):
        return calendar.shifted(period, -1), f"a year before the period from {note} “{found[1]}”"
    return period, f"period from {note} “{found[1]}”"


def _end(dated: Dated) -> date:
    return dated[0].last or date.min


def _follows_dates(scene: Scene, value: Value) -> bool:
    """Whether the column that a change, a share or a rank speaks of is dated, if it speaks of one."""
    if not scene.neighbours.is_derived(value.column):
        return True
    left = scene.neighbours.leader(value.box.row, value.box.column)
    if left is None or scene.column_times(left).last_year:
        return True
    return scene.calendar.of_heads(left.rests, scene.around_period) is not None


def is_last_year(scene: Scene, value: Value) -> bool:
    """Whether the only words of column or row are 上年同期 or the like: values of a year before."""
    return scene.column_times(value.column).last_year or scene.words.is_one("last_year", value.row.plain)


def _stated(scene: Scene, value: Value) -> tuple[Dated | None, str]:
    """By column and row; a day that a row names within its column's period is the row's own."""
    row = scene.row_times(value)
    found = scene.calendar.of_heads([*value.column.rests, *row.pure], scene.around_period)
    if found is not None:
        found = across.up_to(found[0], value.column.plain, found[1], scene.around_period), found[1]
    at_edge = row.edge
    if at_edge and (found is None or _holds_day(found[0], at_edge[0])):
        return at_edge, "row"
    if at_edge and found and (moved := _same_day_in(found[0], at_edge[0])):
        return (moved, f"{at_edge[1]}, a year apart"), "row"
    if found is not None and not (row.opening or row.closing):
        days = (scene.calendar.day_within(rest, found[0]) for rest in value.row.rests)
        if day := next(filter(None, days), None):
            return day, "row"
    return _at_turn(row, found), "heads"


def _at_turn(row: RowTimes, found: Dated | None) -> Dated | None:
    """Cash "at the beginning of the year" is that of one day."""
    if found is None or found[0].first == found[0].last:
        return found
    for word, day in ((row.opening, found[0].first), (row.closing, found[0].last)):
        if day and word:
            return calendar.day(day), f"{word.group()}, {found[1]}"
    return found


def _holds_day(outer: Period, inner: Period) -> bool:
    """Whether ``inner`` is one day of ``outer``."""
    return inner.first == inner.last and calendar.within(inner, outer)


def _same_day_in(outer: Period, named: Period) -> Period | None:
    """A balance day of the first column's year, as the other column's year has it."""
    if named.first is None or named.first != named.last or outer.last is None:
        return None
    years = (outer.last.year - named.first.year, outer.last.year - named.first.year - 1)
    return next((d for d in (calendar.shifted(named, n) for n in years) if _holds_day(outer, d)), None)


def _left_of(scene: Scene, value: Value) -> Dated | None:
    """The period of the column at the left, for one headed by nothing but a unit ("2024 | %")."""
    column = value.box.column - 1
    if column not in scene.layout.groups:
        return None
    left = scene.heads.column(value.box.row, column)
    return scene.calendar.of_heads(left.rests, scene.around_period)


def _dated_left_of(scene: Scene, value: Value) -> Dated | None:
    """The nearest dated column at the left, where heads like this one follow several of them."""
    alike = sum(head.plain == value.column.plain for head in scene.columns) >= SEVERAL
    if not alike and not _dated_behind(scene, value):
        return None
    near: Dated | None = None
    said = ""
    for column in range(value.box.column - 1, -1, -1):
        left = scene.heads.column(value.box.row, column) if column in scene.layout.groups else None
        found = scene.calendar.of_heads(left.rests, scene.around_period) if left is not None else None
        if found and (near is None or (_as_long(found[0], near[0]) and _end(found) > _end(near))):
            near = found[0], found[1]
            said = left.plain if left is not None else ""
    period = across.to_date(scene, said, near[0]) if near else None
    return (period, near[1]) if near and period else None


def _dated_behind(scene: Scene, value: Value) -> bool:
    """Whether a dated column that is no change itself stands further right."""
    behind = (c for c in scene.layout.groups if c > value.box.column)
    heads = (scene.heads.column(value.box.row, column) for column in behind)
    return any(
        not scene.neighbours.is_derived(head) and scene.calendar.of_heads(head.rests, scene.around_period)
        for head in heads
    )


def _as_long(one: Period, other: Period) -> bool:
    """Whether two periods may be compared: ``Q3 26 | Q2 26 | Chg | Q3 25 | Chg`` tells of Q3 26 alone."""
    if not (one.first and one.last and other.first and other.last):
        return False
    return abs((one.last - one.first) - (other.last - other.first)).days <= _UNEVEN


def base(scene: Scene, value: Value, period: Period | None) -> Period | None:
    """What a head says that a change is compared with; None where it says nothing."""
    for text in (*value.column.rests, *value.row.rests):
        if scene.language == "zh":
            if re.search("[上去]年", text) and period is not None:
                return calendar.shifted(period, -1)
        elif found := scene.calendar.base_of(text, period):
            return found
    if period and scene.has_last_year:
        return calendar.shifted(period, -1)
    box = value.box
    if not scene.neighbours.is_derived(value.column):
        return None
    return scene.neighbours.compared(box.row, box.column, scene.around_period)


def basis(
    scene: Scene, texts: tuple[str, ...], period: Period | None, compared: Period | None
) -> Basis | None:
    """What a change is reckoned over: words, else how far ``compared`` lies back; 环比 of a quarter is
    quarter on quarter."""
    found = basis_of(texts, scene.lexicon, scene.words) or _by_distance(period, compared)
    quarter = period is not None and calendar.whole_months(period) == _QUARTER
    if found is Basis.MONTH_ON_MONTH and quarter and any("环比" in text for text in texts):
        return Basis.QUARTER_ON_QUARTER
    return found


def _by_distance(period: Period | None, compared: Period | None) -> Basis | None:
    """The basis of a change whose period and base are both known."""
    if period is None or compared is None:
        return None
    if calendar.shifted(period, -1) == compared:
        return Basis.YEAR_ON_YEAR
    if calendar.before(period) != compared:
        return None
    return {1: Basis.MONTH_ON_MONTH, _QUARTER: Basis.QUARTER_ON_QUARTER}.get(
        calendar.whole_months(period) or 0
    )


def nature(scene: Scene, value: Value, period: Period | None) -> Nature:
    """As a head says; else a forecast where the period begins after the day of publication, else actual."""
    vintage = scene.vintages.get(value.box.row)
    if (vintage is not None and vintage.superseded) or scene.editions.get(value.box.column):
        return Nature.PREVIOUS
    if value.box.column in scene.superseded:
        return Nature.PREVIOUS
    said = nature_of(value.column.plain, "" if vintage else value.row.plain, scene.words)
    if said is not None:
        return said
    if scene.words.leads("proposal", value.row.plain) and scene.latest and period == scene.latest[0]:
        return Nature.ACTUAL if scene.neighbours.is_derived(value.column) else Nature.TARGET
    if _is_of_forecast(scene, value):
        return Nature.FORECAST
    published = scene.day
    later = published and period and period.first and period.first > published
    later = later or (scene.reaches_ahead and period is not None and not _is_over(scene, period))
    later = later and not _is_fiscal_part(value, period)
    marked = scene.column_times(value.column).marked or scene.row_times(value).marked
    marked = marked and not _is_over(scene, period)
    ahead = scene.looks_ahead and not _is_over(scene, period)
    if later and scene.language == "zh" and scene.words.has("target", scene.caption):
        return Nature.TARGET
    return Nature.FORECAST if later or marked or ahead else Nature.ACTUAL


def _is_fiscal_part(value: Value, period: Period | None) -> bool:
    """``4Q FY26``: a part of a fiscal year that may have begun long before the calendar's."""
    part = period is not None and (calendar.whole_months(period) or _YEAR) < _YEAR
    return part and re.search(r"\bFY|\bfiscal\b", " ".join(value.column.texts), re.IGNORECASE) is not None


def _is_of_forecast(scene: Scene, value: Value) -> bool:
    """Whether a change or share stands behind a column of forecasts."""
    if not scene.neighbours.is_derived(value.column):
        return False
    left = scene.neighbours.leader(value.box.row, value.box.column)
    return left is not None and nature_of(left.plain, "", scene.words) is Nature.FORECAST


def _is_over(scene: Scene, period: Period | None) -> bool:
    """Whether a period ended before the day of publication; of a title's year that is all that is known, one
    that began before it and ended within it was still running."""
    day, year = scene.day, scene.title_period
    if not day or period is None or not period.last or period.last >= day:
        return False
    known = scene.release.published is not None or year is None or year.first is None
    return known or not (period.first and year and year.first and period.first < year.first <= period.last)
