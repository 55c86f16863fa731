"""Findings across releases: what a batch changes about releases outside of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from expectations.across import ORIGIN, changed, findings
from press.check.across.compare import across
from press.check.across.told import Issue, Told
from press.check.naming import name_of
from tests.arithmetic_notation import read
from warehouse.figures import figure_of
from warehouse.rows import context, figure_row

APRIL = "Retail sales were {€412.6 million; level; retail sales; p=2025-04}."
MAY = (
    "Retail sales of April were {€312.6 million; prev; retail sales; p=2025-04},"
    " then {€420.1 million; level; retail sales; p=2025-05}."
)


def finding(**fields: Any) -> dict[str, Any]:
    """A standing finding across releases about figure ``f1``."""
    return {
        "finding_id": "a", "origin": ORIGIN, "release_id": "r", "release_version": "v",
        "figure_ids": ["f1", "f2"], "message": "it was revised", "status": "open", "run_id": "before",
    } | fields  # fmt: skip


OTHER = finding(finding_id="b", origin="arithmetic", figure_ids=["f1"], message="it does not add up")
ELSEWHERE = finding(finding_id="c", figure_ids=["f9"], message="of a series that was not looked at")


def ids(rows: list[Any]) -> dict[str, str]:
    return {row["finding_id"]: row["status"] for row in rows}


def test_nothing_changed_is_nothing_written() -> None:
    assert changed([finding(), OTHER], [finding(run_id="now")], {"f1"}, "now") == []


def test_a_new_finding_brings_the_standing_ones_with_it() -> None:
    rows = changed([OTHER, ELSEWHERE], [finding()], {"f1"}, "now")
    assert ids(rows) == {"a": "open", "b": "open", "c": "open"}
    assert {row["run_id"] for row in rows} == {"now"}


def test_what_is_raised_no_more_is_resolved() -> None:
    assert ids(changed([finding(), OTHER], [], {"f1"}, "now")) == {"a": "resolved", "b": "open"}
    assert changed([finding(status="resolved")], [], {"f1"}, "now") == []


def test_a_ruling_stays() -> None:
    rows = changed([finding(status="accepted")], [finding(message="revised again")], {"f1"}, "now")
    assert ids(rows) == {"a": "accepted"}


def told(name: str, published: date, text: str) -> list[Told]:
    _, figures = read(text)
    issue = Issue(name, "1", "tarn", name.title(), published)
    return [Told(f, f"{name}:{f.start}", issue, name_of("Tarn")) for f in figures]


def test_both_sentences_are_in_the_computation() -> None:
    values = told("april", date(2025, 5, 12), APRIL) + told("may", date(2025, 6, 12), MAY)
    texts = {(name, "1"): read(text)[0].text for name, text in (("april", APRIL), ("may", MAY))}
    (row,) = findings(across(values), texts, "now")
    assert (row["origin"], row["kind"], row["severity"]) == ("history", "previous-value", "warning")
    assert (row["release_id"], row["source_id"]) == ("may", "tarn")
    assert row["figure_ids"] == ["may:27", "april:18"]
    assert "2025-06-12: “Retail sales of April were €312.6 million" in str(row["computation"])
    assert "2025-05-12: “Retail sales were €412.6 million.”" in str(row["computation"])
    assert row["spans"] == "[[27, 41]]"  # of its own release alone


def test_a_figure_comes_back_from_its_row() -> None:
    _, figures = read(
        "Up {3.5%; growth yoy; retail sales; p=2025-04} to {€412.60 million; level; retail sales}."
    )
    release = {
        "release_id": "r",
        "release_version": "v",
        "source_id": "s",
        "run_id": "1",
        "reader_version": "1",
    }
    for figure in figures:
        again = figure_of(figure_row(figure, release))
        assert (again.value, context(again)) == (figure.value, context(figure))
        assert (again.quote, again.bound, again.unit_mult) == (figure.quote, figure.bound, figure.unit_mult)
