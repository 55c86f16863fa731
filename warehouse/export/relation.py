"""What is exported: a table or a view with its columns and what they mean."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb

from warehouse.errors import WarehouseError
from warehouse.schema import tables


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, DuckDB type and description (empty where a view computes it)."""

    name: str
    type: str
    description: str

    @property
    def is_text(self) -> bool:
        """Whether its values are words."""
        return self.type in ("VARCHAR", "JSON")

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers."""
        return self.type.startswith(("DECIMAL", "DOUBLE", "BIGINT", "INTEGER", "HUGEINT"))


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or a view."""

    name: str
    description: str
    fields: tuple[Field, ...]

    def has(self, name: str) -> bool:
        """Whether it has a column of that name."""
        return any(field.name == name for field in self.fields)


def relations(connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> list[Relation]:
    """The relations of those names; raises ``WarehouseError`` that lists the known ones for another."""
    known = dict(
        connection.execute(
            """SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal
            UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"""
        ).fetchall()
    )
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"Did you mean {near[0]}? " if near else ""
            raise WarehouseError(
                f"no table or view is called {name!r}. {hint}Known: {', '.join(sorted(known))}"
            )
    return [Relation(name, known[name] or "", _fields(connection, name)) for name in dict.fromkeys(names)]


def _fields(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[Field, ...]:
    rows = connection.execute(f'DESCRIBE "{name}"').fetchall()
    return tuple(Field(row[0], row[1], _description(row[0], name)) for row in rows)


def _description(column: str, relation: str) -> str:
    """A column's words in its table; in a view, those of the table that declares such a column first."""
    places: Sequence[str] = (relation, "figure", "release", "source", "finding")
    for place in places:
        table = tables().get(place)
        for declared in table.columns if table else ():
            if declared.name == column:
                return declared.description
    return ""
