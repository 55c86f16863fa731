"""What a table declares, as rules: nulls, codes, ranges, patterns, keys, references, types.

All are critical, since a row that breaks its table's declaration cannot be loaded, but for keys: of
several rows with one key the first is loaded, so that is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from expectations.rules import QUERY, Rule
from warehouse.columns import RELEASE_KEY
from warehouse.schema import DUCKDB, Column, Table, quoted, tables

LATER = ("run", "validation_result", "quarantine", "finding_event", "decision")
"""Tables that are written after validation; nothing of them is staged."""

KEY = ".key"
"""How the id of a rule ends that says a key is unique."""

FACTS = ("passage", "figure", "entity")
"""Tables whose rows stand or fall with their release."""


@dataclass(frozen=True, slots=True)
class Link:
    """Rows of a table whose ``columns`` must be found in ``columns_there`` of another."""

    columns: tuple[str, ...]
    table: str
    columns_there: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the link is called in a rule's id."""
        return self.columns[0] if len(self.columns) == 1 else self.table


def validated() -> dict[str, Table]:
    """The tables that are validated, in loading order."""
    return {name: table for name, table in tables().items() if name not in LATER and not table.derived}


def derived() -> tuple[Rule, ...]:
    """The rules of every validated table."""
    return tuple(rule for table in validated().values() for rule in derive(table))


def derive(table: Table) -> Iterator[Rule]:
    """The rules that one declaration promises."""
    yield _types(table)
    yield _key(table)
    for link in links(table):
        yield _reference(table, link)
    for column in table.columns:
        yield from _column(table, column)


def links(table: Table) -> tuple[Link, ...]:
    """Where the rows of a table must have their parents: declared references, and their release."""
    found = [Link((c.name,), *_target(c.references)) for c in table.columns if c.references]
    if table.name in FACTS:
        found.append(Link(RELEASE_KEY, "release", RELEASE_KEY))
    return tuple(found)


def _target(reference: str) -> tuple[str, tuple[str, ...]]:
    table, column = reference.split(".")
    return table, (column,)


def _column(table: Table, column: Column) -> Iterator[Rule]:
    says = column.description.rstrip(".")
    name: dict[str, object] = {"column": column.name}
    if not column.nullable:
        yield _rule(
            table, column, "not_null", "values_to_not_be_null", name, f"Every row must tell it: {says}."
        )
    if column.codes:
        codes = {"value_set": [str(code) for code in column.codes]}
        why = f"{says}: one of the declared codes, or analysts' filters miss the row."
        yield _rule(table, column, "codes", "values_to_be_in_set", name | codes, why)
    limits = _limits(column)
    if limits:
        why = f"{says}: it cannot lie beyond the declared limits."
        yield _rule(table, column, "range", "values_to_be_between", name | limits, why)
    if column.pattern:
        form = {"regex": f"^(?:{column.pattern})$"}
        yield _rule(
            table,
            column,
            "pattern",
            "values_to_match_regex",
            name | form,
            f"{says}: it has the declared form.",
        )


def _limits(column: Column) -> dict[str, object]:
    pairs = {"min_value": column.minimum, "max_value": column.maximum}
    return {
        name: value if isinstance(value, int) else float(value)
        for name, value in pairs.items()
        if value is not None
    }


def _rule(
    table: Table, column: Column, what: str, kind: str, arguments: Mapping[str, object], why: str
) -> Rule:
    return Rule(
        f"{table.name}.{column.name}.{what}", table.name, f"expect_column_{kind}", arguments, "critical", why
    )


def _key(table: Table) -> Rule:
    why = f"The table holds {table.grain}: its key names one row."
    if len(table.key) == 1:
        kind, arguments = "expect_column_values_to_be_unique", {"column": table.key[0]}
        return Rule(f"{table.name}{KEY}", table.name, kind, arguments, "warning", why)
    columns = {"column_list": list(table.key)}
    return Rule(
        f"{table.name}{KEY}", table.name, "expect_compound_columns_to_be_unique", columns, "warning", why
    )


def _reference(table: Table, link: Link) -> Rule:
    """Rows whose parent is not there; a null refers to nothing."""
    key = ", ".join(f"t.{name}" for name in table.key)
    same = " AND ".join(
        f"p.{there} = t.{here}" for here, there in zip(link.columns, link.columns_there, strict=True)
    )
    told = " || '/' || ".join(f"t.{name}" for name in link.columns)
    query = (
        f"SELECT {key}, 'there is no {link.table} ' || {told} AS detail\n"  # noqa: S608  declared names only
        f"FROM (SELECT * FROM {{batch}}) AS t\nWHERE {told} IS NOT NULL\n"
        f"  AND NOT EXISTS (SELECT 1 FROM {link.table} AS p WHERE {same})"
    )
    why = f"What it refers to must be there, or the row cannot be traced: {link.table}."
    arguments = {"unexpected_rows_query": query}
    return Rule(f"{table.name}.{link.name}.reference", table.name, QUERY, arguments, "critical", why)


def _types(table: Table) -> Rule:
    """Columns that are missing or of another type: one row each. It has no failing rows of the table."""
    declared = ",\n  ".join(f"({quoted(c.name)}, typeof(NULL::{DUCKDB[c.type]}))" for c in table.columns)
    query = (
        f"SELECT d.name, d.declared, s.column_type\nFROM (VALUES\n  {declared}\n) AS d(name, declared)\n"  # noqa: S608  declared names only
        "LEFT JOIN (DESCRIBE SELECT * FROM {batch}) AS s ON s.column_name = d.name\n"
        "WHERE s.column_type IS DISTINCT FROM d.declared"
    )
    return Rule(
        f"{table.name}.types",
        table.name,
        QUERY,
        {"unexpected_rows_query": query},
        "critical",
        "Every declared column is there with its declared type, or the other rules speak of something else.",
        structural=True,
    )
