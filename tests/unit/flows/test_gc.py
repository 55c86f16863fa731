"""What may go goes, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import warehouse_world as world

from flows.errors import LockedError
from flows.gc import gc
from flows.lock import lock
from flows.record import keep
from warehouse.publish import builds, publish, rebuild

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def aged(path: Path, days: int) -> None:
    at = (NOW - timedelta(days=days)).timestamp()
    os.utime(path, (at, at))


@pytest.fixture
def data(install: Callable[..., Path], tmp_path: Path) -> Path:
    data = install() / "data"
    (data / "runs").mkdir(parents=True)
    for name, days in (("old", 401), ("new", 399)):
        keep(data, {"run_id": name, "status": "ok"})
        aged(data / "runs" / f"{name}.json", days)
    for name, days in (("csv", 31), ("xlsx", 2)):
        folder = data / "export" / name
        folder.mkdir(parents=True)
        (folder / "figures").write_bytes(b"x" * 1000)
        aged(folder / "figures", days)
        aged(folder, days)
    (data / "prefect").mkdir()
    with (data / "prefect" / "server.log").open("wb") as file:
        file.truncate(21_000_000)
    return data


def test_what_is_old_goes(data: Path) -> None:
    told = ["1 run records, 0.0 MB", "1 exports, 0.0 MB", "1 logs, 21.0 MB"]
    assert gc(dry=True, now=NOW) == told
    assert (data / "runs" / "old.json").exists()
    assert gc(now=NOW) == told
    assert [path.stem for path in (data / "runs").glob("*.json")] == ["new"]
    assert [path.name for path in (data / "export").glob("*")] == ["xlsx"]
    assert (data / "prefect" / "server.log").stat().st_size == 0
    assert gc(now=NOW) == []


def test_builds_and_files_of_many_nights(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_PACK_FILES", "20")
    monkeypatch.setenv("COMMUNIQUE_KEEP_BUILDS", "2")
    for n in range(6):
        now = world.NIGHT + timedelta(days=n)
        batch = world.batch(data, f"n{n}", raw=str(n).encode(), location=f"{n}.html", now=now)
        publish(data, world.manifest(data, f"n{n}", batch, now=now))
    assert len(builds(data)) == 3
    packed, *others = gc(now=NOW)
    assert packed.endswith("6 manifests into 1")
    assert others[0].startswith("1 builds")
    assert len(builds(data)) == 2
    rebuild(data)


def test_nothing_goes_while_a_run_is_at_work(data: Path) -> None:
    with lock(data, "the-night"), pytest.raises(LockedError, match="the-night"):
        gc(now=NOW)
