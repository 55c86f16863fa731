"""Sentences with marked figures → a release and its figures, so that cases read like documentation.

``Revenue was {120 million yuan; level; revenue}, up {20%; growth yoy; revenue}.`` marks two
figures: the printed words; the measure with its flags; the indicator; then ``key=value`` pairs.
Value, scale and unit are read from the printed words; the period is 2025 unless ``p=`` says another.
Lines that begin with ``|`` are the rows of one table.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from decimal import Decimal
from typing import Any

from press.model import Basis, Bound, Figure, Measure, Nature, Passage, PassageKind, Period, Prices, Release

_MEASURES = {
    "level": Measure.LEVEL, "prev": Measure.LEVEL, "change": Measure.CHANGE, "growth": Measure.GROWTH_RATE,
    "share": Measure.SHARE, "times": Measure.MULTIPLE, "ratio": Measure.RATIO, "rank": Measure.RANK,
    "contribution": Measure.CONTRIBUTION,
}  # fmt: skip
_BASES = {
    "yoy": Basis.YEAR_ON_YEAR, "mom": Basis.MONTH_ON_MONTH, "qoq": Basis.QUARTER_ON_QUARTER,
    "avg": Basis.AVERAGE_ANNUAL, "cum": Basis.CUMULATIVE,
}  # fmt: skip
_SCALES = {
    "trillion": 12, "万亿": 12, "billion": 9, "亿": 8, "億": 8, "million": 6, "万": 4, "萬": 4, "thousand": 3,
}  # fmt: skip
_UNITS = {
    "个百分点": "percentage_point", "points": "percentage_point", "‰": "per_mille", "%": "percent",
    "times": "times", "倍": "times", "US$": "USD", "美元": "USD", "港元": "HKD", "$": "USD", "£": "GBP",
    "€": "EUR", "元": "CNY", "yuan": "CNY",
}  # fmt: skip


def read(text: str, published: date | None = None) -> tuple[Release, list[Figure]]:
    """The release without its marks, one paragraph a line, and the figures that were marked."""
    plain, figures, at = "", [], 0
    for mark in re.finditer(r"\{([^{}]+)\}", text):
        plain += text[at : mark.start()]
        quote, *fields = (part.strip() for part in mark[1].split(";"))
        figures.append(_figure(len(plain), quote, *fields))
        plain += quote
        at = mark.end()
    plain += text[at:]
    blocks = enumerate(re.finditer(r"(?:\|[^\n]+\n?)+|[^\n]+", plain))
    passages = tuple(Passage(i, _kind(m[0]), m.start(), m.end()) for i, m in blocks)
    return Release(text=plain, passages=passages, published=published), figures


def _kind(block: str) -> PassageKind:
    return PassageKind.TABLE if block.startswith("|") else PassageKind.PARAGRAPH


def _figure(start: int, quote: str, kind: str, indicator: str, *pairs: str) -> Figure:
    flags = kind.split()
    given = dict(pair.split("=", 1) for pair in pairs)
    mult = next((power for word, power in _SCALES.items() if word in quote), 0)
    value = Decimal(given["value"]) if "value" in given else _number(quote).scaleb(mult)
    return Figure(
        start=start, end=start + len(quote), quote=quote, measure=_MEASURES[flags[0]],
        value=-value if "down" in flags else value, unit=given.get("unit") or _unit(quote, flags[0]),
        indicator=indicator, unit_mult=mult, bound=Bound(given.get("bound", "exact")),
        ref_area=given.get("area"), period=_period(given.get("p", "2025")),
        base_period=_period(given["base"]) if "base" in given else None,
        basis=next((basis for flag, basis in _BASES.items() if flag in flags), None), of=given.get("of"),
        nature=Nature.PREVIOUS if {"prev", "previous"} & {*flags} else Nature(given.get("nature", "actual")),
        prices=Prices(given["prices"]) if "prices" in given else None,
    )  # fmt: skip


def _number(quote: str) -> Decimal:
    found: Any = re.search(r"\d[\d,]*(?:\.\d+)?", quote)
    return Decimal(found[0].replace(",", ""))


def _unit(quote: str, kind: str) -> str:
    if kind == "ratio":
        return "ratio"
    return next((unit for mark, unit in _UNITS.items() if mark in quote), "count")


def _period(text: str) -> Period | None:
    """``2025``, ``2021-2024`` (years), ``2025-05`` (a month), ``2025-12-31`` (a day), ``none``."""
    if text == "none":
        return None
    first, _, last = text.partition("-")
    if ".." in text:
        ends = [_period(end) for end in text.split("..")]
        return Period(ends[0].first, ends[1].last) if ends[0] and ends[1] else None
    if re.fullmatch(r"\d{4}-\d{4}", text):
        return Period(date(int(first), 1, 1), date(int(last), 12, 31))
    if re.fullmatch(r"\d{4}-\d{2}", text):
        year, month = int(first), int(last)
        return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return Period(date.fromisoformat(text), date.fromisoformat(text))
    return Period(date(int(text), 1, 1), date(int(text), 12, 31))
