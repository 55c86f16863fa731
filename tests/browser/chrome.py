"""A headless Chromium for tests, spoken to by its own protocol over a pair of pipes; nothing to install."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    # A page that one goes back to is loaded again, as it is where memory is short.
    "--disable-features=BackForwardCache",
    *("--disable-dev-shm-usage", "--remote-debugging-pipe", "about:blank"),
)
PATIENCE = 60
Message = dict[str, Any]


def found() -> str | None:
    """The Chromium of this machine, if there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Chrome:
    """One page. ``events`` are all that it told: requests, console messages, exceptions, violations."""

    def __init__(self, send: int, receive: int) -> None:
        self.send, self.receive = send, receive
        self.events: list[Message] = []
        self.buffer, self.number, self.session = b"", 0, ""

    def start(self) -> None:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log", "Audits"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> Message:
        """Sends a command and waits for its answer; what is told meanwhile goes to ``events``."""
        self.number += 1
        message: Message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.send, json.dumps(message).encode() + b"\0")
        number = self.number
        answer = next(m for m in self.messages() if m.get("id") == number)
        assert "error" not in answer, answer
        return answer.get("result", {})

    def messages(self) -> Iterator[Message]:
        while True:
            while b"\0" not in self.buffer:
                ready, _, _ = select.select([self.receive], [], [], PATIENCE)
                assert ready, f"Chromium has said nothing for {PATIENCE} s"
                chunk = os.read(self.receive, 1 << 16)
                assert chunk, "Chromium has gone"
                self.buffer += chunk
            raw, self.buffer = self.buffer.split(b"\0", 1)
            message: Message = json.loads(raw)
            if "method" in message:
                self.events.append(message)
            yield message

    def open(self, page: Path | str, width: int = 1200, height: int = 900, scheme: str = "light") -> None:
        """Shows a page (a file or an address) at a width, in light or dark; waits until it is idle."""
        self.size(width, height)
        media = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", features=media)
        self.events.clear()
        self.call("Page.navigate", url=page.resolve().as_uri() if isinstance(page, Path) else page)
        self.loaded()

    def back(self) -> None:
        """Goes back by one page."""
        history = self.call("Page.getNavigationHistory")
        self.events.clear()
        before = history["entries"][history["currentIndex"] - 1]
        self.call("Page.navigateToHistoryEntry", entryId=before["id"])
        self.loaded()

    def loaded(self) -> None:
        """Waits until a page that was asked for since the last ``events.clear`` is there and idle."""
        if not any(e["method"] == "Page.loadEventFired" for e in self.events):
            next(m for m in self.messages() if m.get("method") == "Page.loadEventFired")
        time.sleep(0.15)  # not in the page: one that may run no script has no timers
        self.call("Page.getNavigationHistory")

    def size(self, width: int, height: int = 900) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.call("Emulation.setDeviceMetricsOverride", **metrics)

    def ask(self, expression: str) -> Any:
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def tab_to(self, wanted: str, most: int = 200) -> None:
        """Presses Tab until the element in focus makes ``wanted`` (over ``e``) true; fails after ``most``."""
        for _ in range(most):
            self.press("Tab", 9)
            if self.ask(f"(e => !!({wanted}))(document.activeElement)"):
                return
        raise AssertionError(f"{most} times Tab does not reach {wanted}")

    def type(self, text: str) -> None:
        """Types into the element in focus."""
        self.call("Input.insertText", text=text)

    def press(self, key: str, code: int, text: str = "") -> None:
        """Presses a key of the keyboard."""
        named = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **named)
        self.call("Input.dispatchKeyEvent", type="keyUp", **named)

    def requests(self) -> list[str]:
        """The addresses that the page asked for, its own aside."""
        sent = [e["params"] for e in self.events if e["method"] == "Network.requestWillBeSent"]
        return [p["request"]["url"] for p in sent if p["type"] != "Document"]

    def complaints(self) -> list[Message]:
        """Console messages, exceptions, and violations of the page's own policy."""
        kinds = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded", "Audits.issueAdded")
        return [e for e in self.events if e["method"] in kinds]

    def picture(self, path: Path, *, whole: bool = True, clip: Message | None = None) -> None:
        """A PNG of the page."""
        extra = {"clip": clip} if clip else {}
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=whole, **extra)
        path.write_bytes(base64.b64decode(shot["data"]))


@contextmanager
def chrome(program: str) -> Iterator[Chrome]:
    """A Chromium with a profile of its own; it ends with the block."""
    to_child, send = os.pipe()
    receive, from_child = os.pipe()
    profile = tempfile.mkdtemp(prefix="chrome-")
    shell = f'exec "$0" "$@" 3<&{to_child} 4>&{from_child}'
    process = subprocess.Popen(
        ["bash", "-c", shell, program, f"--user-data-dir={profile}", *FLAGS],
        pass_fds=(to_child, from_child),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_child)
    os.close(from_child)
    try:
        browser = Chrome(send, receive)
        browser.start()
        yield browser
    finally:
        process.kill()
        process.wait()
        os.close(send)
        os.close(receive)
        shutil.rmtree(profile, ignore_errors=True)
