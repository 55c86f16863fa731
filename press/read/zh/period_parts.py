"""Which part of a year does a word name? 一季度, 1-5月, 首四个月, 上半年, 年末, 3月31日."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from press.model import Period
from press.read import calendar
from press.read.zh.numerals import numeral
from press.read.zh.period_pattern import DAY, MONTH


@dataclass(frozen=True, slots=True)
class Span:
    """A period and its sort: ``point`` (年末, a day), ``plan``, ``years`` (several), ``part``, ``whole``."""

    period: Period
    sort: str


@cache
def pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def number_in(text: str) -> int:
    found = numeral(text)
    if found is None:
        raise ValueError(text)
    return int(found.value)


def part_of(year: int, rest: str) -> Span | None:
    """The part of ``year`` that ``rest`` names; all of it where nothing does."""
    for reader in (_whole_or_edge, _days, _months, _quarter, _half, _day):
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


def _days(year: int, rest: str) -> Span | None:
    """10月1日至8日, 4月30日至5月3日: the days of a holiday."""
    match = pattern(rf"({MONTH})月({DAY})日?(?:-{{1,2}}|~|至|到)(?:({MONTH})月)?({DAY})日$").match(rest)
    if not match:
        return None
    month = number_in(match[1])
    first = date(year, month, number_in(match[2]))
    last = date(year, number_in(match[3]) if match[3] else month, number_in(match[4]))
    return Span(Period(first, last), "part") if first < last else None


def _months(year: int, rest: str) -> Span | None:
    match = pattern(rf"({MONTH})月?份?(?:-{{1,2}}|~|至|到|、)({MONTH})月(?:份|{DAY}日)?$").match(rest)
    if match:
        return Span(calendar.months(year, number_in(match[1]), year, number_in(match[2])), "part")
    match = pattern(r"[首前](.{1,3}?)(个?月|个?季度?)$").match(rest)
    if match:
        count = number_in(match[1]) * (3 if "季" in match[2] else 1)
        return Span(calendar.year_to(year, count), "part") if count <= 12 else None
    return None


def _quarter(year: int, rest: str) -> Span | None:
    match = pattern(r"([一二三四])(?:[、和及].){0,2}[、和及]([一二三四])季度$").match(rest)
    if match:
        first, last = number_in(match[1]), number_in(match[2])
        return Span(calendar.months(year, first * 3 - 2, year, last * 3), "part") if first < last else None
    match = pattern(r"(?:第?([一二三四1-4])季度?|(首)季度?|(末)季)(末|底)?$").match(rest)
    if not match:
        return None
    number = 1 if match[2] else 4 if match[3] else number_in(match[1])
    found = calendar.quarter(year, number)
    return Span(calendar.day(found.last), "point") if match[4] and found.last else Span(found, "part")


def _half(year: int, rest: str) -> Span | None:
    match = pattern(r"([上下]?)半年度?(末|底)?$|中期$").match(rest)
    if not match:
        return None
    found = calendar.half(year, 2 if match[1] == "下" else 1)
    return Span(calendar.day(found.last), "point") if match[2] and found.last else Span(found, "part")


def _day(year: int, rest: str) -> Span | None:
    match = pattern(rf"({MONTH})月(?:份|({DAY})(?:日|号))?(末|底|初)?$").match(rest)
    if not match:
        return None
    month = number_in(match[1])
    if match[2]:
        return Span(calendar.day(date(year, month, number_in(match[2].replace("廿", "二十")))), "point")
    whole = calendar.month(year, month)
    if match[3] in ("末", "底"):
        return Span(calendar.day(calendar.month_end(year, month)), "point")
    return Span(whole, "part")
