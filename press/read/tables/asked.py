"""Was the period in force asked for? What was read without it holds whichever comes into force later."""

from __future__ import annotations

from datetime import date

from press.model import Period
from press.read.en.spans.points import Clock


class AskedClock(Clock):
    """A clock that remembers whether its ``current`` was looked at."""

    __slots__ = ("_current", "asked")

    def __init__(self, today: date | None, current: Period | None) -> None:
        super().__init__(today=today, current=current)
        self.asked = False

    @property
    def current(self) -> Period | None:
        """The period in force."""
        self.asked = True
        return self._current

    @current.setter
    def current(self, period: Period | None) -> None:
        self._current = period
