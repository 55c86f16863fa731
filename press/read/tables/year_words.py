"""How do heads write years and lead to periods? Short years in full, bare years as years, prepositions."""

from __future__ import annotations

import re
from functools import cache

_LONGEST_MONTH, _MONTHS = 31, 12
_SHORT_YEAR = 2


@cache
def period_hint() -> re.Pattern[str]:
    """Whether a head may name a period at all."""
    return re.compile(
        r"(?:19|20)\d\d|\d[./]\d{1,2}[./]\d\d|[QH][1-4]|[1-4][QH]\b|FY|年|月|季|期|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
        r"|quarter|month|year|half|date|period|week",
        re.IGNORECASE,
    )


@cache
def year_pattern() -> re.Pattern[str]:
    """A year, printed in full or as a part of a quarter or half."""
    return re.compile(r"(?:19|20)\d\d|(?<=[Hh]alf )\d\d|Q[1-4] ?'?\d\d|[12]\d{3}年|\d{2,3}年")


@cache
def _digit() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def only_year() -> re.Pattern[str]:
    """Nothing but a year."""
    return re.compile(r"(?:FY ?|fiscal )?((?:19|20)\d\d)年?", re.IGNORECASE)


@cache
def _short() -> re.Pattern[str]:
    return re.compile(
        r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}[-\s'.]{1,2}(\d\d)\b(?![.,:]\d|%)",
        re.IGNORECASE,
    )


MONTHS_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@cache
def month_range() -> re.Pattern[str]:
    """Two months or quarters with a dash or "to" between them, and the year behind."""
    month = rf"(?:{'|'.join(MONTHS_SHORT)})[a-z]{{0,6}}\.?|Q[1-4]"
    return re.compile(
        rf"\b(?P<first>{month})\s?(?:-|\bto\b)\s?(?P<last>{month}),?\s(?P<year>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )


@cache
def forecast_mark() -> re.Pattern[str]:
    """``2026E``, ``FY27f``: a year that is estimated or forecast."""
    return re.compile(r"(?:\b|FY)\d{2,4}\s?\(?[EeFf]\)?(?!\w)")


@cache
def _numeric_day() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.])(\d{1,2})([./])(\d{1,2})\2((?:19|20)?\d\d)(?![\d.])")


@cache
def _two_years() -> re.Pattern[str]:
    return re.compile(r"\b((?:19|20)\d\d)\s?[-/]\s?((?:19|20)\d\d)\b")


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


def with_one_year(title: str) -> str:
    """``Annual report and accounts 2016 to 2017`` is about one financial year."""
    if "report" not in title.lower() and "accounts" not in title.lower():
        return title
    return re.sub(r"\b((?:19|20)\d\d)\sto\s((?:19|20)\d\d)\b", _one_year, title)


def _one_year(found: re.Match[str]) -> str:
    """``2016-2017`` over a column is one financial year."""
    return f"{found[1]}-{found[2][2:]}" if int(found[2]) == int(found[1]) + 1 else found[0]


def with_long_years(text: str) -> str:
    """``Sep-25`` is September 2025, ``31/3/17`` a day; ``2026r`` and ``2024(p)`` are years with a mark."""
    if not _digit().search(text):
        return text
    text = _numeric_day().sub(_named_day, text)
    text = _two_years().sub(_one_year, text)
    text = re.sub(r"\b((?:19|20)\d\d)\s?(?:\([a-zEFPA0-9]\)|[a-zEFPA]\)?)(?![\w])", r"\1", text)
    text = re.sub(r"\b((?:19|20)\d\d) \d(?=\s|$)", r"\1", text)
    if not period_hint().search(text):
        return text
    return _short().sub(lambda m: f"{m[1].title()} 20{m[2]}" if len(m[0]) < len(m[1]) + 5 else m[0], text)


def with_year_word(text: str) -> str:
    """A bare year in a Chinese table is a year: 2026 → 2026年."""
    return re.sub(r"(?<![\d.])((?:19|20)\d\d)(?![\d年.%,]|-\d)", r"\1年", text.replace("本报告期", "报告期"))


@cache
def preposition_before() -> re.Pattern[str]:
    """A preposition at the end of what stands before a period."""
    return re.compile(
        r"(?:^|\s)(?:(?:as\s)?(?:at|of)|in|on|for|the|from|to|ended|ending|during|since|than|over|period)(?:\sthe)?$",
        re.IGNORECASE,
    )


@cache
def preposition_first() -> re.Pattern[str]:
    """A preposition that a head begins with, before its period."""
    return re.compile(
        r"^(?:as\s)?(?:at|of|in|on|for|the|from|to|during|since|over)(?:\s(?:at|of|the))?\s*$", re.IGNORECASE
    )
