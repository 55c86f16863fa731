"""One file (or one folder of parts) for each relation, written by DuckDB and PyArrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.export.relation import Field, Relation
from warehouse.present import FORMULA
from warehouse.schema import quoted

ROWS = 100_000
PARTITION = "source_id"


def parquet(connection: duckdb.DuckDBPyConnection, relations: Sequence[Relation], folder: Path) -> list[Path]:
    """Parquet, in a folder for each source where the relation knows it (``source_id=…``)."""
    for relation in relations:
        by = f", PARTITION_BY ({PARTITION})" if relation.has(PARTITION) else ""
        place = folder / relation.name if by else folder / f"{relation.name}.parquet"
        _copy(connection, f"SELECT * FROM {relation.name}", place, f"FORMAT parquet, COMPRESSION zstd{by}")  # noqa: S608  known names
    return sorted(folder.rglob("*.parquet"))


def csv(connection: duckdb.DuckDBPyConnection, relations: Sequence[Relation], folder: Path) -> list[Path]:
    """CSV by RFC 4180, UTF-8; text that a spreadsheet would run as a formula begins with ``'``."""
    return [csv_file(connection, relation, folder / f"{relation.name}.csv") for relation in relations]


def csv_file(connection: duckdb.DuckDBPyConnection, relation: Relation, path: Path) -> Path:
    """One relation as a CSV file."""
    columns = ", ".join(f'{inert(field)} AS "{field.name}"' for field in relation.fields)
    return _copy(connection, f"SELECT {columns} FROM {relation.name}", path, "FORMAT csv, HEADER")  # noqa: S608  known names


def inert(field: Field) -> str:
    """SQL for a column as a spreadsheet may hold it: exact numbers, lists as JSON, no word a formula."""
    name = f'"{field.name}"'
    if field.type.startswith("DECIMAL"):
        whole = f"trunc({name})"
        return f"CASE WHEN {name} = {whole} THEN {whole}::VARCHAR ELSE rtrim({name}::VARCHAR, '0') END"
    if field.type.startswith("TIMESTAMP"):
        return f"strftime({name}, '%Y-%m-%dT%H:%M:%S.%fZ')"
    if field.type.endswith("[]"):
        return f"to_json({name})::VARCHAR"
    if field.is_text:
        starts = ", ".join(f"chr({ord(sign)})" for sign in FORMULA)
        return f"CASE WHEN left({name}::VARCHAR, 1) IN ({starts}) THEN '''' || {name} ELSE {name} END"
    return name


def json_lines(
    connection: duckdb.DuckDBPyConnection, relations: Sequence[Relation], folder: Path
) -> list[Path]:
    """One JSON object a row; decimals are JSON numbers with all their digits."""
    return [_copy(connection, f"FROM {r.name}", folder / f"{r.name}.jsonl", "FORMAT json") for r in relations]


def arrow(connection: duckdb.DuckDBPyConnection, relations: Sequence[Relation], folder: Path) -> list[Path]:
    """Arrow IPC streams, batch by batch."""
    return [_stream(connection, relation, folder / f"{relation.name}.arrows") for relation in relations]


def _stream(connection: duckdb.DuckDBPyConnection, relation: Relation, path: Path) -> Path:
    with connection.execute(f"FROM {relation.name}").to_arrow_reader(ROWS) as reader:
        schema = reader.schema.with_metadata({"description": relation.description})
        with pa.OSFile(str(path), "wb") as file, pa.ipc.new_stream(file, schema) as writer:
            for batch in reader:
                writer.write_batch(batch)
    return path


def batches(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[list[tuple[object, ...]]]:
    """The rows of a query, some thousands at a time."""
    cursor = connection.execute(query)
    while rows := cursor.fetchmany(10_000):
        yield rows


def _copy(connection: duckdb.DuckDBPyConnection, query: str, place: Path, options: str) -> Path:
    connection.execute(f"COPY ({query}) TO {quoted(str(place))} ({options})")
    return place
