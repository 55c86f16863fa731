"""Periods as SDMX writes them."""

from __future__ import annotations

from datetime import date, timedelta

from press.model import Period

SPANS = {12: "", 6: "S", 3: "Q"}  # months → SDMX letter of the reporting period


def time_period(period: Period | None) -> str | None:
    """SDMX time period: ``2024``, ``2024-S1``, ``2024-Q3``, ``2024-05``, ``2024-05-17``; any other span
    is a time range, start and duration: ``2021-01-01/P4Y``. None where an end is open or unknown."""
    if period is None or period.first is None or period.last is None:
        return None
    if not period.first <= period.last < date.max:
        return None
    first, after = period.first, period.last + timedelta(days=1)
    months = whole_months(first, after)
    if months == 1:
        return f"{first:%Y-%m}"
    if months in SPANS and (first.month - 1) % months == 0:
        letter = SPANS[months]
        return f"{first:%Y}-{letter}{(first.month - 1) // months + 1}" if letter else f"{first:%Y}"
    if after - first == timedelta(days=1):
        return first.isoformat()
    return f"{first.isoformat()}/{duration(months, after - first)}"


def whole_months(first: date, after: date) -> int:
    """Calendar months between two firsts of a month; 0 where either is none."""
    if first.day != 1 or after.day != 1:
        return 0
    return (after.year - first.year) * 12 + after.month - first.month


def duration(months: int, span: timedelta) -> str:
    """ISO 8601 duration in years, months or days."""
    if not months:
        return f"P{span.days}D"
    return f"P{months // 12}Y" if months % 12 == 0 else f"P{months}M"
