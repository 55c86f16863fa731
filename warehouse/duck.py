"""The only place that opens a DuckDB file."""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.attach import SUFFIX, attach
from warehouse.errors import CorruptWarehouseError, WarehouseError

REMEDY = "Run `communique rebuild`: it makes the same tables again from the Parquet files."
STORAGE = "v1.0.0"
"""Storage format of new files: every DuckDB from that version on reads them."""
DAMAGE = (
    "corrupt",
    "not a valid duckdb database",
    "checksum",
    "serialization",
    "deserialize",
    "internal error",
)


def connect(
    path: Path | str,
    *,
    read_only: bool = False,
    memory_limit: str | None = None,
    threads: int | None = None,
    temporary: Path | None = None,
) -> duckdb.DuckDBPyConnection:
    """A connection in UTC. ``path`` may be ``":memory:"`` or a lake; ``memory_limit`` is like ``"2GB"``.

    Raises ``CorruptWarehouseError`` where the file is not a DuckDB database of this version, ``LakeError``
    where a lake does not answer.
    """
    config: dict[str, str | bool | int | float | list[str]] = {"storage_compatibility_version": STORAGE}
    if memory_limit is not None:
        config["memory_limit"] = memory_limit
    if threads is not None:
        config["threads"] = threads
    if temporary is not None:
        config["temp_directory"] = str(temporary)
    lake = Path(path).suffix == SUFFIX
    try:
        opened = ":memory:" if lake else str(path)
        connection = duckdb.connect(opened, read_only=read_only and not lake, config=config)
    except duckdb.Error as error:
        raise told(error, path) from error
    connection.execute("SET TimeZone = 'UTC'")
    if lake:
        attach(connection, Path(path), read_only=read_only)
    return connection


def storage_format(connection: duckdb.DuckDBPyConnection) -> str:
    """The storage format of the open database, as DuckDB names it."""
    tags = "SELECT tags['storage_version'] FROM duckdb_databases() WHERE database_name = current_database()"
    return str(connection.execute(tags).fetchall()[0][0] or "DuckLake")


def told(error: duckdb.Error, path: Path | str) -> WarehouseError:
    """A DuckDB error about a file as one of ours: damage by its remedy, a lock by its holder."""
    text = str(error)
    if isinstance(error, duckdb.InternalException) or any(word in text.lower() for word in DAMAGE):
        return CorruptWarehouseError(f"{path}: the DuckDB file is damaged ({first_line(text)}). {REMEDY}")
    return WarehouseError(f"{path}: {first_line(text)}")


def first_line(text: str) -> str:
    """The first line of a message that is not empty."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "no message")
