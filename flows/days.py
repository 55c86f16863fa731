"""Which logical days does a schedule owe now? Pure: no clock is read and no file is looked at.

A logical day is a date on the calendar of the schedule's zone. It is due from the first time of that day
that the cron expression names, so a day has one run however often the clock shows that time.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from croniter import CroniterBadDateError, croniter

from config.settings import CatchUp

MOST = 400
"""Days looked back at most; what is older is for a backfill."""


ON_TIME = timedelta(hours=1)
"""Under ``none`` a run that begins later than this after its time is a missed one."""


def due_at(cron: str, zone: ZoneInfo, day: date) -> datetime | None:
    """The instant from which ``day`` is due (UTC); None where the schedule does not name that day.

    Wall-clock times are matched and then placed: a time that a change to summer time leaves out is taken
    an hour later, one that comes twice is taken the first time.
    """
    midnight = datetime.combine(day, time())
    try:
        first: datetime = croniter(cron, midnight - timedelta(seconds=1)).get_next(datetime)
    except CroniterBadDateError:
        return None
    if first.date() != day:
        return None
    return first.replace(tzinfo=zone).astimezone(UTC)


def next_due(cron: str, zone: ZoneInfo, now: datetime) -> datetime | None:
    """The next instant after ``now`` from which a day is due; None where there is none within reach."""
    today = now.astimezone(zone).date()
    times = (due_at(cron, zone, today + timedelta(days=ahead)) for ahead in range(MOST))
    return next((at for at in times if at is not None and at > now), None)


def due_days(
    cron: str, zone: ZoneInfo, done: Collection[date], now: datetime, policy: CatchUp = "latest"
) -> tuple[date, ...]:
    """The days to run now, oldest first; ``done`` are those that a scheduled run has finished.

    ``latest`` owes the newest day that is due, ``all`` every one since the last that was done, ``none``
    the newest where its time came less than an hour ago. A day done that lies ahead was done by a clock
    that had run ahead: it stays done, and is no reason to leave out the days before it.
    """
    today = now.astimezone(zone).date()
    last = max((day for day in done if day <= today), default=None)
    owed = list(itertools.takewhile(lambda day: last is None or day > last, _due_back(cron, zone, now)))
    if policy == "all" and last is not None:
        return tuple(sorted(set(owed).difference(done)))
    if not owed or (policy == "none" and _late(cron, zone, owed[0], now) > ON_TIME):
        return ()
    return (owed[0],)


def _due_back(cron: str, zone: ZoneInfo, now: datetime) -> Iterator[date]:
    """Days that are due, newest first."""
    today = now.astimezone(zone).date()
    for back in range(MOST):
        day = today - timedelta(days=back)
        at = due_at(cron, zone, day)
        if at is not None and at <= now:
            yield day


def _late(cron: str, zone: ZoneInfo, day: date, now: datetime) -> timedelta:
    at = due_at(cron, zone, day)
    assert at is not None
    return now - at
