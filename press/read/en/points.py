"""Which period do these words name? Dates, months, quarters, halves, years and plans at one place of
the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from press.model import Period
from press.read import calendar
from press.read.en.fiscal_year import FiscalYear

_MONTHS = "January February March April May June July August September October November December"
MONTHS = tuple(_MONTHS.split())
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
}
_COUNTED = "one two three four five six seven eight nine ten eleven twelve"
COUNTS = {word: number for number, word in enumerate(_COUNTED.split(), 1)}
YEAR = r"(?:19|20)\d\d"


@dataclass(slots=True)
class Clock:
    """What relative words refer to: the day of publication, the period in force, fiscal periods defined
    so far.

    ``fiscal`` is the fiscal year where it is not the calendar's, ``named`` the first quarter and year that
    the text tells by their last day; ``span`` is the span of several years in force, ``latest`` the
    period named last by its length in months, ``home`` that of the title or the section; ``split`` tells
    that "2016 to 2017" is one year from April on.
    """

    today: date | None = None
    current: Period | None = None
    span: Period | None = None
    latest: dict[int, Period] = field(default_factory=dict)
    fiscal: FiscalYear | None = None
    named: dict[str, Period] = field(default_factory=dict)
    home: Period | None = None
    split: bool = False

    def year_of_month(self, month: int) -> int | None:
        """The year of a month printed without one: the latest that has begun by the day of publication."""
        if self.today is None:
            return self.current.last.year if self.current and self.current.last else None
        return self.today.year if month <= self.today.month else self.today.year - 1

    def year(self) -> int | None:
        """The year that "this year" means."""
        if self.today is not None:
            return self.today.year
        return self.current.last.year if self.current and self.current.last else None


Point = tuple[int, Period]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    months = "|".join(f"{month}|{month[:3]}|{month.upper()}" for month in MONTHS) + "|Sept"
    day = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,]\d)"
    fiscal = (
        r"(?P<fiscal>(?:of\s|in\s)?(?:the\s)?(?:(?:company's\s)?fiscal(?:\syear)?|financial\syear|FY)\s?)?"
    )
    patterns = {
        "month_day": rf"(?P<month>{months})\b\.?\s{day}(?:,?\s(?P<year>{YEAR})(?!\d))?",
        "day_month": rf"{day}\s(?:of\s)?(?P<month>{months})\b\.?(?:,?\s(?P<year>{YEAR})(?!\d))?",
        "iso": rf"(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        "month_quarter": rf"(?P<month>{months})\squarter\b(?:,?\s(?:of\s)?(?P<year>{YEAR})(?![\d,]\d))?",
        "month": rf"(?P<month>{months})\b\.?(?:,?\s(?:of\s)?(?P<year>{YEAR})(?![\d,]\d))?",
        "quarter": r"(?P<nth>first|second|third|fourth|final|1st|2nd|3rd|4th)[\s-](?:fiscal\s)?quarters?\b"
        rf"(?:\sof(?:\sthe)?)?(?:(?:\sin)?\s{fiscal}(?P<year>{YEAR})(?!\d))?",
        "q": rf"(?:Q(?P<nth>[1-4])|(?P<nth2>[1-4])Q)(?:\s?(?:of\s)?(?:FY|CY|[Ff]iscal\s(?:[Yy]ear\s)?)?['\s]?"
        rf"(?P<year>{YEAR}|\d\d)(?![\d%.,]{{0,12}}\d))?(?![\w%])",
        "half": r"(?P<nth>first|second|1st|2nd)[\s-]half(?:\sof(?:\sthe)?)?"
        rf"(?:\s(?P<fiscal>fiscal\s(?:year\s)?|year\s)?(?P<year>{YEAR})(?!\d)|\s(?:this|the)?\s?year)?",
        "h": rf"(?:H(?P<nth>[12])|(?P<nth2>[12])H)(?:\s?(?:of\s)?(?:FY|CY)?['\s]?(?P<year>{YEAR}|\d\d)"
        rf"(?![\d%.,]{{0,12}}\d))?(?![\w%])",
        "first_months": rf"first\s(?P<count>[a-z]{{1,12}}|\d\d?)\s(?P<what>months|quarters)(?:\sof)?(?:\s"
        rf"(?P<fiscal>(?:the\s)?(?:fiscal|financial)\s(?:year\s)?)?(?P<year>{YEAR})(?!\d)|\s(?:this|the)\syear)?",
        "year_first": rf"(?P<year>{YEAR})[\s-](?:(?P<nth>first|second|third|fourth)[\s-]quarter\b|Q"
        rf"(?P<nth2>[1-4])\b)",
        "m": rf"(?P<count>[369]|12)M\s?(?:of\s)?(?:FY|CY)?'?(?P<year>{YEAR}|\d\d)(?![\w%])",
        "split": rf"(?:FY\s?|(?:fiscal|financial|tax)\syear\s)?(?P<year>{YEAR})[-/](?P<to>\d\d)(?![\d-]"
        rf"|[.,]\d|%)",
        "span": rf"(?P<year>{YEAR})-(?P<to>{YEAR})(?!\d|[.,]\d|%)",
        "fiscal": rf"(?:fiscal(?:\syear)?|financial\syear|FY)(?:\sended|\sending)?\s?'?(?P<year>{YEAR}|\d\d)"
        rf"(?![\d%.,]{{0,12}}\d)",
        "decade": rf"(?P<year>{YEAR})(?:s|(?<=the\s\d\d\d0)'s)\b",
        "year": rf"(?P<year>{YEAR})(?!\d|,\d|\.\d|%)",
        "plan": r"(?:first\s(?P<count>[a-z]{1,12})\syears\s(?:of|in|during)\s(?:the\s)?)?"
        r"(?P<plan>\d\d?)(?:st|nd|rd|th)\sFive-\s?Year\sPlan(?:\s[Pp]eriod)?",
    }
    return re.compile(
        patterns[name],
        0 if name in ("month_day", "day_month", "month_quarter", "month", "q", "h", "m") else re.IGNORECASE,
    )


def point_at(text: str, at: int, clock: Clock) -> Point | None:
    """The end offset and the days of the one period named at ``at``, else None."""
    char = text[at : at + 1]
    for name in _dated_by(text, at) if char.isdigit() else _NAMES.get(char.lower(), ()):
        found = _pattern(name).match(text, at)
        if found is None:
            continue
        try:
            period = _MAKERS[name](found, clock)
        except (ValueError, KeyError, OverflowError):
            continue
        if period is not None:
            return found.end(), period
    return None


def _dated_by(text: str, at: int) -> tuple[str, ...]:
    """The kinds of period that digits can begin: years have four, days and numbered quarters at most two. The
    character behind them tells which of them are left."""
    if not text[at + 1 : at + 2].isdigit():
        return _short(text, at + 1)
    if not text[at + 2 : at + 3].isdigit():
        return _short(text, at + 2)
    if text[at : at + 2] not in ("19", "20") or not text[at + 3 : at + 4].isdigit():
        return ()
    after = text[at + 4 : at + 5]
    return _LONG if after.isspace() or after in _BEHIND_YEAR else ("year",)


def _short(text: str, end: int) -> tuple[str, ...]:
    """``26 May``, ``3 of June``, ``2Q``, ``14th``: a month or letters stand behind one or two digits."""
    after = text[end : end + 1]
    if after.isspace():
        return _DAY if text[end + 1 : end + 2] in _OPENS_MONTH else ()
    return _SHORT if after.isalpha() else ()


def month_number(word: str) -> int:
    """1 to 12 for a month's name or its first three letters."""
    return [month[:3].lower() for month in MONTHS].index(word[:3].lower()) + 1


def _year(found: re.Match[str]) -> int | None:
    printed = found["year"]
    if not printed:
        return None
    return int(printed) if len(printed) == 4 else 2000 + int(printed)


def _day(found: re.Match[str], clock: Clock) -> Period | None:
    month = month_number(found["month"])
    year = _year(found) or clock.year_of_month(month)
    return calendar.day(date(year, month, int(found["day"]))) if year else None


def _iso(found: re.Match[str], clock: Clock) -> Period | None:
    return calendar.day(date(int(found["year"]), int(found["month"]), int(found["day"])))


def _month(found: re.Match[str], clock: Clock) -> Period | None:
    month = month_number(found["month"])
    if found["month"].isupper() and not found["year"]:
        return None
    year = _year(found) or clock.year_of_month(month)
    return calendar.month(year, month) if year else None


def _month_quarter(found: re.Match[str], clock: Clock) -> Period | None:
    """``the June quarter``: the three months up to June."""
    named = _month(found, clock)
    return calendar.months_ended(named.last.year, named.last.month, 3) if named and named.last else None


def _nth(found: re.Match[str]) -> int:
    groups = found.groupdict()
    printed = groups.get("nth") or groups.get("nth2") or "0"
    return int(printed) if printed.isdigit() else ORDINALS[printed.lower()]


def _named_fiscal(found: re.Match[str]) -> bool:
    return "FY" in found.group() or "fiscal" in found.group().lower() or "financial" in found.group().lower()


def _in_fiscal(found: re.Match[str], clock: Clock, year: int | None, first: int, last: int) -> Period | None:
    """Quarters ``first`` to ``last`` of a fiscal year, if the release has one."""
    if clock.fiscal is None:
        return None
    if year is None:
        return clock.fiscal.latest(first, last, clock.today)
    if _named_fiscal(found):
        return clock.fiscal.part(year, first, last)
    return clock.fiscal.named(year, first, last)


def _quarter(found: re.Match[str], clock: Clock) -> Period | None:
    number, year = _nth(found), _year(found)
    if fiscal := _in_fiscal(found, clock, year, number, number):
        return fiscal
    year = year or _latest_quarter(number, clock)
    return calendar.quarter(year, number) if year else None


def _latest_quarter(number: int, clock: Clock) -> int | None:
    if clock.current and clock.current.last and clock.today is None:
        return clock.current.last.year
    return clock.year_of_month(number * 3 - 2) if clock.today else None


def _half(found: re.Match[str], clock: Clock) -> Period | None:
    number = _nth(found)
    if fiscal := _in_fiscal(found, clock, _year(found), 2 * number - 1, 2 * number):
        return fiscal
    year = _year(found) or (clock.year_of_month(number * 6) if clock.today else clock.year())
    return calendar.half(year, number) if year else None


def _first_months(found: re.Match[str], clock: Clock) -> Period | None:
    printed = found["count"].lower()
    count = int(printed) if printed.isdigit() else COUNTS[printed]
    count *= 3 if found["what"].lower() == "quarters" else 1
    if count % 3 == 0 and (fiscal := _in_fiscal(found, clock, _year(found), 1, count // 3)):
        return fiscal
    year = _year(found) or clock.year_of_month(count)
    return calendar.year_to(year, count) if year and 0 < count <= 12 else None


def _m(found: re.Match[str], clock: Clock) -> Period | None:
    year = _year(found)
    if year and (fiscal := _in_fiscal(found, clock, year, 1, int(found["count"]) // 3)):
        return fiscal
    return calendar.year_to(year, int(found["count"])) if year else None


def _split(found: re.Match[str], clock: Clock) -> Period | None:
    year, to = int(found["year"]), int(found["to"])
    if to == (year + 1) % 100:
        return calendar.split_year(year)
    last = year - year % 100 + to
    return calendar.years(year, last) if year < last <= year + 30 else None


def _span(found: re.Match[str], clock: Clock) -> Period | None:
    first, last = int(found["year"]), int(found["to"])
    return calendar.years(first, last) if first < last else None


def _fiscal(found: re.Match[str], clock: Clock) -> Period | None:
    year = _year(found)
    if year and clock.fiscal is not None:
        return clock.fiscal.year(year)
    return calendar.year(year) if year else None


def _decade(found: re.Match[str], clock: Clock) -> Period | None:
    return calendar.decade(int(found["year"]))


def _plain_year(found: re.Match[str], clock: Clock) -> Period | None:
    return calendar.year(int(found["year"]))


def _plan(found: re.Match[str], clock: Clock) -> Period | None:
    number = int(found["plan"])
    return (
        calendar.plan_years(number, 1, COUNTS[found["count"].lower()])
        if found["count"]
        else calendar.plan(number)
    )


_MAKERS = {
    "month_day": _day, "day_month": _day, "iso": _iso, "month": _month, "quarter": _quarter, "q": _quarter,
    "month_quarter": _month_quarter, "half": _half, "h": _half, "first_months": _first_months, "m": _m,
    "year_first": _quarter,
    "split": _split, "span": _span, "fiscal": _fiscal, "decade": _decade, "year": _plain_year, "plan": _plan,
}  # fmt: skip
_LONG = ("iso", "span", "split", "decade", "year_first", "year")
_BEHIND_YEAR = frozenset("-/sS'")
_DAY = ("day_month",)
_OPENS_MONTH = frozenset("JFMASONDo")
_SHORT = ("day_month", "q", "h", "m", "plan")
_MONTH = ("month_day", "month_quarter", "month")
_NAMES: dict[str, tuple[str, ...]] = {
    "f": ("first_months", "plan", "quarter", "half", "split", "fiscal", *_MONTH),
    "q": ("q",), "h": ("h",), "t": ("quarter", "split"), "s": ("quarter", "half", *_MONTH),
    "j": _MONTH, "m": _MONTH, "a": _MONTH,
    "o": _MONTH, "n": _MONTH, "d": _MONTH,
}  # fmt: skip
