"""Which days does a Chinese period word cover, given the year in force and the day of the release?"""

from __future__ import annotations

from datetime import date

from press.model import Period
from press.read import calendar
from press.read.zh.named_years import year_part
from press.read.zh.period_parts import Span, number_in, part_of, pattern
from press.read.zh.period_pattern import YEAR
from press.read.zh.reference import REVIEW_MONTH, Reference
from press.read.zh.reported import fiscal, reported, year_digits, year_number
from press.read.zh.running_years import span_of_years

_THIS_YEAR = ("今年", "年内")
_IN_FORCE = (
    "全年",
    "全年度",
    "本年",
    "本年度",
    "当年",
    "报告期",
    "报告期内",
    "期内",
    "本期",
    "期末",
    "年末",
    "年底",
    "年初",
    "年中",
)
_OFFSETS = {"去年": -1, "前年": -2, "明年": 1, "来年": 1, "过去一年": -1, "一年来": -1, "一年以来": -1}
_OFFSETS_IN_FORCE = {
    "该年": 0,
    "上年": -1,
    "上年度": -1,
    "上一年": -1,
    "上一年度": -1,
    "次年": 1,
    "翌年": 1,
    "一年前": -1,
}
_LAST_TWELVE = ("过去一年", "一年来", "一年以来")
_SOON = 45
_QUARTER = 3
"""A day or month without a year that begins within so many days is to come; a later one was last year's."""
_LAST_MONTH = ("上月", "上个月", "上一月", "上一个月", "前月", "前一月", "前一个月")
_LAST_QUARTER = ("上季", "上一季", "上一个季", "前季", "前一季", "前一个季")


def resolve(text: str, ref: Reference) -> Span | None:
    """The period that ``text`` names; None where it needs a year that nobody gave."""
    try:
        return _resolve(text, ref)
    except ValueError:
        return None


def _resolve(text: str, ref: Reference) -> Span | None:
    for reader in (
        fiscal,
        _ended,
        _since,
        _same,
        _plan,
        _years,
        span_of_years,
        year_part,
        _relative,
        _before,
    ):
        found = reader(text, ref)
        if found is not None:
            return found
    return None


def _ended(text: str, ref: Reference) -> Span | None:
    """二零二六年四月止的三个月."""
    match = pattern(r"(.{2,12}?)为?止(?:的?(?:首|过去)?(.{1,3})个月|(年度))?$").match(text)
    match = match or pattern(r"(.{1,12}?[月日])的(.{1,3})个月()$").match(text)
    if not match:
        return None
    inner = _resolve(match[1], ref)
    if inner is None or inner.period.last is None:
        return inner
    last = inner.period.last
    count = number_in(match[2]) if match[2] else 12 if match[3] else 0
    if not count:
        return Span(calendar.day(last), "point")
    return Span(calendar.months_ended(last.year, last.month, count), "part")


def _since(text: str, ref: Reference) -> Span | None:
    """2012年以来: from that year to the year before the release, or to its day."""
    if not text.endswith("以来") or ref.today is None:
        return None
    inner = _resolve(text[:-2], ref)
    if inner is None or inner.period.first is None:
        return None
    if inner.sort == "years":
        return inner
    last = date(ref.today.year - 1, 12, 31) if ref.today.month <= REVIEW_MONTH else ref.today
    return Span(Period(inner.period.first, max(last, inner.period.first)), "years")


def _same(text: str, ref: Reference) -> Span | None:
    """上年同期, 二零二五年同期, 一年前同月, 同期."""
    if text.endswith(("同季", "同季度")):
        return _same(text[: text.rindex("同季")] + "同期", ref)
    if not text.endswith(("同期", "同月")):
        return None
    if ref.current is None or ref.current.last is None:
        return _resolve(text[:-2], ref) if len(text) > 2 else None
    head = text[:-2].removesuffix("上")
    if not head:
        return Span(ref.current if not text.startswith("上") else calendar.shifted(ref.current, -1), "whole")
    base = _resolve(head, ref)
    if base is None or base.period.last is None:
        return None
    by = base.period.last.year - ref.current.last.year
    return Span(calendar.shifted(ref.current, by or -1), "whole")


def _plan(text: str, ref: Reference) -> Span | None:
    match = pattern(
        r'"?(?:(十?[一二三四五六七八九十])五"?(?:规划|计划|时期|期间|$|["前头末以的期])|第(.{1,3})个五年)(.*)$'
    ).match(text)
    if not match:
        return None
    number = number_in(match[1] or match[2])
    if number not in calendar.FIRST_PLAN_YEARS:
        return None
    rest = pattern(r"[前头](.{1,2})年").search(text)
    if rest:
        return Span(calendar.plan_years(number, 1, min(5, number_in(rest[1]))), "plan")
    whole = calendar.plan(number)
    if text.endswith("末") and whole.last:
        return Span(calendar.day(whole.last), "point")
    return Span(whole, "plan")


def _years(text: str, ref: Reference) -> Span | None:
    """2021-2024年, 1958年和1959年两年, 2024年12月至2025年2月, 2024-25年度."""
    match = pattern(rf"({YEAR})年?(?:和|与|及|、)({YEAR})年?两年$").match(text)
    if match:
        return Span(calendar.years(year_number(match[1]), year_number(match[2])), "years")
    match = pattern(rf"({YEAR})年?(?:-{{1,2}}|~|至|到)({YEAR})年").match(text)
    if match:
        first, last = year_number(match[1]), year_number(match[2])
        return Span(calendar.years(first, last), "years") if first < last else None
    match = pattern(
        rf"({YEAR})[-/至](.{{2}})(?:财政?年度|财年|年度?)(?:[首前](.{{1,3}}?)个?(月|季))?([上下]半年)?"
    ).match(text)
    if match:
        first = year_number(match[1])
        if (first + 1) % 100 != int(year_digits(match[2])):
            return None
        return _split_year(first, match[3], match[4], match[5])
    match = pattern(rf"({YEAR}年.{{1,8}}?)(?:-{{1,2}}|~|至|到)({YEAR}年.{{0,8}})$").match(text)
    if not match:
        return None
    begin, end = year_part(match[1], ref), year_part(match[2], ref)
    return Span(calendar.joined(begin.period, end.period), "part") if begin and end else None


def _split_year(first: int, count: str | None, unit: str | None, half: str | None) -> Span:
    """2025/26年度首七个月, 二零二五/二六财年下半年: of a financial year that begins in April."""
    whole = calendar.split_year(first)
    if half is not None:
        ends = (first, 9) if half.startswith("上") else (first + 1, 3)
        return Span(calendar.months_ended(*ends, 6), "part")
    if count is None or whole.first is None:
        return Span(whole, "whole")
    months = number_in(count) * (3 if unit == "季" else 1)
    last = whole.first.month + months - 1
    return Span(calendar.months(first, whole.first.month, first + (last > 12), (last - 1) % 12 + 1), "part")


def _relative(text: str, ref: Reference) -> Span | None:
    today = ref.today.year if ref.today else ref.year
    if text.startswith("本年") and ref.today is not None and (ref.current is None or _is_to_come(ref)):
        return part_of(ref.today.year, text.removeprefix("本年").removeprefix("度").lstrip("的"))
    if ref.today is None and ref.current is not None and text in _LAST_TWELVE:
        return Span(ref.current, "whole")
    if text == "一年前" and ref.current is not None:
        return Span(calendar.shifted(ref.current, -1), "whole")
    found = reported(text, ref)
    if found is not None:
        return found
    for words, year in ((_THIS_YEAR, today), (_IN_FORCE, ref.year)):
        for word in sorted(words, key=len, reverse=True):
            if text.startswith(word) and year is not None:
                rest = text[1:] if word in ("年末", "年底", "年初", "年中") else text[len(word) :]
                return part_of(year, "末" if word == "期末" else rest.lstrip("的"))
    for offsets, year in ((_OFFSETS, today), (_OFFSETS_IN_FORCE, ref.year)):
        for word in sorted(offsets, key=len, reverse=True):
            if text.startswith(word) and year is not None:
                return part_of(year + offsets[word], text[len(word) :].lstrip("的"))
    return _near(text, ref) or _part(text, ref)


def _is_to_come(ref: Reference) -> bool:
    """Whether the time in force has not begun: an outlook told before, that facts do not belong to."""
    first = ref.current.first if ref.current is not None else None
    return first is not None and ref.today is not None and first > ref.today


def _part(text: str, ref: Reference) -> Span | None:
    """12月份, 一季度 without a year: of the year in force, else the last one that has begun."""
    if ref.today is None or (ref.current is not None and (ref.ahead or not _is_to_come(ref))):
        return _over(part_of(ref.year, text), ref) if ref.year is not None else None
    found = part_of(ref.today.year, text)
    if found is None or ref.ahead or found.period.first is None:
        return found
    if (found.period.first - ref.today).days <= _SOON:
        return found
    return part_of(ref.today.year - 1, text)


def _over(found: Span | None, ref: Reference) -> Span | None:
    """一月…，十二月则为1.2%: beside a month that is over, one that has not begun is of the year before."""
    months = calendar.whole_months(ref.current) if ref.current is not None else None
    first = found.period.first if found is not None else None
    if found is None or first is None or ref.today is None or ref.ahead or (months or 12) > _QUARTER:
        return found
    return Span(calendar.shifted(found.period, -1), found.sort) if first > ref.today else found


def _near(text: str, ref: Reference) -> Span | None:
    """本月, 上月, 本季度, 上季度: counted from the period in force."""
    last = ref.current.last if ref.current and ref.current.last else ref.today
    if last is None:
        return None
    if text in ("月末", "季末"):
        return Span(calendar.day(last), "point")
    if text.startswith(("本月", "当月", "该月", "月内")):
        return Span(calendar.month(last.year, last.month), "part")
    if text.startswith(_LAST_MONTH):
        month = calendar.before(calendar.month(last.year, last.month))
        if month and text.endswith("末") and month.last:
            return Span(calendar.day(month.last), "point")
        return Span(month, "part") if month else None
    quarter = calendar.quarter(last.year, (last.month + 2) // 3)
    if text.startswith(("本季", "当季", "该季", "季内")):
        return Span(quarter, "part")
    if text.startswith(_LAST_QUARTER):
        earlier = calendar.before(quarter)
        if earlier and earlier.last and text.endswith("末"):
            return Span(calendar.day(earlier.last), "point")
        return Span(earlier, "part") if earlier else None
    return None


def _before(text: str, ref: Reference) -> Span | None:
    """对上三个月: the same span right before."""
    if not text.startswith("对上") or ref.current is None or ref.current.last is None:
        return None
    last = ref.current.last
    one = (
        calendar.quarter(last.year, (last.month + 2) // 3)
        if text.endswith(("上季", "上季度"))
        else ref.current
    )
    earlier = calendar.before(one)
    return Span(earlier, "part") if earlier else None
