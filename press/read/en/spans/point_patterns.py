"""How are periods printed? One pattern for each kind: days, months, quarters, halves, years and plans."""

from __future__ import annotations

import re
from functools import cache

_MONTHS = "January February March April May June July August September October November December"
MONTHS = tuple(_MONTHS.split())
YEAR = r"(?:19|20)\d\d"
TO = r"(?:[-/](?P<to>\d\d)(?![\d/-]))?"
"""The second year of ``2025/26``."""
CAPITAL = ("month_day", "day_month", "month_quarter", "month_year", "month", "q", "h", "m")
"""Kinds that are no time in small letters: may, march."""


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of one kind of period."""
    months = "|".join(f"{month}|{month[:3]}|{month.upper()}" for month in MONTHS) + "|Sept"
    day = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,]\d)"
    fiscal = (
        r"(?P<fiscal>(?:of\s|in\s)?(?:the\s)?(?:(?:company's\s)?fiscal(?:\syear)?|financial\syear|FY)\s?)?"
    )
    patterns = {
        "month_day": rf"(?P<month>{months})\b\.?\s{day}(?:,?\s(?P<year>{YEAR})(?!\d))?",
        "day_month": rf"{day}\s(?:of\s)?(?P<month>{months})\b\.?(?:,?\s(?P<year>{YEAR})(?!\d))?",
        "iso": rf"(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        "month_quarter": rf"(?P<month>{months})\s(?:(?P<told>{YEAR})\s)?"
        r"(?:quarter|(?P<half>half)(?:[\s-]year)?|[Qq]uarterly\s(?i:report|update|results)|QUARTERLY\sREPORT)\b"
        rf"(?:,?\s(?:of\s)?(?P<year>{YEAR})(?![\d,]\d))?",
        "month_year": rf"(?P<month>{months})\s(?P<year>{YEAR})\syear\b"
        r"(?![-\w]|\s(?:on|over|to|earlier|ago)\b)",
        "month": rf"(?P<month>{months})\b\.?(?:,?\s(?:of\s)?(?P<year>{YEAR})(?![\d,]\d))?",
        "quarter": r"(?P<nth>first|second|third|fourth|final|1st|2nd|3rd|4th)[\s-](?:fiscal\s)?quarters?\b"
        rf"(?:\sof(?:\sthe)?)?(?:(?:\sin)?\s{fiscal}(?P<year>{YEAR}){TO}(?!\d))?",
        "q": rf"(?:Q(?:uarter\s)?(?P<nth>[1-4])|(?P<nth2>[1-4])Q)"
        rf"(?:\s?(?:of\s)?(?:FY|CY|[Ff]iscal\s(?:[Yy]ear\s)?)?['\s]?"
        rf"(?:(?P<year>{YEAR}|\d\d){TO})(?![\d%.,]{{0,12}}\d))?(?![\w%])",
        "half": r"(?P<nth>first|second|1st|2nd)[\s-]half(?:\sof(?:\sthe)?)?"
        rf"(?:\s(?P<fiscal>fiscal\s(?:year\s)?|year\s)?(?P<year>{YEAR}){TO}(?!\d)|\s(?:this|the)?\s?year)?",
        "h": rf"(?:H(?P<nth>[12])|(?P<nth2>[12])H)(?:\s?(?:of\s)?(?:FY|CY)?['\s]?(?P<year>{YEAR}|\d\d){TO}"
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
        0
        if name in ("month_day", "day_month", "month_quarter", "month_year", "month", "q", "h", "m")
        else re.IGNORECASE,
    )
