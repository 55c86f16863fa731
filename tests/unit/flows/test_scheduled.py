"""What the schedules owe is run once, whoever asks; a source without a schedule follows the settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.settings import load_settings
from config.sources import load_sources
from flows.errors import LockedError
from flows.lock import lock
from flows.record import records
from flows.scheduled import Schedule, catch_up, schedules

Install = Callable[..., Path]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.fixture
def root(install: Install, tmp_path: Path) -> Path:
    (tmp_path / "town").mkdir()
    return install(town=tmp_path / "town", port=tmp_path / "town", zoo=tmp_path / "town")


def test_sources_of_one_schedule_go_together(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_SCHEDULE", "30 5 * * *")
    with (root / "config" / "sources" / "port.yaml").open("a", encoding="utf-8") as file:
        file.write("schedule: 0 7 * * 1-5\ntime_zone: Asia/Shanghai\n")
    settings = load_settings()
    assert schedules(settings, load_sources(settings.at(settings.sources))) == (
        Schedule("0 7 * * 1-5", "Asia/Shanghai", ("port",)),
        Schedule("30 5 * * *", "UTC", ("town", "zoo")),
    )


@pytest.mark.slow
def test_a_day_is_run_once(root: Path) -> None:
    told = [
        [summary.logical_date for summary in catch_up(now=at(now))]
        for now in ("2026-01-05T07:00", "2026-01-05T07:00", "2026-01-05T23:00", "2026-01-08T07:00")
    ]
    assert told == [["2026-01-05"], [], [], ["2026-01-08"]]
    assert [record["trigger"] for record in records(root / "data")] == ["schedule", "schedule"]


def test_two_that_ask_at_once_are_one(root: Path) -> None:
    (root / "data").mkdir()
    with lock(root / "data", "the-first", "schedule"), pytest.raises(LockedError, match="the-first"):
        next(catch_up(now=at("2026-01-05T07:00")))
