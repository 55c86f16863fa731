"""How do heads write years and lead to periods? Bare years as years, prepositions, marks of forecasts."""

from __future__ import annotations

import re
from functools import cache


@cache
def period_hint() -> re.Pattern[str]:
    """Whether a head may name a period at all."""
    return re.compile(
        r"(?:19|20)\d\d|\d[./]\d{1,2}[./]\d\d|[QH][1-4]|[1-4][QH]\b|[369]M ?\d\d\b|FY|[HC]Y ?\d\d|年|月|季|期"
        r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
        r"|quarter|month|year|half|date|period|week",
        re.IGNORECASE,
    )


@cache
def year_pattern() -> re.Pattern[str]:
    """A year, printed in full or as a part of a quarter or half."""
    return re.compile(r"(?:19|20)\d\d|(?<=[Hh]alf )\d\d|Q[1-4] ?'?\d\d|[12]\d{3}年|\d{2,3}年")


@cache
def only_year() -> re.Pattern[str]:
    """Nothing but a year."""
    return re.compile(r"(?:FY ?|fiscal )?((?:19|20)\d\d)年?", re.IGNORECASE)


MONTHS_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@cache
def month_range() -> re.Pattern[str]:
    """Two months or quarters with a dash or "to" between them, and the year behind if one is printed."""
    month = rf"(?:{'|'.join(MONTHS_SHORT)})[a-z]{{0,6}}\.?|Q[1-4]"
    return re.compile(
        rf"\b(?P<first>{month})\s?(?:-|\bto\b)\s?(?P<last>{month})(?:(?:,?\s|/)(?P<year>(?:19|20)\d\d)\b|(?![\w-]))",
        re.IGNORECASE,
    )


@cache
def forecast_mark() -> re.Pattern[str]:
    """``2026E``, ``FY27f``: a year that is estimated or forecast."""
    return re.compile(r"(?:\b|FY)\d{2,4}\s?\(?[EeFf]\)?(?!\w)|[年季月]\s?\([EeFf]\)")


def with_one_year(title: str) -> str:
    """``Annual report and accounts 2016 to 2017`` is about one financial year."""
    if "report" not in title.lower() and "accounts" not in title.lower():
        return title
    return re.sub(r"\b((?:19|20)\d\d)\sto\s((?:19|20)\d\d)\b", one_year, title)


def one_year(found: re.Match[str]) -> str:
    """``2016-2017`` over a column is one financial year."""
    return f"{found[1]}-{found[2][2:]}" if int(found[2]) == int(found[1]) + 1 else found[0]


def with_year_word(text: str) -> str:
    """A bare year in a Chinese table is a year: 2026 → 2026年; 二零二六年 is one in digits."""
    if "." in text:
        text = re.sub(r"\b((?:19|20)\d\d)\.(0[1-9]|1[0-2])\b(?!\.)", r"\1年\2月", text)
    text = _han_year().sub(lambda found: found[0].translate(_DIGITS), text.replace("本报告期", "报告期"))
    return re.sub(r"(?<![\d.])((?:19|20)\d\d)(?![\d年.%,]|-\d)", r"\1年", text)


_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


@cache
def _han_year() -> re.Pattern[str]:
    """``二零二六年``: a year digit for digit."""
    return re.compile("(?:一九|二[〇○零])[〇○零一二三四五六七八九]{2}(?=年)")


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


@cache
def preposition_zh() -> re.Pattern[str]:
    """A word that leads to a period at the end of what stands before it."""
    return re.compile("(?:截至|截止|自|于|在|至)$")
