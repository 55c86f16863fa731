"""Does the doctor see a schedule that died, and a server that plans nothing?"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from config.settings import Settings, load_settings
from flows.alive import kept_up, planned
from flows.record import keep


@pytest.fixture
def settings(install: Callable[..., Path], tmp_path: Path) -> Settings:
    install(town=tmp_path)
    return load_settings()


def done(settings: Settings, day: str) -> None:
    told = {"run_id": day, "trigger": "schedule", "status": "ok", "logical_date": day, "sources": ["town"]}
    keep(settings.data_folder, told)


@pytest.mark.parametrize(
    ("last", "now", "well", "said"),
    [
        (None, "2026-03-10T12:30", True, "1 in force, the next is due 2026-03-11 06:00 UTC"),
        ("2026-03-10", "2026-03-10T12:30", True, "the next is due 2026-03-11 06:00 UTC"),
        ("2026-03-09", "2026-03-10T11:59", True, "the next is due"),
        ("2026-03-09", "2026-03-10T12:00", False, "2026-03-10 of town is owed since 2026-03-10 06:00 UTC"),
    ],
)
def test_a_schedule_that_died_is_seen(
    settings: Settings, last: str | None, now: str, well: bool, said: str
) -> None:
    if last:
        done(settings, last)
    found, told = kept_up(settings, datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert found is well
    assert said in told


@pytest.fixture
def server() -> Iterator[Callable[[object], str]]:
    """A server that answers every question with one JSON value; gives its address."""
    answer: list[object] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            body = json.dumps(answer[0]).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *told: object) -> None:
            """A test prints nothing of its own server."""

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()

        def answering(value: object) -> str:
            answer[:] = [value]
            return f"http://127.0.0.1:{http.server_port}/api"

        yield answering
        http.shutdown()
        thread.join()


def test_a_server_that_plans_nothing_is_sick(server: Callable[[object], str]) -> None:
    well, told = planned(server([]))
    assert (well, "plans no run of nightly" in told) == (False, True)


def test_a_server_that_plans_runs_is_well(server: Callable[[object], str]) -> None:
    well, told = planned(server([{"expected_start_time": "2026-03-11T06:00:00Z"}] * 3))
    assert well
    assert told.endswith("plans 3 runs, the next for 2026-03-11T06:00:00Z")
