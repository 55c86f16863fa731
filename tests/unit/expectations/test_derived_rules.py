"""What a table declares becomes rules, each promise one."""

from __future__ import annotations

from expectations.derive import derive, derived, validated
from warehouse.schema import Column, Table, Type

HARBOUR = Table(
    name="harbour",
    description="A harbour.",
    grain="one row for each harbour",
    key=("code", "year"),
    columns=(
        Column("code", Type.TEXT, "Its code.", pattern="[A-Z]{3}"),
        Column("year", Type.INTEGER, "The year.", minimum=1949, maximum=2100),
        Column("side", Type.TEXT, "On which bank.", nullable=True, codes=("north", "south")),
        Column("source_id", Type.TEXT, "Who tells.", nullable=True, references="source.source_id"),
        Column("depth", Type.DECIMAL, "Depth.", nullable=True, minimum=0),
    ),
)


def test_each_promise_is_one_rule() -> None:
    rules = {rule.id: rule for rule in derive(HARBOUR)}
    assert sorted(rules) == [
        "harbour.code.not_null",
        "harbour.code.pattern",
        "harbour.depth.range",
        "harbour.key",
        "harbour.side.codes",
        "harbour.source_id.reference",
        "harbour.types",
        "harbour.year.not_null",
        "harbour.year.range",
    ]
    assert rules["harbour.code.pattern"].arguments == {"column": "code", "regex": "^(?:[A-Z]{3})$"}
    assert rules["harbour.year.range"].arguments == {"column": "year", "min_value": 1949, "max_value": 2100}
    assert rules["harbour.depth.range"].arguments == {"column": "depth", "min_value": 0}
    assert rules["harbour.side.codes"].arguments == {"column": "side", "value_set": ["north", "south"]}
    assert rules["harbour.key"].columns == ("code", "year")


def test_a_doubled_key_is_a_warning_since_one_of_its_rows_is_loaded() -> None:
    severities = {rule.id: rule.severity for rule in derive(HARBOUR)}
    assert severities.pop("harbour.key") == "warning"
    assert set(severities.values()) == {"critical"}


def test_the_reason_is_told_in_the_columns_words() -> None:
    why = {rule.id: rule.why for rule in derive(HARBOUR)}
    assert why["harbour.side.codes"].startswith("On which bank: one of the declared codes")


def test_all_tables_of_a_batch_are_covered_and_ids_are_unique() -> None:
    ids = [rule.id for rule in derived()]
    assert len(ids) == len(set(ids))
    assert {rule.table for rule in derived()} == set(validated())
    assert {"release", "passage", "figure", "entity", "source", "finding"} <= set(validated())
    assert not {"run", "quarantine", "validation_result"} & set(validated())


def test_facts_must_have_their_release() -> None:
    ids = {rule.id for rule in derived()}
    assert {"passage.release.reference", "figure.release.reference", "entity.release.reference"} <= ids
    assert "finding.release.reference" not in ids
