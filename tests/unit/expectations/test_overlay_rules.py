"""Each rule that people wrote: a row that keeps it and a row that breaks it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from expectations.keys import failing
from expectations.overlays import overlaid
from tests.validation_world import GOOD, entity, figure, passage, rate, release, staged
from warehouse.duck import connect

Row = dict[str, object]
RULES = {rule.id: rule for rule in overlaid()}


def level(value: str, unit: str, **fields: object) -> Row:
    return figure(obs_value=Decimal(value), unit_measure=unit, **fields)


def of(measure: str, value: str, unit: str, **fields: object) -> Row:
    return figure(measure=measure, obs_value=Decimal(value), unit_measure=unit, **fields)


def dated(first: tuple[int, int, int], last: tuple[int, int, int], **fields: object) -> Row:
    return figure(period_start=date(*first), period_end=date(*last), **fields)


CASES = [
    ("growth-rate-range", rate("100"), rate("250")),
    ("growth-rate-range", rate("-50"), rate("-60")),
    ("growth-rate-range", level("250", "percent"), rate("100.1")),
    ("growth-rate-absurd", rate("250"), rate("278900000000")),
    ("growth-rate-absurd", rate("-163"), rate("-2024")),
    ("share-range", of("share", "100", "percent"), of("share", "100.5", "percent")),
    ("share-range", of("share", "0", "percent"), of("share", "-3", "percent")),
    ("rank-whole", of("rank", "1", "rank"), of("rank", "0", "rank")),
    ("rank-whole", of("rank", "50", "rank"), of("rank", "1.5", "rank")),
    ("multiple-positive", of("multiple", "0.5", "times"), of("multiple", "0", "times")),
    ("count-whole", level("74", "count"), level("74.5", "count")),
    (
        "count-whole",
        level("29.6", "count", indicator="每万人口发明专利拥有量"),
        level("29.6", "count", indicator="发明专利"),
    ),
    (
        "count-whole",
        level("4.2", "count", indicator="hospital beds per 1,000 residents"),
        level("4.2", "count", indicator="hospital beds for persons"),
    ),
    ("rate-level-range", level("61.5", "percent"), level("161.5", "percent")),
    ("unit-fits-measure", of("share", "30", "percent"), of("share", "30", "EUR")),
    ("unit-fits-measure", level("30", "EUR"), of("rank", "3", "count")),
    ("unit-form", level("1", "CNY/person"), level("1", "元")),
    ("unit-form", level("1", "kW.h"), level("1", "<b>EUR</b>")),
    ("currency-iso-4217", level("1", "CNY/person"), level("1", "RMB/person")),
    ("currency-iso-4217", level("1", "MW.h"), level("1", "YEN")),
    (
        "range-has-two-ends",
        of("rank", "3", "rank", bound="between", obs_value_high=Decimal(5)),
        of("rank", "3", "rank", bound="between"),
    ),
    ("range-has-two-ends", figure(), figure(obs_value_high=Decimal(5000))),
    (
        "range-ordered",
        level("3", "EUR", bound="between", obs_value_high=Decimal(5)),
        level("5", "EUR", bound="between", obs_value_high=Decimal(3)),
    ),
    ("period-ordered", dated((2025, 5, 1), (2025, 5, 1)), dated((2025, 5, 2), (2025, 5, 1))),
    ("period-ordered", figure(period_start=None), dated((2025, 12, 1), (2025, 1, 31))),
    (
        "base-period-ordered",
        figure(base_period_start=date(2024, 1, 1), base_period_end=date(2024, 12, 31)),
        figure(base_period_start=date(2024, 1, 1), base_period_end=date(2023, 12, 31)),
    ),
    ("actual-in-the-future", dated((2026, 2, 1), (2026, 2, 28)), dated((2026, 3, 1), (2026, 3, 31))),
    (
        "actual-in-the-future",
        dated((2030, 1, 1), (2030, 12, 31), nature="target"),
        dated((2030, 1, 1), (2030, 12, 31)),
    ),
    ("actual-barely-begun", dated((2026, 2, 1), (2026, 2, 28)), dated((2026, 1, 1), (2026, 12, 31))),
    ("quote-is-in-the-text", figure(quote="Exports"), figure(quote="Imports")),
    (
        "quote-is-in-the-text",
        figure(char_start=46, char_end=54, quote=" partly "),
        figure(char_start=46, char_end=54),
    ),
    ("release-has-a-body", release(flags=["truncated"]), release(flags=["no_body"])),
    ("release-has-a-body", release(), release(text=" \n ")),
    (
        "published-since-1949",
        release(published_on=date(1949, 10, 1)),
        release(published_on=date(1949, 9, 30)),
    ),
    ("published-since-1949", release(published_on=None), release(published_on=date(202, 6, 2))),
    (
        "published-before-archived",
        release(published_on=date(2026, 3, 3)),
        release(published_on=date(2026, 3, 4)),
    ),
    ("passage-is-in-the-text", passage(), passage(text="Exports of machine tools from Tarn fell.")),
    ("entity-is-in-the-text", entity(), entity(name="Coal")),
    ("entity-is-in-the-text", entity(), entity(char_end=68)),
]


def broken_by(path: Path, rule_id: str, row: Row) -> int:
    """How many rows break a rule when ``row`` stands in the place of the good one of its table."""
    rule = RULES[rule_id]
    with connect(staged(path, {**GOOD, rule.table: [row]}), read_only=True) as db:
        return len(failing(db, rule))


@pytest.mark.parametrize(("rule_id", "good", "bad"), CASES, ids=[f"{i}-{c[0]}" for i, c in enumerate(CASES)])
def test_a_good_row_passes_and_a_bad_row_fails(tmp_path: Path, rule_id: str, good: Row, bad: Row) -> None:
    assert broken_by(tmp_path / "good.duckdb", rule_id, good) == 0
    assert broken_by(tmp_path / "bad.duckdb", rule_id, bad) == 1


def test_every_rule_has_a_case() -> None:
    assert {case[0] for case in CASES} == set(RULES)
