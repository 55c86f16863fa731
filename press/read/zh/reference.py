"""What do relative period words count from: the day of the release, and the period in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from press.model import Period

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

    @property
    def year(self) -> int | None:
        """The year in force: of the current period, else the one that the release is about.

        Early in a year that is the year before, unless it speaks of what is to come (``ahead``).
        """
        if self.current is None and self.today is not None:
            return self.today.year - (self.today.month <= REVIEW_MONTH and not self.ahead)
        last = self.current.last if self.current else None
        first = self.current.first if self.current else None
        day = last or first or self.today
        return day.year if day else None
