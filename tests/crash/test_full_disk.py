"""The disk is full, at twenty sizes: the run says so, what was published stays, a rerun gives the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from test_killed_night import content
from warm import Warm, warm

from warehouse.publish import published

BLOCK = 4096
SAID = re.compile(r"the disk is full or a file-size limit was met")


class Disk:
    """A small disk of its own: a tmpfs where this user may mount one, else files of a limited size."""

    def __init__(self, place: Path) -> None:
        self.place = place
        place.mkdir()
        told = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(place)]
        program = shutil.which("mount") if os.geteuid() == 0 else None
        self.mounted = bool(program) and subprocess.run(told, capture_output=True).returncode == 0

    def resize(self, size: int) -> None:
        """Room for so many bytes in all."""
        told = ["mount", "-o", f"remount,size={size // BLOCK * BLOCK}", str(self.place)]
        subprocess.run(told, check=True, capture_output=True)

    def used(self) -> int:
        """Bytes in use, in whole blocks."""
        told = os.statvfs(self.place)
        return (told.f_blocks - told.f_bfree) * told.f_frsize

    def clear(self) -> None:
        """Everything on it goes."""
        self.resize(64_000_000) if self.mounted else None
        for entry in self.place.iterdir():
            shutil.rmtree(entry)

    def end(self) -> None:
        """Unmount it."""
        if self.mounted:
            subprocess.run(["umount", "--lazy", str(self.place)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    made = Disk(tmp_path / "disk")
    yield made
    made.end()


@pytest.fixture
def offices(install: Callable[..., Path], root: Path, tmp_path: Path) -> tuple[Path, Path]:
    """An installation of one release for the first night, and a second for the next."""
    folder, more = root / "samples" / "newsroom", tmp_path / "releases"
    more.mkdir()
    first, *_ = sorted((folder / "kestria-labour").iterdir())
    shutil.copy(first, more)
    later = sorted((folder / "veldhaven-city").iterdir())[-1]
    return install(office=more), later


def largest(data: Path) -> int:
    return max(path.stat().st_size for path in data.rglob("*") if path.is_file())


@pytest.mark.parametrize("sizes", [2, pytest.param(20, marks=pytest.mark.long)])
def test_a_full_disk_is_a_clear_error(
    disk: Disk, offices: tuple[Path, Path], tmp_path: Path, sizes: int
) -> None:
    root, later = offices
    base, data, extra = tmp_path / "base", disk.place / "data", root / "releases" / later.name
    with warm(tmp_path) as runs:
        assert runs.run(root, base).status == 0
        shutil.copytree(base, data, symlinks=True)
        before, room = content(data), disk.used()
        shutil.copy(later, extra)
        assert runs.run(root, data).status == 0
        after, needed = content(data), disk.used()
        assert after != before
        most = largest(data)
        well = 0
        for number in range(1, sizes + 1):
            disk.clear()
            shutil.copytree(base, data, symlinks=True)
            told: dict[str, int] = {}
            if disk.mounted:
                disk.resize(room + (needed - room) * number // (sizes + 1))
            else:
                told = {"size": most * number // (sizes + 1)}
            well += survived(runs, root, disk, told, before, after)
    how = "a tmpfs" if disk.mounted else "RLIMIT_FSIZE"
    print(f"a full disk: {well}/{sizes} sizes told, readable, equal after a rerun ({how})")
    assert well == sizes


def survived(runs: Warm, root: Path, disk: Disk, told: dict[str, int], before: object, after: object) -> bool:
    data = disk.place / "data"
    full = runs.run(root, data, **told)
    clear = full.status == 1 and SAID.search(full.said) and "Traceback" not in full.said
    path = published(data)
    readable = path is not None and content(data) == before
    if disk.mounted:
        disk.resize(64_000_000)
    again = runs.run(root, data)
    if not (clear and readable):
        print(full.status, readable, full.said[-1500:])
    return bool(clear) and readable and again.status == 0 and content(data) == after
