"""What expectations/adapter.py relies on in Great Expectations: these fail when it changes.

If one of the first tests fails, Great Expectations may have learnt what the adapter mends: take that
mend out. If one of the others fails, it has changed something that the adapter or the suites use.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from expectations import adapter, suites
from expectations.derive import validated
from expectations.keys import BREACH, failing
from expectations.rules import KINDS, QUERY, Rule
from expectations.words import BREACHES, message
from tests.validation_world import GOOD, figure, rate, release, staged
from warehouse.duck import connect

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
FIGURES = [
    figure(figure_id="000000000000000a", obs_value=1),
    figure(figure_id="000000000000000b", obs_value=2, indicator=None),
    figure(figure_id="000000000000000b", obs_value=3, indicator="peat"),
    rate("40", figure_id="000000000000000c", indicator=None, period_end=None),
    rate("-40", figure_id="000000000000000d", indicator="coal & <b>it's</b>", char_start=9, quote=""),
    figure(figure_id=None, obs_value=None, char_start=7, char_end=7),
    figure(figure_id=None, obs_value=7, base_period_start=None),
]


def rule(expectation: str, where: dict[str, Any] | None = None, **arguments: object) -> Rule:
    return Rule("under-test", "figure", expectation, arguments, "warning", "It is tested here.", where or {})


RULES = [
    (rule("expect_column_values_to_not_be_null", column="indicator"), 2),
    (rule("expect_column_values_to_be_null", column="indicator"), 5),
    (rule("expect_column_values_to_be_between", column="obs_value", min_value=2, max_value=7), 3),
    (rule("expect_column_values_to_be_between", column="obs_value", min_value=2, strict_min=True), 3),
    (rule("expect_column_values_to_be_between", column="obs_value", max_value=7, strict_max=True), 2),
    (rule("expect_column_values_to_be_between", column="period_end", min_value="2026-01-01"), 6),
    (
        rule(
            "expect_column_values_to_be_between", {"measure": "growth_rate"}, column="obs_value", min_value=0
        ),
        1,
    ),
    (
        rule(
            "expect_column_values_to_be_between",
            {"measure": ("growth_rate", "level"), "unit_measure": ("EUR",)},
            column="obs_value",
            max_value=2,
        ),
        2,
    ),
    (rule("expect_column_value_lengths_to_be_between", column="indicator", min_value=5, max_value=20), 4),
    (
        rule(
            "expect_column_values_to_be_in_set", column="indicator", value_set=["peat", "coal & <b>it's</b>"]
        ),
        3,
    ),
    (rule("expect_column_values_to_not_be_in_set", column="indicator", value_set=["peat"]), 1),
    (rule("expect_column_values_to_match_regex", column="indicator", regex="^(?:[a-z ]+)$"), 1),
    (rule("expect_column_values_to_match_regex", column="indicator", regex="eat"), 4),
    (rule("expect_column_values_to_be_unique", column="figure_id"), 2),
    (rule("expect_column_values_to_be_unique", {"measure": "growth_rate"}, column="figure_id"), 0),
    (rule("expect_compound_columns_to_be_unique", column_list=["figure_id", "measure"]), 2),
    (
        rule("expect_column_pair_values_a_to_be_greater_than_b", column_A="char_end", column_B="char_start"),
        2,
    ),
    (
        rule(
            "expect_column_pair_values_a_to_be_greater_than_b",
            column_A="char_end",
            column_B="char_start",
            or_equal=True,
        ),
        1,
    ),
    (
        rule(
            "expect_column_pair_values_a_to_be_greater_than_b",
            column_A="period_end",
            column_B="period_start",
            or_equal=True,
        ),
        0,
    ),
    (
        rule(
            QUERY,
            unexpected_rows_query="SELECT figure_id, 'peat' AS detail FROM {batch} WHERE indicator = 'peat'",
        ),
        1,
    ),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a folder, é")
    distinct = [
        row for row in FIGURES if row["figure_id"] != "000000000000000b" or row["indicator"] == "peat"
    ]
    staged(folder / "query.duckdb", {**GOOD, "figure": distinct})
    return staged(folder / "staging.duckdb", {**GOOD, "figure": FIGURES})


@pytest.fixture
def unmended(database: Path) -> Iterator[Any]:
    """What Great Expectations says through its own SQL source: a function from an expectation."""
    gx = adapter.great_expectations()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns that the adapter's own source would fit better
        context = suites.memory_context()
        source = context.data_sources.add_sql(
            name="sql",
            connection_string=f"duckdb:///{database}?access_mode=read_only",
            create_temp_table=False,
        )
        asset = source.add_table_asset(name="figure", table_name="figure")
        batch = asset.add_batch_definition_whole_table("all").get_batch()
        yield lambda name, **given: batch.validate(getattr(gx.expectations, name)(**given))
        source.get_execution_engine().engine.dispose()
        source.get_engine().dispose()


def test_unmended_it_gives_the_connection_back_before_it_reads(unmended: Any) -> None:
    result = unmended("ExpectColumnValuesToNotBeNull", column="indicator")
    assert "list index out of range" in str(result.exception_info)


def test_it_knows_no_dialect_called_duckdb() -> None:
    adapter.great_expectations()
    from great_expectations.execution_engine.sqlalchemy_dialect import GXSqlDialect

    assert "duckdb" not in GXSqlDialect.get_all_dialect_names()


def test_unmended_it_knows_no_regular_expressions_for_duckdb() -> None:
    adapter.great_expectations()
    import duckdb_engine
    import sqlalchemy as sa
    from great_expectations.expectations.metrics.util import get_dialect_regex_expression

    assert get_dialect_regex_expression(sa.column("x"), "a", duckdb_engine.Dialect()) is None


def test_unmended_it_writes_an_expectation_out_for_each_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    gx = adapter.great_expectations()
    from great_expectations.expectations import expectation

    one = gx.expectations.ExpectColumnValuesToBeInSet(column="indicator", value_set=["peat"], mostly=0.5)
    written: list[object] = []
    made = expectation.ExpectationConfiguration
    monkeypatch.setattr(
        expectation, "ExpectationConfiguration", lambda **given: written.append(given) or made(**given)
    )
    mended = one._get_runtime_kwargs()
    assert len(written) == 1
    monkeypatch.setattr(adapter, "_written", Forgetful())
    assert one._get_runtime_kwargs() == mended
    assert len(written) > 6


def test_its_pages_share_their_compiled_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    adapter.great_expectations()
    from great_expectations.render.view.view import DefaultJinjaPageView
    from jinja2 import Environment

    compiled: list[object] = []
    compiles = Environment._compile
    monkeypatch.setattr(
        Environment, "_compile", lambda self, *source: compiled.append(source) or compiles(self, *source)
    )
    for _ in range(2):
        DefaultJinjaPageView()._get_template("page.j2")
        assert len(compiled) <= 1


class Forgetful:
    """Holds nothing, so that every question is asked anew."""

    def get(self) -> None:
        """Nothing is held."""

    def set(self, value: object) -> None:
        """Nothing is kept."""

    def reset(self, token: object) -> None:
        """There is nothing to go back to."""


def test_every_kind_of_rule_is_known_everywhere() -> None:
    assert {rule.expectation for rule, _ in RULES} == set(KINDS)
    assert set(BREACH) == set(BREACHES) == set(KINDS) - {QUERY}


@pytest.mark.parametrize(
    ("rule", "count"), RULES, ids=[f"{i}-{r.expectation}" for i, (r, _) in enumerate(RULES)]
)
def test_as_many_rows_are_named_as_are_counted(database: Path, rule: Rule, count: int) -> None:
    path = database.parent / "query.duckdb" if rule.query else database
    _, (checked,) = suites.run(suites.memory_context(), (rule,), path, "run-1", NOW)
    with connect(path, read_only=True) as db:
        found = failing(db, rule)
    assert (len(found), checked.unexpected_count, checked.success) == (count, count, count == 0)
    assert all(message(one) for one in found)


def test_a_whole_project_can_be_opened_and_run(database: Path, tmp_path: Path) -> None:
    rules = tuple(rule for rule, _ in RULES[:1])
    folder = suites.write_project(tmp_path, rules, database)
    suites.write_project(tmp_path, rules, database)  # writing again replaces, and doubles nothing
    assert (folder / "great_expectations.yml").is_file()
    context = adapter.great_expectations().get_context(mode="file", project_root_dir=str(tmp_path))
    assert [suite.name for suite in context.suites.all()] == ["figure"]
    with adapter.quiet():
        result = context.checkpoints.get(suites.CHECKPOINT).run()
    adapter.close(context.data_sources.get(suites.SOURCE))
    assert not result.success


def test_a_rule_that_cannot_run_is_an_error_not_a_pass(database: Path) -> None:
    wrong = rule(QUERY, unexpected_rows_query="SELECT no_such_column FROM {batch}")
    with pytest.raises(suites.RuleCrashedError, match=r"rule under-test on table figure .*no_such_column"):
        suites.run(suites.memory_context(), (wrong,), database, "run-1", NOW)


def test_the_file_is_free_afterwards(tmp_path: Path) -> None:
    path = staged(tmp_path / "staging.duckdb")
    suites.run(suites.memory_context(), (RULES[0][0],), path, "run-1", NOW)
    with connect(path) as db:
        db.execute("DELETE FROM figure")
        assert db.execute("SELECT count(*) FROM figure").fetchall() == [(0,)]


def test_a_path_that_it_would_misread_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"cannot open a path with \? or \$"):
        adapter.add_database(suites.memory_context(), "x", tmp_path / "a$b.duckdb")


def test_nothing_is_sent_anywhere(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: asked.append(address))
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *_, **__: asked.append(host) or [])
    suites.run(suites.memory_context(), (RULES[0][0],), database, "run-1", NOW)
    assert os.environ["GX_ANALYTICS_ENABLED"] == "false"
    assert asked == []


def test_releases_and_all_tables_can_be_read(tmp_path: Path) -> None:
    """Every declared type can be reflected: lists, decimals, JSON, times."""
    rules = tuple(
        Rule(
            f"{name}-has-rows",
            name,
            "expect_column_values_to_not_be_null",
            {"column": table.key[0]},
            "info",
            "",
        )
        for name, table in validated().items()
    )
    path = staged(
        tmp_path / "staging.duckdb", {**GOOD, "release": [release(), release(release_version="0" * 16)]}
    )
    _, checked = suites.run(suites.memory_context(), rules, path, "run-1", NOW)
    assert {one.rule.table: one.element_count for one in checked}["release"] == 2
    assert all(one.success for one in checked)


def test_great_expectations_is_imported_on_first_use_only() -> None:
    code = "import sys, expectations.validate; sys.exit('great_expectations' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
