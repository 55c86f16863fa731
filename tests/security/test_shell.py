"""What the shell cannot do: one dialogue of attacks, each refused, and the shell goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import warehouse_world as world
from sql_attacks import ATTACKS, OF_THE_SHELL, RUNAWAYS, SECRET

from warehouse.publish import publish

pytestmark = pytest.mark.slow
SQL = [f"{a};" for a in ATTACKS if ";" not in a and a and not a.startswith("--")][::3]
"""A third of those that go through the gate of ``query``: the shell's statements take the same way."""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published warehouse beside a secret in a file."""
    folder = tmp_path_factory.mktemp("data")
    publish(folder, world.manifest(folder, "r1", world.batch(folder, "r1")))
    (folder / "secret.csv").write_text(f"password\n{SECRET}\n")
    return folder


def dialogue(data: Path, *lines: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """What the shell says to lines typed into it, with a secret in its environment."""
    command = [sys.executable, "-m", "flows.cli", "shell", "--data", str(data)]
    typed = "".join(f"{line}\n" for line in lines).replace("{data}", str(data))
    env = dict(os.environ) | {"COMMUNIQUE_SECRET": SECRET} | settings
    return subprocess.run(command, input=typed, env=env, capture_output=True, text=True, timeout=300)


def state(data: Path) -> dict[Path, int]:
    """All files, and when they were written."""
    return {path: path.stat().st_mtime_ns for path in data.rglob("*")}


def test_no_attack_on_the_shell_reads_or_writes(data: Path) -> None:
    attacks = [*OF_THE_SHELL, *SQL, "SELECT 1; SELECT getenv('COMMUNIQUE_SECRET');"]
    before = state(data)
    done = dialogue(data, *attacks, "SELECT 'still ' || 'here' AS word;")
    assert len(attacks) >= 30
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("error: ") == len(attacks), done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert "still here" in done.stdout
    assert done.stdout.count("row") == 1, done.stdout
    assert state(data) == before
    print(f"attacks on the shell refused: {len(attacks)}/{len(attacks)}")


def test_the_shell_ends_a_runaway_and_goes_on(data: Path) -> None:
    begun = time.monotonic()
    lines = [f"{sql};" for sql in RUNAWAYS[:3]]
    done = dialogue(data, *lines, ".saved", COMMUNIQUE_QUERY_SECONDS="2")
    spent = (time.monotonic() - begun) / len(lines)
    assert done.stderr.count("longer than 2 s and was ended") == len(lines), done.stderr
    assert "@growth-this-year" in done.stdout
    print(f"runaways ended: {len(lines)}/{len(lines)}, {spent:.1f} s each with a limit of 2 s")
