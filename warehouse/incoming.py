"""The rows of a batch, made ready beside the tables that they will go to.

For each table ``t`` there is ``incoming_t``: its Parquet files, one row a key, without the rows that the
batch quarantines. It is a temporary table, or for many rows that need no change a view of the files: their
bytes were verified against the manifest, so DuckDB may read them itself, and they are written once. What
depends on a quarantined row follows it into quarantine, with the reason. ``incoming_version`` holds the
release versions that the batch read, the quarantined ones among them.
A view that rows are kept out of stays a view: ``whole_t`` are the files, ``kept_out_t`` the keys.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.columns import RELEASE_KEY
from warehouse.parquet import is_current, read, rows
from warehouse.schema import Table, quoted, tables

# Records about rows, not facts: they stay when what they speak of is quarantined.
MANY = 5_000
"""From so many rows of a table on, its files are read where they lie."""
RECORDS = frozenset({"finding", "finding_event", "decision", "validation_result", "quarantine", "run"})


def prepare(connection: duckdb.DuckDBPyConnection, files: Mapping[str, Sequence[Path]]) -> dict[str, int]:
    """Makes ``incoming_<table>`` for every declared table; gives the number of doubled rows left out."""
    doubled = {}
    for name, table in tables().items():
        doubled[name] = fill(connection, table, files.get(name, ()))
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE incoming_version AS
        SELECT DISTINCT release_id, release_version FROM incoming_release"""
    )
    keep_out(connection)
    return doubled


def add_rows(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    """Appends Arrow rows to a table of the same columns."""
    connection.register("arrow_rows", rows)
    try:
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM arrow_rows")  # noqa: S608  declared name
    finally:
        connection.unregister("arrow_rows")


def fill(connection: duckdb.DuckDBPyConnection, table: Table, paths: Sequence[Path]) -> int:
    """Makes ``incoming_<table>`` from its files, the first row of each key; gives the number left out."""
    name = f"incoming_{table.name}"
    discard(connection, name)
    if sum(rows(path, table) for path in paths) > MANY and all(is_current(p, table) for p in paths):
        files = ", ".join(quoted(str(path)) for path in paths)
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        connection.execute(f"CREATE TEMP VIEW {name} AS SELECT {columns} FROM read_parquet([{files}])")  # noqa: S608  declared names
        if not doubled_keys(connection, table, name):
            return 0
        materialise(connection, name)
    else:
        connection.execute(f"CREATE TEMP TABLE {name} AS FROM {table.name} LIMIT 0")
        for path in paths:
            add_rows(connection, name, read(path, table))
    return drop_doubles(connection, table, name)


def discard(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Removes a temporary table or view, whichever it is."""
    if is_table(connection, name):
        connection.execute(f"DROP TABLE {name}")
    else:
        connection.execute(f"DROP VIEW IF EXISTS {name}")
        connection.execute(f"DROP VIEW IF EXISTS {whole(name)}")


def whole(name: str) -> str:
    """The view that holds the rows kept out of ``incoming_<table>`` too."""
    return name.replace("incoming", "whole", 1)


def is_table(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Whether a temporary table is there. (To ask for views would make DuckDB bind them all.)"""
    found = "SELECT 1 FROM duckdb_tables() WHERE temporary AND table_name = ?"
    return bool(connection.execute(found, [name]).fetchall())


def materialise(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Makes a table of a view, so that rows can be taken out; a table stays as it is."""
    if not is_table(connection, name):
        connection.execute(f"CREATE TEMP TABLE whole_rows AS FROM {name}")
        connection.execute(f"DROP VIEW {name}")
        connection.execute(f"ALTER TABLE whole_rows RENAME TO {name}")


def doubled_keys(connection: duckdb.DuckDBPyConnection, table: Table, name: str) -> bool:
    """Whether a key stands in more than one row."""
    key = ", ".join(table.key)
    found = connection.execute(
        f"FROM {name} SELECT {key} GROUP BY ALL HAVING count(*) > 1 LIMIT 1"
    ).fetchall()
    return bool(found)


def drop_doubles(connection: duckdb.DuckDBPyConnection, table: Table, name: str) -> int:
    """Leaves one row of each key in ``name``, the first by all its values; gives the number left out."""
    key = ", ".join(table.key)
    order = ", ".join(column.name for column in table.columns)
    return changed(
        connection,
        f"""DELETE FROM {name} WHERE rowid IN (
            SELECT rowid FROM {name} SEMI JOIN (
                SELECT {key} FROM {name} GROUP BY ALL HAVING count(*) > 1) doubled
            ON {" AND ".join(f"{name}.{c} IS NOT DISTINCT FROM doubled.{c}" for c in table.key)}
            QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY {order}, rowid) > 1)""",  # noqa: S608  declared names
    )


def keep_out(connection: duckdb.DuckDBPyConnection) -> None:
    """Removes quarantined rows from the batch, and moves what depends on them to quarantine too."""
    if not connection.execute("SELECT count(*) FROM incoming_quarantine").fetchall()[0][0]:
        return
    materialise(connection, "incoming_quarantine")
    for table in tables().values():
        if table.name in RECORDS or table.derived:
            continue
        for condition, reason in orphans(table):
            follow(connection, table, condition, reason)
        take_out(connection, table)


def take_out(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Leaves in ``incoming_<table>`` what is not in quarantine."""
    name, keys = f"incoming_{table.name}", f"kept_out_{table.name}"
    named = f"SELECT row_key FROM incoming_quarantine WHERE table_name = '{table.name}'"  # noqa: S608  declared name
    if is_table(connection, name):
        connection.execute(f"DELETE FROM {name} WHERE {key_text(table)} IN ({named})")  # noqa: S608  declared names
        return
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE {keys} AS
        SELECT {", ".join(table.key)} FROM {name} WHERE {key_text(table)} IN ({named})"""  # noqa: S608  declared names
    )
    if is_any(connection, keys):
        connection.execute(f"ALTER VIEW {name} RENAME TO {whole(name)}")
        same = " AND ".join(f"w.{column} IS NOT DISTINCT FROM k.{column}" for column in table.key)
        connection.execute(f"CREATE TEMP VIEW {name} AS FROM {whole(name)} w ANTI JOIN {keys} k ON {same}")


def key_text(table: Table) -> str:
    """SQL for a row's key as ``row_key`` writes it."""
    return "concat_ws('/', " + ", ".join(f"coalesce({c}::VARCHAR, '')" for c in table.key) + ")"


def orphans(table: Table) -> list[tuple[str, str]]:
    """For each thing that a row rests on: SQL that finds rows whose support is quarantined, and why."""
    found = []
    for column in table.columns:
        if column.references:
            other = column.references.split(".")[0]
            kept_out = f"SELECT row_key FROM incoming_quarantine WHERE table_name = '{other}'"  # noqa: S608  declared name
            found.append((f"{column.name} IN ({kept_out})", f"its {other} is in quarantine"))
    if table.parent == RELEASE_KEY and table.name != "release":
        versions = "SELECT row_key FROM incoming_quarantine WHERE table_name = 'release'"
        found.append(
            (f"concat_ws('/', release_id, release_version) IN ({versions})", "its release is in quarantine")
        )
    return found


def follow(connection: duckdb.DuckDBPyConnection, table: Table, condition: str, reason: str) -> None:
    """Adds to ``incoming_quarantine`` the rows of a table that ``condition`` finds."""
    version = ("release_id", "release_version") if table.parent == RELEASE_KEY else ("NULL", "NULL")
    name, rule = quoted(table.name), quoted("follows_quarantine")
    connection.execute(
        f"""INSERT INTO incoming_quarantine BY NAME
        SELECT left(sha256(concat_ws(chr(10), {name}, row_key, {rule})), 16) AS quarantine_id,
            {name} AS table_name, row_key, release_id, release_version, {rule} AS rule_id,
            {quoted(reason)} AS reason, row_json, run_id
        FROM (
            SELECT {key_text(table)} AS row_key, {version[0]} AS release_id, {version[1]} AS release_version,
                json_merge_patch(to_json(i), '{{"run_id": null}}') AS row_json, run_id
            FROM incoming_{table.name} i WHERE {condition}) kept_out
        ANTI JOIN (FROM incoming_quarantine WHERE table_name = {name}) known USING (row_key)"""  # noqa: S608  declared names
    )


def is_any(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Whether a table has rows."""
    return bool(connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchall())  # noqa: S608  declared name


def changed(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    """Runs a changing statement; gives the number of rows it changed."""
    return int(connection.execute(sql).fetchall()[0][0])
