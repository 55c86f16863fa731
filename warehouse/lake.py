"""Publishing to a lake: the same load as into a file, in one transaction, checked before its commit.

Several writers take turns by conflict: each transaction changes the one row of table ``turn``, so of two at
once the catalog refuses the second, which begins anew on what the first has written. The log of manifests of
each writer's data folder is written just before the commit: killed between, the next run rolls forward.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

import duckdb

from warehouse import manifest as log
from warehouse.attach import POINTER, snapshot_path, unreachable
from warehouse.check import failures, require_schema
from warehouse.duck import connect
from warehouse.errors import CheckError, LakeError, NothingPublishedError
from warehouse.folder import scratch
from warehouse.load import Counts, create_tables, derive, load_rows
from warehouse.manifest import Manifest
from warehouse.migrate import is_old, migrate
from warehouse.schema import tables
from warehouse.views import create_views

T = TypeVar("T")
ATTEMPTS = 40
LONGEST_WAIT = 2.0
"""Seconds."""
COMPACTION = "CALL ducklake_merge_adjacent_files('lake')"
CONFLICT = ("conflict", "could not serialize", "deadlock detected", "duplicate key")


def publish(data: Path, manifest: Manifest) -> tuple[Path, Counts, bool]:
    """Loads what the log holds and the lake does not, then ``manifest``; gives snapshot, counts, change.

    Raises ``CheckError``, ``LakeError`` or what ``load`` raises; the lake then stays as it was.
    """
    log.verify(data, manifest)
    with scratch(data, f"publish-{manifest.run_id}") as folder, _writer(data, folder) as connection:
        waiting = [m for m in pending(data, connection) if m.run_id != manifest.run_id]
        return _bring_all(connection, data, [*waiting, manifest])


def recover(data: Path) -> tuple[Path, Counts, bool] | None:
    """Loads what a killed run had written to the log but not committed; None if there is nothing."""
    if not log.written(data):
        return None
    with scratch(data, "recover") as folder, _writer(data, folder) as connection:
        waiting = pending(data, connection)
        if not waiting:
            return None
        return _bring_all(connection, data, waiting)


def rebuild(data: Path) -> tuple[Path, Counts, bool]:
    """Empties the tables and fills them from the log, in one transaction.

    Raises ``LakeError`` where the lake holds runs of another writer's log: they would be lost.
    """
    manifests = log.read_all(data)
    with scratch(data, "rebuild") as folder, _writer(data, folder) as connection:
        strangers = sorted(_held(connection) - log.runs(data, manifests))
        if strangers:
            raise LakeError(
                f"{len(strangers)} runs of the lake are not in the log of {data} (one is {strangers[0]}): "
                "another writer loaded them. Bring `manifests` and `parquet` of all writers together first."
            )
        counts = _taking_turns(connection, lambda: _anew(connection, data, manifests))
        return _newest(data, connection), counts, True


def compact(data: Path) -> tuple[Path, Counts, bool]:
    """Merges small files; what they were merged from goes with ``lake_age.forget``."""
    with scratch(data, "compact") as folder, _writer(data, folder) as connection:
        try:
            connection.execute(COMPACTION)
        except duckdb.Error as error:
            raise unreachable(error) from error
        return _newest(data, connection), Counts(), True


def held_bytes(data: Path) -> int:
    """What the files of the newest snapshot take."""
    with connect(data / POINTER, read_only=True) as connection:
        sizes = connection.execute(
            "SELECT sum(file_size_bytes + delete_file_size_bytes) FROM ducklake_table_info('lake')"
        )
        return int(sizes.fetchall()[0][0] or 0)


def published(data: Path) -> Path | None:
    """The newest snapshot's name; None before the first publication."""
    with suppress(NothingPublishedError), connect(data / POINTER, read_only=True) as connection:
        if _is_made(connection) and _held(connection):
            return _newest(data, connection)
    return None


def pending(data: Path, connection: duckdb.DuckDBPyConnection) -> list[Manifest]:
    """Manifests of this writer's log that the lake does not hold, oldest first."""
    held = _held(connection)
    return [log.read(path) for path in log.written(data) if log.entry(path)[1] not in held]


class _SameError(Exception):
    """A run changes no row: it is rolled back and leaves no trace."""


def _bring_all(
    connection: duckdb.DuckDBPyConnection, data: Path, manifests: Sequence[Manifest]
) -> tuple[Path, Counts, bool]:
    """Each manifest in a transaction of its own; gives the snapshot, the counts, whether anything changed."""
    counts, changed = Counts(), False
    for each in manifests:
        with suppress(_SameError):
            counts = counts.plus(_taking_turns(connection, partial(_bring, connection, data, each)))
            changed = True
    return _newest(data, connection), counts, changed


def _bring(connection: duckdb.DuckDBPyConnection, data: Path, manifest: Manifest) -> Counts:
    """One manifest within an open transaction: loaded, checked, written to the log."""
    if manifest.run_id in _held(connection):
        raise _SameError
    log.verify(data, manifest)
    counts = load_rows(connection, data, manifest)
    counts = counts.plus(derive(connection, counts))
    _require_sound(failures(connection, batch=True))
    if not counts.changed and manifest.run_id not in {log.entry(p)[1] for p in log.written(data)}:
        raise _SameError
    log.write(data, manifest)
    return counts


def _anew(connection: duckdb.DuckDBPyConnection, data: Path, manifests: Sequence[Manifest]) -> Counts:
    for name in tables():
        connection.execute(f"DELETE FROM {name}")  # noqa: S608  declared name
    counts = Counts()
    for each in manifests:
        log.verify(data, each)
        counts = counts.plus(load_rows(connection, data, each))
    counts = counts.plus(derive(connection))
    _require_sound(failures(connection))
    return counts


def _require_sound(broken: list[str]) -> None:
    if broken:
        raise CheckError("Nothing was published: " + "; ".join(broken))


def _taking_turns(connection: duckdb.DuckDBPyConnection, work: Callable[[], T]) -> T:
    """``work`` in a transaction that no other writer's overlaps; done again where another came first."""
    for attempt in range(ATTEMPTS):
        try:
            connection.begin()
            done = work()
            connection.execute("UPDATE turn SET number = number + 1")
            connection.commit()
            return done
        except duckdb.Error as error:
            _give_up(connection)
            if not any(word in str(error).lower() for word in CONFLICT):
                raise unreachable(error) from error
        except BaseException:
            _give_up(connection)
            raise
        time.sleep(random.uniform(0, min(LONGEST_WAIT, 0.1 * 2**attempt)))  # noqa: S311  no secret
    raise LakeError(f"other writers came first {ATTEMPTS} times in a row; nothing was published. Run again.")


def _give_up(connection: duckdb.DuckDBPyConnection) -> None:
    """Leaves a transaction; a failed commit has left it already."""
    try:
        connection.rollback()
    except duckdb.Error:
        return


def _writer(data: Path, folder: Path) -> duckdb.DuckDBPyConnection:
    """A connection to a lake that has its tables and this version's views."""
    connection = connect(data / POINTER, temporary=folder / "spill")
    if not _is_made(connection):
        _make(connection)
    if is_old(connection) or create_views(connection, dry=True):
        _taking_turns(connection, lambda: _bring_forward(connection))
    require_schema(connection)
    return connection


def _bring_forward(connection: duckdb.DuckDBPyConnection) -> None:
    """This version's tables and views, and what follows from the rows."""
    migrate(connection)
    require_schema(connection)
    create_views(connection)
    derive(connection)


def _make(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the tables; another writer may do so at the same time, one of the two is enough."""
    try:
        connection.begin()
        create_tables(connection)
        connection.execute("CREATE TABLE turn (number BIGINT NOT NULL)")
        connection.execute("INSERT INTO turn VALUES (0)")
        migrate(connection)
        create_views(connection)
        connection.commit()
    except duckdb.Error as error:
        _give_up(connection)
        if not _is_made(connection):
            raise unreachable(error) from error


def _is_made(connection: duckdb.DuckDBPyConnection) -> bool:
    found = "SELECT 1 FROM duckdb_tables() WHERE database_name = current_database() AND table_name = 'turn'"
    return bool(connection.execute(found).fetchall())


def _held(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT run_id FROM run").fetchall()}


def _newest(data: Path, connection: duckdb.DuckDBPyConnection) -> Path:
    number = connection.execute("FROM ducklake_current_snapshot('lake')").fetchall()[0][0]
    return snapshot_path(data, int(number))
