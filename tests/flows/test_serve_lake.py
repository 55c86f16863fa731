"""``communique serve`` where the warehouse is a lake: a run of the service's worker publishes to it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from warehouse.attach import Lake
from warehouse.publish import published
from warehouse.query import query

pytestmark = pytest.mark.long

RELEASE = """\
Ostermark Port Authority
Harbour traffic in 2025

Published 20 January 2026

The port handled 3.1 million containers in 2025, up 4.5% on 2024.
"""
PATIENCE = 300.0
"""Seconds that server, worker and run may take together."""


def test_a_run_of_the_service_publishes_to_the_lake(
    install: Callable[..., Path], tmp_path: Path, lake: Lake
) -> None:
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "traffic.txt").write_text(RELEASE, encoding="utf-8")
    root = install(harbour=folder)
    told = {"kind": "ducklake", "catalog": f"postgres:{lake.catalog}", "data": lake.data}
    told |= {"endpoint": lake.endpoint or ""}
    lines = "".join(f'  {name}: "{value}"\n' for name, value in told.items())
    (root / "config" / "settings.yaml").write_text(f"warehouse:\n{lines}", encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "flows.cli", "serve", "--run-now", "--port", str(port)]
    env = dict(os.environ) | {"COMMUNIQUE_ROOT": str(root), "COMMUNIQUE_SCHEDULE": "30 5 * * *"}
    log = tmp_path / "serve.log"
    with log.open("wb") as out:
        service = subprocess.Popen(command, env=env, stdout=out, stderr=out)
    try:
        until = time.monotonic() + PATIENCE
        while published_in(root / "data") is None and time.monotonic() < until:
            assert service.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(1)
        answer = query(root / "data", "SELECT quote FROM latest_figures ORDER BY char_start", timeout=120)
        assert answer.table.column(0).to_pylist() == ["3.1 million containers", "4.5%"]
        assert not list((root / "data").glob("warehouse-*.duckdb"))
    finally:
        service.send_signal(signal.SIGINT)
        service.wait(60)


def published_in(data: Path) -> Path | None:
    """The lake's newest snapshot, once the service has settled the folder."""
    return published(data) if (data / "warehouse.lake").exists() else None
