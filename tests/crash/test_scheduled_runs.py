"""A real Prefect server on a real PostgreSQL, killed and started again: every logical day has one run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from prefect_world import end, new_environment, served

from flows.record import records
from tests import lake_world

RELEASE = """\
Ostermark Port Authority
Harbour traffic, week {n}

Published {day:%d %B %Y}

The port handled {n}.4 million containers in 2025, up {n}% on 2024.
"""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    """A PostgreSQL server; gives the address by which Prefect's server speaks to it."""
    with lake_world.postgres() as told:
        place = dict(word.split("=") for word in told.split())
        yield f"postgresql+asyncpg://{place['user']}@{place['host']}:{place['port']}/{place['dbname']}"


@contextmanager
def worker(env: dict[str, str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """What serves the schedule."""
    script = "import fast_days; fast_days.main()"  # as a module: each run imports the flow by its name
    with (folder / "worker.log").open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.leash", sys.executable, "-c", script],
            env=env,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        end(process)


def settled(data: Path) -> list[date]:
    """The logical days that scheduled runs have finished, once for each run that did."""
    told = [t for t in records(data) if t["trigger"] == "schedule" and t["status"] == "ok"]
    return sorted(date.fromisoformat(t["logical_date"]) for t in told)


def until(what: Callable[[], bool], seconds: float) -> bool:
    """Whether it became true in time."""
    stop = time.monotonic() + seconds
    while time.monotonic() < stop:
        if what():
            return True
        time.sleep(0.5)
    return what()


def asked(env: dict[str, str], state: str) -> int:
    """How many flow runs of that state the server has."""
    body = {"flow_runs": {"state": {"name": {"any_": [state]}}}}
    request = urllib.request.Request(
        f"{env['PREFECT_API_URL']}/flow_runs/count",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        found: Any = json.loads(answer.read())
    return int(found)


@pytest.mark.parametrize(("days", "seconds"), [(3, 5), pytest.param(50, 10, marks=pytest.mark.long)])
def test_none_lost_none_doubled(
    install: Callable[..., Path], tmp_path: Path, root: Path, database: str, days: int, seconds: int
) -> None:
    """``seconds`` between two scheduled times; where a night takes longer, days are made up for."""
    (tmp_path / "port").mkdir()
    for n in range(1, 4):
        text = RELEASE.format(n=n, day=date(2026, 2, n))
        (tmp_path / "port" / f"{n}.txt").write_text(text, encoding="utf-8")
    place, data = install(port=tmp_path / "port"), tmp_path / "data"
    begun = datetime.now(UTC) + timedelta(seconds=20)
    env = new_environment(
        tmp_path / "server",
        PREFECT_SERVER_DATABASE_CONNECTION_URL=database,
        COMMUNIQUE_ROOT=str(place),
        COMMUNIQUE_CATCH_UP="all",
        COMMUNIQUE_PROCESSES="1",
        FAST_BEGUN=begun.isoformat(),
        FAST_SECONDS=str(seconds),
        PYTHONPATH=os.pathsep.join((str(root), str(Path(__file__).parent))),
    )
    restarts, patience = (1 if days < 10 else 3), 120 + 40 * days
    with ExitStack() as stack:
        server = stack.enter_context(served(tmp_path, env))
        stack.enter_context(worker(env, tmp_path))
        for number in range(restarts + 1):
            goal = max(2, days * (number + 1) // (restarts + 1))
            assert until(lambda goal=goal: len(settled(data)) >= goal, patience), tail(tmp_path)  # type: ignore[misc]
            if number < restarts:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()
                server = stack.enter_context(served(tmp_path, env))
        runs = asked(env, "Completed")
    found = settled(data)
    whole = [found[0] + timedelta(days=n) for n in range(len(found))]
    print(
        f"scheduled on PostgreSQL: {len(set(found))} of {len(found)} logical runs of different days, none "
        f"missing; {restarts} kills of the server, {runs} flow runs completed"
    )
    assert found == whole


def tail(folder: Path) -> str:
    """The end of the logs."""
    return "".join(
        (folder / name).read_text(errors="replace")[-3000:] for name in ("worker.log", "prefect-server.log")
    )
