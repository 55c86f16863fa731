"""The process in which a user's SQL runs: it can only compute, and its parent can kill it.

Reads a JSON request from standard input (path, sql, max_rows, max_bytes, memory_limit, threads,
seconds) and answers with one line of JSON and, where that says ``ok``, an Arrow stream.
"""

from __future__ import annotations

import json
import math
import resource
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

import duckdb
import pyarrow as pa

from warehouse.attach import fence
from warehouse.duck import connect, first_line, told
from warehouse.errors import CorruptWarehouseError, FailedQueryError, InvalidQueryError, WarehouseError
from warehouse.gate import require_reading

BATCH = 2048
MEMORY = 4 * 1024**3
SETTINGS = (
    "SET temp_directory = ''",
    "SET python_enable_replacements = false",
    "SET enable_external_access = false",
    "SET allow_community_extensions = false",
    "SET autoload_known_extensions = false",
    "SET autoinstall_known_extensions = false",
    "SET lock_configuration = true",
)
# Mistakes in SQL or in its data, as against limits and damage.
MISTAKES = (duckdb.ProgrammingError, duckdb.DataError, duckdb.NotSupportedError, duckdb.IntegrityError)


def main() -> None:
    """Answers one request."""
    request = json.load(sys.stdin.buffer)
    limit(request)
    try:
        table, truncated = run(request)
    except WarehouseError as error:
        tell({"error": type(error).__name__, "message": str(error)})
        return
    tell({"ok": True, "truncated": truncated})
    send(table, sys.stdout.buffer)


def tell(answer: dict[str, Any]) -> None:
    """Writes the line of JSON."""
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")


def send(table: pa.Table, out: BinaryIO) -> None:
    """Writes the Arrow stream."""
    with pa.ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table)


def limit(request: dict[str, Any]) -> None:
    """No files, no core dumps, and an end even if the parent is gone."""
    seconds = math.ceil(request["seconds"] * request["threads"]) + 5
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    # DuckDB counts its own buffers alone: a single huge value passes its limit, but not this one.
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def run(request: dict[str, Any]) -> tuple[pa.Table, bool]:
    """The rows of a query, and whether there were more than the request wants."""
    with closing(walled(request)) as connection:
        return asked(connection, request)


def walled(request: dict[str, Any]) -> duckdb.DuckDBPyConnection:
    """A connection that reads the warehouse and reaches nothing else; its settings cannot be changed."""
    path = request["path"]
    connection = connect(
        path, read_only=True, memory_limit=request["memory_limit"], threads=request["threads"]
    )
    for setting in (*filter(None, [fence(Path(path))]), *SETTINGS):
        connection.execute(setting)
    return connection


def asked(connection: duckdb.DuckDBPyConnection, request: dict[str, Any]) -> tuple[pa.Table, bool]:
    """The answer of such a connection; DuckDB's errors as ours."""
    try:
        require_reading(connection, request["sql"])
        connection.execute(request["sql"])
        return fetch(connection, request["max_rows"], request["max_bytes"])
    except duckdb.OutOfMemoryException as error:
        raise FailedQueryError(
            f"The query needs more than {request['memory_limit']} of memory. Ask for less at once."
        ) from error
    except MISTAKES as error:
        raise InvalidQueryError(str(error).strip()) from error
    except duckdb.Error as error:
        better = told(error, request["path"])
        if isinstance(better, CorruptWarehouseError):
            raise better from error
        raise FailedQueryError(first_line(str(error))) from error


def fetch(connection: duckdb.DuckDBPyConnection, max_rows: int, max_bytes: int) -> tuple[pa.Table, bool]:
    """At most ``max_rows`` rows and about ``max_bytes`` bytes of the open answer."""
    reader = connection.to_arrow_reader(min(BATCH, max_rows + 1))
    batches, rows, size = [], 0, 0
    for batch in reader:
        batches.append(batch)
        rows += batch.num_rows
        size += batch.nbytes
        if size > max_bytes:
            raise FailedQueryError(
                f"The answer is larger than {max_bytes:,} bytes. Ask for fewer rows or columns."
            )
        if rows > max_rows:
            break
    table = pa.Table.from_batches(batches, reader.schema)
    return table.slice(0, max_rows), rows > max_rows


if __name__ == "__main__":
    main()
