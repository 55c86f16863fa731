"""Night after night in one process: memory, open files and disk stay within bounds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

WARM = 4
"""Nights after which everything has been loaded once."""


@pytest.mark.parametrize("nights", [5, pytest.param(30, marks=pytest.mark.long)])
def test_it_does_not_grow(install: Callable[..., Path], tmp_path: Path, root: Path, nights: int) -> None:
    (tmp_path / "port").mkdir()
    install(port=tmp_path / "port")
    told = {"PACK_FILES": "40", "KEEP_BUILDS": "2", "PROCESSES": "1"}
    env = dict(os.environ) | {f"COMMUNIQUE_{name}": value for name, value in told.items()}
    command = [sys.executable, str(Path(__file__).with_name("nights.py")), str(tmp_path), str(nights)]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    warm, last = rows[WARM - 1], rows[-1]
    growth = last["rss"] / warm["rss"] - 1
    print(
        f"{nights} nights: RSS {growth:+.1%}, file descriptors {last['fds'] - warm['fds']:+d}, "
        f"{last['parquet']} Parquet files, {last['disk'] / 1e6:.1f} MB beside the archive"
    )
    assert growth < 0.05
    assert last["fds"] <= warm["fds"]
    assert max(row["parquet"] for row in rows) <= 40
    assert last["disk"] < warm["disk"] * 1.5
