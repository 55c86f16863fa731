"""How long do ten thousand releases take, and how much memory? And how much faster than others is it?

``python benchmarks/bench_ingest.py --peers-python PATH`` writes ``ingest.json`` and the table in
``ingest.md``. It generates its releases and its data below a temporary folder and takes some ten minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ingest_report
from releases import generate
from texts import NEWS, SHARED, page_files
from timing import machine, timed
from whole_corpus import lexicon

from press.figures import read_figures
from press.page import parse

HERE = Path(__file__).resolve().parent
SOURCE = "id: news\nname: News\nkind: folder\npath: {path}\n"
EVERY = 0.25
"""Seconds between two looks at the memory of all processes."""


def main(arguments: Sequence[str]) -> int:
    """Measure, write the results and the table; 2 where the corpus is not there."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--peers-python", type=Path, required=True, help="has requirements/bench.txt")
    options.add_argument("--shared", type=Path, default=SHARED, help="folder that holds corpus/")
    options.add_argument("--copies", type=int, default=5, help="how often the corpus is repeated")
    told = options.parse_args(arguments)
    if not (told.shared / "corpus").is_dir():
        print(f"{told.shared}: no corpus there; give --shared FOLDER. Nothing measured", file=sys.stderr)
        return 2
    found: dict[str, Any] = {"machine": machine()}
    with tempfile.TemporaryDirectory(prefix="communique-bench-") as folder:
        found |= _ingested(Path(folder), told)
    found |= _beside(told)
    (HERE / "ingest.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    ingest_report.write(found, "ingest", HERE / "ingest.md")
    print(json.dumps(found, indent=1))
    return 0


def _ingested(folder: Path, told: argparse.Namespace) -> dict[str, Any]:
    releases = generate(told.shared / NEWS, folder / "releases", told.copies)
    sources = folder / "config" / "sources"
    sources.mkdir(parents=True)
    (sources / "news.yaml").write_text(SOURCE.format(path=folder / "releases"), encoding="utf-8")
    first, again = _run(folder), _run(folder)
    return {
        "releases": releases,
        "seconds": first["seconds"],
        "megabytes": first["megabytes"],
        "peak at": first["peak at"],
        "rerun seconds": again["seconds"],
        "rerun megabytes": again["megabytes"],
    }


def _run(folder: Path) -> dict[str, Any]:
    """One ``communique run``: seconds by the clock, and the most memory of all its processes together."""
    env = dict(os.environ) | {"COMMUNIQUE_ROOT": str(folder), "PYTHONPATH": str(HERE.parent)}
    begun, log = time.monotonic(), folder / "run.log"
    with log.open("w", encoding="utf-8") as file:
        run = subprocess.Popen([sys.executable, "-m", "flows.cli", "run"], env=env, stdout=file, stderr=file)
        most, at = 0.0, ""
        while run.poll() is None:
            now = _megabytes(run.pid)
            if now > most:
                most, at = now, _last_line(log)
            time.sleep(EVERY)
    if run.returncode:
        raise SystemExit(f"the run failed ({run.returncode}):\n{log.read_text(encoding='utf-8')[-3000:]}")
    return {"seconds": round(time.monotonic() - begun, 1), "megabytes": round(most), "peak at": at}


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8").splitlines()
    return lines[-1][:80] if lines else ""


def _megabytes(pid: int) -> float:
    """Memory of a process and its children: pages that they share count in parts (Linux)."""
    total = 0
    for process in (pid, *_children(pid)):
        try:
            text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        except OSError:  # it has just ended
            continue
        total += next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return total / 1000


def _children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(child) for child in text.split()]


def _beside(told: argparse.Namespace) -> dict[str, Any]:
    """The same pages parsed and read by ours, and by trafilatura and quantulum3, one core each."""
    files = page_files(told.shared)
    pages = [(path.read_bytes(), path.name) for path in files]
    ours = timed(
        lambda: [read_figures(parse(raw, location=name), lexicon()) for raw, name in pages], 5
    ).median
    command = [told.peers_python, "-W", "ignore", HERE / "peers.py", "trafilatura+quantulum3", "3"]
    paths = json.dumps([str(path) for path in files])
    done = subprocess.run(command, input=paths, capture_output=True, text=True, check=True)
    theirs = sorted(json.loads(done.stdout.splitlines()[-1])["seconds"])[1]
    return {
        "pages": len(files),
        "our seconds": round(ours, 4),
        "their seconds": round(theirs, 4),
        "times faster": round(theirs / ours, 1),
    }


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
