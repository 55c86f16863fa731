"""Overlays are strict: whatever is wrong is told with file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.load import ConfigError
from expectations.overlays import overlaid, rules

GOOD = """\
- id: growth-rate-tight
  table: figure
  expectation: expect_column_values_to_be_between
  arguments: {column: obs_value, min_value: -20, max_value: 30}
  where: {measure: growth_rate, unit_measure: [percent, per_mille]}
  severity: info
  why: The sources of this test never tell of faster growth.
"""


def written(folder: Path, text: str) -> Path:
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_rule_is_read_as_written(tmp_path: Path) -> None:
    (rule,) = overlaid(written(tmp_path, GOOD))
    assert rule.id == "growth-rate-tight"
    assert rule.columns == ("obs_value",)
    assert rule.where == {"measure": "growth_rate", "unit_measure": ("percent", "per_mille")}
    assert rule.severity == "info"


@pytest.mark.parametrize(
    ("wrong", "right", "line", "told"),
    [
        ("severity: info", "severity: info\n  wher: {}", 7, "unknown key 'wher'. Did you mean 'where'?"),
        ("  severity: info\n", "", 1, "the key 'severity' is missing"),
        ("severity: info", "severity: grave", 6, "'critical', 'warning' or 'info'"),
        ("table: figure", "table: figures", 2, "there is no table 'figures'; did you mean 'figure'?"),
        (
            "values_to_be_between",
            "values_to_be_betwen",
            3,
            "did you mean 'expect_column_values_to_be_between'?",
        ),
        ("column: obs_value", "column: obs_valu", 4, "did you mean 'obs_value'?"),
        ("max_value", "max_valeu", 4, "did you mean 'max_value'?"),
        (
            "column: obs_value, ",
            "",
            4,
            "the argument 'column' of expect_column_values_to_be_between is missing",
        ),
        ("min_value: -20, max_value: 30", "strict_min: true", 4, "at least one of max_value, min_value"),
        ("measure: growth_rate", "mesure: growth_rate", 5, "did you mean 'measure'?"),
        ("measure: growth_rate", "measure: growth", 5, "did you mean 'growth_rate'?"),
        (
            "why: The sources of this test never tell of faster growth.",
            "why: rare",
            7,
            "at least 20 characters",
        ),
        (
            "expectation: expect_column_values_to_be_between",
            "query: no-such.sql",
            3,
            "there is no query 'no-such.sql'",
        ),
        ("id: growth-rate-tight", "id: Growth Rate", 1, "should match pattern"),
        ("id: growth-rate-tight", "id: figure.key", 1, "should match pattern"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, wrong: str, right: str, line: int, told: str
) -> None:
    assert wrong in GOOD
    with pytest.raises(ConfigError) as error:
        overlaid(written(tmp_path, GOOD.replace(wrong, right)))
    assert str(error.value).startswith(f"{tmp_path / 'mine.yaml'}:{line}: ")
    assert told in str(error.value)


def test_an_id_stands_once(tmp_path: Path) -> None:
    with pytest.raises(
        ConfigError, match=r"mine\.yaml:8: the rule 'growth-rate-tight' stands already in mine"
    ):
        overlaid(written(tmp_path, GOOD + GOOD))


def test_a_rule_is_an_expectation_or_a_query_not_both(tmp_path: Path) -> None:
    both = GOOD.replace("  arguments", "  query: rank-whole.sql\n  arguments")
    with pytest.raises(ConfigError, match=r"mine\.yaml:4: .*query: give either an expectation or a query"):
        overlaid(written(tmp_path, both))
    lines = ("expectation:", "arguments:", "where:")
    neither = "\n".join(line for line in GOOD.splitlines() if not line.strip().startswith(lines))
    with pytest.raises(ConfigError, match=r"mine\.yaml:1: .*give an expectation or a query"):
        overlaid(written(tmp_path, neither))


def test_a_query_takes_no_scope(tmp_path: Path) -> None:
    text = GOOD.replace("expectation: expect_column_values_to_be_between", "query: rank-whole.sql")
    without = "\n".join(line for line in text.splitlines() if "arguments" not in line)
    with pytest.raises(ConfigError, match=r"mine\.yaml:4: .*where: a query says itself"):
        overlaid(written(tmp_path, without))


def test_the_projects_own_overlays_hold_the_promised_rule() -> None:
    rule = next(rule for rule in rules() if rule.id == "growth-rate-range")
    assert (rule.arguments["min_value"], rule.arguments["max_value"]) == (-50, 100)
    assert rule.where["measure"] == "growth_rate"


def test_every_query_reads_the_batch_and_is_used() -> None:
    used = [rule for rule in overlaid() if rule.query]
    assert all("{batch}" in str(rule.query) for rule in used)
    folder = Path(__file__).resolve().parents[3] / "expectations" / "queries"
    assert len(used) == len(list(folder.glob("*.sql")))
