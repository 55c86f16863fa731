"""What was kept comes back the same; what is damaged is refused before anything is written."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
import warehouse_world as world

from warehouse.archive import Archive
from warehouse.backup import backup, restore, verify
from warehouse.duck import connect
from warehouse.errors import BackupError
from warehouse.folder import archive_folder
from warehouse.publish import publish, require_published
from warehouse.schema import tables


def contents(data: Path) -> dict[str, list[tuple[object, ...]]]:
    with connect(require_published(data), read_only=True) as connection:
        return {name: sorted(connection.execute(f"FROM {name}").fetchall(), key=repr) for name in tables()}


def night(data: Path, n: int) -> None:
    now = world.NIGHT + timedelta(days=n)
    batch = world.batch(data, f"n{n}", raw=f"page {n}".encode(), location=f"{n}.html", now=now)
    publish(data, world.manifest(data, f"n{n}", batch, now=now))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    night(tmp_path / "data", 1)
    return tmp_path / "data"


def test_what_was_kept_comes_back(data: Path, tmp_path: Path) -> None:
    assert backup(data, tmp_path / "kept") > 5
    assert backup(data, tmp_path / "kept") == 0
    night(data, 2)
    assert backup(data, tmp_path / "kept") > 2
    assert restore(tmp_path / "kept", tmp_path / "back") == verify(tmp_path / "kept")
    assert contents(tmp_path / "back") == contents(data)
    archive = Archive(archive_folder(tmp_path / "back"))
    assert {archive.get(c.sha256) for c in archive.captures()} == {b"page 1", b"page 2"}


def test_damage_is_found_in_every_file(data: Path, tmp_path: Path) -> None:
    place = tmp_path / "kept"
    backup(data, place)
    files = [place / name for name in json.loads((place / "backup.json").read_bytes())["files"]]
    caught = 0
    for path in files:
        whole = path.read_bytes()
        path.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
        with pytest.raises(BackupError, match="missing or damaged"):
            restore(place, tmp_path / "back")
        caught += not (tmp_path / "back").exists()
        path.write_bytes(whole)
    print(f"damaged backups refused: {caught}/{len(files)}")
    assert caught == len(files)


def test_nothing_is_written_over(data: Path, tmp_path: Path) -> None:
    backup(data, tmp_path / "kept")
    with pytest.raises(BackupError, match=r"is not empty\. Restore into a new one"):
        restore(tmp_path / "kept", data)
    with pytest.raises(BackupError, match=r"holds no backup\. Name another one"):
        backup(data, data / "archive")


def test_an_index_that_leads_outside_is_refused(tmp_path: Path) -> None:
    told = {"format": 1, "files": {"archive/../../x": "0" * 64}}
    (tmp_path / "backup.json").write_text(json.dumps(told), "utf-8")
    with pytest.raises(BackupError, match="not the index of a backup"):
        restore(tmp_path, tmp_path / "back")
