"""Which archived releases does a backfill read, on which logical days, in which order? Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from warehouse.archive import Capture

Reprocess = Literal["none", "failed", "all"]
Order = Literal["oldest", "newest"]
State = Literal["new", "failed", "done"]
WANTED: dict[Reprocess, set[State]] = {
    "none": {"new"},
    "failed": {"new", "failed"},
    "all": {"new", "failed", "done"},
}


@dataclass(frozen=True, slots=True)
class Item:
    """An archived release: ``day`` is its date of publication, or else the day it was found."""

    capture: Capture
    day: date
    state: State


@dataclass(frozen=True, slots=True)
class Day:
    """A logical day and what is read on it, in the order in which it came to stand."""

    day: date
    items: tuple[Item, ...]

    def count(self, state: State) -> int:
        """How many of that state."""
        return sum(item.state == state for item in self.items)


def plan(
    items: Iterable[Item], first: date, last: date, reprocess: Reprocess = "none", order: Order = "oldest"
) -> tuple[Day, ...]:
    """The days from ``first`` to ``last`` on which there is something to read."""
    days: dict[date, list[Item]] = {}
    for item in items:
        if first <= item.day <= last and item.state in WANTED[reprocess]:
            days.setdefault(item.day, []).append(item)
    ordered = sorted(days, reverse=order == "newest")
    return tuple(Day(day, tuple(sorted(days[day], key=_standing))) for day in ordered)


def _standing(item: Item) -> tuple[object, ...]:
    c = item.capture
    return c.found_at or c.archived_at, c.source_id, c.location
