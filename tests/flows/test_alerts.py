"""New findings are told once a run, to a real web hook and a real mailbox."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from flows.nightly import nightly
from warehouse.query import query

pytestmark = pytest.mark.slow
PAGE = """<!doctype html><html lang="en"><head><title>Ferry traffic</title></head><body><main>
<h1>Ferry traffic</h1><p><time datetime="2026-03-02">2 March 2026</time></p>
<p>Freight on the ferries {verb} by {percent}% in February 2026 compared with February 2025.</p>
<p>There were 14 sailings a day.</p></main></body></html>"""


class Hook:
    """A web hook that keeps what it is told, and fails while ``down``."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []
        self.down = False
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                text = self.rfile.read(int(self.headers["Content-Length"]))
                if not hook.down:
                    hook.told.append(json.loads(text))
                self.send_response(503 if hook.down else 200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"json://127.0.0.1:{self.server.server_port}/hook?secret=opensesame"


@pytest.fixture
def hook() -> Iterator[Hook]:
    made = Hook()
    yield made
    made.server.shutdown()
    made.server.server_close()


class Mailbox:
    """What was mailed."""

    def __init__(self) -> None:
        self.mails: list[str] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  # its library calls it so
        self.mails.append(envelope.content.decode("utf-8", "replace"))
        return "250 OK"


def night(folder: Path, name: str, percent: str, verb: str = "rose") -> None:
    (folder / f"{name}.html").write_text(PAGE.format(percent=percent, verb=verb), encoding="utf-8")
    assert nightly().exit == 0


@pytest.fixture
def harbour(install: Callable[..., Path], tmp_path: Path) -> Path:
    folder = tmp_path / "harbour"
    folder.mkdir()
    install(harbour=folder)
    return folder


def test_a_web_hook_is_told_of_what_is_new_and_once(
    harbour: Path,
    hook: Hook,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("COMMUNIQUE_ALERTS", json.dumps([hook.address]))
    night(harbour, "a", "250")
    (first,) = hook.told
    assert first["title"] == "Communiqué: 1 new finding"
    assert "is 250 %" in first["message"]
    key = query(tmp_path / "data", "SELECT finding_id FROM open_findings").table.column(0).to_pylist()[0]
    assert key in first["message"]
    assert "Decide: communique review" in first["message"]

    night(harbour, "b", "3.5")
    assert len(hook.told) == 1  # nothing new, nothing told

    hook.down = True
    night(harbour, "c", "410")
    assert len(hook.told) == 1
    assert "could not be sent" in caplog.text
    assert "opensesame" not in caplog.text
    hook.down = False
    night(harbour, "d", "320")
    assert hook.told[1]["title"] == "Communiqué: 2 new findings"  # the night before is not lost
    assert "is 410 %" in hook.told[1]["message"]
    assert "is 250 %" not in hook.told[1]["message"]


def test_a_mailbox(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    box = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        address = f"mailto://127.0.0.1:{port}?from=night@communique.example&to=desk@communique.example"
        monkeypatch.setenv("COMMUNIQUE_ALERTS", json.dumps([address]))
        night(harbour, "a", "250")
    finally:
        controller.stop()
    (mail,) = box.mails
    assert "1 new finding" in mail or "1_new_finding" in mail
    assert "desk@communique.example" in mail


def test_what_is_less_grave_is_not_told(harbour: Path, hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_ALERTS", json.dumps([hook.address]))
    monkeypatch.setenv("COMMUNIQUE_ALERT_FROM", "critical")
    night(harbour, "a", "250")
    assert hook.told == []
