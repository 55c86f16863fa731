"""What may go: old builds or snapshots, exports, records and logs; many small Parquet files become few.

The archive, the published warehouse, and what is needed to rebuild it never go.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from config.settings import Settings, load_settings
from flows.lock import lock
from flows.place import data_folder
from warehouse.attach import lake_at
from warehouse.folder import clear_leftovers, require_writable, runs_folder, with_no_error_unlink
from warehouse.lake_age import forget
from warehouse.manifest import clear_unlisted
from warehouse.pack import as_told, pack, parquet_files
from warehouse.publish import builds, published, recover

LOG_BYTES = 20_000_000
"""A log of the server or the worker that is larger is begun anew."""


@dataclass(frozen=True, slots=True)
class Old:
    """Something that may go, with its size in bytes."""

    what: str
    path: Path
    size: int


def gc(data: Path | None = None, *, dry: bool = False, now: datetime | None = None) -> list[str]:
    """Clear away what the settings no longer keep; gives what was (or with ``dry`` would be) done, in words.

    Raises :class:`flows.errors.LockedError` while a run is at work.
    """
    settings = load_settings(data=data)
    folder = data_folder(settings)
    require_writable(folder)
    with lock(folder, "gc"):
        if not dry:
            clear_leftovers(folder)
            clear_unlisted(folder)
            recover(folder)
        told = [*_packed(settings, dry=dry), *_forgotten(settings, dry=dry)]
        old = list(olds(settings, now or datetime.now(UTC)))
        for item in [] if dry else old:
            _remove(item.path)
    return told + _summed(old)


def olds(settings: Settings, now: datetime) -> Iterator[Old]:
    """What is older than the settings keep."""
    data = settings.data_folder
    builds_kept = max(settings.keep_builds, 2)
    for path in builds(data)[builds_kept:] if published(data) else ():
        yield _old("builds", path)
    run_age, export_age = timedelta(days=settings.keep_run_days), timedelta(days=settings.keep_export_days)
    for what, found, age in (
        ("run records", runs_folder(data).glob("*.json"), run_age),
        ("backfills", (data / "backfills").glob("*.json"), run_age),
        ("exports", (data / "export").glob("*"), export_age),
    ):
        for path in sorted(found):
            if now - _changed(path) > age:
                yield _old(what, path)
    for path in sorted((data / "prefect").glob("*.log")):
        if path.stat().st_size > LOG_BYTES:
            yield _old("logs", path)


def _packed(settings: Settings, *, dry: bool) -> list[str]:
    data = settings.data_folder
    files = parquet_files(data)
    if files <= settings.pack_files or published(data) is None:
        return []
    return [f"{files:,} Parquet files into few" if dry else as_told(pack(data))]


def _forgotten(settings: Settings, *, dry: bool) -> list[str]:
    """What a lake no longer keeps; nothing where the warehouse is a file."""
    if lake_at(settings.data_folder) is None:
        return []
    return forget(settings.data_folder, timedelta(days=settings.keep_snapshot_days), dry=dry).told()


def _remove(path: Path) -> None:
    """A log is emptied, as its writer has it open; all else goes."""
    if path.suffix == ".log":
        path.open("wb").close()
    elif path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with_no_error_unlink(path)


def _summed(old: list[Old]) -> list[str]:
    sizes: dict[str, list[int]] = {}
    for item in old:
        sizes.setdefault(item.what, []).append(item.size)
    return [f"{len(found):,} {what}, {sum(found) / 1e6:,.1f} MB" for what, found in sizes.items()]


def _old(what: str, path: Path) -> Old:
    inside = path.rglob("*") if path.is_dir() else [path]
    return Old(what, path, sum(p.stat().st_size for p in inside if p.is_file()))


def _changed(path: Path) -> datetime:
    """When a file was written last, or the newest in a folder."""
    times = [p.stat().st_mtime for p in (path, *(path.rglob("*") if path.is_dir() else ()))]
    return datetime.fromtimestamp(max(times), UTC)
