"""Which days has a quarter, half or year of a fiscal year that ends elsewhere than in December?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from press.model import Period
from press.read import calendar

QUARTERS = 4
WEEKS = 13
"""Weeks of a quarter where a year has 52 of them."""


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """Quarter ``quarter`` of the fiscal year ``number`` ends with the day ``last``.

    ``weeks`` tells that quarters have 13 weeks. ``plain`` tells that the release names years without
    "fiscal": then "H1 2024" is the first half that lies for the most part in 2024.
    """

    number: int
    quarter: int
    last: date
    weeks: bool = False
    plain: bool = False

    def part(self, number: int, first: int, last: int) -> Period:
        """Quarters ``first`` to ``last`` of the fiscal year ``number``."""
        before = self._end(number, first - 1)
        return Period(before + timedelta(days=1), self._end(number, last))

    def year(self, number: int) -> Period:
        """The fiscal year ``number``."""
        return self.part(number, 1, QUARTERS)

    def named(self, year: int, first: int, last: int) -> Period:
        """Quarters of the year that a release calls ``year`` without "fiscal"."""
        if not self.plain:
            return self.part(year, first, last)
        candidates = [self.part(number, first, last) for number in (year, year + 1, year - 1)]
        return next((one for one in candidates if _middle(one).year == year), candidates[0])

    def over(self, year: int, first: int, last: int) -> Period:
        """Quarters of the year that begins in ``year`` and ends in the next: ``H1 2025/26``."""
        return self.part(self.number_at(date(year, 12, 31)), first, last)

    def latest(self, first: int, last: int, today: date | None) -> Period:
        """The latest such quarters that have begun by ``today``; those of the known year without a day."""
        number = self.number + (1 if today else 0)
        while today is not None and self._end(number, first - 1) >= today and number > self.number - QUARTERS:
            number -= 1
        return self.part(number, first, last)

    def number_at(self, day: date) -> int:
        """The fiscal year that a day lies in."""
        number = self.number + (day - self.last).days // 365
        while self._end(number, QUARTERS) < day:
            number += 1
        return number

    def _end(self, number: int, quarter: int) -> date:
        """The last day of a quarter; quarter 0 is the last of the year before."""
        steps = (number - self.number) * QUARTERS + quarter - self.quarter
        if self.weeks:
            return self.last + timedelta(weeks=WEEKS * steps)
        found = calendar.fiscal_quarter(self.last.year, QUARTERS + steps, self.last.month).last
        return found or self.last


APRIL = FiscalYear(2026, QUARTERS, date(2026, 3, 31))
"""The year over two calendar years where a release tells no other."""


def _middle(period: Period) -> date:
    first, last = period.first or date.min, period.last or date.max
    return first + (last - first) / 2
