"""Night after night in one process: memory, open files and disk stay within bounds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.mark.parametrize(("warm", "nights"), [(4, 1), pytest.param(10, 30, marks=pytest.mark.long)])
def test_it_does_not_grow(
    install: Callable[..., Path], tmp_path: Path, root: Path, warm: int, nights: int
) -> None:
    """From night ``warm`` on, when all has been loaded once: in ten nights files are packed twice."""
    (tmp_path / "port").mkdir()
    install(port=tmp_path / "port")
    told = {"PACK_FILES": "40", "KEEP_BUILDS": "2", "PROCESSES": "1"}
    env = dict(os.environ) | {f"COMMUNIQUE_{name}": value for name, value in told.items()}
    command = [sys.executable, str(Path(__file__).with_name("nights.py")), str(tmp_path), str(warm + nights)]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    first, last = rows[warm - 1], rows[-1]
    growth = last["rss"] / first["rss"] - 1
    print(
        f"{nights} nights: RSS {growth:+.1%}, file descriptors {last['fds'] - first['fds']:+d}, "
        f"{last['parquet']} Parquet files, {last['disk'] / 1e6:.1f} MB beside the archive"
    )
    assert growth < 0.05
    assert last["fds"] <= first["fds"]
    assert max(row["parquet"] for row in rows) <= 40
    assert last["disk"] < first["disk"] * 1.5
