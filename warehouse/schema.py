"""A column is declared once; the Arrow schema, the DDL with its comments, the suite of expectations
and the data dictionary derive from it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path

import pyarrow as pa


class Type(StrEnum):
    """Logical types, each with one Arrow and one DuckDB form."""

    TEXT = "text"
    TEXTS = "texts"
    INTEGER = "integer"
    DECIMAL = "decimal"
    FLOAT = "float"
    BOOLEAN = "boolean"
    DATE = "date"
    TIMESTAMP = "timestamp"
    JSON = "json"


PRECISION, SCALE = 38, 9

ARROW = {
    Type.TEXT: pa.string(),
    Type.TEXTS: pa.list_(pa.field("element", pa.string(), nullable=False)),
    Type.INTEGER: pa.int64(),
    Type.DECIMAL: pa.decimal128(PRECISION, SCALE),
    Type.FLOAT: pa.float64(),
    Type.BOOLEAN: pa.bool_(),
    Type.DATE: pa.date32(),
    Type.TIMESTAMP: pa.timestamp("us", tz="UTC"),
    Type.JSON: pa.string(),
}

DUCKDB = {
    Type.TEXT: "VARCHAR",
    Type.TEXTS: "VARCHAR[]",
    Type.INTEGER: "BIGINT",
    Type.DECIMAL: f"DECIMAL({PRECISION},{SCALE})",
    Type.FLOAT: "DOUBLE",
    Type.BOOLEAN: "BOOLEAN",
    Type.DATE: "DATE",
    Type.TIMESTAMP: "TIMESTAMPTZ",
    Type.JSON: "JSON",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column and all that it promises.

    ``codes``, ``minimum``, ``maximum`` and ``pattern`` (a regular expression that the whole value
    matches) become expectations; ``references`` names a ``table.column`` that must hold the value.
    """

    name: str
    type: Type
    description: str
    nullable: bool = False
    codes: tuple[str, ...] = ()
    minimum: Decimal | int | None = None
    maximum: Decimal | int | None = None
    pattern: str | None = None
    references: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its grain in words, its columns, the key that is unique by rule.

    ``parent`` is the key by which rows are replaced as a whole when their release is read again
    (None: rows are only added or replaced by ``key``). ``cluster`` is the order in which ``compact`` lays
    the rows down, so that a query for one of its values reads only where they lie. ``derived`` rows are
    worked out while loading, so no batch brings them and no rule looks at them.
    """

    name: str
    description: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    parent: tuple[str, ...] | None = None
    cluster: tuple[str, ...] = ()
    derived: bool = False

    def column(self, name: str) -> Column:
        """The column of that name; raises ``KeyError``."""
        return next(c for c in self.columns if c.name == name)

    def arrow(self) -> pa.Schema:
        """The Arrow schema, descriptions as field metadata."""
        return pa.schema(
            [
                pa.field(c.name, ARROW[c.type], c.nullable, metadata={"description": c.description})
                for c in self.columns
            ],
            metadata={"table": self.name, "description": self.description},
        )

    def ddl(self) -> tuple[str, ...]:
        """``CREATE TABLE`` and its ``COMMENT`` statements, in order."""
        columns = ",\n  ".join(
            f'"{c.name}" {DUCKDB[c.type]}{"" if c.nullable else " NOT NULL"}' for c in self.columns
        )
        comments = [f"COMMENT ON TABLE {self.name} IS {quoted(f'{self.description} Grain: {self.grain}')}"]
        comments += [
            f'COMMENT ON COLUMN {self.name}."{c.name}" IS {quoted(c.description)}' for c in self.columns
        ]
        return (f"CREATE TABLE {self.name} (\n  {columns}\n)", *comments)


def quoted(text: str) -> str:
    """A SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


@cache
def tables() -> dict[str, Table]:
    """Every table, found in ``warehouse/tables``: name → declaration, in loading order."""
    folder = Path(__file__).parent / "tables"
    names = sorted(p.stem for p in folder.glob("*.py") if p.stem != "__init__")
    found = [import_module(f"warehouse.tables.{name}").TABLE for name in names]
    order = (
        "source",
        "capture",
        "release",
        "passage",
        "figure",
        "entity",
        "text_link",
        "repeated_figure",
        "version_span",
        "version_count",
        "finding",
        "finding_event",
        "decision",
        "validation_result",
        "quarantine",
    )
    rank = {name: index for index, name in enumerate(order)}
    return {t.name: t for t in sorted(found, key=lambda t: rank.get(t.name, len(order)))}
