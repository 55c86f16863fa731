"""What a source asserts about a run, and what is told when the run brings something else."""

from __future__ import annotations

from datetime import date

import pytest

from config.sources import Expect
from expectations.sources import source_findings
from warehouse.fit import misfit
from warehouse.schema import tables

TODAY = date(2026, 3, 2)
EXPECT = Expect.model_validate(
    {
        "releases_per_run": {"min": 2, "max": 3},
        "figures_per_release": {"min": 1, "max": 9},
        "max_age_days": 30,
    }
)


def told(figures: dict[str, int], newest: date | None = date(2026, 2, 27)) -> list[tuple[object, ...]]:
    rows = source_findings("tarn", EXPECT, len(figures), figures, newest, TODAY, run_id="run-1")
    assert [misfit(tables()["finding"], row) for row in rows] == [None] * len(rows)
    assert {row["origin"] for row in rows} <= {"source"}
    return [(row["kind"], row["severity"], row["message"]) for row in rows]


@pytest.mark.parametrize("figures", [{"a": 1, "b": 9}, {"a": 5, "b": 5, "c": 5}])
def test_what_is_as_expected_is_not_told(figures: dict[str, int]) -> None:
    assert told(figures) == []


def test_too_few_releases_is_critical() -> None:
    assert told({"Trade": 4}) == [
        ("releases_per_run", "critical", "source tarn: 1 release in this run, at least 2 expected")
    ]


def test_too_many_releases_is_a_warning() -> None:
    assert told(dict.fromkeys("abcd", 4)) == [
        ("releases_per_run", "warning", "source tarn: 4 releases in this run, at most 3 expected")
    ]


def test_each_release_with_too_few_or_too_many_figures_is_told() -> None:
    assert told({"Trade": 0, "Prices": 10}) == [
        ("figures_per_release", "critical", "source tarn: 0 figures in “Trade”, at least 1 expected"),
        ("figures_per_release", "warning", "source tarn: 10 figures in “Prices”, at most 9 expected"),
    ]


def test_a_source_that_fell_silent_is_told() -> None:
    assert told({"a": 1, "b": 1}, newest=date(2026, 1, 30)) == [
        (
            "max_age_days",
            "warning",
            "source tarn: the newest release is of 2026-01-30, 31 days old, at most 30 expected",
        )
    ]
    assert told({"a": 1, "b": 1}, newest=date(2026, 1, 31)) == []


def test_unchanged_releases_count_as_seen_though_nothing_of_them_was_read() -> None:
    assert source_findings("tarn", EXPECT, 3, {}, date(2026, 2, 27), TODAY, run_id="run-1") == ()


def test_nothing_is_asserted_where_nothing_is_declared() -> None:
    assert source_findings("tarn", Expect(), 0, {"a": 0}, None, TODAY, run_id="run-1") == ()


def test_the_same_silence_is_one_doubt_through_all_nights() -> None:
    first, later = (
        source_findings("tarn", EXPECT, 2, {"a": 1}, date(2026, 1, 1), today, run_id=str(today))[0]
        for today in (date(2026, 3, 2), date(2026, 3, 3))
    )
    assert first["message"] != later["message"]
    assert first["finding_id"] == later["finding_id"]
