"""What analysts query: one SQL file a view, its first comment lines tell what it is and show its use."""

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
    """Makes every view with its comment, unless they are there as they should be; gives whether it did."""
    version = hashlib.sha256(repr(views()).encode()).hexdigest()[:16]
    if version == made(connection):
        return False
    names = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    for (name,) in names:
        connection.execute(f'DROP VIEW "{name}"')
    for view in views():
        connection.execute(f"CREATE VIEW {view.name} AS {view.sql}")
        connection.execute(f"COMMENT ON VIEW {view.name} IS {quoted(view.description)}")
    connection.execute(f"CREATE OR REPLACE MACRO {VERSION}() AS '{version}'")
    return True


def made(connection: duckdb.DuckDBPyConnection) -> str | None:
    """The version of the views that a database has. (Their SQL as DuckDB tells it changes on reloading.)"""
    try:
        row = connection.execute(f"SELECT {VERSION}()").fetchall()[0]
    except duckdb.CatalogException:
        return None
    return str(row[0])
