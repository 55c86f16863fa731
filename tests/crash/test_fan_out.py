"""The same night on threads, processes, Dask and Ray: the same tables, and a dead worker costs a retry."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect_world import new_environment, served
from test_killed_night import content

from flows.nightly import nightly

KINDS = (
    "dask",
    "ray",
    pytest.param("processes", marks=pytest.mark.long),
    pytest.param("threads", marks=pytest.mark.long),
)
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
def env(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of nights, with a server that runs."""
    folder = tmp_path_factory.mktemp("fan")
    (folder / "token").write_text("0123456789abcdef0123456789abcdef")  # Ray would put one into the home
    ray = {"RAY_AUTH_TOKEN_PATH": str(folder / "token")}
    env = new_environment(folder, COMMUNIQUE_ROOT=str(root), **SETTINGS, **ray)
    with served(folder, env):
        yield env


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_tables_wherever_it_runs(
    here: Content, env: dict[str, str], tmp_path: Path, root: Path, kind: str
) -> None:
    command = [sys.executable, str(SCRIPT), str(tmp_path), kind]
    done = subprocess.run(command, env=env, cwd=root, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr[-4000:]
    [told] = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if "missing" in told:
        pytest.skip(told["missing"])
    assert told["status"] == "ok"
    there = of_pages(tmp_path / kind)
    assert there == here
    assert (told["own"] in told["pids"]) is (kind == "threads")
    same = sum(there[name] == here[name] for name in here)
    print(f"{kind}: {same}/{len(here)} tables the same", end="")
    if kind != "threads":
        assert int((tmp_path / kind / "killed").read_text()) in told["pids"]
        assert len(told["pids"]) >= 2
        print(", though 1 of 2 workers was killed in the middle", end="")
    print()
