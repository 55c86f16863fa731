"""Which rows broke a rule? SQL from the same rule, since Great Expectations only counts them.

A contract test holds the two together: for every kind of expectation, as many rows here as
Great Expectations counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from expectations.rules import Rule, Scalar
from warehouse.fit import row_key
from warehouse.schema import quoted, tables

Row = dict[str, object]


class Database(Protocol):
    """A connection that :mod:`warehouse.duck` opened."""

    def execute(self, query: str, parameters: object = ..., /) -> Any:
        """Runs a statement and gives what can be fetched from."""


@dataclass(frozen=True, slots=True)
class Failing:
    """A row that broke a rule, whole, with its key; ``detail`` is what a query said of it."""

    rule: Rule
    key: str
    row: Row
    detail: str | None = None


def failing(db: Database, rule: Rule) -> list[Failing]:
    """The rows of a staging database that break a rule, ordered by key."""
    table = tables()[rule.table]
    rows = select(db, statement(rule))
    details = [str(row.pop("detail")) if rule.query else None for row in rows]
    found = [
        Failing(rule, row_key(table, row), row, detail) for row, detail in zip(rows, details, strict=True)
    ]
    return sorted(found, key=lambda f: f.key)


def select(db: Database, sql: str, parameters: list[object] | None = None) -> list[Row]:
    """The rows of a query by column name."""
    cursor = db.execute(sql, parameters or [])
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]


def statement(rule: Rule) -> str:
    """SQL for the failing rows of a rule, all their columns (and ``detail`` for a query)."""
    if rule.query:
        keys = ", ".join(name(column) for column in tables()[rule.table].key)
        query = rule.query.format(batch=rule.table)
        return (
            f"SELECT t.*, q.detail FROM {rule.table} AS t\n"  # noqa: S608  declared names and the rule's own SQL
            f"JOIN (SELECT DISTINCT ON ({keys}) * FROM (\n{query}\n)) AS q USING ({keys})"
        )
    return f"SELECT * FROM {rule.table} WHERE {scope(rule)} AND ({BREACH[rule.expectation](rule)})"  # noqa: S608  as above


def scope(rule: Rule) -> str:
    """SQL for the rows that a rule looks at."""
    tests = [f"{name(column)} IN ({literals(value)})" for column, value in rule.where.items()]
    return " AND ".join(tests) or "true"


def name(column: str) -> str:
    """A column's name in SQL."""
    return '"' + column.replace('"', '""') + '"'


def literals(value: object) -> str:
    """One value or several as SQL literals."""
    return ", ".join(literal(one) for one in (value if isinstance(value, list | tuple) else [value]))


def literal(value: Scalar | object) -> str:
    """A value as a SQL literal."""
    return quoted(str(value)) if isinstance(value, str) else str(value)


def _column(rule: Rule) -> str:
    return name(rule.columns[0])


def _null(rule: Rule) -> str:
    return f"{_column(rule)} IS NULL"


def _not_null(rule: Rule) -> str:
    return f"{_column(rule)} IS NOT NULL"


def _beyond(rule: Rule, subject: str) -> str:
    low, high = rule.arguments.get("min_value"), rule.arguments.get("max_value")
    below = "<=" if rule.arguments.get("strict_min") else "<"
    above = ">=" if rule.arguments.get("strict_max") else ">"
    tests = [f"{subject} {below} {literal(low)}"] if low is not None else []
    tests += [f"{subject} {above} {literal(high)}"] if high is not None else []
    return " OR ".join(tests)


def _outside(rule: Rule) -> str:
    return _beyond(rule, _column(rule))


def _length_outside(rule: Rule) -> str:
    return _beyond(rule, f"length({_column(rule)})")


def _not_in_set(rule: Rule) -> str:
    return f"{_column(rule)} NOT IN ({literals(rule.arguments['value_set'])})"


def _in_set(rule: Rule) -> str:
    return f"{_column(rule)} IN ({literals(rule.arguments['value_set'])})"


def _no_match(rule: Rule) -> str:
    return f"NOT regexp_matches({_column(rule)}, {literal(rule.arguments['regex'])})"


def _not_unique(rule: Rule) -> str:
    columns = ", ".join(name(column) for column in rule.columns)
    doubled = f"SELECT {columns} FROM {rule.table} WHERE {scope(rule)} GROUP BY {columns} HAVING count(*) > 1"  # noqa: S608  declared names
    return f"({columns}) IN ({doubled})"


def _not_greater(rule: Rule) -> str:
    left, right = (name(column) for column in rule.columns)
    return f"{left} {'<' if rule.arguments.get('or_equal') else '<='} {right}"


BREACH: Mapping[str, Callable[[Rule], str]] = {
    "expect_column_values_to_not_be_null": _null,
    "expect_column_values_to_be_null": _not_null,
    "expect_column_values_to_be_between": _outside,
    "expect_column_value_lengths_to_be_between": _length_outside,
    "expect_column_values_to_be_in_set": _not_in_set,
    "expect_column_values_to_not_be_in_set": _in_set,
    "expect_column_values_to_match_regex": _no_match,
    "expect_column_values_to_be_unique": _not_unique,
    "expect_compound_columns_to_be_unique": _not_unique,
    "expect_column_pair_values_a_to_be_greater_than_b": _not_greater,
}
"""SQL for a breach, by expectation; rules with a query bring their own."""
