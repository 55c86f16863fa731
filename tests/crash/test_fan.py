"""The same night on threads, processes, Dask and Ray: the same tables, and a dead worker costs a retry."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from prefect_world import new_environment, served
from test_killed_night import content

from flows.nightly import nightly

KINDS = ("threads", "processes", "dask", "ray")
SETTINGS = {"COMMUNIQUE_BATCH_SIZE": "3", "COMMUNIQUE_WORKERS": "2", "PREFECT_LOGGING_LEVEL": "WARNING"}
SCRIPT = Path(__file__).with_name("fanned.py")
Content = dict[str, list[tuple[object, ...]]]


def of_pages(data: Path) -> Content:
    """Every table but those that are of runs."""
    return {name: rows for name, rows in content(data).items() if name != "finding_event"}


@pytest.fixture(scope="module")
def here(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Content:
    """What a night gives that runs in one process, without Prefect."""
    data = tmp_path_factory.mktemp("here") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMUNIQUE_ROOT", str(root))
        nightly(data=data)
    return of_pages(data)


@pytest.fixture(scope="module")
def nights(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The folder of all nights, and what each told."""
    folder = tmp_path_factory.mktemp("fan")
    ray = {"RAY_AUTH_TOKEN_PATH": str(folder / "token"), "RAY_TMPDIR": "/tmp"}
    (folder / "token").write_text("0123456789abcdef0123456789abcdef")
    env = new_environment(folder, COMMUNIQUE_ROOT=str(root), **SETTINGS, **ray)
    with served(folder, env):
        command = [sys.executable, str(SCRIPT), str(folder), *KINDS]
        done = subprocess.run(command, env=env, cwd=root, capture_output=True, text=True, timeout=500)
    assert done.returncode == 0, done.stderr[-4000:]
    lines = (json.loads(line) for line in done.stdout.splitlines() if line.startswith("{"))
    return folder, {told["kind"]: told for told in lines}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_tables_wherever_it_runs(here: Content, nights: tuple[Path, Any], kind: str) -> None:
    folder, told = nights[0] / kind, nights[1][kind]
    if "missing" in told:
        pytest.skip(told["missing"])
    assert (told["status"], told["kind"]) == ("ok", kind)
    assert of_pages(folder) == here
    assert (told["own"] in told["pids"]) is (kind == "threads")
    if kind != "threads":
        killed = int((folder / "killed").read_text())
        assert killed in told["pids"]
        assert len(told["pids"]) >= 2
        print(f"{kind}: 1 of 2 workers killed, {len(here['figure'])}/{len(here['figure'])} figures the same")
