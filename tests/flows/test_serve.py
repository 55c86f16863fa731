"""``communique serve``: a real server, a real schedule, a real run; and nothing left when it ends."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from quiet import quiet, tried

from flows.alive import planned

pytestmark = pytest.mark.slow

FINAL = ["COMPLETED", "FAILED", "CRASHED", "CANCELLED"]
RELEASE = """\
Ostermark Port Authority
Harbour traffic in 2025

Published 20 January 2026

The port handled 3.1 million containers in 2025, up 4.5% on 2024.
"""


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def service(install: Callable[..., Path], tmp_path: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """The service on an installation of one release, with one run asked for."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "traffic.txt").write_text(RELEASE, encoding="utf-8")
    root = install(harbour=folder)
    command = [sys.executable, "-m", "flows.cli", "serve", "--run-now", "--port", str(port)]
    told = {"COMMUNIQUE_ROOT": str(root), "COMMUNIQUE_SCHEDULE": "30 5 * * *"}
    env = quiet(tmp_path / "calls") | told
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    yield process
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)


def ask(port: int, path: str, body: dict[str, Any] | None = None) -> Any:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        text = answer.read().decode()
    return json.loads(text) if path.startswith("/api") else text


def task_names(port: int, flow_run: str) -> set[str]:
    """The names of a flow run's tasks, as far as the server has written them down."""
    tasks = ask(port, "/api/task_runs/filter", {"flow_runs": {"id": {"any_": [flow_run]}}})
    return {task["name"].rsplit("-", 1)[0] for task in tasks}


def until(what: Callable[[], Any], seconds: float) -> Any:
    """The first true answer of ``what``; a bounded wait, so that a broken service fails the test."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            answer = what()
        except OSError:
            answer = None
        if answer:
            return answer
        time.sleep(0.5)
    raise AssertionError("it did not happen in time")


def test_serve_schedules_runs_and_ends_cleanly(
    service: subprocess.Popen[str], port: int, tmp_path: Path
) -> None:
    page = until(lambda: ask(port, "/"), 150)
    assert "<title>Prefect" in page
    names = {"nightly", "backfill", "reparse", "rebuild", "gc"}
    found = until(lambda: (d := ask(port, "/api/deployments/filter", {})) and len(d) == len(names) and d, 60)
    assert {deployment["name"] for deployment in found} == names
    [deployment] = [d for d in found if d["name"] == "nightly"]
    assert [s["schedule"]["cron"] for s in deployment["schedules"]] == ["30 5 * * *"]

    def ended() -> Any:
        assert service.poll() is None, service.communicate()[0]
        runs = ask(port, "/api/flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": FINAL}}}})
        return runs or None

    [run] = until(ended, 150)
    assert run["state_type"] == "COMPLETED", run["state"]["message"]
    scheduled = ask(
        port, "/api/flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}
    )
    # The server writes down task runs from their events, behind the run itself.
    done = {"discover", "archive", "parse", "extract", "store", "validate", "load", "report"}
    done |= {"asset-release", "asset-figure", "asset-finding"}
    until(lambda: done <= task_names(port, run["id"]), 60)
    artifacts = ask(port, "/api/artifacts/filter", {})
    assert scheduled, "the scheduler planned no night"
    well, told = planned(f"http://127.0.0.1:{port}/api")
    assert well, told
    well, told = planned(f"http://127.0.0.1:{port}/api")
    assert well, told
    assert {"night", "report"} <= {a["key"] for a in artifacts}
    assert (tmp_path / "data" / "report" / "index.html").exists()

    service.send_signal(signal.SIGINT)
    told, _ = service.communicate(timeout=60)
    assert service.returncode == 0, told
    assert "stopped" in told
    with pytest.raises(OSError, match="refused"):
        ask(port, "/api/health")
    assert tried(tmp_path / "calls") == []
    print("server, scheduler and a scheduled night: 0 of them asked for anything outside, out of 3 watched")


def test_a_killed_service_takes_its_server_along(service: subprocess.Popen[str], port: int) -> None:
    until(lambda: ask(port, "/api/health"), 150)
    service.kill()

    def gone() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) != 0

    assert until(gone, 60)
