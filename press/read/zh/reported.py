"""Which months does a report mean by its own words: 报告期, 期末, 上期, 上一财年, 年初至报告期末?"""

from __future__ import annotations

from datetime import date

from press.model import Period
from press.read import calendar
from press.read.zh.period_parts import Span, part_of, pattern
from press.read.zh.period_pattern import YEAR
from press.read.zh.reference import Reference

_REPORTED = ("报告期", "报告期内", "期内", "本期")
_REPORTED_ENDS = ("报告期末", "本期末", "期末")
_YEAR_BEFORE = ("去年", "上年", "上年度", "上一年", "上一年度")
_YEAR_AFTER = (
    "来年",
    "明年",
    "新财年",
    "新财政年度",
    "下一财年",
    "下一财政年度",
    "下一个财政年度",
    "下一年度",
)
_WHOLE_YEAR = ("全年", "全年度", "年内", "本年度")


def year_number(text: str) -> int:
    """2025 or 二零二五 as a number."""
    return int(year_digits(text))


def year_digits(text: str) -> str:
    """``text`` with ASCII digits."""
    return text.translate(
        {ord(c): str(i) for i, c in enumerate("〇一二三四五六七八九")} | {ord("零"): "0", ord("○"): "0"}
    )


def fiscal(text: str, ref: Reference) -> Span | None:
    """二零二五财政年度, 上一财年; 去年, 全年, 下半年 of a release whose year is no calendar year."""
    now = ref.current
    if (
        text in _YEAR_AFTER + _YEAR_BEFORE + _WHOLE_YEAR
        and now is not None
        and calendar.whole_months(now) != 12
    ):
        now = ref.title if ref.title is not None and calendar.whole_months(ref.title) == 12 else now
    last = now.last if now is not None and calendar.whole_months(now) == 12 else None
    odd = last is not None and last.month < 12
    named = pattern(rf"({YEAR})财").match(text)
    if named:
        return Span(calendar.fiscal_year(year_number(named[1]), last.month if last and odd else 12), "whole")
    if now is not None and text == "上半年" and _is_odd_half(now):
        earlier = calendar.before(now)
        return Span(earlier, "part") if earlier else None
    if text in _WHOLE_YEAR and ref.title is not None and _is_odd_half(ref.title):
        return Span(calendar.year_from(ref.title), "whole")
    if text == "年内" and ref.title is not None and _is_year_over(ref.title, ref.today):
        return Span(ref.title, "whole")
    if now is None or last is None or not (odd or "财" in text):
        return None
    if text.startswith(("上一财", "上一个财", "上财")) or text in _YEAR_BEFORE:
        return Span(calendar.shifted(now, -1), "whole")
    if text.startswith("本财") or text in _WHOLE_YEAR:
        return Span(now, "whole")
    if text in _YEAR_AFTER:
        return Span(calendar.shifted(now, 1), "whole")
    half = calendar.months_ended(last.year, last.month, 6)
    found = half if text == "下半年" else calendar.before(half) if text == "上半年" else None
    return Span(found, "part") if found else None


def _is_odd_half(period: Period) -> bool:
    """Six months that end neither in June nor in December: of a financial year that is no calendar year."""
    last = period.last
    return last is not None and calendar.whole_months(period) == 6 and last.month not in (6, 12)


def _is_year_over(period: Period, today: date | None) -> bool:
    """A year that a release is about and that has ended: 年内 tells of it, not of the day's own."""
    over = today is not None and period.last is not None and period.last < today
    return over and calendar.whole_months(period) == 12


def reported(text: str, ref: Reference) -> Span | None:
    """报告期内, 期末, 年初至报告期末: of the months that are reported on."""
    if text.startswith("年初至"):
        return _year_to(text.removeprefix("年初至").removeprefix("本"), ref)
    now = _reported_on(ref)
    months = calendar.whole_months(now) if now is not None else None
    if now is None or months not in (1, 3, 6, 9, 12):
        return None
    if text in ("上期", "上一期", "前一期"):
        return _earlier(now, months)
    if months == 1:
        return None
    if text in _REPORTED_ENDS and now.last is not None:
        return Span(calendar.day(now.last), "point")
    return Span(now, "part") if text in _REPORTED else None


def _reported_on(ref: Reference) -> Period | None:
    """The months in force; those of the title where a mere day is, or another stretch of their year."""
    months = calendar.whole_months(ref.title) if ref.title is not None else None
    return ref.title if months in (3, 6, 9, 12) else ref.current


def _earlier(current: Period, months: int) -> Span | None:
    """上期: the month or quarter before; of a half year that of the year before."""
    period = calendar.before(current) if months <= 3 else calendar.shifted(current, -1)
    return Span(period, "part") if period else None


def _year_to(end: str, ref: Reference) -> Span | None:
    """From the first of January to the end of what is in force, or of what is named."""
    named = part_of(ref.year, end) if "月" in end and ref.year is not None else None
    last = named.period.last if named else ref.current.last if ref.current else ref.today
    if last is None:
        return None
    return Span(calendar.joined(calendar.year_to(last.year, 1), calendar.day(last)), "part")
