"""Everything from the archive: no request, no file of a source, the same tables."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.errors import Exit, RunError
from flows.nightly import nightly
from flows.reparse import reparse
from warehouse.duck import connect
from warehouse.publish import published
from warehouse.schema import tables

pytestmark = pytest.mark.slow
Install = Callable[..., Path]

STORY = """<html lang="en"><head><title>Retail sales, {month} 2026</title></head><body><main>
<h1>Retail sales, {month} 2026</h1><p>Published <time datetime="2026-{number}-12">12 {month} 2026</time></p>
<p>Retail sales rose by {percent}% in {month} 2026 compared with {month} 2025, to 4.7 billion euros.</p>
</main></body></html>"""


def story(month: str, number: str, percent: str) -> str:
    return STORY.format(month=month, number=number, percent=percent)


def content(data: Path, *apart: str) -> dict[str, list[tuple[object, ...]]]:
    """Every table in order, but for which run wrote what; times of archiving count."""
    path = published(data)
    assert path is not None
    found = {}
    with connect(path, read_only=True) as connection:
        for table in tables().values():
            names = ", ".join(
                f'"{c.name}"' for c in table.columns if c.name not in ("run_id", "validated_at")
            )
            if table.name not in ("run", "validation_result", *apart):
                found[table.name] = connection.execute(
                    f"SELECT {names} FROM {table.name} ORDER BY ALL"
                ).fetchall()
    return found


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every connection that is tried, none of which succeeds."""
    tried: list[object] = []

    def refuse(self: socket.socket, address: object) -> None:
        tried.append(address)
        raise OSError("no request may be made here")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    return tried


def lose(data: Path) -> None:
    """All but the archive."""
    for entry in data.iterdir():
        if entry.name == "archive":
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def test_the_archive_alone_gives_the_same_tables(
    install: Install, tmp_path: Path, no_network: list[object]
) -> None:
    town = tmp_path / "town"
    town.mkdir()
    (town / "june.html").write_text(story("June", "06", "2.4"), encoding="utf-8")
    (town / "july.html").write_text(story("July", "07", "1.1"), encoding="utf-8")
    data = install(town=town) / "data"
    nightly()
    for percent in ("2.5", "2.4"):  # revised, then put back
        (town / "june.html").write_text(story("June", "06", percent), encoding="utf-8")
        nightly()
    before = content(data)
    assert len(before["release"]) == 3
    assert len(before["figure"]) >= 6
    shutil.rmtree(town)
    lose(data)
    summary = reparse()
    assert summary.exit == Exit.OK
    assert content(data) == before
    reparse()  # over a warehouse that stands nothing changes
    assert content(data) == before
    assert no_network == []


def test_what_is_not_archived_cannot_be_read_again(install: Install, tmp_path: Path) -> None:
    install(town=tmp_path / "gone")
    with pytest.raises(RunError, match="nothing is archived of town"):
        reparse()
