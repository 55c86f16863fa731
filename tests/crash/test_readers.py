"""Readers never wait and never see a mixture: 50 publications under a reader of 100 queries a second."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import warehouse_world as world

from warehouse.publish import publish

PUBLICATIONS, QUERIES_BETWEEN = 50, 20

# Asks 100 times a second, by schedule and not by pause; opens the published file anew when it has changed.
READER = """
import sys, time
from pathlib import Path
from warehouse.duck import connect
from warehouse.publish import require_published
data, path, base, asked, errors, mixed, least = Path(sys.argv[1]), None, None, 0, 0, 0, 0
began = time.monotonic()
while not (data / "stop").exists():
    time.sleep(max(0, began + asked / 100 - time.monotonic()))
    asked += 1
    try:
        now = require_published(data)
        if now != path:
            path, base = now, connect(now, read_only=True)
        figures, releases, runs, last = base.execute(
            "SELECT (SELECT count(*) FROM figure), (SELECT count(*) FROM release), "
            "(SELECT count(*) FROM run), (SELECT max(right(run_id, 3)::INT) FROM run)").fetchall()[0]
    except Exception as error:
        errors += 1
        print("error", repr(error), flush=True)
        continue
    mixed += not (figures == 3 * releases and releases == runs == last and runs >= least)
    least = runs
    print("asked", flush=True)
print("end", asked, errors, mixed, round(asked / (time.monotonic() - began)), flush=True)
"""


def night(data: Path, number: int) -> None:
    run = f"run-{number:03d}"
    publish(data, world.manifest(data, run, world.batch(data, run, raw=run.encode(), location=f"{run}.html")))


def test_a_reader_through_fifty_publications(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    night(tmp_path, 1)
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
    )
    with reader:
        assert reader.stdout
        try:
            for number in range(2, PUBLICATIONS + 2):
                night(tmp_path, number)
                for _ in range(QUERIES_BETWEEN):
                    assert reader.stdout.readline() == "asked\n"
            (tmp_path / "stop").touch()
            told = reader.stdout.read().splitlines()
        finally:
            reader.kill()
    asked, errors, mixed, rate = map(int, told[-1].split()[1:])
    with capsys.disabled():
        print(
            f"\nreader: {asked} queries ({rate}/s), {PUBLICATIONS} publications, "
            f"{errors} errors, {mixed} mixed"
        )
    assert (errors, mixed) == (0, 0)
    assert asked >= PUBLICATIONS * QUERIES_BETWEEN
