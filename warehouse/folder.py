"""Where things lie in the data folder, and how a file is written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.errors import UnwritableError, WarehouseError, told_when_full

TEMPORARY = ".tmp-"
RUN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def archive_folder(data: Path) -> Path:
    """Raw bytes and their captures."""
    return data / "archive"


def listings_folder(data: Path) -> Path:
    """Index pages, feeds and sitemaps as they were seen last."""
    return data / "listings"


def parquet_folder(data: Path, table: str) -> Path:
    """Parquet files of one table."""
    return data / "parquet" / table


def manifest_folder(data: Path) -> Path:
    """The log of published runs."""
    return data / "manifests"


def runs_folder(data: Path) -> Path:
    """The record of every run, also of those that published nothing."""
    return data / "runs"


def work_folder(data: Path) -> Path:
    """Scratch space, one folder a run."""
    return data / "work"


def checked_run_id(run_id: str) -> str:
    """``run_id`` if it can stand in a file name; raises ``WarehouseError``."""
    if not RUN_ID.fullmatch(run_id):
        raise WarehouseError(f"run id {run_id!r} must be letters, digits, '.', '_' or '-', at most 100")
    return run_id


def require_writable(data: Path) -> None:
    """Raises ``UnwritableError`` unless files can be made and linked in ``data``; makes the folder."""
    probe = data / f"{TEMPORARY}probe-{os.getpid()}"
    try:
        data.mkdir(parents=True, exist_ok=True)
        with told_when_full(data):
            probe.write_bytes(b"x")
            probe.unlink()
            probe.symlink_to("nowhere")
    except OSError as error:
        raise UnwritableError(
            f"{data}: the data folder cannot be written ({error.strerror or error}). "
            "Give this user the right to write there, or set another folder as `data`."
        ) from error
    finally:
        with_no_error_unlink(probe)


def with_no_error_unlink(path: Path) -> None:
    """Removes a file or link where that is possible."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def temporary(folder: Path) -> Path:
    """A new name in ``folder`` for a file that is not whole yet."""
    return folder / f"{TEMPORARY}{os.getpid()}-{uuid.uuid4().hex[:12]}"


def sync(path: Path) -> None:
    """Makes a file, or the names in a folder, outlast a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, content: bytes) -> None:
    """Writes ``content`` to ``path``: other readers see all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = temporary(path.parent)
    with told_when_full(path):
        try:
            with draft.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            with_no_error_unlink(draft)
    sync(path.parent)


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def scratch(data: Path, run_id: str) -> Iterator[Path]:
    """A folder of the run's own below ``data/work``, removed at the end whatever happens."""
    folder = work_folder(data) / checked_run_id(run_id)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def replace_folder(new: Path, place: Path) -> None:
    """Puts a finished folder in the place of another; without a new one, nothing happens."""
    if not new.is_dir():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    old = temporary(place.parent)
    if place.exists():
        place.replace(old)
    new.replace(place)
    shutil.rmtree(old, ignore_errors=True)


def clear_leftovers(data: Path) -> int:
    """Removes what dead runs left behind; call it only while no other run is at work. Gives the count."""
    found = [p for p in work_folder(data).glob("*") if p.is_dir()]
    for folder in found:
        shutil.rmtree(folder, ignore_errors=True)
    places = (data, archive_folder(data), manifest_folder(data), runs_folder(data))
    drafts = [p for place in places for p in place.glob(f"{TEMPORARY}*")]
    drafts += data.glob(f"parquet/*/{TEMPORARY}*")
    drafts += archive_folder(data).glob(f"*/{TEMPORARY}*")
    for draft in drafts:
        with_no_error_unlink(draft)
    return len(found) + len(drafts)
