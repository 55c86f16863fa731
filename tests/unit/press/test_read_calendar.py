"""Which days periods cover."""

from __future__ import annotations

from datetime import date

import pytest

from press.model import Period
from press.read import calendar


def _days(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (calendar.year(2024), "2024-01-01", "2024-12-31"),
        (calendar.month(2024, 2), "2024-02-01", "2024-02-29"),
        (calendar.quarter(2025, 3), "2025-07-01", "2025-09-30"),
        (calendar.quarters(2025, 3), "2025-01-01", "2025-09-30"),
        (calendar.half(2025, 2), "2025-07-01", "2025-12-31"),
        (calendar.split_year(2024), "2024-04-01", "2025-03-31"),
        (calendar.split_year(2024, 1), "2024-01-01", "2024-12-31"),
        (calendar.fiscal_year(2025, 6), "2024-07-01", "2025-06-30"),
        (calendar.fiscal_quarter(2026, 1, 9), "2025-10-01", "2025-12-31"),
        (calendar.months_ended(2025, 2, 3), "2024-12-01", "2025-02-28"),
        (calendar.weeks_ended(date(2024, 11, 2), 13), "2024-08-04", "2024-11-02"),
        (calendar.plan(10), "2001-01-01", "2005-12-31"),
        (calendar.plan(15), "2026-01-01", "2030-12-31"),
        (calendar.plan_years(14, 1, 4), "2021-01-01", "2024-12-31"),
        (calendar.decade(1990), "1990-01-01", "1999-12-31"),
        (calendar.shifted(calendar.month(2024, 2), -1), "2023-02-01", "2023-02-28"),
        (calendar.joined(calendar.year(2020), calendar.month(2021, 6)), "2020-01-01", "2021-06-30"),
    ],
)
def test_days(period: Period, first: str, last: str) -> None:
    assert period == _days(first, last)


def test_the_span_before_has_the_same_length() -> None:
    assert calendar.before(calendar.quarter(2025, 1)) == calendar.quarter(2024, 4)
    assert calendar.before(_days("2025-03-10", "2025-03-16")) == _days("2025-03-03", "2025-03-09")
    assert calendar.before(calendar.since(date(2025, 1, 1))) is None


def test_whole_months_are_counted() -> None:
    assert calendar.whole_months(calendar.half(2025, 1)) == 6
    assert calendar.whole_months(_days("2025-01-02", "2025-01-31")) is None
