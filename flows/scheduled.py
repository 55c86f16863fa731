"""What the schedules owe now, run: one run a logical day, whoever asks and however often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from config.settings import Settings, load_settings
from config.sources import Source, load_sources
from flows.days import due_days
from flows.lock import lock
from flows.nightly import nightly
from flows.record import days_done
from flows.summary import Summary
from warehouse.folder import require_writable


@dataclass(frozen=True, slots=True)
class Schedule:
    """A cron expression in a time zone, and the sources that follow it."""

    cron: str
    time_zone: str
    sources: tuple[str, ...]

    def owed(self, data: Path, settings: Settings, now: datetime) -> tuple[date, ...]:
        """The logical days to run now, oldest first."""
        done = days_done(data, set(self.sources))
        return due_days(self.cron, ZoneInfo(self.time_zone), done, now, settings.catch_up)


def schedules(settings: Settings, sources: Sequence[Source]) -> tuple[Schedule, ...]:
    """The schedules in force; a source that declares none follows the settings."""
    found: dict[tuple[str, str], list[str]] = {}
    for source in sources:
        told = source.model_fields_set
        cron = source.schedule if "schedule" in told else settings.schedule
        zone = source.time_zone if "schedule" in told else settings.time_zone
        found.setdefault((cron, zone), []).append(source.id)
    return tuple(Schedule(cron, zone, tuple(names)) for (cron, zone), names in sorted(found.items()))


def catch_up(
    data: Path | None = None, only: Sequence[str] | None = None, now: datetime | None = None
) -> Iterator[Summary]:
    """Run what is owed now, one run a day, the oldest first; nothing where nothing is.

    ``only`` narrows it to schedules that have one of these sources. Days are decided on and run under one
    lock, so that two that ask at once make one run. Raises as :func:`flows.nightly.nightly`.
    """
    settings = load_settings(data=data)
    folder = settings.data_folder
    require_writable(folder)
    sources = load_sources(settings.at(settings.sources))
    with lock(folder, "schedule", "schedule"):
        owed: dict[date, list[str]] = {}
        for schedule in schedules(settings, sources):
            if not only or set(only) & set(schedule.sources):
                for day in schedule.owed(folder, settings, now or datetime.now(UTC)):
                    owed.setdefault(day, []).extend(schedule.sources)
        for day in sorted(owed):
            yield nightly(day, sorted(owed[day]), data, trigger="schedule")
