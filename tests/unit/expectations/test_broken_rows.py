"""From rows that broke a rule to findings and quarantine: what is joined, what is left out."""

from __future__ import annotations

import json

from expectations.findings import findings, quarantined
from expectations.keys import Failing, Row
from expectations.rules import Rule, Severity
from tests.validation_world import RELEASE, VERSION, figure, passage

SOURCES = {(RELEASE, VERSION): "tarn"}


def broke(row: Row, severity: Severity = "warning", rule_id: str = "some-rule") -> Failing:
    table = "figure" if "figure_id" in row else "passage"
    arguments = {"unexpected_rows_query": "SELECT 1 FROM {batch}"}
    rule = Rule(rule_id, table, "unexpected_rows_expectation", arguments, severity, "Because.")
    return Failing(rule, str(row.get("figure_id") or row.get("passage_id")), row, "it is doubtful")


def test_the_same_doubt_about_the_same_words_is_one_finding_with_both_places() -> None:
    twice = [broke(figure()), broke(figure(figure_id="0000000000000002", char_start=30, char_end=37))]
    (row,) = findings(twice, SOURCES, "run-1")
    assert row["figure_ids"] == ["0000000000000001", "0000000000000002"]
    assert row["suspect_figure_id"] == "0000000000000001"
    assert json.loads(str(row["spans"])) == [[0, 7], [30, 37]]
    assert str(row["message"]).endswith("it is doubtful (and 1 more like it)")


def test_other_words_or_another_rule_are_another_doubt() -> None:
    rows = findings(
        [broke(figure()), broke(figure(indicator="imports")), broke(figure(), rule_id="other-rule")],
        SOURCES,
        "run-1",
    )
    assert len({row["finding_id"] for row in rows}) == 3


def test_another_version_keeps_the_key_and_has_a_row_of_its_own() -> None:
    versions = [broke(figure()), broke(figure(release_version="00000000000000ee"))]
    one, two = findings(versions, SOURCES, "run-1")
    assert one["finding_id"] == two["finding_id"]
    assert (one["release_version"], two["release_version"]) == (VERSION, "00000000000000ee")


def test_doubled_keys_of_a_release_are_one_doubt() -> None:
    rows = [broke(figure(figure_id=f"{n:016x}", indicator=f"i{n}"), rule_id="figure.key") for n in range(5)]
    (row,) = findings(rows, SOURCES, "run-1")
    assert str(row["message"]).endswith("(and 4 more like it)")


def test_the_source_comes_from_the_release_where_the_row_tells_none() -> None:
    (row,) = findings([broke(passage())], SOURCES, "run-1")
    assert row["source_id"] == "tarn"
    assert row["figure_ids"] == []


def test_a_row_of_no_source_is_kept_out_but_belongs_to_nobody() -> None:
    orphan = [broke(passage(release_id="00000000000000ff"), "critical")]
    assert findings(orphan, SOURCES, "run-1") == ()
    assert len(quarantined(orphan, "run-1")) == 1


def test_warnings_are_not_kept_out_and_each_critical_rule_is_noted() -> None:
    rows = [broke(figure()), broke(figure(), "critical", "a-rule"), broke(figure(), "critical", "b-rule")]
    kept_out = quarantined(rows, "run-1")
    assert [row["rule_id"] for row in kept_out] == ["a-rule", "b-rule"]
    assert kept_out[0]["reason"] == "level of exports of machine tools is 1,000 EUR: it is doubtful. Because."
    assert [row["kind"] for row in findings(rows, SOURCES, "run-1")] == ["a-rule", "b-rule"]


def test_a_row_staged_twice_is_kept_out_once() -> None:
    assert len(quarantined([broke(figure(), "critical"), broke(figure(), "critical")], "run-1")) == 1
