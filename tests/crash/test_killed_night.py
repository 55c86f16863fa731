"""Kill the night anywhere, run it again, get the same warehouse."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from warehouse.duck import connect
from warehouse.publish import published
from warehouse.schema import tables

# Which run wrote a row, and when, is not part of what the warehouse says.
APART = {"run_id", "archived_at", "found_at", "known_from", "validated_at", "started_at", "finished_at"}
Install = Callable[..., Path]


@pytest.fixture
def newsroom(install: Install, root: Path) -> Path:
    """An installation over two sources of the sample newsroom."""
    folder = root / "samples" / "newsroom"
    return install(labour=folder / "kestria-labour", city=folder / "veldhaven-city")


def start(root: Path, data: Path) -> subprocess.Popen[bytes]:
    """Begin a night in a process of its own."""
    env = dict(os.environ) | {"COMMUNIQUE_ROOT": str(root)}
    command = [sys.executable, "-m", "flows.cli", "run", "--data", str(data), "--date", "2026-11-20"]
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def content(data: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table in order, but for which run wrote what and when."""
    path = published(data)
    assert path is not None
    found = {}
    with connect(path, read_only=True) as connection:
        for table in tables().values():
            names = ", ".join(f'"{c.name}"' for c in table.columns if c.name not in APART)
            if table.name not in ("run", "validation_result"):
                rows = connection.execute(f"SELECT {names} FROM {table.name} ORDER BY ALL").fetchall()
                found[table.name] = sorted((tuple(map(timeless, row)) for row in rows), key=repr)
    return found


def timeless(value: object) -> object:
    """A quarantined row, which is kept as JSON, but for when things were."""
    if not isinstance(value, str) or not value.startswith("{"):
        return value
    return tuple(sorted((k, str(v)) for k, v in json.loads(value).items() if k not in APART))


@pytest.mark.parametrize("kills", [4, pytest.param(200, marks=pytest.mark.long)])
def test_a_killed_night_leaves_nothing_half_done(newsroom: Path, tmp_path: Path, kills: int) -> None:
    clean = tmp_path / "clean"
    begun = time.monotonic()
    assert start(newsroom, clean).wait() == 0
    whole = time.monotonic() - begun
    expected = content(clean)
    assert len(expected["figure"]) > 50
    dice, survived = random.Random(20261123), 0
    for number in range(kills):
        data = tmp_path / f"killed-{number}"
        process = start(newsroom, data)
        time.sleep(whole * dice.uniform(0.15, 1.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert start(newsroom, data).wait() == 0
        survived += content(data) == expected
        shutil.rmtree(data)
    print(f"survived {survived}/{kills}")
    assert survived == kills
