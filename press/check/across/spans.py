"""Which period does a growth or a change compare with? Periods shifted by months."""

from __future__ import annotations

import calendar
from datetime import date

from press.model import Basis, Figure, Period

_MONTHS = {Basis.YEAR_ON_YEAR: 12, Basis.QUARTER_ON_QUARTER: 3, Basis.MONTH_ON_MONTH: 1}


def compared_with(figure: Figure) -> Period | None:
    """The period that the figure's growth or change is reckoned from, as told or by its basis."""
    base = figure.base_period
    if base is not None and base.first is not None and base.last is not None:
        return base
    months = _MONTHS.get(figure.basis) if figure.basis else None
    return None if months is None or figure.period is None else earlier(figure.period, months)


def earlier(period: Period, months: int) -> Period | None:
    """The same span so many months before; the end of a month stays the end of a month."""
    if period.first is None or period.last is None:
        return None
    return Period(_shifted(period.first, months), _shifted(period.last, months))


def _shifted(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    last = calendar.monthrange(year, month)[1]
    at_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month, last if at_end else min(day.day, last))


def length(period: Period) -> str:
    """How long a period is: a day, a month, a quarter, a half, a year, or its days."""
    assert period.first is not None
    assert period.last is not None
    days = (period.last - period.first).days + 1
    names = {1: "day", **dict.fromkeys(range(28, 32), "month"), **dict.fromkeys(range(90, 93), "quarter")}
    names |= {**dict.fromkeys(range(181, 185), "half"), 365: "year", 366: "year"}
    return names.get(days, f"{days} days")
