"""Sources against their own history: silence, floods, thin releases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from expectations.fill import fill_findings
from expectations.pace import pace_findings

START = date(2025, 1, 6)


def weekly(count: int) -> list[date]:
    """Every Monday from 6 January 2025."""
    return [START + timedelta(weeks=n) for n in range(count)]


def kinds(days: list[date], today: date) -> list[str]:
    return [str(row["kind"]) for row in pace_findings("tarn", days, today, run_id="1")]


@pytest.mark.parametrize(
    ("days", "silent", "wanted"),
    [
        (weekly(20), 7, []),
        (weekly(20), 13, []),
        (weekly(20), 30, ["freshness"]),
        (weekly(8), 300, []),  # seven gaps are too few to know
        (
            [*weekly(10), *[day + timedelta(days=120) for day in weekly(10)]],
            80,
            [],
        ),  # it has been silent before
    ],
)
def test_silence(days: list[date], silent: int, wanted: list[str]) -> None:
    assert kinds(days, days[-1] + timedelta(days=silent)) == wanted


def test_silence_is_told_in_days() -> None:
    (row,) = pace_findings("tarn", weekly(20), date(2025, 6, 30), run_id="1")
    assert row["message"] == "source tarn: nothing new for 42 days, since 2025-05-19"
    assert "19 gaps between its days of publication have the median 7 days and the longest 7" in str(
        row["computation"]
    )
    assert (row["origin"], row["release_id"]) == ("source", None)


def test_a_flood_of_releases() -> None:
    days = weekly(60)
    flood = [*days, *[days[-1]] * 30]
    assert kinds(flood, days[-1]) == ["volume"]
    assert kinds([*days, *days], days[-1]) == []  # always two a day


def releases(*figures: int, fresh: bool = True, dated: float = 1.0) -> list[dict[str, Any]]:
    """Releases of one source, a week apart, the last one fresh."""
    return [
        {
            "source_id": "tarn", "release_id": f"{n:016x}", "release_version": "v", "title": f"Week {n}",
            "location": "x", "published_on": START + timedelta(weeks=n),
            "fresh": fresh and n == len(figures) - 1, "figures": count, "named": count, "coded": count // 2,
            "dated": int(count * dated) if n == len(figures) - 1 else count,
        }
        for n, count in enumerate(figures)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (releases(20, 24, 19, 22, 21, 20, 23, 18, 22), []),
        (releases(20, 24, 19, 22, 21, 20, 23, 18, 3), ["figures-unusual"]),
        (releases(20, 24, 19, 22, 21, 20, 23, 18, 300), ["figures-unusual"]),
        (releases(20, 24, 19, 22, 21, 20, 23, 3), []),  # seven before it are too few
        (releases(20, 24, 19, 22, 21, 20, 23, 18, 3, fresh=False), []),
        (releases(20, 24, 19, 22, 21, 20, 23, 18, 20, dated=0.5), ["fill-dated"]),
        (releases(20, 24, 19, 22, 21, 20, 23, 18, 20, dated=0.8), []),
    ],
)
def test_a_release_that_is_not_filled_as_usual(rows: list[dict[str, Any]], wanted: list[str]) -> None:
    assert [row["kind"] for row in fill_findings(rows, "1")] == wanted


def test_what_is_missing_is_told_in_words() -> None:
    rows = releases(20, 24, 19, 22, 21, 20, 23, 18, 20, dated=0.25)
    (row,) = fill_findings(rows, "1")
    assert row["message"] == "release “Week 8”: the period is known for 25% of its figures, usually for 100%"
