"""Is this SQL one reading statement about the warehouse? Decided on DuckDB's own syntax tree.

The first of three walls: what is not known to be harmless is refused by name. Behind it the connection has no
way out of the database, and around both the process has limits and can be killed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import duckdb

from warehouse.errors import InvalidQueryError, RefusedQueryError

TABLE_FUNCTIONS = frozenset(
    {
        *("unnest", "range", "generate_series", "repeat", "repeat_row", "json_each", "json_tree"),
        *("duckdb_columns", "duckdb_tables", "duckdb_views"),
    }
)
# Scalars that tell of the process or leave something behind; all others only compute.
SCALARS = re.compile(r"current_setting|getvariable|getenv|write_log|nextval|currval|setseed|pg_\w+")
SYSTEM_NAME = re.compile(r"(duckdb|pg|pragma|sqlite|information_schema)_?\w*")
SHOWN = frozenset({"tables", "__show_tables_expanded"})
EXPLAIN = re.compile(r"\s*EXPLAIN(\s+ANALYZE)?\s", re.IGNORECASE)
LONGEST = 100_000
Node = dict[str, Any]


def require_reading(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Raises unless ``sql`` is a single SELECT-like statement over the tables of the open database.

    ``InvalidQueryError`` for a mistake in the SQL, ``RefusedQueryError`` for what is not allowed.
    """
    if len(sql) > LONGEST:
        raise RefusedQueryError(f"The query is longer than {LONGEST:,} characters.")
    tree = parsed(connection, EXPLAIN.sub("", single(connection, sql), count=1))
    nodes = list(walk(tree))
    known = local_names(nodes) | stored_names(connection)
    macros = stored_macros(connection)
    for node in nodes:
        require_known(node, known, macros)


def single(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """The one reading statement in ``sql``."""
    try:
        statements = connection.extract_statements(sql)
    except duckdb.Error as error:
        raise InvalidQueryError(str(error).strip()) from error
    if len(statements) != 1:
        raise RefusedQueryError(
            f"One statement at a time, please: this holds {len(statements)}. "
            "(A PIVOT needs its values named: PIVOT t ON c IN ('a', 'b') …)"
        )
    kind = statements[0].type
    if kind not in (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN):
        raise RefusedQueryError(
            f"Only reading is possible (SELECT, FROM, WITH, DESCRIBE, SUMMARIZE, EXPLAIN), not {kind.name}."
        )
    return str(statements[0].query)


def parsed(connection: duckdb.DuckDBPyConnection, statement: str) -> Any:
    """The syntax tree of a SELECT."""
    row = connection.execute("SELECT json_serialize_sql(?::VARCHAR)", [statement]).fetchall()[0]
    tree = json.loads(row[0])
    if tree.get("error"):
        raise RefusedQueryError(
            f"Only reading is possible (SELECT, FROM, WITH, DESCRIBE, SUMMARIZE): {tree.get('error_message')}"
        )
    return tree


def walk(tree: Any) -> Iterator[Node]:
    """Every object of a tree."""
    waiting = [tree]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            yield here
            waiting += here.values()
        elif isinstance(here, list):
            waiting += here


def local_names(nodes: list[Node]) -> set[str]:
    """Names that the query itself defines by WITH; none may pass for one of the system's."""
    names = set()
    for node in nodes:
        for entry in (node.get("cte_map") or {}).get("map") or []:
            names.add(str(entry["key"]).lower())
    for name in names:
        if SYSTEM_NAME.fullmatch(name):
            raise RefusedQueryError(f"WITH {name}: give it a name that is not one of the system's.")
    return names


def stored_names(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Tables and views of the database."""
    rows = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE NOT internal "
        "UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal"
    )
    return {row[0].lower() for row in rows.fetchall()}


def stored_macros(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Table macros of the database."""
    rows = connection.execute(
        "SELECT function_name FROM duckdb_functions() WHERE NOT internal AND function_type = 'table_macro'"
    )
    return {row[0].lower() for row in rows.fetchall()}


def require_known(node: Node, names: set[str], macros: set[str]) -> None:
    """Raises ``RefusedQueryError`` where a node reaches for what is not in the warehouse."""
    kind = node.get("type")
    if kind == "BASE_TABLE":
        require_table(node, names)
    elif kind == "TABLE_FUNCTION":
        name = str(node["function"].get("function_name", "")).lower()
        if name not in TABLE_FUNCTIONS | macros:
            raise RefusedQueryError(f"The table function {name} is not available here.")
    elif kind == "SHOW_REF":
        shown = str(node.get("table_name") or "").strip('"')
        if shown and shown not in SHOWN:
            raise RefusedQueryError(f"SHOW {shown} is not available here; SHOW TABLES is.")
    elif SCALARS.fullmatch(str(node.get("function_name") or "").lower()):
        raise RefusedQueryError(f"The function {node['function_name']} is not available here.")


def require_table(node: Node, names: set[str]) -> None:
    """Raises unless a table is one of the database or of the query."""
    name = str(node.get("table_name", ""))
    schema = str(node.get("schema_name") or "main").lower()
    if name.lower() not in names or schema != "main" or node.get("catalog_name"):
        known = ", ".join(sorted(names))
        raise InvalidQueryError(f"There is no table or view {name!r} here. There are: {known}.")
