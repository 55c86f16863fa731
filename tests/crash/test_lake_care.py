"""What is old goes from a lake, what is lost comes back from backups, and nothing else changes."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import warehouse_world as world

from flows.gc import gc
from tests import lake_world
from warehouse import manifest as log
from warehouse.attach import POINTER, Lake, settle
from warehouse.backup import backup, restore
from warehouse.duck import connect
from warehouse.errors import LakeError
from warehouse.lake_age import Aged, forget
from warehouse.pack import pack, parquet_files
from warehouse.publish import publish, rebuild, require_published
from warehouse.schema import tables

Content = dict[str, list[tuple[object, ...]]]
NOW_AND_BEFORE = timedelta(0)


def content(data: Path) -> Content:
    with connect(require_published(data), read_only=True) as base:
        return {name: base.execute(f"FROM {name} ORDER BY ALL").fetchall() for name in tables()}


def night(data: Path, name: str, n: int) -> None:
    """A page of this night's own, and one that every night says otherwise."""
    now = world.NIGHT + timedelta(days=n)
    own = world.batch(data, name, raw=name.encode(), location=f"{name}.html", now=now)
    again = world.batch(data, name, raw=f"told {n}".encode(), location="told.html", now=now)
    publish(data, world.manifest(data, name, own, again, now=now))


@pytest.fixture
def data(tmp_path: Path, lake: Lake) -> Path:
    """The folder of a writer after two nights."""
    settle(tmp_path / "a", lake)
    for n in range(2):
        night(tmp_path / "a", f"a{n}", n)
    return tmp_path / "a"


def stored(data: Path, lake: Lake) -> set[str]:
    """The files in the store below the lake's prefix."""
    with connect(data / POINTER, read_only=True) as connection:
        return {row[0] for row in connection.execute(f"FROM glob('{lake.data}**')").fetchall()}


def test_old_snapshots_and_stray_files_go_and_nothing_else(data: Path, lake: Lake) -> None:
    before = content(data)
    with connect(data / POINTER) as connection:
        connection.execute(f"COPY (SELECT 1) TO '{lake.data}main/figure/of-a-killed-writer.parquet'")
    held = stored(data, lake)
    assert forget(data, timedelta(days=7)) == Aged(0, 0, 0)
    told = forget(data, NOW_AND_BEFORE, dry=True)
    assert told.snapshots >= 2
    assert told.strays == 1
    assert stored(data, lake) == held
    done = forget(data, NOW_AND_BEFORE)
    assert (done.snapshots, done.strays) == (told.snapshots, 1)
    assert len(held) - len(stored(data, lake)) == done.files + done.strays > 1
    assert content(data) == before
    night(data, "a3", 3)
    assert len(content(data)["run"]) == 3


@pytest.mark.long
def test_the_settings_say_how_long(
    tmp_path: Path, lake: Lake, install: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = install()
    told = {"kind": "ducklake", "catalog": f"postgres:{lake.catalog}", "data": lake.data}
    told |= {"endpoint": lake.endpoint or ""}
    lines = "".join(f'  {name}: "{value}"\n' for name, value in told.items())
    (root / "config" / "settings.yaml").write_text(f"warehouse:\n{lines}", encoding="utf-8")
    settle(root / "data", lake)
    for n in range(3):
        night(root / "data", f"a{n}", n)
    assert gc() == []
    monkeypatch.setenv("COMMUNIQUE_PACK_FILES", "20")
    packed, *others = gc()
    assert packed.endswith("3 manifests into 1")
    assert others == []


def test_a_lost_lake_is_filled_again_from_the_backups_of_its_writers(
    tmp_path: Path, data: Path, lake: Lake, new_lake: Callable[[], Lake]
) -> None:
    other = tmp_path / "b"
    settle(other, lake)
    night(other, "b0", 5)
    before = content(data)
    for writer in (data, other):
        assert backup(writer, tmp_path / "kept" / writer.name) > 5
    found = new_lake()
    for writer in (data, other):
        restore(tmp_path / "kept" / writer.name, tmp_path / "back" / writer.name, found)
    assert content(tmp_path / "back" / "a") == content(tmp_path / "back" / "b") == before
    restore(tmp_path / "kept" / "a", tmp_path / "twice", found)
    assert content(tmp_path / "twice") == before


def test_a_dump_of_the_catalog_and_the_files_are_the_lake(
    tmp_path: Path, data: Path, lake: Lake, lake_servers: tuple[str, str]
) -> None:
    name = lake_world.database(lake_servers[0])
    programs = lake_world.postgres_programs()
    place = dict(word.split("=") for word in lake.catalog.split())
    where = ["-h", place["host"], "-p", place["port"], "-U", place["user"]]
    dumped = subprocess.run(
        [programs / "pg_dump", *where, place["dbname"]], check=True, capture_output=True, cwd="/"
    )
    command = [programs / "psql", "-q", "-v", "ON_ERROR_STOP=1", *where, "-d", name]
    subprocess.run(command, check=True, input=dumped.stdout, capture_output=True, cwd="/")
    before = content(data)
    night(data, "a3", 3)
    settle(tmp_path / "c", replace(lake, catalog=lake.catalog.replace(place["dbname"], name)))
    assert content(tmp_path / "c") == before


def test_a_writer_packs_its_own_log(tmp_path: Path, data: Path, lake: Lake) -> None:
    before, files = content(data), parquet_files(data)
    assert pack(data).files == (files, parquet_files(data))
    assert [log.read(path).whole for path in log.written(data)] == [True]
    assert content(data) == before
    rebuild(data)
    assert content(data) == before
    night(data, "a3", 3)
    other = tmp_path / "b"
    settle(other, lake)
    night(other, "b0", 5)
    whole = content(data)
    pack(data)
    with pytest.raises(LakeError, match="1 runs of the lake are not in the log"):
        rebuild(data)
    assert content(data) == whole
