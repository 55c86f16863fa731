"""One logical run a day, whatever the clock does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from config.settings import CatchUp
from flows.days import due_at, due_days, next_due

LONDON, BERLIN, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
SIX = "0 6 * * *"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def days(*texts: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text) for text in texts)


@pytest.mark.parametrize(
    ("cron", "zone", "day", "at"),
    [
        (SIX, LONDON, "2026-03-28", "2026-03-28T06:00"),
        (SIX, LONDON, "2026-03-29", "2026-03-29T05:00"),  # summer time since 01:00
        (SIX, LONDON, "2026-10-24", "2026-10-24T05:00"),
        (SIX, LONDON, "2026-10-25", "2026-10-25T06:00"),
        ("30 2 * * *", BERLIN, "2026-03-29", "2026-03-29T01:30"),  # 02:30 is left out that night
        ("30 2 * * *", BERLIN, "2026-10-25", "2026-10-25T00:30"),  # 02:30 comes twice; the first counts
        ("30 2 * * *", NEW_YORK, "2026-03-08", "2026-03-08T07:30"),
        ("30 1 * * *", NEW_YORK, "2026-11-01", "2026-11-01T05:30"),
        ("0 6,18 * * *", LONDON, "2026-01-05", "2026-01-05T06:00"),
    ],
)
def test_when_a_day_is_due(cron: str, zone: ZoneInfo, day: str, at: str) -> None:
    assert due_at(cron, zone, date.fromisoformat(day)) == utc(at)


@pytest.mark.parametrize(
    ("cron", "day"),
    [("0 6 * * 1-5", "2026-03-28"), ("0 6 1 * *", "2026-03-02"), ("0 6 30 2 *", "2026-03-01")],
)
def test_a_day_that_the_schedule_does_not_name(cron: str, day: str) -> None:
    assert due_at(cron, LONDON, date.fromisoformat(day)) is None


@pytest.mark.parametrize(
    ("policy", "done", "now", "owed"),
    [
        # The first time: nothing is on record, so there is nothing to make up.
        ("latest", [], "2026-01-10T07:00", ["2026-01-10"]),
        ("all", [], "2026-01-10T07:00", ["2026-01-10"]),
        ("none", [], "2026-01-10T06:30", ["2026-01-10"]),
        # Before six the day has not begun, and the day before is done or is made up.
        ("latest", ["2026-01-09"], "2026-01-10T05:59", []),
        ("latest", [], "2026-01-10T05:59", ["2026-01-09"]),
        ("none", [], "2026-01-10T05:59", []),
        # Five schedules were missed: 6 to 10 January.
        ("latest", ["2026-01-05"], "2026-01-10T09:00", ["2026-01-10"]),
        ("none", ["2026-01-05"], "2026-01-10T09:00", []),
        (
            "all",
            ["2026-01-05"],
            "2026-01-10T09:00",
            ["2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09", "2026-01-10"],
        ),
        # One of the five was done by a clock that had run ahead.
        ("all", ["2026-01-05", "2026-01-12"], "2026-01-07T06:00", ["2026-01-06", "2026-01-07"]),
        # Nothing is owed twice.
        ("latest", ["2026-01-10"], "2026-01-10T23:59", []),
        ("all", ["2026-01-10"], "2026-01-10T23:59", []),
    ],
)
def test_what_is_owed(policy: CatchUp, done: list[str], now: str, owed: list[str]) -> None:
    found = due_days(SIX, ZoneInfo("UTC"), days(*done), utc(now), policy)
    assert found == days(*owed)


def test_what_is_far_back_is_left_to_a_backfill() -> None:
    found = due_days(SIX, ZoneInfo("UTC"), days("2020-01-01"), utc("2026-01-10T07:00"), "all")
    assert 300 < len(found) <= 400


def lived(cron: str, zone: ZoneInfo, ticks: Iterable[datetime], policy: CatchUp = "latest") -> list[date]:
    """The days that were run by a service that looks what is owed at every tick of its clock."""
    ran: list[date] = []
    for now in ticks:
        ran += due_days(cron, zone, set(ran), now, policy)
    return ran


def hours(start: str, end: str) -> list[datetime]:
    first, last = utc(start), utc(end)
    return [first + timedelta(minutes=30 * n) for n in range(int((last - first) / timedelta(minutes=30)))]


CLOCKS = {
    "summer time begins in Berlin": (
        "30 2 * * *", BERLIN, hours("2026-03-27T12:00", "2026-03-31T12:00"),
        ["2026-03-27", "2026-03-28", "2026-03-29", "2026-03-30", "2026-03-31"],
    ),
    "winter time begins in Berlin": (
        "30 2 * * *", BERLIN, hours("2026-10-23T12:00", "2026-10-27T12:00"),
        ["2026-10-23", "2026-10-24", "2026-10-25", "2026-10-26", "2026-10-27"],
    ),
    "summer time begins in New York": (
        "30 2 * * *", NEW_YORK, hours("2026-03-06T12:00", "2026-03-09T12:00"),
        ["2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09"],
    ),
    "winter time begins in New York": (
        "30 1 * * *", NEW_YORK, hours("2026-10-30T12:00", "2026-11-02T12:00"),
        ["2026-10-30", "2026-10-31", "2026-11-01", "2026-11-02"],
    ),
    "the clock goes back one hour": (
        SIX, LONDON,
        [*hours("2026-01-05T06:00", "2026-01-05T06:31"), *hours("2026-01-05T05:30", "2026-01-06T12:00")],
        ["2026-01-05", "2026-01-06"],
    ),
    "the clock goes forward one day": (
        SIX, LONDON,
        [*hours("2026-01-05T06:00", "2026-01-05T12:00"), *hours("2026-01-06T12:00", "2026-01-07T12:00")],
        ["2026-01-05", "2026-01-06", "2026-01-07"],
    ),
    "the clock goes forward one day and back again": (
        SIX, LONDON,
        [*hours("2026-01-05T06:00", "2026-01-05T12:00"), *hours("2026-01-06T12:00", "2026-01-06T18:00"),
         *hours("2026-01-05T18:00", "2026-01-07T12:00")],
        ["2026-01-05", "2026-01-06", "2026-01-07"],
    ),
    "five schedules are missed": (
        SIX, LONDON,
        [*hours("2026-01-05T06:00", "2026-01-05T12:00"), *hours("2026-01-11T05:00", "2026-01-11T12:00")],
        ["2026-01-05", "2026-01-10", "2026-01-11"],
    ),
}  # fmt: skip


def test_one_run_a_logical_day() -> None:
    wrong = {
        name: ran
        for name, (cron, zone, ticks, expected) in CLOCKS.items()
        if (ran := lived(cron, zone, ticks)) != list(days(*expected))
    }
    print(f"one run a logical day: {len(CLOCKS) - len(wrong)}/{len(CLOCKS)} clocks")
    assert wrong == {}


def test_the_next_time() -> None:
    assert next_due(SIX, LONDON, utc("2026-03-28T06:00")) == utc("2026-03-29T05:00")
    assert next_due("0 6 30 2 *", LONDON, utc("2026-03-28T06:00")) is None
