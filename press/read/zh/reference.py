"""What do relative period words count from: the day of the release, and the period in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from press.model import Period
from press.read import calendar

REVIEW_MONTH = 4
"""Releases up to this month that say 过去一年 look back on the calendar year before."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What relative words count from: the release's day, the period in force, and that of the title."""

    today: date | None
    current: Period | None = None
    plan: Period | None = None
    ahead: bool = False
    title: Period | None = None

    def _is_long(self) -> bool:
        """Whether several years are in force, of which 下半年 or 年末 names no part."""
        months = calendar.whole_months(self.current) if self.current is not None else None
        return months is not None and months > 12

    @property
    def year(self) -> int | None:
        """The year in force: of the current period, else the one that the release is about.

        Early in a year that is the year before, unless it speaks of what is to come (``ahead``).
        """
        if self.current is None and self.today is not None:
            return self.today.year - (self.today.month <= REVIEW_MONTH and not self.ahead)
        if self.title is not None and self.title.last is not None and self._is_long():
            return self.title.last.year
        last = self.current.last if self.current else None
        first = self.current.first if self.current else None
        day = last or first or self.today
        return day.year if day else None
