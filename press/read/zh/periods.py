"""Which days does a Chinese period word cover, given the year in force and the day of the release?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from press.model import Period
from press.read import calendar
from press.read.zh.numerals import numeral
from press.read.zh.period_pattern import DAY, MONTH, YEAR


@dataclass(frozen=True, slots=True)
class Reference:
    """What relative words count from: the release's day, and the period in force."""

    today: date | None
    current: Period | None = None
    plan: Period | None = None

    @property
    def year(self) -> int | None:
        """The year in force: of the current period, else the release's."""
        last = self.current.last if self.current else None
        first = self.current.first if self.current else None
        day = last or first or self.today
        return day.year if day else None


@dataclass(frozen=True, slots=True)
class Span:
    """A period and its sort: ``point`` (年末, a day), ``plan``, ``years`` (several), ``part``, ``whole``."""

    period: Period
    sort: str


_THIS_YEAR = ("今年", "年内")
_IN_FORCE = (
    "全年",
    "全年度",
    "本年",
    "本年度",
    "当年",
    "报告期",
    "报告期内",
    "本期",
    "期末",
    "年末",
    "年底",
    "年初",
    "年中",
)
_OFFSETS = {"去年": -1, "前年": -2, "明年": 1, "来年": 1, "过去一年": -1, "一年来": -1, "一年以来": -1}
_OFFSETS_IN_FORCE = {
    "上年": -1,
    "上年度": -1,
    "上一年": -1,
    "上一年度": -1,
    "次年": 1,
    "翌年": 1,
    "上期": -1,
    "一年前": -1,
}
_AHEAD = ("今后", "未来", "此后", "后", "之后")
_REVIEW_MONTH = 4
"""Releases up to this month that say 过去一年 look back on the calendar year before."""


def resolve(text: str, ref: Reference) -> Span | None:
    """The period that ``text`` names; None where it needs a year that nobody gave."""
    try:
        return _resolve(text, ref)
    except ValueError:
        return None


def _resolve(text: str, ref: Reference) -> Span | None:
    for reader in (_ended, _since, _same, _plan, _years, _span_of_years, _year_part, _relative, _before):
        found = reader(text, ref)
        if found is not None:
            return found
    return None


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def year_number(text: str) -> int:
    """2025 or 二零二五 as a number."""
    return int(_digits(text))


def _digits(text: str) -> str:
    return text.translate(
        {ord(c): str(i) for i, c in enumerate("〇一二三四五六七八九")} | {ord("零"): "0", ord("○"): "0"}
    )


def _int(text: str) -> int:
    found = numeral(text)
    if found is None:
        raise ValueError(text)
    return int(found.value)


def _ended(text: str, ref: Reference) -> Span | None:
    """二零二六年四月止的三个月."""
    match = _pattern(r"(.{2,12}?)止(?:的?(?:首|过去)?(.{1,3})个月|(年度))?$").match(text)
    if not match:
        return None
    inner = _resolve(match[1], ref)
    if inner is None or inner.period.last is None:
        return inner
    last = inner.period.last
    count = _int(match[2]) if match[2] else 12 if match[3] else 0
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
    last = date(ref.today.year - 1, 12, 31) if ref.today.month <= _REVIEW_MONTH else ref.today
    return Span(Period(inner.period.first, max(last, inner.period.first)), "years")


def _same(text: str, ref: Reference) -> Span | None:
    """上年同期, 二零二五年同期, 一年前同月, 同期."""
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
    match = _pattern(
        r'"?(?:(十?[一二三四五六七八九十])五"?(?:规划|计划|时期|期间|$|["前头末以的期])|第(.{1,3})个五年)(.*)$'
    ).match(text)
    if not match:
        return None
    number = _int(match[1] or match[2])
    if number not in calendar.FIRST_PLAN_YEARS:
        return None
    rest = _pattern(r"[前头](.{1,2})年").search(text)
    if rest:
        return Span(calendar.plan_years(number, 1, min(5, _int(rest[1]))), "plan")
    whole = calendar.plan(number)
    if text.endswith("末") and whole.last:
        return Span(calendar.day(whole.last), "point")
    return Span(whole, "plan")


def _years(text: str, ref: Reference) -> Span | None:
    match = _pattern(rf"({YEAR})年?(?:-{{1,2}}|~|至|到)({YEAR})年").match(text)
    if match:
        first, last = year_number(match[1]), year_number(match[2])
        return Span(calendar.years(first, last), "years") if first < last else None
    match = _pattern(r"([12]\d{3})-(\d{2})年").match(text)
    return Span(calendar.split_year(int(match[1])), "whole") if match else None


def _span_of_years(text: str, ref: Reference) -> Span | None:
    """五年来, 过去五年, 今后五年, 前四年: they end with the year before the release, or begin with its own."""
    match = _pattern(
        r"(过去|最近|近|这|今后|未来|此后|前|后|之后|头|改革开放以来|改革开放)?的?(.{1,3}?)(多|余)?年(来|间|以来|内|中|里|时间里)?$"
    ).match(text)
    if not match or ref.today is None or _pattern(YEAR).match(text):
        return None
    if not (match[1] or match[4]):
        return None
    count = _int(match[2])
    if not 1 < count <= 60:
        return None
    if (
        ref.current is not None
        and calendar.whole_months(ref.current) == 12 * count
        and match[1] not in _AHEAD
    ):
        return Span(ref.current, "years")
    if ref.plan is not None and count == 5 and match[1] is None and ref.plan.last and ref.plan.last >= ref.today:
        return Span(ref.plan, "plan")
    year = ref.today.year
    if match[1] in _AHEAD:
        return Span(calendar.years(year, year + count - 1), "years")
    last = year - 1 if ref.today.month <= 6 else year
    if match[1] in ("前", "头", "后") and ref.current and ref.current.first and ref.current.first.year < last:
        return Span(calendar.years(ref.current.first.year, ref.current.first.year + count - 1), "years")
    return Span(calendar.years(last - count + 1, last), "years")


def _year_part(text: str, ref: Reference) -> Span | None:
    """2025年, 2025年一季度, 二零二六年四月, 民国一一三年."""
    match = _pattern(rf"({YEAR})年度?(?:的)?(.*)$").match(text)
    if match:
        return _part(year_number(match[1]), match[2], ref)
    match = _pattern(r"(?:民国)?(\d{2,3}|[一二三四五六七八九十〇零百]{1,5})年(?:的)?(.*)$").match(text)
    if match and (text.startswith("民国") or match[1].isdigit()):
        number = int(_digits(match[1])) if match[1].isdigit() or "十" not in match[1] else _int(match[1])
        return _part(number + 1911, match[2], ref)
    return None


def _relative(text: str, ref: Reference) -> Span | None:
    today = ref.today.year if ref.today else ref.year
    for words, year in ((_THIS_YEAR, today), (_IN_FORCE, ref.year)):
        for word in sorted(words, key=len, reverse=True):
            if text.startswith(word) and year is not None:
                rest = text[1:] if word in ("年末", "年底", "年初", "年中") else text[len(word) :]
                return _part(year, "末" if word == "期末" else rest.lstrip("的"), ref)
    for offsets, year in ((_OFFSETS, today), (_OFFSETS_IN_FORCE, ref.year)):
        for word in sorted(offsets, key=len, reverse=True):
            if text.startswith(word) and year is not None:
                return _part(year + offsets[word], text[len(word) :].lstrip("的"), ref)
    return _near(text, ref) or (_part(ref.year, text, ref) if ref.year is not None else None)


def _near(text: str, ref: Reference) -> Span | None:
    """本月, 上月, 本季度, 上季度: counted from the period in force."""
    last = ref.current.last if ref.current and ref.current.last else ref.today
    if last is None:
        return None
    if text in ("月末", "季末"):
        return Span(calendar.day(last), "point")
    if text.startswith(("本月", "当月")):
        return Span(calendar.month(last.year, last.month), "part")
    if text.startswith(("上月", "上个月")):
        month = calendar.before(calendar.month(last.year, last.month))
        if month and text.endswith("末") and month.last:
            return Span(calendar.day(month.last), "point")
        return Span(month, "part") if month else None
    quarter = calendar.quarter(last.year, (last.month + 2) // 3)
    if text.startswith(("本季", "当季")):
        return Span(quarter, "part")
    if text.startswith(("上季", "上一季")):
        earlier = calendar.before(quarter)
        return Span(earlier, "part") if earlier else None
    return None


def _before(text: str, ref: Reference) -> Span | None:
    """对上三个月: the same span right before."""
    if not text.startswith("对上") or ref.current is None:
        return None
    earlier = calendar.before(ref.current)
    return Span(earlier, "part") if earlier else None


def _part(year: int, rest: str, ref: Reference) -> Span | None:
    """The part of ``year`` that ``rest`` names; all of it where nothing does."""
    for reader in (_whole_or_edge, _months, _quarter, _half, _day):
        found = reader(year, rest)
        if found is not None:
            return found
    return None


def _whole_or_edge(year: int, rest: str) -> Span | None:
    if rest in ("", "全年", "全年度", "度", "期间", "内", "间", "时"):
        return Span(calendar.year(year), "whole")
    if rest in ("末", "底", "年末", "年底", "期末"):
        return Span(calendar.day(date(year, 12, 31)), "point")
    if rest in ("初", "年初"):
        return Span(calendar.day(date(year, 1, 1)), "point")
    return Span(calendar.half(year, 1), "part") if rest in ("年中", "中") else None


def _months(year: int, rest: str) -> Span | None:
    match = _pattern(rf"({MONTH})月?份?(?:-{{1,2}}|~|至|到|、)({MONTH})月(?:份|{DAY}日)?$").match(rest)
    if match:
        return Span(calendar.months(year, _int(match[1]), year, _int(match[2])), "part")
    match = _pattern(r"[首前](.{1,3}?)(个?月|个?季度?)$").match(rest)
    if match:
        count = _int(match[1]) * (3 if "季" in match[2] else 1)
        return Span(calendar.year_to(year, count), "part") if count <= 12 else None
    return None


def _quarter(year: int, rest: str) -> Span | None:
    match = _pattern(r"(?:第?([一二三四1-4])季度?|(首)季度?|(末)季)(末|底)?$").match(rest)
    if not match:
        return None
    number = 1 if match[2] else 4 if match[3] else _int(match[1])
    found = calendar.quarter(year, number)
    return Span(calendar.day(found.last), "point") if match[4] and found.last else Span(found, "part")


def _half(year: int, rest: str) -> Span | None:
    match = _pattern(r"([上下])半年度?(末|底)?$").match(rest)
    if not match:
        return None
    found = calendar.half(year, 1 if match[1] == "上" else 2)
    return Span(calendar.day(found.last), "point") if match[2] and found.last else Span(found, "part")


def _day(year: int, rest: str) -> Span | None:
    match = _pattern(rf"({MONTH})月(?:份|({DAY})(?:日|号))?(末|底|初)?$").match(rest)
    if not match:
        return None
    month = _int(match[1])
    if match[2]:
        return Span(calendar.day(date(year, month, _int(match[2].replace("廿", "二十")))), "point")
    whole = calendar.month(year, month)
    if match[3] in ("末", "底"):
        return Span(calendar.day(calendar.month_end(year, month)), "point")
    return Span(calendar.day(date(year, month, 1)), "point") if match[3] else Span(whole, "part")
