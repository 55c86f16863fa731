"""Which period do these words name? Dates, months, quarters, halves, years and plans at one place of
the text."""

from __future__ import annotations

import re
from datetime import date

from press.model import Period
from press.read import calendar
from press.read.en.spans.clock import Clock
from press.read.en.spans.fiscal_year import APRIL, QUARTERS
from press.read.en.spans.point_patterns import MONTHS, pattern

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


Point = tuple[int, Period]


def point_at(text: str, at: int, clock: Clock) -> Point | None:
    """The end offset and the days of the one period named at ``at``, else None."""
    char = text[at : at + 1]
    for name in _dated_by(text, at) if char.isdigit() else _NAMES.get(char.lower(), ()):
        found = pattern(name).match(text, at)
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
    if not found["year"] and (found["month"].isupper() or _names_years(found)):
        return None
    year = _year(found) or clock.year_of_month(month)
    return calendar.month(year, month) if year else None


def _month_quarter(found: re.Match[str], clock: Clock) -> Period | None:
    """``the June quarter``, ``the December 2026 half``: the three or six months up to that month."""
    month, told = month_number(found["month"]), found["told"] or found["year"]
    year = int(told) if told else clock.year_of_month(month)
    return calendar.months_ended(year, month, 6 if found["half"] else 3) if year else None


def _names_years(found: re.Match[str]) -> bool:
    """``2025/26 (July/June)``: the months of a kind of year, and no time."""
    beside = (
        found.string[max(0, found.start() - 1) : found.start()] + found.string[found.end() : found.end() + 1]
    )
    return beside in ("(/", "/)")


def _month_year(found: re.Match[str], clock: Clock) -> Period | None:
    """``the June 2025 year``: the twelve months up to June."""
    named = _month(found, clock)
    return calendar.months_ended(named.last.year, named.last.month, 12) if named and named.last else None


def _nth(found: re.Match[str]) -> int:
    groups = found.groupdict()
    printed = groups.get("nth") or groups.get("nth2") or "0"
    return int(printed) if printed.isdigit() else ORDINALS[printed.lower()]


def _named_fiscal(found: re.Match[str]) -> bool:
    return "FY" in found.group() or "fiscal" in found.group().lower() or "financial" in found.group().lower()


def _in_fiscal(found: re.Match[str], clock: Clock, year: int | None, first: int, last: int) -> Period | None:
    """Quarters ``first`` to ``last`` of a fiscal year, if the release has one or tells two years."""
    if year and (to := found.groupdict().get("to")) and int(to) == (year + 1) % 100:
        return (clock.split_years or clock.fiscal or APRIL).over(year, first, last)
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
    if clock.today is None:
        return None
    year, home = clock.year_of_month(number * 3 - 2), clock.home
    whole = home is not None and home.last is not None and calendar.whole_months(home) == 12
    if not whole or home is None or home.last is None or year is None or home.last >= clock.today:
        return year
    running = (calendar.quarter(year, number).last or clock.today) >= clock.today
    return home.last.year if running else year


def _half(found: re.Match[str], clock: Clock) -> Period | None:
    number = _nth(found)
    if fiscal := _in_fiscal(found, clock, _year(found), 2 * number - 1, 2 * number):
        return fiscal
    year = (
        _year(found)
        or _half_to_come(found, number, clock)
        or (clock.year_of_month(number * 6) if clock.today else clock.year())
    )
    return calendar.half(year, number) if year else None


def _half_to_come(found: re.Match[str], number: int, clock: Clock) -> int | None:
    """``the second half``, in a text about June: that of the same year, if it is not compared with."""
    home, today = clock.home, clock.today
    if number != 2 or home is None or home.last is None or today is None:
        return None
    before = found.string[max(0, found.start() - LEAD) : found.start()].split()
    compared = not COMPARED.isdisjoint(before[-2:])
    return today.year if home.last.year == today.year and home.last.month <= 7 and not compared else None


COMPARED = frozenset(("from", "than", "on", "with", "against", "versus", "over", "to"))
LEAD = 14
"""Characters of the words before a period."""


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
        return (clock.split_years or clock.fiscal or APRIL).over(year, 1, QUARTERS)
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
    "month_quarter": _month_quarter, "month_year": _month_year,
    "half": _half, "h": _half, "first_months": _first_months, "m": _m,
    "year_first": _quarter,
    "split": _split, "span": _span, "fiscal": _fiscal, "decade": _decade, "year": _plain_year, "plan": _plan,
}  # fmt: skip
_LONG = ("iso", "span", "split", "decade", "year_first", "year")
_BEHIND_YEAR = frozenset("-/sS'")
_DAY = ("day_month",)
_OPENS_MONTH = frozenset("JFMASONDo")
_SHORT = ("day_month", "quarter", "half", "q", "h", "m", "plan")
_MONTH = ("month_day", "month_quarter", "month_year", "month")
_NAMES: dict[str, tuple[str, ...]] = {
    "f": ("first_months", "plan", "quarter", "half", "split", "fiscal", *_MONTH),
    "q": ("q",), "h": ("h",), "t": ("quarter", "split"), "s": ("quarter", "half", *_MONTH),
    "j": _MONTH, "m": _MONTH, "a": _MONTH,
    "o": _MONTH, "n": _MONTH, "d": _MONTH,
}  # fmt: skip
