"""How much of a night is orchestration and validation, and what do more workers bring?

``python benchmarks/bench_overhead.py`` writes ``overhead.json`` and the tables of ``overhead.md``: the sample
night and 10,000 releases, each with and without Prefect, and a smaller night on every task runner. It starts
a Prefect server of its own on loopback. Without the corpus beside the checkout it measures the sample night.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import overhead_report
from releases import generate
from texts import NEWS, SHARED
from timing import machine

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SOURCE = "id: news\nname: News\nkind: folder\npath: {path}\n"
KINDS = ("here", "threads", "processes", "dask", "ray")
PACKAGES = {"dask": "prefect_dask", "ray": "prefect_ray"}
Environment = dict[str, str]


def main(arguments: Sequence[str]) -> int:
    """Measure, write the results and the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=SHARED, help="folder that holds corpus/")
    options.add_argument("--copies", type=int, default=5, help="how often the corpus is repeated")
    options.add_argument("--few", type=int, default=1000, help="releases of the night on every runner")
    options.add_argument("--only", choices=("sample", "large", "runners"), help="measure this part again")
    told = options.parse_args(arguments)
    kept = HERE / "overhead.json"
    found: dict[str, Any] = json.loads(kept.read_bytes()) if told.only and kept.exists() else {}
    with tempfile.TemporaryDirectory(prefix="communique-bench-") as folder:
        for name, part in _parts(Path(folder), told).items():
            found[name] = part | {"machine": machine()}
            kept.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    overhead_report.write(found)
    print(json.dumps(found, indent=1))
    return 0


def _parts(folder: Path, told: argparse.Namespace) -> dict[str, dict[str, Any]]:
    there = (told.shared / "corpus").is_dir()
    parts: dict[str, dict[str, Any]] = {}
    if told.only in (None, "sample"):
        parts["sample"] = _both(folder, ROOT)
    if there and told.only in (None, "large"):
        parts["large"] = _both(folder, _office(folder / "large", told, None))
    if there and told.only in (None, "runners"):
        parts["runners"] = _runners(folder, _office(folder / "few", told, told.few))
    return parts


def _office(root: Path, told: argparse.Namespace, most: int | None) -> Path:
    """An installation over releases of the corpus, ``most`` of them."""
    (root / "config" / "sources").mkdir(parents=True)
    generate(told.shared / NEWS, root / "releases", told.copies if most is None else 1)
    for extra in sorted((root / "releases").rglob("*.md"))[most:] if most else ():
        extra.unlink()
    (root / "config" / "sources" / "news.yaml").write_text(SOURCE.format(path="releases"), encoding="utf-8")
    return root


def _both(folder: Path, root: Path) -> dict[str, Any]:
    """A night without Prefect and one with it; processor seconds, those of the server too."""
    env = _environment(folder, root)
    plain = _night(env, folder / f"{root.name}-plain")
    with _server(folder, env) as server:
        before = _seconds(server.pid)
        under = _night(env, folder / f"{root.name}-under", "prefect")
        time.sleep(3)  # the server writes down the last events
        under["server"] = _seconds(server.pid) - before
    return {"plain": plain, "prefect": under, "releases": plain["releases"]}


def _runners(folder: Path, root: Path) -> dict[str, Any]:
    """The same night on every runner, by the clock, with two workers."""
    env = _environment(folder, root) | {"COMMUNIQUE_WORKERS": "2", "COMMUNIQUE_PROCESSES": "1"}
    found: dict[str, Any] = {}
    with _server(folder, env):
        for kind in KINDS:
            if find_spec(PACKAGES.get(kind, "prefect")) is None:
                continue
            told = _night(env | {"COMMUNIQUE_RUNNER": kind}, folder / f"runner-{kind}", "prefect")
            found[kind] = told | {"no-op": _no_op(env, kind)}
    return {"kinds": found, "releases": found["here"]["releases"]}


def _no_op(env: Environment, kind: str) -> float:
    """Seconds a task that does nothing takes on that runner, when it is warm."""
    script = str(HERE / "overhead_no_op.py")
    done = subprocess.run([sys.executable, script, kind], env=env, capture_output=True, text=True, check=True)
    return float(done.stdout.splitlines()[-1])


def _night(env: Environment, data: Path, *words: str) -> dict[str, Any]:
    command = [sys.executable, str(HERE / "overhead_night.py"), str(data), *words]
    done = subprocess.run(command, env=env, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"{command}: {done.stderr[-3000:]}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    [record] = [json.loads(path.read_bytes()) for path in (data / "runs").glob("*.json")]
    return told | {"steps": record["steps"], "releases": record["loaded"]}


def _environment(folder: Path, root: Path) -> Environment:
    sys.path.insert(0, str(ROOT))
    from tests.prefect_world import new_environment

    path = os.pathsep.join((str(ROOT), str(HERE)))
    told = {"COMMUNIQUE_ROOT": str(root), "PYTHONPATH": path, "PREFECT_LOGGING_LEVEL": "WARNING"}
    return new_environment(folder / f"server-{root.name}", **told)


@contextmanager
def _server(folder: Path, env: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    from tests.prefect_world import served

    with served(folder, dict(env)) as process:
        yield process


def _seconds(pid: int) -> float:
    """Processor seconds of a process and the ended children that it waited for (Linux)."""
    words = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(map(int, words[11:15])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
