"""Which years are several that are told by their number? 五年来, 前四年, 今后三年."""

from __future__ import annotations

from datetime import date

from press.model import Period
from press.read import calendar
from press.read.zh.period_parts import Span, number_in, pattern
from press.read.zh.period_pattern import YEAR
from press.read.zh.reference import Reference

_AHEAD = ("今后", "未来", "此后", "后", "之后")


def span_of_years(text: str, ref: Reference) -> Span | None:
    """五年来, 过去五年, 今后五年: they end with the year before the release, or begin with its own."""
    match = pattern(
        r"(过去|最近|近|这|今后|未来|此后|前|后|之后|头|改革开放以来|改革开放)?的?([一二两三四五六七八九十\d]{1,3})(多|余)?年(来|间|以来|内|中|里|时间里)?$"
    ).match(text)
    if not match or ref.today is None or pattern(YEAR).match(text):
        return None
    count = number_in(match[2])
    if not 1 < count <= 60:
        return None
    if (
        ref.current is not None
        and calendar.whole_months(ref.current) == 12 * count
        and match[1] not in _AHEAD
    ):
        return Span(ref.current, "years")
    if ref.plan is not None and count == 5 and match[1] is None and _running(ref.plan, ref.today):
        return Span(ref.plan, "plan")
    year = ref.today.year
    begun = ref.plan.first.year if ref.plan is not None and ref.plan.first is not None else None
    if begun is not None and begun + count == year and match[1] in (None, "前", "过去", "这"):
        return Span(calendar.years(begun, year - 1), "years")
    if match[1] in _AHEAD:
        return Span(calendar.years(year, year + count - 1), "years")
    last = year - 1 if ref.today.month <= 6 else year
    now = ref.current.last.year if ref.current is not None and ref.current.last is not None else last
    if match[1] is None and match[4] is None and ref.plan is None and now == last + 1:
        last = now  # 1982年预计增长5%，两年平均增长5.3%
    if match[1] in ("前", "头", "后") and ref.current and ref.current.first and ref.current.first.year < last:
        return Span(calendar.years(ref.current.first.year, ref.current.first.year + count - 1), "years")
    return Span(calendar.years(last - count + 1, last), "years")


def _running(plan: Period, today: date) -> bool:
    """Whether a plan began before this year and has not ended."""
    first, last = plan.first, plan.last
    return first is not None and last is not None and first.year < today.year <= last.year
