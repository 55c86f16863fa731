"""Killed at any step of publishing: readers see a whole warehouse, and a rerun gives the same tables."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
import warehouse_world as world

from warehouse.duck import connect
from warehouse.folder import clear_leftovers
from warehouse.publish import publish, published, recover, require_published
from warehouse.schema import tables

# Runs one publication and kills itself before or after the n-th call of a function on the way.
SCRIPT = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = [sys.argv[1]]
import warehouse_world as world
from warehouse import folder, load, manifest, parquet, publish
data, place, moment = Path(sys.argv[2]), sys.argv[3], sys.argv[4]
owner, name = {
    "parquet": (parquet, "digest"), "verify": (manifest, "verify"), "copy": (publish.shutil, "copyfile"),
    "merge": (load, "merge"), "load": (publish, "load"), "views": (publish, "create_views"),
    "check": (publish, "failures"), "build": (publish, "build"), "log": (manifest, "write"),
    "whole": (manifest, "write_whole"), "rename": (Path, "rename"), "link": (Path, "symlink_to"),
    "replace": (Path, "replace"), "swap": (publish, "swap"),
}[place]
real = getattr(owner, name)
def deadly(*args, **kwargs):
    if moment == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    real(*args, **kwargs)
    os.kill(os.getpid(), signal.SIGKILL)
pages = [world.batch(data, "second", raw=b"second"), world.batch(data, "second", raw=b"more", location="m")]
if place != "parquet":
    run = world.manifest(data, "second", *pages)
setattr(owner, name, deadly)
if place == "parquet":
    run = world.manifest(data, "second", *pages)
publish.publish(data, run)
"""

STEPS = [
    *(("parquet", "after"), ("verify", "before"), ("copy", "after"), ("merge", "after"), ("load", "after")),
    *(("views", "after"), ("check", "after"), ("build", "after"), ("whole", "before"), ("whole", "after")),
    *(("log", "after"), ("rename", "after"), ("link", "after"), ("replace", "after"), ("swap", "after")),
]


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with connect(path, read_only=True) as base:
        return {name: base.execute(f"FROM {name} ORDER BY ALL").fetchall() for name in tables()}


def first(data: Path) -> None:
    publish(data, world.manifest(data, "first", world.batch(data, "first")))


def second(data: Path) -> None:
    pages = [
        world.batch(data, "second", raw=b"second"),
        world.batch(data, "second", raw=b"more", location="m"),
    ]
    publish(data, world.manifest(data, "second", *pages))


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[object, object]:
    """What the tables hold before and after the second run if nobody is killed."""
    data = tmp_path_factory.mktemp("clean")
    first(data)
    before = content(require_published(data))
    second(data)
    return before, content(require_published(data))


@pytest.mark.parametrize(("place", "moment"), STEPS)
def test_killed_while_publishing(
    tmp_path: Path, clean: tuple[object, object], place: str, moment: str
) -> None:
    first(tmp_path)
    old = published(tmp_path)
    tests = Path(world.__file__).parent
    done = subprocess.run([sys.executable, "-c", SCRIPT, str(tests), str(tmp_path), place, moment])
    assert done.returncode == -signal.SIGKILL
    before, after = clean
    seen = content(require_published(tmp_path))
    assert seen == (before if published(tmp_path) == old else after)
    clear_leftovers(tmp_path)
    recover(tmp_path)
    assert content(require_published(tmp_path)) in (before, after)
    second(tmp_path)
    assert content(require_published(tmp_path)) == after
    assert list(tmp_path.rglob(".tmp-*")) == []
    assert list((tmp_path / "work").iterdir()) == []
