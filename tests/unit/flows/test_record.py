"""The record of a run: there from its beginning, ended whatever happens, lost where it was killed."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from config.settings import load_settings
from flows import record
from flows.progress import watched
from flows.run import Run, new_run


@pytest.fixture
def run(install: Callable[..., Path], tmp_path: Path) -> Run:
    (tmp_path / "town").mkdir()
    install(town=tmp_path / "town")
    return new_run(load_settings(), date(2026, 3, 26), trigger="schedule")


def kept(run: Run) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((run.data / "runs" / f"{run.id}.json").read_bytes())
    return told


def test_a_record_is_there_while_the_run_goes_on(run: Run) -> None:
    with record.recorded(run) as told:
        assert (kept(run)["status"], kept(run)["logical_date"]) == ("running", "2026-03-26")
        told["status"] = "ok"
    assert kept(run)["status"] == "ok"
    assert kept(run)["late"] is False


def test_the_steps_of_a_run_are_timed(run: Run) -> None:
    with record.recorded(run):
        list(watched("read", [1, 2]))
        list(watched("publish", [1]))
    assert set(kept(run)["steps"]) == {"read", "publish"}


def test_a_failed_run_says_why(run: Run) -> None:
    with pytest.raises(ValueError, match="no disk"), record.recorded(run):
        raise ValueError("no disk")
    assert (kept(run)["status"], kept(run)["error"]) == ("failed", "ValueError: no disk")


def test_a_killed_run_is_lost_to_the_next(run: Run, caplog: pytest.LogCaptureFixture) -> None:
    record.keep(run.data, {"run_id": "20260101T000000-abcdef", "status": "running"})
    with caplog.at_level(logging.WARNING), record.recorded(run):
        pass
    states = {told["run_id"]: told["status"] for told in record.records(run.data)}
    assert states["20260101T000000-abcdef"] == "lost"
    assert "20260101T000000-abcdef ended without a word" in caplog.text


def test_a_run_beyond_its_deadline_warns(
    run: Run, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class AtOnce:
        def __init__(self, seconds: float, function: Callable[..., None], told: tuple[object, ...]) -> None:
            assert seconds == 6 * 3600
            self.call = lambda: function(*told)

        def start(self) -> None:
            self.call()

        def cancel(self) -> None:
            """It has run already."""

    monkeypatch.setattr(record.threading, "Timer", AtOnce)
    with caplog.at_level(logging.WARNING), record.recorded(run):
        pass
    assert f"run {run.id} is still at work after 6 hours, its deadline" in caplog.text


def test_only_scheduled_runs_that_ended_settle_a_day(run: Run) -> None:
    rows = [
        ("a", "schedule", "ok", "2026-03-20", ["town"]),
        ("b", "schedule", "partial", "2026-03-21", ["town", "port"]),
        ("c", "schedule", "failed", "2026-03-22", ["town"]),
        ("d", "hand", "ok", "2026-03-23", ["town"]),
        ("e", "schedule", "ok", "2026-03-24", ["port"]),
    ]
    for name, trigger, status, day, sources in rows:
        told = {"run_id": name, "trigger": trigger, "status": status, "logical_date": day, "sources": sources}
        record.keep(run.data, told)
    (run.data / "runs" / "f.json").write_text("{half", encoding="utf-8")
    assert record.days_done(run.data, {"town"}) == {date(2026, 3, 20), date(2026, 3, 21)}
