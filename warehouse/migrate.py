"""Brings the tables of an older DuckDB file or lake forward; see ``warehouse.versions``."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pyarrow as pa

from warehouse.incoming import add_rows
from warehouse.schema import Table, tables
from warehouse.versions import CHANGES, VERSION, upgraded
from warehouse.views import VERSION as VIEWS

MARK = "schema_version"
BATCH = 100_000


def version_of(connection: duckdb.DuckDBPyConnection) -> int:
    """The version that a database says it has; without a word it is told by its columns."""
    try:
        return int(connection.execute(f"SELECT {MARK}()").fetchall()[0][0])
    except duckdb.CatalogException:
        shapes = _columns(connection)
        lacking = [
            c.version
            for c in CHANGES
            if c.table not in shapes or (c.column and c.column not in shapes[c.table])
        ]
        return min(lacking, default=VERSION + 1) - 1


def is_old(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether tables or columns of this version are not there."""
    shapes = _columns(connection)
    return any({c.name for c in t.columns} - set(shapes.get(name, ())) for name, t in tables().items())


def migrate(connection: duckdb.DuckDBPyConnection) -> bool:
    """Brings the tables of an older version forward; gives whether anything was to be done.

    Columns that no version declares are left as they are, for ``require_schema`` to tell of.
    """
    shapes = _columns(connection)
    done = False
    for name, table in tables().items():
        if name not in shapes:
            _create(connection, table)
        elif {c.name for c in table.columns} - set(shapes[name]):
            if not _remake(connection, table):
                continue
        else:
            continue
        done = True
    if done:
        connection.execute(f"DROP MACRO IF EXISTS {VIEWS}")  # so that the views are made anew
    if done or not _marked(connection):
        connection.execute(f"CREATE OR REPLACE MACRO {MARK}() AS {VERSION}")
    return done


def _marked(connection: duckdb.DuckDBPyConnection) -> bool:
    try:
        connection.execute(f"SELECT {MARK}()")
    except duckdb.CatalogException:
        return False
    return True


def _create(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    for statement in table.ddl():
        connection.execute(statement)


def _remake(connection: duckdb.DuckDBPyConnection, table: Table) -> bool:
    """Makes a table anew with all columns, its rows upgraded, batch by batch."""
    home = connection.execute("SELECT current_database()").fetchall()[0][0]
    old = connection.cursor().execute(f'FROM "{home}".main.{table.name}').to_arrow_reader(BATCH)
    if upgraded(_as_kept(old.schema.empty_table(), table), table) is None:
        return False
    new = replace(table, name=f"new_{table.name}")
    _create(connection, new)
    for batch in old:
        rows = upgraded(_as_kept(pa.Table.from_batches([batch]), table), table)
        add_rows(connection, new.name, rows)
    connection.execute(f"DROP TABLE {table.name}")
    connection.execute(f"ALTER TABLE {new.name} RENAME TO {table.name}")
    return True


def _as_kept(rows: pa.Table, table: Table) -> pa.Table:
    """Rows as DuckDB gives them, with the types that Parquet files have."""
    kept = {field.name: field for field in table.arrow()}
    fields = [kept.get(field.name, field).with_nullable(True) for field in rows.schema]
    return rows.cast(pa.schema(fields))


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for table, column in connection.execute(
        "SELECT table_name, column_name FROM duckdb_columns() "
        "WHERE database_name = current_database() AND NOT internal ORDER BY table_name, column_index"
    ).fetchall():
        found.setdefault(table, []).append(column)
    return found
