"""The log of published runs: one file each, in order; to replay it gives the warehouse again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from warehouse.errors import CorruptManifestError, CorruptParquetError
from warehouse.folder import checked_run_id, digest, manifest_folder, write_whole
from warehouse.parquet import read as read_rows
from warehouse.schema import Type, tables

FORMAT = 1
NAME = re.compile(r"([0-9]{8})-(.+)\.json")


@dataclass(frozen=True, slots=True)
class File:
    """A Parquet file of a run: ``path`` is relative to the data folder."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a run wants to publish: Parquet files by table, and its row for table ``run``.

    One that is ``whole`` holds all that was published up to it: the log begins with it.
    """

    run_id: str
    files: Mapping[str, Sequence[File]]
    run: Mapping[str, object] = field(default_factory=dict)
    whole: bool = False

    def paths(self, data: Path) -> dict[str, list[Path]]:
        """The files by table, below ``data``."""
        return {table: [data / file.path for file in files] for table, files in self.files.items()}


def manifest(
    data: Path, run_id: str, files: Mapping[str, Iterable[Path]], run: Mapping[str, object]
) -> Manifest:
    """The manifest of Parquet files that lie below ``data``; their hashes are taken here."""
    listed = {
        table: tuple(File(p.relative_to(data).as_posix(), digest(p)) for p in sorted(set(paths)))
        for table, paths in files.items()
    }
    return Manifest(checked_run_id(run_id), {t: f for t, f in listed.items() if f}, dict(run))


def written(data: Path) -> list[Path]:
    """The manifests' files, oldest first."""
    return sorted(p for p in manifest_folder(data).glob("*.json") if NAME.fullmatch(p.name))


def write(data: Path, what: Manifest) -> Path:
    """Appends to the log, whole and lasting; gives the file. The same run twice is one entry."""
    for path in written(data):
        if entry(path)[1] == what.run_id:
            return path
    last = max((entry(path)[0] for path in written(data)), default=0)
    path = manifest_folder(data) / f"{last + 1:08d}-{checked_run_id(what.run_id)}.json"
    write_whole(path, as_json(what))
    return path


def entry(path: Path) -> tuple[int, str]:
    """Sequence number and run id in a manifest's file name."""
    match = NAME.fullmatch(path.name)
    assert match, path
    return int(match[1]), match[2]


def read_all(data: Path) -> list[Manifest]:
    """The log, oldest first, from the last that is whole; raises ``CorruptManifestError``."""
    found: list[Manifest] = []
    for path in reversed(written(data)):
        found.append(read(path))
        if found[-1].whole:
            break
    return found[::-1]


def runs(data: Path, manifests: Iterable[Manifest]) -> set[str]:
    """The runs that manifests speak of: their own, and those that were packed into them."""
    found = set()
    for what in manifests:
        found.add(what.run_id)
        for path in what.paths(data).get("run", ()):
            found.update(read_rows(path, tables()["run"]).column("run_id").to_pylist())
    return found


def read(path: Path) -> Manifest:
    """One manifest; raises ``CorruptManifestError`` naming the file."""
    try:
        told = json.loads(path.read_bytes())
        if told["format"] != FORMAT or told["run_id"] != entry(path)[1]:
            raise ValueError("its format or its run is not the one expected")
        files = {t: tuple(File(**file) for file in listed) for t, listed in told["files"].items()}
        unknown = set(files) - set(tables())
        if unknown or any(outside(f.path) for listed in files.values() for f in listed):
            raise ValueError("it names unknown tables or files outside data/parquet")
        return Manifest(told["run_id"], files, run_row(told["run"]), bool(told.get("whole")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise CorruptManifestError(
            f"{path}: the manifest is damaged ({error}). Restore it from a backup."
        ) from error


def outside(path: str) -> bool:
    """Whether a listed path leaves ``data/parquet``."""
    parts = Path(path).parts
    return not parts or parts[0] != "parquet" or ".." in parts


def as_json(what: Manifest) -> bytes:
    """The manifest as it is kept."""
    files = {t: [{"path": f.path, "sha256": f.sha256} for f in listed] for t, listed in what.files.items()}
    told = {"format": FORMAT, "run_id": what.run_id, "files": files, "run": dict(what.run)}
    told |= {"whole": True} if what.whole else {}
    return json.dumps(told, ensure_ascii=False, indent=1, default=plain).encode()


def plain(value: object) -> str:
    """Dates and times in ISO 8601."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a manifest")


def run_row(told: Mapping[str, object]) -> dict[str, object]:
    """The run's row with its dates and times as such."""
    parsers = {Type.DATE: date.fromisoformat, Type.TIMESTAMP: datetime.fromisoformat}
    kinds = {c.name: parsers.get(c.type) for c in tables()["run"].columns}
    row: dict[str, object] = {}
    for name, value in told.items():
        parse = kinds.get(name)
        row[name] = parse(value) if parse and isinstance(value, str) else value
    return row


def verify(data: Path, what: Manifest) -> None:
    """Raises ``CorruptParquetError`` unless every file is there with the hash that the manifest gives."""
    for file in (f for listed in what.files.values() for f in listed):
        path = data / file.path
        if not path.is_file() or digest(path) != file.sha256:
            raise CorruptParquetError(
                f"{path}: missing or damaged (run {what.run_id} wrote other bytes). Restore it from a "
                "backup; the raw pages are in the archive, so its releases can be read again."
            )


def clear_unlisted(data: Path) -> int:
    """Removes Parquet files that no manifest lists: runs that were killed wrote them. Gives their number.

    Only for a process that holds the lock of the run.
    """
    listed = {file.path for what in read_all(data) for files in what.files.values() for file in files}
    stray = [
        p for p in (data / "parquet").glob("*/*.parquet") if p.relative_to(data).as_posix() not in listed
    ]
    for path in stray:
        path.unlink(missing_ok=True)
    return len(stray)
