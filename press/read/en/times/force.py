"""Which period holds from one sentence to the next, and for how long?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from press.model import Period
from press.read import calendar
from press.read.en.spans.clock import Clock

LONG = 13
"""Months: a longer span is the span of a plan or a programme, not a period of reporting."""


@dataclass(slots=True)
class Force:
    """The periods in force: ``single`` (a year, a quarter, a month) and ``span`` (several years).

    ``home`` is the period of the title or of the section; ``leading`` tells whether ``single`` was
    named at the head of a statement, ``lasting`` whether that was in the ``opening`` passage of a section;
    ``sure`` whether a title or a line of its own tells the home, and not only the lead's numbers;
    ``about`` is the release's own home, ``soon`` the time of the plan told last in a passage;
    ``earlier`` the time of the earlier value told last;
    ``ruling`` whether the release lays down what will hold, as a budget does.
    """

    clock: Clock
    single: Period | None = None
    span: Period | None = None
    home: Period | None = None
    about: Period | None = None
    soon: Period | None = None
    ahead: Period | None = None
    earlier: Period | None = None
    leading: bool = False
    opening: bool = True
    lasting: bool = False
    sure: bool = True
    ruling: bool = False

    def settle(self) -> None:
        """A new passage: the period of title or section is in force again, one named in passing is not."""
        self.soon = None
        if self.home is not None:
            if not self._overtaken():
                self.single = self.clock.current = self.home
        elif not (self.leading and self.lasting) or self._bygone():
            self.single = None

    def _bygone(self) -> bool:
        """Whether the period in force was over so long ago that no other passage speaks of it."""
        last, today = self.single.last if self.single else None, self.clock.today
        return last is not None and today is not None and (today - last).days > BYGONE

    def open_with(self, period: Period | None) -> None:
        """The period of the release, which may be a day: that of a census."""
        self.name(period, True)
        if period is not None and period.first is not None and period.first == period.last:
            self.single = self.clock.current = period

    def last_count(self) -> Period | None:
        """In a release that tells of a day, a census: the time of the one before, if it was told."""
        home = self.home
        if home is None or home.first is None or home.last is None:
            return None
        days = (home.last - home.first).days + 1
        return self.earlier if days < FIELDWORK and days % 7 and _months(home) is None else None

    def up_to_home(self, since: Period) -> Period | None:
        """``Since January``, in a release about August: from then to the end of its own time."""
        home = self.home if self.sure else None
        if home is None or home.first is None or home.last is None or since.first is None:
            return None
        within = 0 < (home.first - since.first).days < DAYS_OF_A_YEAR
        return Period(since.first, home.last) if within and not _running(home, self.clock) else None

    def head(self, period: Period | None) -> None:
        """A heading's period is that of its section."""
        self.name(period, True)
        self.home = self.clock.home = self.single or self.home

    def leave(self) -> None:
        """A new heading: what a section told ahead, or of a part of the release's period, ends with it."""
        if self.about is not None and (_running(self.home, self.clock) or _inside(self.home, self.about)):
            self.home = self.clock.home = self.about

    def open_to(self, period: Period | None) -> bool:
        """Whether a plan's own period may hold from here on: no period of facts is in force."""
        free = self.single is None or _running(self.single, self.clock)
        return free and _running(period, self.clock) and period is not None and not is_long(period)

    def stand(self, period: Period | None) -> None:
        """The last day of a month, as of which a balance is told, holds for the rest of the passage."""
        day = period.first if period and period.first == period.last else None
        if day is not None and day == calendar.month_end(day.year, day.month):
            self.single = period

    def plan(self, period: Period | None) -> None:
        """The own period of a plan holds for the plans told after it."""
        if _running(period, self.clock) and period is not None and not is_long(period):
            self.soon = period

    def look_ahead(self, period: Period | None) -> None:
        """``We revise our forecasts for the year to March 2026``: the time of the plans that follow."""
        if _running(period, self.clock) and period is not None and not is_long(period):
            self.ahead = period

    def over(self) -> bool:
        """Whether the period in force ended before the day of publication: plans are of no such time."""
        last, today = self.single.last if self.single else None, self.clock.today
        return last is not None and today is not None and last < today

    def just_over(self) -> bool:
        """Whether it ended so shortly before that its results are not known yet."""
        last, today = self.single.last if self.single else None, self.clock.today
        return last is not None and today is not None and (today - last).days <= JUST

    def after_home(self, period: Period | None) -> bool:
        """``In May we issued a bond``, in the results to March: a time that only its sentence has."""
        home = self.home if self.sure else None
        return bool(home and period and home.last and period.first and period.first > home.last)

    def before_ruling(self, period: Period | None) -> bool:
        """``The gap for the current year is``, in a budget of the next: a year that only its sentence has."""
        home = self.home if self.ruling else None
        if home is None or period is None or _months(home) != 12 or _months(period) != 12:
            return False
        return bool(home.first and period.last and period.last < home.first)

    def looks_ahead(self, period: Period | None) -> bool:
        """Whether a period lies behind the release's own, which is over, and is not over itself.

        In a release without one: whether it has not begun.
        """
        if self.home is None:
            return period is not None and not is_long(period) and self._not_begun(period)
        over = not _running(self.home, self.clock)
        return over and _running(period, self.clock) and period != self.home

    def _not_begun(self, period: Period | None) -> bool:
        first, today = period.first if period else None, self.clock.today
        return first is not None and today is not None and first > today

    def just_begun(self, period: Period | None) -> bool:
        """``For July, bookings run ahead``, in a text about June: a short time that is not over."""
        return self.looks_ahead(period) and period is not None and (_months(period) or YEAR) < YEAR

    def _overtaken(self) -> bool:
        """A title's running year ("Budget 2026") gives way to another running one that the text names."""
        whole = self.home is not None and _months(self.home) == 12
        running = whole and _running(self.home, self.clock) and _running(self.single, self.clock)
        if not running or self.single is None or self.home is None or self.single == self.home:
            return False
        return not (self.single.first and self.home.first and self.single.first < self.home.first)

    def name(self, period: Period | None, leading: bool) -> None:
        """A period that the text names holds from here on; a leading span ends what held before."""
        if period is None or (_is_short(period) and not leading):
            return
        if period.first == period.last and period.first is not None:
            return
        if is_long(period):
            self.span = self.clock.span = period
            if leading:
                self.single = None
        else:
            self.leading = leading or (self.leading and period == self.single)
            self.lasting = self.lasting if period == self.single and not leading else self.opening
            self.single = self.clock.current = period
            if (count := _months(period)) is not None:
                self.clock.latest[count] = period


def _is_short(period: Period) -> bool:
    """Whether a period is but some days or a week: an event in passing."""
    return bool(period.first and period.last and (period.last - period.first).days < SHORTEST)


FIELDWORK = 60
"""Days in which people are counted or asked at most."""
SHORTEST = 20
DAYS_OF_A_YEAR = 366
YEAR = 12
"""Months."""
JUST = 15
BYGONE = 1000
"""Days."""


def _months(period: Period) -> int | None:
    """How many months a period lasts: also one of 13, 26, 39 or 52 weeks."""
    if (count := calendar.whole_months(period)) is not None or period.first is None or period.last is None:
        return count
    weeks = ((period.last - period.first).days + 1) / 7
    return WEEKS.get(int(weeks)) if weeks == int(weeks) else None


WEEKS = {4: 1, 5: 1, 13: 3, 14: 3, 26: 6, 27: 6, 39: 9, 40: 9, 52: 12, 53: 12}


def _running(period: Period | None, clock: Clock) -> bool:
    """Whether a period has not ended by the day of publication."""
    today = clock.today
    return period is not None and today is not None and period.last is not None and period.last > today


def _inside(period: Period | None, whole: Period) -> bool:
    """Whether a period is a part of another, as a quarter is of a half."""
    return period != whole and calendar.within(period, whole)


def is_long(period: Period) -> bool:
    """Whether a period is several years, or open."""
    if period.first is None or period.last is None:
        return True
    return (period.last - period.first) > timedelta(days=31 * LONG)
