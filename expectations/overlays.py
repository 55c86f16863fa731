"""``overlays/*.yaml`` → rules: what people have learnt beyond what the tables declare.

An overlay may only add rules. Whatever it names must exist: an unknown key, expectation, table,
column, code or file is a :class:`config.load.ConfigError` that names file, line and remedy.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from config.load import ConfigError, read
from expectations.derive import derived, validated
from expectations.rules import KINDS, QUERY, Rule, Scalar, Severity, columns_of
from warehouse.schema import Table

FOLDER = Path(__file__).parent / "overlays"
QUERIES = Path(__file__).parent / "queries"


class Overlay(BaseModel):
    """One rule as an overlay writes it: an ``expectation`` with its ``arguments``, or a ``query``.

    The query is a file under ``queries/`` that selects the offending rows of ``{batch}`` by their
    key columns, with the doubt in words as ``detail``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: str = Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
    table: str
    expectation: str | None = None
    query: str | None = None
    arguments: dict[str, object] = Field(default_factory=dict, validate_default=True)
    where: dict[str, Scalar | list[Scalar]] = Field(default_factory=dict)
    severity: Severity
    why: str = Field(min_length=20)

    @field_validator("table")
    @classmethod
    def _table(cls, name: str) -> str:
        return known(name, validated(), "table")

    @field_validator("expectation")
    @classmethod
    def _expectation(cls, name: str | None) -> str | None:
        return name and known(name, KINDS.keys() - {QUERY}, "expectation")

    @field_validator("query")
    @classmethod
    def _query(cls, name: str | None, info: ValidationInfo) -> str | None:
        if name and info.data.get("expectation"):
            raise _wrong("give either an expectation or a query, not both")
        return name and known(name, [path.name for path in QUERIES.glob("*.sql")], "query")

    @field_validator("arguments")
    @classmethod
    def _arguments(cls, arguments: dict[str, object], info: ValidationInfo) -> dict[str, object]:
        expectation, table = info.data.get("expectation"), info.data.get("table")
        if expectation is None and arguments and info.data.get("query"):
            raise _wrong("a query takes no arguments")
        if expectation and table:
            _check_arguments(expectation, arguments, validated()[table])
        return arguments

    @field_validator("where")
    @classmethod
    def _where(cls, where: dict[str, object], info: ValidationInfo) -> dict[str, object]:
        if where and info.data.get("query"):
            raise _wrong("a query says itself which rows it looks at")
        if "table" in info.data:
            for name, value in where.items():
                _check_scope(validated()[info.data["table"]], name, value)
        return where

    @model_validator(mode="after")
    def _one_kind(self) -> Overlay:
        if self.expectation is None and self.query is None:
            raise _wrong("give an expectation or a query")
        return self

    def rule(self) -> Rule:
        """The rule, the query's text in the place of its file's name."""
        arguments = self.arguments
        if self.query:
            arguments = {"unexpected_rows_query": (QUERIES / self.query).read_text(encoding="utf-8")}
        where = {name: tuple(v) if isinstance(v, list) else v for name, v in self.where.items()}
        return Rule(self.id, self.table, self.expectation or QUERY, arguments, self.severity, self.why, where)


def _wrong(problem: str) -> PydanticCustomError:
    """An error that :mod:`config.load` tells with its place."""
    return PydanticCustomError("overlay", "{problem}", {"problem": problem})


def known(name: str, names: Iterable[str], what: str) -> str:
    """``name`` if it is one of ``names``; else an error that offers the nearest."""
    choices = sorted(names)
    if name in choices:
        return name
    near = difflib.get_close_matches(name, choices, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(choices)}"
    raise _wrong(f"there is no {what} {name!r}; {hint}")


def _check_arguments(expectation: str, arguments: dict[str, object], table: Table) -> None:
    kind = KINDS[expectation]
    for name in arguments:
        known(name, kind.required | kind.optional, f"argument of {expectation} called")
    for name in sorted(kind.required - arguments.keys()):
        raise _wrong(f"the argument {name!r} of {expectation} is missing")
    if kind.one_of and not kind.one_of & arguments.keys():
        raise _wrong(f"{expectation} needs at least one of {', '.join(sorted(kind.one_of))}")
    for name in columns_of(expectation, arguments):
        known(name, _columns(table), f"column of table {table.name} called")
    if "regex" in arguments:
        _check_regex(str(arguments["regex"]))


def _check_regex(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise _wrong(f"{pattern!r} is no regular expression ({error})") from None


def _check_scope(table: Table, name: str, value: object) -> None:
    known(name, _columns(table), f"column of table {table.name} called")
    codes = [str(code) for code in table.column(name).codes]
    for one in value if isinstance(value, list) else [value]:
        if codes:
            known(str(one), codes, f"code of {table.name}.{name} called")


def _columns(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def overlaid(folder: Path = FOLDER) -> tuple[Rule, ...]:
    """The rules of all overlay files, in the order of files and entries; raises :class:`ConfigError`."""
    taken = {rule.id: "the tables' declarations" for rule in derived()}
    return tuple(rule for path in sorted(folder.glob("*.yaml")) for rule in _file(path, taken))


def _file(path: Path, taken: dict[str, str]) -> Iterator[Rule]:
    for overlay in read(path, list[Overlay]):
        if overlay.id in taken:
            problem = f"the rule {overlay.id!r} stands already in {taken[overlay.id]}"
            raise ConfigError(path, _line(path, overlay.id), problem, "Give it another id")
        taken[overlay.id] = path.name
        yield overlay.rule()


def _line(path: Path, rule_id: str) -> int | None:
    """The last line that gives this id."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    return max((n for n, text in lines if text.strip().lstrip("- ") == f"id: {rule_id}"), default=None)


def rules(folder: Path = FOLDER) -> tuple[Rule, ...]:
    """Every rule: derived from the tables first, then the overlays; raises :class:`ConfigError`."""
    return derived() + overlaid(folder)
