"""What analysts query: one SQL file a view, its first comment lines tell what it is and show its use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from warehouse.schema import quoted


@dataclass(frozen=True, slots=True)
class View:
    """A view: its description, an example query, and the query that makes it."""

    name: str
    description: str
    example: str
    sql: str


@cache
def views() -> tuple[View, ...]:
    """Every view, in an order in which each comes after those that it reads."""
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
    description, _, example = " ".join(head).partition("Example:")
    if not (description.strip() and example.strip()):
        raise ValueError(f"{path}: must begin with comment lines: a description, then `Example: SELECT …`")
    return View(path.stem, description.strip(), example.strip(), sql)


def create_views(connection: duckdb.DuckDBPyConnection) -> bool:
    """Makes every view with its comment; gives whether any of them is new or other than before."""
    before = definitions(connection)
    for name in before.keys() - {view.name for view in views()}:
        connection.execute(f'DROP VIEW "{name}"')
    for view in views():
        connection.execute(f"CREATE OR REPLACE VIEW {view.name} AS {view.sql}")
        connection.execute(f"COMMENT ON VIEW {view.name} IS {quoted(view.description)}")
    return definitions(connection) != before


def definitions(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str]]:
    """Views of the database: name → SQL and comment."""
    rows = connection.execute(
        "SELECT view_name, sql, comment FROM duckdb_views() WHERE NOT internal"
    ).fetchall()
    return {name: (sql, comment) for name, sql, comment in rows}
