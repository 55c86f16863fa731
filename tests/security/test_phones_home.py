"""Nothing phones home: a whole night asks for nothing outside, whatever its libraries would do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from quiet import quiet, tried

OUTSIDE = (
    "import socket\nsocket.create_connection(('192.0.2.1', 80), 1)",
    "import socket\nsocket.getaddrinfo('stats.example.org', 443)",
    "import urllib.request\nurllib.request.urlopen('https://stats.example.org/')",
)


def python(calls: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words], env=quiet(calls) | more, capture_output=True, text=True, timeout=300
    )


@pytest.mark.slow
def test_who_asks_outside_is_caught(tmp_path: Path) -> None:
    for number, script in enumerate(OUTSIDE, 1):
        assert python(tmp_path / "calls", "-c", script).returncode == 1
        assert len(tried(tmp_path / "calls")) == number


@pytest.mark.slow
def test_a_night_asks_for_nothing_outside(root: Path, tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    told = ("-m", "flows.cli", "run", "--data", str(tmp_path / "data"))
    done = python(calls, *told, COMMUNIQUE_ROOT=str(root))
    assert done.returncode == 0, done.stderr
    assert tried(calls) == []
    print("nothing phones home: 0 of 1 nights asked for anything outside this machine")
