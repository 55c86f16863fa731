"""Rules → Great Expectations' own objects: data source, suites, checkpoint; and their results.

A suite for each table, one checkpoint over all. A run uses a context in memory. ``write_project`` makes
the same a project of files that a user of Great Expectations can open and run::

    from expectations.adapter import great_expectations

    context = great_expectations().get_context(mode="file", project_root_dir="data")
    context.checkpoints.get("communique").run()
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from expectations.adapter import add_database, close, great_expectations, quiet
from expectations.errors import RuleCrashedError
from expectations.rules import QUERY, Rule

SOURCE, CHECKPOINT, BATCH = "communique", "communique", "all"

COUNTS = {"result_format": "BASIC", "partial_unexpected_count": 0}
"""Counts only: values would cost a query for each rule, and bring cell contents into the results."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What Great Expectations said of a rule: rows looked at, rows that broke it."""

    rule: Rule
    success: bool
    element_count: int
    unexpected_count: int


def memory_context() -> Any:
    """A context that leaves nothing behind, silent; without the pages that it would have by default."""
    gx = great_expectations()
    from great_expectations.data_context.types.base import DataContextConfig, InMemoryStoreBackendDefaults

    stores = InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
    config = DataContextConfig(store_backend_defaults=stores)
    return _quiet(gx.get_context(mode="ephemeral", project_config=config))


def file_context(folder: Path) -> Any:
    """A context whose suites and checkpoint are files below ``folder/gx``, silent."""
    folder.mkdir(parents=True, exist_ok=True)
    return _quiet(great_expectations().get_context(mode="file", project_root_dir=str(folder)))


def _quiet(context: Any) -> Any:
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


def write_project(folder: Path, rules: Iterable[Rule], database: Path) -> Path:
    """Writes the rules as a Great Expectations project over ``database``; gives its folder.

    What stood there is replaced. The database may be a staging file or a warehouse.
    """
    context = file_context(folder)
    for store in (context.checkpoints, context.validation_definitions, context.suites):
        for thing in list(store.all()):
            store.delete(thing.name)
    if any(source.name == SOURCE for source in context.data_sources.all().values()):
        context.data_sources.delete(SOURCE)
    build(context, rules, database.absolute())
    return folder / "gx"


def build(context: Any, rules: Iterable[Rule], database: Path) -> tuple[Any, Any]:
    """Adds the data source, a suite for each table and the checkpoint; gives source and checkpoint."""
    gx = great_expectations()
    source = add_database(context, SOURCE, database)
    by_table: dict[str, list[Rule]] = {}
    for rule in rules:
        by_table.setdefault(rule.table, []).append(rule)
    definitions = [_definition(context, source, table, found) for table, found in by_table.items()]
    checkpoint = gx.Checkpoint(name=CHECKPOINT, validation_definitions=definitions, result_format=COUNTS)
    return source, context.checkpoints.add(checkpoint)


def _definition(context: Any, source: Any, table: str, rules: list[Rule]) -> Any:
    gx = great_expectations()
    batch = source.add_table_asset(name=table, table_name=table).add_batch_definition_whole_table(BATCH)
    suite = gx.ExpectationSuite(name=table, expectations=[expectation(rule) for rule in rules])
    definition = gx.ValidationDefinition(name=table, data=batch, suite=context.suites.add(suite))
    return context.validation_definitions.add(definition)


def expectation(rule: Rule) -> Any:
    """A rule as Great Expectations' object: the rule's name in ``meta``, its reason in ``notes``.

    A query is described by the reason alone, or the pages would show its SQL for a sentence.
    """
    from great_expectations.expectations.registry import get_expectation_impl

    given: dict[str, Any] = dict(rule.arguments) | {"severity": rule.severity, "meta": {"rule": rule.id}}
    given |= {"description": rule.why.replace("$", "$$")} if rule.query else {"notes": rule.why}
    if rule.expectation != QUERY and rule.where:
        given["row_condition"] = _condition(rule)
    return get_expectation_impl(rule.expectation)(**given)


def _condition(rule: Rule) -> Any:
    from great_expectations.expectations.row_conditions import AndCondition, Column

    tests: list[Any] = [
        Column(name).is_in(list(value)) if isinstance(value, tuple) else Column(name) == value
        for name, value in rule.where.items()
    ]
    return tests[0] if len(tests) == 1 else AndCondition(conditions=tests)


def run(
    context: Any, rules: tuple[Rule, ...], database: Path, run_id: str, now: datetime
) -> tuple[Any, list[Checked]]:
    """Runs the rules on a DuckDB file; Great Expectations' own result, and what it said of each rule.

    Raises :class:`RuleCrashedError` where a rule could not be evaluated. The file is free afterwards.
    """
    from great_expectations.core.run_identifier import RunIdentifier

    with quiet():
        source, checkpoint = build(context, rules, database)
        try:
            result = checkpoint.run(run_id=RunIdentifier(run_name=run_id, run_time=now))
        finally:
            close(source)
    said = {
        r.expectation_config.meta["rule"]: r for suite in result.run_results.values() for r in suite.results
    }
    return result, _sized([_checked(rule, said[rule.id]) for rule in rules])


def _sized(checked: list[Checked]) -> list[Checked]:
    """Great Expectations does not say how many rows a query looked at: all of its table."""
    sizes = {
        one.rule.table: one.element_count for one in checked if not one.rule.query and not one.rule.where
    }
    return [
        replace(one, element_count=sizes.get(one.rule.table, 0)) if one.rule.query else one for one in checked
    ]


def _checked(rule: Rule, said: Any) -> Checked:
    problem = _problem(said.exception_info)
    if problem:
        raise RuleCrashedError(
            f"rule {rule.id} on table {rule.table} could not be evaluated: {problem}. "
            "Correct its arguments in expectations/overlays, or its query in expectations/queries."
        )
    counts = said.result
    broke = counts["observed_value"] if rule.expectation == QUERY else counts["unexpected_count"]
    return Checked(rule, bool(said.success), int(counts.get("element_count") or 0), int(broke or 0))


def _problem(told: dict[str, Any]) -> str | None:
    """What went wrong, on one line; Great Expectations tells it for the rule or for each metric."""
    each = [told] if "raised_exception" in told else list(told.values())
    message = next((str(one["exception_message"]) for one in each if one["raised_exception"]), None)
    return message and " ".join(message.split())[:400]
