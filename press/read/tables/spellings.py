"""Dates as English heads spell them, in full: Sep-25, 30-Jun-26, 31/3/17, 2026Q3, 7-9/2026, end-2026."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from press.read import calendar
from press.read.tables.words import MOST_KNOWN
from press.read.tables.year_words import MONTHS_SHORT, one_year, period_hint

_LONGEST_MONTH, _MONTHS = 31, 12
_SHORT_YEAR = 2
_MONTH = rf"(?:{'|'.join(MONTHS_SHORT)})[a-z]{{0,6}}"
_YEAR = r"(?:19|20)\d\d"
Spelling = Callable[[re.Match[str]], str]


@lru_cache(MOST_KNOWN)
def with_long_years(text: str) -> str:
    """``text`` with its dates in full: ``Sep-25`` is September 2025, ``31/3/17`` a day, ``2026r`` a year."""
    if not _digit().search(text):
        return _week().sub(r"1 \g<0>", text) if "eek" in text else text
    text = _numeric_day().sub(_named_day, text)
    text = _two_years().sub(one_year, text)
    text = re.sub(r"\b((?:19|20)\d\d)\s?(?:\([a-zEFPA0-9]\)|[a-zEFPA]\)?)(?![\w])", r"\1", text)
    text = re.sub(r"\b((?:19|20)\d\d) \d(?=\s|$)", r"\1", text)
    for pattern, spell in _spellings():
        text = pattern.sub(spell, text)
    if not period_hint().search(text):
        return text
    return _short().sub(_long_year, text)


@cache
def _spellings() -> list[tuple[re.Pattern[str], Spelling | str]]:
    """Patterns and how to write what they find, in order."""
    rows: list[tuple[str, Spelling | str]] = [
        (rf"\b(\d{{1,2}}\s{_MONTH})\s?-\s?(?=\d{{1,2}}\s{_MONTH}\s{_YEAR})", r"\1 to "),
        (r"\bHY\s?(?=(?:20)?\d\d\b)", "H1 "),
        (r"\bCY\s?(?:20)?(\d\d)\b(?!\d)", r"20\1"),
        (r"\bFY\s?'?(\d\d)\b(?![-/\d])", r"FY 20\1"),
        (r"\b([QH][1-4])-(?=(?:20)?\d\d(?:[EFef]?\b)(?![-/]))", r"\1 "),
        (r"\b((?:[FH]Y|[QH][1-4]|[1-4][QH])\s?(?:20)?\d\d)\s?\(?[EFef]\)?(?!\w)", r"\1"),
        (r"\b([1-4])Q\s?-\s?([1-4])Q\s?(?:20)?(\d\d)\b", r"Q\1-Q\2 20\3"),
        (r"\bM(\d{1,2})\s?-\s?M?(\d{1,2})[\s/]((?:19|20)\d\d)\b", _months_of_year),
        (rf"(?<![\w/.-])(0?[1-9]|1[0-2])/({_YEAR})\b(?!/)", _month_before_year),
        (rf"\b([IVX]{{1,4}}\s?-\s?)?([IVX]{{1,4}})\.?[\s/.]{{1,2}}({_YEAR})\b", _roman_months),
        (r"\b(?:I{1,3}|IV)(?=\s(?:quarter|half)\b)", _ordinal),
        (r"\b(?:1st|2nd|3rd|4th)(?=\s(?:quarter|half)\b)", _ordinal),
        (r"\bw/e\b", "1 week ended"),
        (rf"\bfull[-\s]year\s(?:fiscal\s)?(?={_YEAR})", "FY "),
        (rf"\b(\d{{1,2}})[-\s]({_MONTH})[-\s'](\d\d)\b(?!\d|[.,:]\d|%)", r"\1 \2 20\3"),
        (rf"\b({_YEAR})\s?[-:]?\s?Q([1-4])\b", r"Q\2 \1"),
        (rf"\b({_YEAR})[M-](0[1-9]|1[0-2])\b(?![-/\d])", _month_of_year),
        (rf"\b({_YEAR})[-/](\d\d)\s(Q[1-4]|H[12])\b", r"\3 \1/\2"),
        (r"\b(Q[1-4]|H[12]|FY)\s?((?:20)?\d\d)[-/](\d\d)\b(?![-/])", _fiscal_part),
        (r"\b([369])M\s?(\d\d)\b(?!\d)", r"\1M 20\2"),
        (rf"\b(\d{{1,2}})\s?-\s?(\d{{1,2}})/({_YEAR})\b", _months_of_year),
        (rf"\b1\.(\d{{1,2}})\.\s?-\s?\d{{1,2}}\.(\d{{1,2}})\.({_YEAR})\b", _months_of_year),
        (rf"\bend[-\s](?:of\s)?(?:({_MONTH})\s)?({_YEAR})\b", _last_day),
        (r"\b(?:LTM|TTM)\s(?=[A-Z0-9])", "12 months to "),
        (r"\bqtr\b", "quarter"),
        (rf"\b({_MONTH})[\s-](?:20)?(\d\d)\squarter\b", r"\1 quarter 20\2"),
        (r"(?<!\w )\bweek(?=\s(?:ended|ending)\b)", "1 week"),
    ]
    return [(re.compile(pattern, re.IGNORECASE), spell) for pattern, spell in rows]


@cache
def _digit() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def _week() -> re.Pattern[str]:
    return re.compile(r"^week(?=\s(?:ended|ending)\b)", re.IGNORECASE)


@cache
def _short() -> re.Pattern[str]:
    """A month and two digits that no full year follows."""
    return re.compile(
        rf"\b({_MONTH})([-\s'.]{{1,2}})(\d\d)\b(?![.,:]\d|%|,|\s{_YEAR}|\s{_MONTH})",
        re.IGNORECASE,
    )


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"\b(?:ended|ending|at|of|to)\s$", re.IGNORECASE)


def _long_year(found: re.Match[str]) -> str:
    """``Jun-26``, ``Jun 26`` and ``Jun '26`` are June 2026; ``June 30`` and ``ended Jun 27`` are days."""
    month, gap, year = found[1], found[2], found[3]
    spaced = "-" not in gap and "'" not in gap
    last_days = ("29", "30", "31", "28") if month[:3].lower() == "feb" else ("29", "30", "31")
    if spaced and (year in last_days or _ends().search(found.string[: found.start()])):
        return found[0]
    return f"{month[:3].title()} 20{year}" if not spaced or len(month) <= len("Sept") else found[0]


def _named_day(found: re.Match[str]) -> str:
    """``31.3.2017`` and ``31/3/17``; ``3/4/2017`` may be two days and is none."""
    first, month, year = int(found[1]), int(found[3]), found[4]
    if found[2] == "/" and first <= _MONTHS < month:
        first, month = month, first
    elif found[2] == "/" and first <= _MONTHS:
        return f"{first}/{month}/"
    if not (1 <= month <= _MONTHS and 1 <= first <= _LONGEST_MONTH):
        return found[0]
    return f"{year if len(year) > _SHORT_YEAR else '20' + year}-{month:02}-{first:02}"


@cache
def _numeric_day() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.\-])(\d{1,2})([./])(\d{1,2})\2((?:19|20)?\d\d)(?![\d.])")


@cache
def _two_years() -> re.Pattern[str]:
    return re.compile(r"\b((?:19|20)\d\d)\s?[-/]\s?((?:19|20)\d\d)\b")


def _month_of_year(found: re.Match[str]) -> str:
    """``2026-09`` and ``2026M09``; ``2008-09`` is a financial year."""
    year, month = int(found[1]), int(found[2])
    if "m" not in found[0].lower() and month == (year + 1) % 100:
        return found[0]
    return f"{MONTHS_SHORT[month - 1].title()} {year}"


def _months_of_year(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    if not 1 <= first < last <= _MONTHS:
        return found[0]
    return f"{MONTHS_SHORT[first - 1].title()}-{MONTHS_SHORT[last - 1].title()} {found[3]}"


def _month_before_year(found: re.Match[str]) -> str:
    """``09/2026``."""
    return f"{MONTHS_SHORT[int(found[1]) - 1].title()} {found[2]}"


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_QUARTERS = 4


def _roman_months(found: re.Match[str]) -> str:
    """``I-VI 2026``: months where a number is none of a quarter, else quarters or months."""
    first, last = (part.strip(" -").upper() for part in (found[1] or found[2], found[2]))
    if first not in _ROMAN or last not in _ROMAN or _ROMAN.index(last) < _QUARTERS:
        return found[0]
    months = [MONTHS_SHORT[_ROMAN.index(part)].title() for part in dict.fromkeys((first, last))]
    return f"{'-'.join(months)} {found[3]}"


def _ordinal(found: re.Match[str]) -> str:
    number = int(found[0][0]) if found[0][0].isdigit() else _ROMAN.index(found[0].upper()) + 1
    return ("first", "second", "third", "fourth")[number - 1]


def _last_day(found: re.Match[str]) -> str:
    """``end-2026``, ``end of Sep 2026``: the last day."""
    month = MONTHS_SHORT.index(found[1][:3].lower()) + 1 if found[1] else _MONTHS
    last = calendar.months(int(found[2]), month, int(found[2]), month).last
    return f"{last.day if last else 1} {MONTHS_SHORT[month - 1].title()} {found[2]}"


_FISCAL = {
    "Q1": "Apr-Jun {}", "Q2": "Jul-Sep {}", "Q3": "Oct-Dec {}", "Q4": "Jan-Mar {next}",
    "H1": "Apr-Sep {}", "H2": "Oct {} to Mar {next}",
}  # fmt: skip


def _fiscal_part(found: re.Match[str]) -> str:
    """``Q1 26/27``: of the financial year 2026/27, which begins in April as those of two numbers do."""
    year = int(found[2]) % 100 + 2000
    if (year + 1) % 100 != int(found[3]):
        return found[0]
    return _FISCAL.get(found[1].upper(), f"{{}}/{found[3]}").format(year, next=year + 1)
