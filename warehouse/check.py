"""Does a built warehouse keep its promises? What is found is told in words; nothing is mended."""

from __future__ import annotations

import duckdb

from warehouse.columns import RELEASE_KEY
from warehouse.errors import SchemaError
from warehouse.incoming import RECORDS, is_any
from warehouse.schema import DUCKDB, Table, tables

# Which columns hold words of release.text, and which hold their offsets.
SLICES = {
    "figure": (("quote", "char_start", "char_end"),),
    "passage": (("text", "char_start", "char_end"),),
    "entity": (("name", "name_start", "name_end"), ("description", "char_start", "char_end")),
}


def require_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Raises ``SchemaError`` unless the database has the declared tables, column by column."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE database_name = current_database() AND NOT internal ORDER BY table_name, column_index"
    ).fetchall():
        found.setdefault(table, []).append((column, kind))
    for name, table in tables().items():
        declared = [(c.name, stored(DUCKDB[c.type])) for c in table.columns]
        if [(c, stored(kind)) for c, kind in found.get(name, [])] != declared:
            raise SchemaError(
                f"table {name} of the published warehouse has other columns than this version of communique "
                "declares. Run `communique rebuild`."
            )


def stored(kind: str) -> str:
    """DuckDB's long names of types as their short ones."""
    return kind.replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ")


def failures(connection: duckdb.DuckDBPyConnection, *, batch: bool = False) -> list[str]:
    """Every broken promise in words; an empty list means the warehouse may be published.

    With ``batch``, only what the rows of the last load (``incoming_<table>``) can have broken.
    """
    if batch:
        note_texts(connection)
    found = []
    for table in tables().values():
        if batch and not is_any(connection, f"incoming_{table.name}"):
            continue
        found += doubled_keys(connection, table, batch)
        found += dangling(connection, table, batch)
        found += wrong_words(connection, table, batch)
    return found


def note_texts(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes ``spoken_text``: the texts that the rows of the last load count into.

    Most come with their texts, so that the table of all texts need not be read.
    """
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE spoken_text AS
        SELECT release_id, release_version, text FROM incoming_release"""
    )
    rows = " UNION ".join(f"SELECT release_id, release_version FROM incoming_{name}" for name in SLICES)  # noqa: S608  declared names
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE other_version AS
        FROM ({rows}) ANTI JOIN spoken_text USING (release_id, release_version)"""
    )
    if is_any(connection, "other_version"):
        connection.execute(
            """INSERT INTO spoken_text SELECT release_id, release_version, text
            FROM release SEMI JOIN other_version USING (release_id, release_version)"""
        )


def doubled_keys(connection: duckdb.DuckDBPyConnection, table: Table, batch: bool) -> list[str]:
    """Keys that more than one row has."""
    key = ", ".join(table.key)
    scope = f"SEMI JOIN incoming_{table.name} USING ({key})" if batch else ""
    return told(
        connection,
        f"FROM (SELECT {key} FROM {table.name} {scope} GROUP BY ALL HAVING count(*) > 1)",  # noqa: S608  declared names
        f"table {table.name}: more than one row with the key ({key})",
    )


def dangling(connection: duckdb.DuckDBPyConnection, table: Table, batch: bool) -> list[str]:
    """References to rows that are not there."""
    found = []
    rows = _rows(table, batch)
    for column in table.columns:
        if column.references:
            other, name = column.references.split(".")
            found += told(
                connection,
                f"""FROM (SELECT {column.name} FROM {rows} WHERE {column.name} IS NOT NULL) t
                WHERE NOT EXISTS (FROM {other} o WHERE o.{name} = t.{column.name})""",  # noqa: S608  declared names
                f"table {table.name}: {column.name} not in {column.references}",
            )
    if table.parent == RELEASE_KEY and table.name not in RECORDS | {"release"}:
        found += told(
            connection,
            f"""FROM (SELECT release_id, release_version FROM {rows}) t
            ANTI JOIN release USING (release_id, release_version)""",  # noqa: S608  declared names
            f"table {table.name}: release version not in release",
        )
    return found


def wrong_words(connection: duckdb.DuckDBPyConnection, table: Table, batch: bool) -> list[str]:
    """Words that the offsets do not give back from the release's text."""
    found = []
    for words, start, end in SLICES.get(table.name, ()):
        found += told(
            connection,
            f"""FROM (SELECT release_id, release_version, {words} AS words, {start} AS s, {end} AS e
                FROM {_rows(table, batch)}) t
            JOIN {"spoken_text" if batch else "release"} r USING (release_id, release_version)
            WHERE substr(r.text, s + 1, e - s) IS DISTINCT FROM words""",  # noqa: S608  declared names
            f"table {table.name}: {words} is not release.text[{start}:{end}]",
        )
    return found


def _rows(table: Table, batch: bool) -> str:
    """Where the rows to be looked at stand: what was loaded stands in the table as it came."""
    return f"incoming_{table.name}" if batch else table.name


def told(connection: duckdb.DuckDBPyConnection, found: str, what: str) -> list[str]:
    """``what`` with the number of rows that the SQL ``found`` gives, if there are any."""
    count, example = connection.execute(
        f"SELECT count(*), any_value(x::VARCHAR) FROM (SELECT * {found}) x"  # noqa: S608  built above from declared names
    ).fetchall()[0]
    return [f"{what} ({count} rows, one is {str(example)[:200]})"] if count else []
