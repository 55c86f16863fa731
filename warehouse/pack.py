"""Packs the Parquet files of many runs into few, under one manifest, so that the log does not grow for ever.

A night leaves some ten small files. What they add up to is written anew, a few large files a table, and one
manifest in the place of the last one says so. Before anything goes, the warehouse is rebuilt from it and
compared with the published one, row by row; where that is a lake, which holds other writers' rows too, with
what this folder's own log adds up to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse import manifest as log
from warehouse.attach import lake_at
from warehouse.duck import connect
from warehouse.errors import CheckError
from warehouse.folder import scratch, sync, write_whole
from warehouse.manifest import clear_unlisted
from warehouse.parquet import write_arrow
from warehouse.publish import build, pending, require_published
from warehouse.schema import Table, quoted, tables

ROWS = 500_000
"""Rows of one file at most."""
DERIVED = ("text_link", "version_span", "version_count")
"""Tables that a load makes by itself."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Numbers of Parquet files and manifests, before and after."""

    files: tuple[int, int]
    manifests: tuple[int, int]


def parquet_files(data: Path) -> int:
    """How many Parquet files there are."""
    return sum(1 for _ in (data / "parquet").glob("*/*.parquet"))


def pack(data: Path) -> Packed:
    """Packs all that is published; the caller holds the lock of the run.

    Killed anywhere, the log still adds up to the same tables. Raises ``CheckError`` where what would be
    packed is not what is published, ``NothingPublishedError``, ``DiskFullError``; nothing is removed then.
    """
    base, files = require_published(data), parquet_files(data)
    written = log.written(data)
    if pending(data, base):
        raise CheckError("A run is in the log that is not published yet. Run `communique run` first.")
    with scratch(data, "pack") as folder:
        if lake_at(data):
            base = build(data, None, log.read_all(data), _below(folder, "own"))[0]
        listed = log.manifest(data, log.entry(written[-1])[1], _write(base, data), {})
        packed = replace(listed, whole=True)
        _require_same(build(data, None, [packed], _below(folder, "packed"))[0], base)
        write_whole(written[-1], log.as_json(packed))
    for old in written[:-1]:  # no longer read, since the last is whole
        old.unlink()
    sync(written[-1].parent)
    clear_unlisted(data)
    return Packed((files, parquet_files(data)), (len(written), 1))


def _below(folder: Path, name: str) -> Path:
    place = folder / name
    place.mkdir()
    return place


def _write(base: Path, data: Path) -> dict[str, list[Path]]:
    """Every table of the published file in Parquet files of at most ``ROWS`` rows."""
    with connect(base, read_only=True) as connection:
        return {name: _files(connection, t, data) for name, t in tables().items() if name not in DERIVED}


def _files(connection: duckdb.DuckDBPyConnection, table: Table, data: Path) -> list[Path]:
    order = ", ".join(dict.fromkeys((*(table.cluster or table.parent or ()), *table.key)))
    rows = connection.execute(f"FROM {table.name} ORDER BY {order}")
    batches = rows.to_arrow_reader(ROWS)
    tabled = (pa.Table.from_batches([b]).cast(table.arrow()) for b in batches if b.num_rows)
    return [write_arrow(content, data / "parquet" / table.name) for content in tabled]


def _require_same(draft: Path, base: Path) -> None:
    with connect(draft, read_only=True) as connection:
        connection.execute(f"ATTACH {quoted(str(base))} AS base (READ_ONLY)")
        for name in tables():
            both = (f"FROM {name}", f"FROM base.{name}")
            for one, other in (both, both[::-1]):
                if connection.execute(f"SELECT 1 FROM ({one} EXCEPT ALL {other}) LIMIT 1").fetchall():  # noqa: S608  declared names
                    raise CheckError(
                        f"Packing would change table {name}; nothing was packed. Please report it."
                    )


def as_told(what: Packed) -> str:
    """In words."""
    return f"{what.files[0]:,} Parquet files into {what.files[1]:,}, {what.manifests[0]:,} manifests into 1"
