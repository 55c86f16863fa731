from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from warehouse.archive import Archive, Capture
from warehouse.errors import ArchiveError

RAW = b"<h1>Harbour dues</h1>" * 40
NIGHT = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def put(archive: Archive, raw: bytes = RAW, location: str = "a.html", now: datetime = NIGHT) -> Capture:
    return archive.put(raw, source_id="port", location=location, content_type="text/html", now=now)


def test_what_was_put_comes_back_byte_for_byte(archive: Archive) -> None:
    capture = put(archive)
    assert capture.sha256 == hashlib.sha256(RAW).hexdigest()
    assert capture.byte_count == 840
    assert archive.get(capture.sha256) == RAW
    assert archive.path(capture.sha256).stat().st_size < 840


def test_what_stood_when_is_kept_through_changes_and_back(archive: Archive) -> None:
    nights = [NIGHT + timedelta(days=day) for day in range(5)]
    for raw, night in zip((b"one", b"two", b"one", b"two", b"two"), nights, strict=True):
        put(archive, raw, now=night)
    since = {archive.get(c.sha256): c.found_at for c in archive.history()}
    assert since == {b"one": nights[2], b"two": nights[3]}
    standing = archive.standing("port", "a.html")
    assert standing is not None
    assert (archive.get(standing.sha256), standing.found_at) == (b"two", nights[3])
    assert archive.standing("port", "b.html") is None


def test_a_head_of_one_line_as_it_was_written_before_goes_on(archive: Archive) -> None:
    one = put(archive, b"one")
    (head,) = (archive.root / "heads").iterdir()
    assert head.read_text() == f"{one.sha256} 2026-03-02T06:00:00+00:00\n"
    assert put(archive, b"one", now=NIGHT + timedelta(days=1)).found_at == NIGHT
    assert put(archive, b"two", now=NIGHT + timedelta(days=2)).found_at == NIGHT + timedelta(days=2)
    assert len(head.read_text().splitlines()) == 2


def test_a_damaged_head_is_told_with_its_file(archive: Archive) -> None:
    put(archive)
    (head,) = (archive.root / "heads").iterdir()
    head.write_text("nonsense\n")
    with pytest.raises(ArchiveError, match=head.name):
        put(archive, b"other")


def test_empty_bytes_are_bytes_too(archive: Archive) -> None:
    assert archive.get(put(archive, b"").sha256) == b""


def test_the_first_capture_of_a_place_stands(archive: Archive) -> None:
    first = put(archive)
    blob = archive.path(first.sha256).stat().st_mtime_ns
    again = put(archive, now=NIGHT + timedelta(days=9))
    assert again == first
    assert again.archived_at == NIGHT
    assert archive.path(first.sha256).stat().st_mtime_ns == blob


def test_same_bytes_elsewhere_and_other_bytes_here_are_further_captures(archive: Archive) -> None:
    made = {put(archive), put(archive, location="b.html"), put(archive, b"revised")}
    assert set(archive.captures()) == {replace(capture, found_at=None) for capture in made}
    assert len(made) == 3
    assert len(list(archive.root.glob("??/*.zst"))) == 2


def test_times_are_kept_in_utc(archive: Archive) -> None:
    capture = put(archive, now=datetime(2026, 3, 2, 8, 0, tzinfo=timezone(timedelta(hours=2))))
    assert next(archive.captures()).archived_at.isoformat() == "2026-03-02T06:00:00+00:00"
    assert capture.archived_at.utcoffset() == timedelta(0)


def test_a_flipped_bit_is_told_with_file_and_remedy(archive: Archive) -> None:
    path = archive.path(put(archive).sha256)
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 4
    path.write_bytes(damaged)
    with pytest.raises(ArchiveError, match=rf"{path.name}.*[Rr]estore") as caught:
        archive.get(path.stem)
    assert "remove it" in str(caught.value)


def test_other_content_under_a_hash_is_told(archive: Archive) -> None:
    one, two = put(archive), put(archive, b"other")
    archive.path(one.sha256).write_bytes(archive.path(two.sha256).read_bytes())
    with pytest.raises(ArchiveError, match="hash"):
        archive.get(one.sha256)


def test_absent_bytes_and_broken_records_are_told(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="missing"):
        archive.get("0" * 64)
    put(archive)
    next((archive.root / "captures").glob("*.json")).write_text('{"source_id": "port"')
    with pytest.raises(ArchiveError, match="json"):
        list(archive.captures())


def test_a_hostile_location_cannot_leave_the_archive(archive: Archive, tmp_path: Path) -> None:
    put(archive, location="../../../etc/x\x00\ud800")
    assert {p.name for p in tmp_path.iterdir()} == {"archive"}
    assert next(archive.captures()).location == "../../../etc/x\x00\ud800"
