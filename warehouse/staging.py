"""A batch in a DuckDB file of its own, for validation before anything is loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from warehouse.columns import RELEASE_KEY
from warehouse.duck import connect
from warehouse.errors import told_when_full
from warehouse.incoming import add_rows, drop_doubles
from warehouse.load import create_tables
from warehouse.parquet import read
from warehouse.schema import tables


def stage(files: Mapping[str, Sequence[Path]], path: Path) -> Path:
    """Makes a DuckDB file with every declared table, filled from verified Parquet files by table name.

    Tables without files are empty. ``path`` must not exist yet; it is given back, closed and whole.
    Raises ``CorruptParquetError``, ``SchemaError`` or ``DiskFullError``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with told_when_full(path), connect(path) as connection:
        create_tables(connection)
        for name, paths in files.items():
            for parquet in paths:
                add_rows(connection, name, read(parquet, tables()[name]))
        drop_copies(connection)
        connection.execute("CHECKPOINT")
    return path


def staged(path: Path) -> list[dict[str, object]]:
    """The releases in a staging database: their names and what orders their versions."""
    sql = "SELECT release_id, release_version, known_from, archived_at FROM release"
    with connect(path, read_only=True) as connection:
        return [dict(row) for row in connection.execute(sql).to_arrow_table().to_pylist()]


def drop_copies(connection: duckdb.DuckDBPyConnection) -> None:
    """Leaves one of each row that is there twice because a release's bytes were found at two places.

    Rows that share a key and differ stay: they break a rule, and validation must see them.
    """
    drop_doubles(connection, tables()["release"], "release")
    for name, table in tables().items():
        if table.parent == RELEASE_KEY and name != "release":
            columns = ", ".join(c.name for c in table.columns)
            connection.execute(
                f"""DELETE FROM {name} WHERE rowid IN (SELECT rowid FROM {name}
                QUALIFY row_number() OVER (PARTITION BY {columns} ORDER BY rowid) > 1)"""  # noqa: S608  declared names
            )
