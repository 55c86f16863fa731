"""What do relative words refer to? The day of publication, the period in force, fiscal periods told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from press.model import Period
from press.read.en.spans.fiscal_year import FiscalYear


@dataclass(slots=True)
class Clock:
    """What relative words refer to: the day of publication, the period in force, fiscal periods defined
    so far.

    ``held`` is the period in force, ``asked`` whether it was looked at as ``current``: what was read without
    it holds whichever comes into force later. ``fiscal`` is the fiscal year where it is not the calendar's,
    ``named`` the first quarter and year that the text tells by their last day; ``span`` is the span of
    several years in force, ``latest`` the period named last by its length in months, ``home`` that of the
    title or the section; ``split`` tells that "2016 to 2017" is one year from April on;
    ``split_years`` are those of "2025/26" where the text tells.
    """

    today: date | None = None
    held: Period | None = None
    span: Period | None = None
    latest: dict[int, Period] = field(default_factory=dict)
    fiscal: FiscalYear | None = None
    named: dict[str, Period] = field(default_factory=dict)
    home: Period | None = None
    split: bool = False
    split_years: FiscalYear | None = None
    asked: bool = False

    @property
    def current(self) -> Period | None:
        """The period in force; that it was asked for is remembered."""
        self.asked = True
        return self.held

    @current.setter
    def current(self, period: Period | None) -> None:
        self.held = period

    def year_of_month(self, month: int) -> int | None:
        """The year of a month printed without one: the latest that has begun by the day of publication."""
        if self.today is None:
            return self.current.last.year if self.current and self.current.last else None
        return self.today.year if month <= self.today.month else self.today.year - 1

    def year(self) -> int | None:
        """The year that "this year" means."""
        if self.today is not None:
            return self.today.year
        return self.current.last.year if self.current and self.current.last else None
