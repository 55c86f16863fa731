"""What analysts query: one SQL file a view or macro; its first lines tell what it is and show its use.

A file with a line ``-- Parameters: a, b`` is a macro: of rows where it is a SELECT, else of a value.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from warehouse.schema import quoted

VERSION = "views_version"


@dataclass(frozen=True, slots=True)
class View:
    """A view or macro: its description, an example query, the SQL that makes it, its parameters if any."""

    name: str
    description: str
    example: str
    sql: str
    parameters: str = ""

    @property
    def statements(self) -> tuple[str, str]:
        """SQL that makes it and comments on it."""
        if not self.parameters:
            made = f"CREATE VIEW {self.name} AS {self.sql}"
            return made, f"COMMENT ON VIEW {self.name} IS {quoted(self.description)}"
        table = "TABLE " if self.gives_rows else ""
        made = f"CREATE MACRO {self.name}({self.parameters}) AS {table}{self.sql}"
        return made, f"COMMENT ON MACRO {table}{self.name} IS {quoted(self.description)}"

    @property
    def gives_rows(self) -> bool:
        """Whether it stands where a table stands; a macro may give a value instead."""
        return not self.parameters or self.sql.startswith(("SELECT", "WITH"))

    @property
    def used(self) -> str:
        """How it stands in a query: a macro with nulls for its parameters."""
        nulls = ", ".join("NULL" for _ in self.parameters.split(",") if self.parameters)
        return f"{self.name}({nulls})" if nulls else self.name


@cache
def views() -> tuple[View, ...]:
    """Every view and macro, in an order in which each comes after those that it reads."""
    found = {p.stem: parsed(p) for p in sorted(Path(__file__).parent.glob("*.sql"))}
    needs = {
        name: {other for other in found if other != name and re.search(rf"\b{other}\b", view.sql)}
        for name, view in found.items()
    }
    return tuple(found[name] for name in TopologicalSorter(needs).static_order())


def parsed(path: Path) -> View:
    """A view's file: comment lines (the last ones, after ``Example:``, are a query), then the SELECT."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line[2:].strip() for line in lines if line.startswith("--")]
    sql = "\n".join(line for line in lines if not line.startswith("--")).strip().rstrip(";")
    parameters = next(
        (line.removeprefix("Parameters:").strip() for line in head if line.startswith("Parameters:")), ""
    )
    told = " ".join(line for line in head if not line.startswith("Parameters:"))
    description, _, example = told.partition("Example:")
    if not (description.strip() and example.strip()):
        raise ValueError(f"{path}: must begin with comment lines: a description, then `Example: SELECT …`")
    return View(path.stem, description.strip(), example.strip(), sql, parameters)


def create_views(connection: duckdb.DuckDBPyConnection, *, dry: bool = False) -> bool:
    """Makes every view with its comment, unless they are there as they should be; gives whether it did.

    Where it is ``dry`` nothing is made, and it gives whether something would be.
    """
    version = hashlib.sha256(repr(views()).encode()).hexdigest()[:16]
    if version == made(connection):
        return False
    if dry:
        return True
    _drop(connection)
    lake = _is_lake(connection)
    for view in views():
        definition, comment = view.statements
        connection.execute(definition)
        if not (lake and view.parameters):  # DuckLake keeps no comments on macros
            connection.execute(comment)
    connection.execute(f"CREATE OR REPLACE MACRO {VERSION}() AS '{version}'")
    return True


def _is_lake(connection: duckdb.DuckDBPyConnection) -> bool:
    kind = "SELECT type FROM duckdb_databases() WHERE database_name = current_database()"
    return bool(connection.execute(kind).fetchall()[0][0] == "ducklake")


def _drop(connection: duckdb.DuckDBPyConnection) -> None:
    """Removes the views and macros that are there."""
    rows = connection.execute(
        """SELECT 'VIEW', view_name FROM duckdb_views()
        WHERE NOT internal AND database_name = current_database()
        UNION SELECT if(function_type = 'macro', 'MACRO', 'MACRO TABLE'), function_name
        FROM duckdb_functions() WHERE NOT internal AND database_name = current_database()
        AND function_type IN ('macro', 'table_macro')
        AND function_name != 'schema_version'"""
    ).fetchall()
    for kind, name in rows:
        connection.execute(f'DROP {kind} "{name}"')


def made(connection: duckdb.DuckDBPyConnection) -> str | None:
    """The version of the views that a database has. (Their SQL as DuckDB tells it changes on reloading.)"""
    try:
        row = connection.execute(f"SELECT {VERSION}()").fetchall()[0]
    except duckdb.CatalogException:
        return None
    return str(row[0])
