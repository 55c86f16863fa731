"""Each rule that people wrote: a row that keeps it and a row that breaks it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from expectations.keys import failing
from expectations.overlays import overlaid
from tests.validation_world import GOOD, entity, figure, fill, passage, rate, release
from warehouse.duck import connect

Row = dict[str, object]
RULES = {rule.id: rule for rule in overlaid()}


def level(value: str, unit: str, **fields: object) -> Row:
    return figure(obs_value=Decimal(value), unit_measure=unit, **fields)


def of(measure: str, value: str, unit: str, **fields: object) -> Row:
    return figure(measure=measure, obs_value=Decimal(value), unit_measure=unit, **fields)


def dated(first: tuple[int, int, int], last: tuple[int, int, int], **fields: object) -> Row:
    return figure(period_start=date(*first), period_end=date(*last), **fields)


def coded(code: str, value: str, **fields: object) -> Row:
    return figure(
        **({"indicator_code": code, "obs_value": Decimal(value), "unit_measure": "percent"} | fields)
    )


def hours(value: str) -> Row:
    return coded("HOURS", value, unit_measure="h")


def growth(code: str, value: str, **fields: object) -> Row:
    return rate(value, **({"indicator_code": code, "basis": "year_on_year"} | fields))


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
    (
        "actual-in-the-future",
        dated((2025, 2, 1), (2025, 2, 28), nature="previous"),
        dated((2042, 1, 1), (2042, 12, 31), nature="previous"),
    ),
    (
        "base-before-period",
        rate("4", base_period_start=date(2024, 1, 1), base_period_end=date(2024, 12, 31)),
        rate("4", base_period_start=date(2042, 1, 1), base_period_end=date(2042, 12, 31)),
    ),
    (
        "base-before-period",  # the last twelve months begin before the month and end with it
        rate("4", base_period_start=date(2025, 1, 1), base_period_end=date(2025, 12, 31)),
        rate("4", base_period_start=date(2025, 7, 1), base_period_end=date(2026, 6, 30)),
    ),
    (
        "currency-fits-area",
        level("7", "JPY", ref_area="Japan"),
        level("7", "KRW", ref_area="Japan"),
    ),
    ("currency-fits-area", level("7", "USD", ref_area="日本"), level("7", "CNY", ref_area="日本")),
    ("currency-fits-area", level("7", "CNY", ref_area="浙江省"), level("7", "JPY", ref_area="浙江省")),
    ("currency-fits-area", level("7", "KRW", ref_area="Tarn"), level("7", "KRW", ref_area="India")),
    ("plausible-unemployment-rate", coded("UNEMP_RATE", "40"), coded("UNEMP_RATE", "52")),
    ("plausible-participation", coded("LF_PART", "62.4"), coded("EMP_RATE", "6.24")),
    ("plausible-policy-rate", coded("POLICY_RATE", "-0.75"), coded("POLICY_RATE", "425")),
    ("plausible-urban-share", coded("URBAN_RATE", "66.2"), coded("URBAN_RATE", "0.8")),
    (
        "plausible-vital-rates",
        coded("BIRTH_RATE", "6.4", unit_measure="per_mille"),
        coded("BIRTH_RATE", "64", unit_measure="per_mille"),
    ),
    ("plausible-inflation", growth("CPI", "48.5"), growth("CPI_CORE", "102.3")),
    ("plausible-producer-prices", growth("PPI", "-27"), growth("PPI", "-72")),
    ("plausible-gdp-growth", growth("GDP", "5.2"), growth("GDP", "52")),
    ("plausible-gdp-growth", growth("GDP", "80", basis="cumulative"), growth("GDP", "-26")),
    ("plausible-slow-growth", growth("POP", "1.1"), growth("EMP", "43")),
    ("plausible-house-prices", growth("HOUSE_PRICES", "-12"), growth("HOUSE_PRICES", "75")),
    (
        "plausible-diffusion-index",
        coded("PMI", "50.4", unit_measure="index"),
        coded("PMI", "504", unit_measure="index"),
    ),
    (
        "plausible-working-time",
        coded("HOURS", "34.3", unit_measure="h"),
        coded("HOURS", "343", unit_measure="h"),
    ),
    (
        "plausible-income",
        coded("INCOME_PC", "41314", unit_measure="CNY/person"),
        coded("INCOME_PC", "413140000", unit_measure="CNY/person"),
    ),
    (
        "plausible-gdp",
        coded("GDP", "2486500", unit_measure="CNY"),
        coded("GDP", "2486.5", unit_measure="CNY"),
    ),
    (
        "plausible-population",
        coded("POP", "86400", unit_measure="count"),
        coded("POP", "8", unit_measure="count"),
    ),
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


def broken_by(rule_id: str, row: Row) -> int:
    """How many rows break a rule when ``row`` stands in the place of the good one of its table."""
    rule = RULES[rule_id]
    with connect(":memory:") as db:
        fill(db, {**GOOD, rule.table: [row]})
        return len(failing(db, rule))


@pytest.mark.parametrize(("rule_id", "good", "bad"), CASES, ids=[f"{i}-{c[0]}" for i, c in enumerate(CASES)])
def test_a_good_row_passes_and_a_bad_row_fails(rule_id: str, good: Row, bad: Row) -> None:
    assert broken_by(rule_id, good) == 0
    assert broken_by(rule_id, bad) == 1


def test_every_rule_has_a_case() -> None:
    assert {case[0] for case in CASES} == set(RULES)
