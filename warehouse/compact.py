"""Writes the published warehouse again, closely packed and in the order in which it is asked for.

Nightly loads append, and what they replace leaves holes. A compacted file is smaller, and a query for one
series reads only where its rows lie (``Table.cluster``).
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse import lake
from warehouse.attach import lake_at
from warehouse.check import failures
from warehouse.duck import connect, told
from warehouse.errors import CheckError, told_when_full
from warehouse.folder import scratch, sync
from warehouse.load import Counts, create_tables
from warehouse.publish import KEEP, LINK, Publication, require_published, swap
from warehouse.schema import Table, quoted, tables
from warehouse.views import create_views


def compact(data: Path, *, keep: int = KEEP) -> Publication:
    """The same tables in a new file, published; the caller holds the lock of the run.

    Raises ``NothingPublishedError``, ``DiskFullError``, ``CorruptWarehouseError``; what was published stays.
    """
    if lake_at(data):
        return Publication(*lake.compact(data))
    base = require_published(data)
    with scratch(data, "compact") as folder:
        draft = folder / LINK
        with told_when_full(draft):
            try:
                with connect(draft, temporary=folder / "spill") as connection:
                    _copy(connection, base)
            except duckdb.Error as error:
                raise told(error, base) from error
            sync(draft)
        return Publication(swap(data, draft, keep), Counts(), True)


def _copy(connection: duckdb.DuckDBPyConnection, base: Path) -> None:
    create_tables(connection)
    connection.execute(f"ATTACH {quoted(str(base))} AS base (READ_ONLY)")
    for table in tables().values():
        connection.execute(f"INSERT INTO {table.name} SELECT * FROM base.{table.name}{_order(table)}")  # noqa: S608  declared names
    connection.execute("DETACH base")
    create_views(connection)
    broken = failures(connection)
    if broken:
        raise CheckError("The compacted warehouse was not published: " + "; ".join(broken))
    connection.execute("CHECKPOINT")


def _order(table: Table) -> str:
    return f" ORDER BY {', '.join(table.cluster)}" if table.cluster else ""
