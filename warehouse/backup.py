"""A copy of all that cannot be made again, with its hashes, and back.

Kept are the archive, the log of manifests, its Parquet files, the listings and the records of runs. The
warehouse itself is rebuilt from them when they are restored. A lake is what the logs of all its writers add
up to: each keeps a copy of its own data folder, and a lake that was lost is filled again from all of them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from warehouse.attach import Lake, settle
from warehouse.errors import BackupError, told_when_full
from warehouse.folder import TEMPORARY, digest, sync, temporary, with_no_error_unlink, write_whole
from warehouse.publish import rebuild, recover

PARTS = ("archive", "manifests", "parquet", "listings", "runs", "backfills")
INDEX = "backup.json"


def backup(data: Path, place: Path) -> int:
    """Copies what is kept into the folder ``place``; gives the number of files copied anew.

    Made again into the same folder it copies what is new and drops what is gone. The index is written last:
    a backup that was killed is as it was, or is refused for its hashes. The caller holds the lock of the run.
    """
    files = dict(_files(data))
    if not files:
        raise BackupError(f"{data}: there is nothing to keep yet. Run `communique run`.")
    before = _index(place) if (place / INDEX).exists() else {}
    if not before and place.exists() and any(place.iterdir()):
        raise BackupError(f"{place}: the folder is not empty and holds no backup. Name another one.")
    hashes, copied = {}, 0
    for name, path in files.items():
        hashes[name] = digest(path)
        if before.get(name) != hashes[name] or not (place / name).is_file():
            _copy(path, place / name, hashes[name])
            copied += 1
    told = {"format": 1, "made_at": datetime.now(UTC).isoformat(timespec="seconds"), "files": hashes}
    write_whole(place / INDEX, json.dumps(told, indent=1).encode())
    for name in before.keys() - hashes.keys():
        with_no_error_unlink(place / name)
    return copied


def verify(place: Path) -> int:
    """Holds every file of a backup to its hash; gives their number. Raises ``BackupError``."""
    hashes = _index(place)
    bad = [n for n, told in hashes.items() if not (place / n).is_file() or digest(place / n) != told]
    if bad:
        raise BackupError(f"{place}: {len(bad)} of {len(hashes)} files are missing or damaged: {bad[0]}.")
    return len(hashes)


def restore(place: Path, data: Path, lake: Lake | None = None) -> int:
    """Makes the data folder ``data``, which must be new or empty, from a backup; gives the number of files.

    Every hash is verified before anything is written. A lake gets the runs that it lacks and loses none.
    Raises ``BackupError``, ``DiskFullError``, ``LakeError``.
    """
    strangers = [p.name for p in data.iterdir() if p.suffix != ".lock"] if data.exists() else []
    if [name for name in strangers if not name.endswith(".holder.json")]:
        raise BackupError(f"{data}: the data folder is not empty. Restore into a new one with --data.")
    count = verify(place)
    for name, told in _index(place).items():
        _copy(place / name, data / name, told)
    settle(data, lake)
    if lake is None:
        rebuild(data)
    else:
        recover(data)
    return count


def _files(data: Path) -> Iterator[tuple[str, Path]]:
    for part in PARTS:
        for path in sorted((data / part).rglob("*")):
            if path.is_file() and not path.name.startswith(TEMPORARY):
                yield path.relative_to(data).as_posix(), path


def _copy(path: Path, place: Path, sha256: str) -> None:
    """A copy, whole or not there, whose hash is verified."""
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = temporary(place.parent)
    with told_when_full(place):
        try:
            shutil.copyfile(path, draft)
            if digest(draft) != sha256:
                raise BackupError(f"{path}: the copy differs from what was read; is something writing there?")
            sync(draft)
            draft.replace(place)
        finally:
            with_no_error_unlink(draft)


def _index(place: Path) -> dict[str, str]:
    try:
        told = json.loads((place / INDEX).read_bytes())
        files: dict[str, str] = told["files"]
        if told["format"] != 1 or any(Path(n).parts[0] not in PARTS or ".." in Path(n).parts for n in files):
            raise ValueError("it names files that no backup holds")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise BackupError(f"{place / INDEX}: not the index of a backup ({error}).") from None
    return files
