"""What may go of a lake: old snapshots, and files in the store that no snapshot needs.

Nothing that the newest snapshot holds ever goes. A file that lost its last snapshot goes one retention
later, and so does one that a killed writer left before its commit: who still reads or writes it has so long.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import duckdb

from warehouse import lake
from warehouse.attach import POINTER, unreachable
from warehouse.duck import connect


@dataclass(frozen=True, slots=True)
class Aged:
    """Numbers: snapshots forgotten, files removed, and files removed that no commit ever named."""

    snapshots: int
    files: int
    strays: int

    def told(self) -> list[str]:
        """In words, nothing for what there is none of."""
        named = {"old snapshots": self.snapshots, "old files": self.files, "stray files": self.strays}
        return [f"{count:,} {what} of the lake" for what, count in named.items() if count]


def forget(data: Path, keep: timedelta, *, dry: bool = False) -> Aged:
    """Forgets what is older than ``keep``; with ``dry`` only counts it. Raises ``LakeError``."""
    if lake.published(data) is None:
        return Aged(0, 0, 0)
    with connect(data / POINTER) as connection:
        return Aged(*(_called(connection, name, keep, dry) for name in CALLS))


CALLS = ("ducklake_expire_snapshots", "ducklake_cleanup_old_files", "ducklake_delete_orphaned_files")


def _called(connection: duckdb.DuckDBPyConnection, name: str, keep: timedelta, dry: bool) -> int:
    """The number of things that one of DuckLake's own clearings takes."""
    seconds = int(keep.total_seconds())
    since = f"older_than => now() - INTERVAL '{seconds} seconds'"
    try:
        return len(connection.execute(f"CALL {name}('lake', dry_run => {dry}, {since})").fetchall())
    except duckdb.Error as error:
        raise unreachable(error) from error
