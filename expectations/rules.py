"""A rule: what must be true of the rows of a table, how grave a breach is, and why.

Rules come from two places: what the tables declare (``derive``) and what people have learnt
(``overlays``). Both end as expectations of Great Expectations, under its own names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from warehouse.tables.finding import SEVERITIES

Severity = Literal["critical", "warning", "info"]
Scalar = str | int | float | bool
Scope = Mapping[str, Scalar | tuple[Scalar, ...]]

QUERY = "unexpected_rows_expectation"


@dataclass(frozen=True, slots=True)
class Kind:
    """The arguments of an expectation: those it must have, those it may have, those that name columns."""

    required: frozenset[str]
    optional: frozenset[str] = frozenset()
    columns: tuple[str, ...] = ("column",)
    one_of: frozenset[str] = frozenset()


def _kind(*required: str, optional: tuple[str, ...] = (), one_of: tuple[str, ...] = ()) -> Kind:
    columns = tuple(name for name in required if name.startswith("column"))
    return Kind(frozenset(required), frozenset(optional), columns, frozenset(one_of))


_LIMITS = ("min_value", "max_value", "strict_min", "strict_max")

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "expect_column_values_to_not_be_null": _kind("column"),
        "expect_column_values_to_be_null": _kind("column"),
        "expect_column_values_to_be_between": _kind("column", optional=_LIMITS, one_of=_LIMITS[:2]),
        "expect_column_value_lengths_to_be_between": _kind("column", optional=_LIMITS, one_of=_LIMITS[:2]),
        "expect_column_values_to_be_in_set": _kind("column", "value_set"),
        "expect_column_values_to_not_be_in_set": _kind("column", "value_set"),
        "expect_column_values_to_match_regex": _kind("column", "regex"),
        "expect_column_values_to_be_unique": _kind("column"),
        "expect_compound_columns_to_be_unique": _kind("column_list"),
        "expect_column_pair_values_a_to_be_greater_than_b": _kind(
            "column_A", "column_B", optional=("or_equal",)
        ),
        QUERY: _kind("unexpected_rows_query"),
    }
)
"""The expectations a rule may use: those whose failing rows :mod:`expectations.keys` can name."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What must be true of ``table``.

    ``expectation`` is Great Expectations' name in snake case and ``arguments`` are its own;
    ``where`` narrows the rows: a column's value, or one of several. A ``structural`` rule speaks of
    the table's shape and has no failing rows: its breach ends the validation.
    """

    id: str
    table: str
    expectation: str
    arguments: Mapping[str, object]
    severity: Severity
    why: str
    where: Scope = field(default_factory=dict)
    structural: bool = False

    @property
    def query(self) -> str | None:
        """The SQL that returns offending rows, ``{batch}`` standing for the table; None for others."""
        query = self.arguments.get("unexpected_rows_query")
        return str(query) if query is not None else None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the expectation looks at; none for a query."""
        return columns_of(self.expectation, self.arguments)


def columns_of(expectation: str, arguments: Mapping[str, object]) -> tuple[str, ...]:
    """The columns that the arguments of an expectation name."""
    values = [arguments.get(name, ()) for name in KINDS[expectation].columns]
    lists = [value if isinstance(value, list | tuple) else [value] for value in values]
    return tuple(str(name) for names in lists for name in names)


def gravest(severities: list[str]) -> Severity | None:
    """The gravest of some severities; None of none."""
    found = [s for s in SEVERITIES if s in severities]
    return found[0] if found else None  # type: ignore[return-value]  # SEVERITIES holds the literals
