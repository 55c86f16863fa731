"""Which releases a backfill reads, on which days, in which order."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from flows.plan import Item, Order, Reprocess, State, plan
from warehouse.archive import Capture


def item(name: str, day: int, state: State, hour: int = 6) -> Item:
    at = datetime(2026, 3, 30, hour, tzinfo=UTC)
    return Item(Capture("town", name, "0" * 64, 1, at), date(2026, 3, day), state)


ITEMS = [
    item("late", 9, "new", hour=9),
    item("early", 9, "done"),
    item("broken", 4, "failed"),
    item("first", 2, "new"),
    item("beyond", 20, "new"),
]


def planned(reprocess: Reprocess, order: Order = "oldest") -> list[tuple[int, list[str]]]:
    days = plan(ITEMS, date(2026, 3, 2), date(2026, 3, 19), reprocess, order)
    return [(day.day.day, [i.capture.location for i in day.items]) for day in days]


@pytest.mark.parametrize(
    ("reprocess", "expected"),
    [
        ("none", [(2, ["first"]), (9, ["late"])]),
        ("failed", [(2, ["first"]), (4, ["broken"]), (9, ["late"])]),
        ("all", [(2, ["first"]), (4, ["broken"]), (9, ["early", "late"])]),
    ],
)
def test_what_is_read_again(reprocess: Reprocess, expected: list[tuple[int, list[str]]]) -> None:
    assert planned(reprocess) == expected


def test_the_newest_day_first_and_each_day_in_its_own_order() -> None:
    assert planned("all", "newest") == [(9, ["early", "late"]), (4, ["broken"]), (2, ["first"])]
