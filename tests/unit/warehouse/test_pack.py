"""Many small Parquet files become few, and add up to the same."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
import warehouse_world as world

from warehouse import manifest as log
from warehouse import pack as module
from warehouse.duck import connect
from warehouse.errors import CheckError
from warehouse.pack import pack, parquet_files
from warehouse.publish import publish, rebuild, require_published
from warehouse.schema import tables

NIGHTS = 5


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with connect(path, read_only=True) as connection:
        return {name: sorted(connection.execute(f"FROM {name}").fetchall(), key=repr) for name in tables()}


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nights that add releases, read one again, and change one."""
    tmp_path = tmp_path_factory.mktemp("nights")
    for n in range(NIGHTS):
        name, now = f"n{n}", world.NIGHT + timedelta(days=n)
        pages = [
            world.batch(tmp_path, name, raw=f"page {n}".encode(), location=f"{n % 4}.html", now=now),
            world.batch(tmp_path, name, now=now),
        ]
        publish(tmp_path, world.manifest(tmp_path, name, *pages, now=now))
    return tmp_path


@pytest.fixture
def data(nights: Path, tmp_path: Path) -> Path:
    """Those nights, to be packed."""
    return shutil.copytree(nights, tmp_path / "data", symlinks=True)


def test_what_is_packed_adds_up_to_the_same(data: Path) -> None:
    before, files = contents(require_published(data)), parquet_files(data)
    packed = pack(data)
    assert packed.files == (files, parquet_files(data))
    assert packed.files[1] <= len(tables()) < files
    assert packed.manifests == (NIGHTS, 1)
    assert contents(require_published(data)) == before
    assert contents(rebuild(data).path) == before
    print(f"packed: {files} files into {packed.files[1]}, rebuilt equal {NIGHTS}/{NIGHTS} nights")


def test_the_next_night_goes_on_from_it(data: Path) -> None:
    pack(data)
    now = world.NIGHT + timedelta(days=9)
    batch = world.batch(data, "n9", raw=b"nine", location="nine.html", now=now)
    done = publish(data, world.manifest(data, "n9", batch, now=now))
    assert done.counts.added["release"] == 1
    expected = contents(require_published(data))
    assert pack(data).manifests == (2, 1)
    assert contents(rebuild(data).path) == expected


@pytest.mark.parametrize("left", [1, NIGHTS - 2])
def test_a_packing_that_was_killed_adds_up_too(data: Path, left: int) -> None:
    before = contents(require_published(data))
    kept = {path: path.read_bytes() for path in log.written(data)[-1 - left : -1]}
    files = {path: path.read_bytes() for path in (data / "parquet").glob("*/*.parquet")}
    pack(data)
    for path, content in (kept | files).items():  # as it would be had it ended between two of its steps
        path.write_bytes(content)
    assert contents(rebuild(data).path) == before


def test_what_would_differ_is_not_packed(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, files = [p.read_bytes() for p in log.written(data)], parquet_files(data)
    monkeypatch.setattr(module, "DERIVED", ("text_link", "entity"))
    with pytest.raises(CheckError, match="Packing would change table entity; nothing was packed"):
        pack(data)
    assert [p.read_bytes() for p in log.written(data)] == before
    assert parquet_files(data) >= files
    assert contents(rebuild(data).path) == contents(require_published(data))
