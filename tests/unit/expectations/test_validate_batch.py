"""A whole batch is validated: what is loaded, what is kept out, what is told, what the pages show."""

from __future__ import annotations

import json
import logging
import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

from expectations.errors import StagingError
from expectations.validate import Outcome, validate
from tests.validation_world import GOOD, NOW, RELEASE, VERSION, figure, rate, release, staged
from warehouse.duck import connect
from warehouse.fit import misfit
from warehouse.schema import tables

PAYLOAD = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}${7*7}"

FIGURES = [
    figure(),
    rate("250", figure_id="0000000000000002"),
    rate("-60", figure_id="0000000000000003", indicator="orders"),
    figure(figure_id="0000000000000004", measure="guess"),
    figure(figure_id="0000000000000005", unit_measure=PAYLOAD, indicator=PAYLOAD, quote=PAYLOAD),
    rate("90000", figure_id="0000000000000006", indicator="visitors"),
    rate("250", figure_id="0000000000000007", char_start=0),
    figure(figure_id="0000000000000008", nature=None),
]
RELEASES = [
    release(flags=["no_issuer", "truncated"]),
    release(
        release_id="00000000000000ab",
        title="Empty page",
        text="",
        flags=["no_body", "no_date"],
        published_on=None,
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("batch")


@pytest.fixture(scope="module")
def outcome(folder: Path) -> Outcome:
    path = staged(folder / "staging.duckdb", {**GOOD, "release": RELEASES, "figure": FIGURES})
    return validate(path, "run-1", now=NOW, docs=folder / "docs")


def told(outcome: Outcome, kind: str) -> list[dict[str, object]]:
    return [row for row in outcome.findings if row["kind"] == kind]


def test_a_clean_batch_brings_nothing_and_is_silent(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        clean = validate(staged(tmp_path / "staging.duckdb"), "run-1", now=NOW, docs=tmp_path / "docs")
    assert (clean.findings, clean.quarantined, clean.success, clean.worst) == ((), (), True, None)
    assert all(row["success"] for row in clean.results)
    assert capfd.readouterr() == ("", "")
    assert caplog.messages == []


def test_rows_are_as_their_tables_declare(outcome: Outcome) -> None:
    by_table = {
        "finding": outcome.findings,
        "quarantine": outcome.quarantined,
        "validation_result": outcome.results,
    }
    for name, rows in by_table.items():
        assert [misfit(tables()[name], row) for row in rows] == [None] * len(rows)
        keys = [tuple(row[column] for column in tables()[name].key) for row in rows]
        assert len(keys) == len(set(keys))


def test_an_unusual_growth_rate_is_flagged_and_loaded(outcome: Outcome) -> None:
    high, low = told(outcome, "growth-rate-range")
    assert high["message"] == (
        "growth rate of exports of machine tools is 250 %, outside −50 % to 100 % (and 1 more like it)"
    )
    assert low["message"] == "growth rate of orders is −60 %, outside −50 % to 100 %"
    assert high["figure_ids"] == ["0000000000000002", "0000000000000007"]
    assert (low["severity"], low["origin"], low["source_id"]) == ("warning", "rule", "tarn")
    assert (low["release_id"], low["release_version"]) == (RELEASE, VERSION)
    assert json.loads(str(low["spans"])) == [[0, 7]]
    assert str(low["computation"]).startswith("Growth beyond −50 % to 100 % is rare")
    kept_out = {row["row_key"] for row in outcome.quarantined}
    assert not kept_out & {"0000000000000002", "0000000000000003", "0000000000000007"}


def test_a_critical_rule_keeps_the_row_out_and_says_why(outcome: Outcome) -> None:
    kept_out = {(row["row_key"], row["rule_id"]): row for row in outcome.quarantined}
    assert ("0000000000000006", "growth-rate-absurd") in kept_out
    assert ("0000000000000008", "figure.nature.not_null") in kept_out
    row = kept_out["0000000000000004", "figure.measure.codes"]
    assert row["table_name"] == "figure"
    assert "measure is “guess”, none of level, change" in str(row["reason"])
    assert json.loads(str(row["row_json"]))["measure"] == "guess"
    assert not outcome.success
    assert outcome.worst == "critical"
    assert len(told(outcome, "growth-rate-absurd")) == 1


def test_a_kept_out_row_is_told_of_by_its_critical_rules_alone(outcome: Outcome) -> None:
    ranged = [identifier for row in told(outcome, "growth-rate-range") for identifier in row["figure_ids"]]  # type: ignore[attr-defined]  # a list of texts
    assert "0000000000000006" not in ranged


def test_a_release_without_a_body_is_kept_out(outcome: Outcome) -> None:
    (row,) = [row for row in outcome.quarantined if row["table_name"] == "release"]
    assert (row["rule_id"], row["row_key"]) == ("release-has-a-body", f"00000000000000ab/{VERSION}")
    assert "no body was found" in str(row["reason"])


def test_what_the_reading_left_open_is_told(outcome: Outcome) -> None:
    reading = {
        (row["kind"], row["release_id"]): row for row in outcome.findings if row["origin"] == "reading"
    }
    assert set(reading) == {("no_issuer", RELEASE), ("truncated", RELEASE), ("no_date", "00000000000000ab")}
    cut = reading["truncated", RELEASE]
    assert cut["message"] == "release “Foreign trade of Tarn”: its text ends in mid-sentence"
    assert cut["severity"] == "warning"
    assert json.loads(str(cut["spans"])) == [[9, 69]]


def test_every_rule_has_a_result_with_its_counts(outcome: Outcome) -> None:
    results = {row["rule_id"]: row for row in outcome.results}
    growth = results["growth-rate-range"]
    assert (growth["element_count"], growth["unexpected_count"], growth["success"]) == (4, 4, False)
    assert json.loads(str(growth["arguments"]))["where"] == {
        "measure": "growth_rate",
        "unit_measure": "percent",
    }
    quote = results["quote-is-in-the-text"]
    assert (quote["element_count"], quote["unexpected_count"]) == (8, 1)
    assert results["figure.key"]["success"] is True
    assert results["figure.types"]["success"] is True


def test_the_same_doubt_has_the_same_key_in_another_run_and_place(outcome: Outcome, tmp_path: Path) -> None:
    moved = rate("-60", figure_id="00000000000000ff", indicator="orders", char_start=0, run_id="run-2")
    path = staged(tmp_path / "staging.duckdb", {**GOOD, "figure": [moved]})
    (again,) = told(validate(path, "run-2", now=NOW), "growth-rate-range")
    assert again["finding_id"] == told(outcome, "growth-rate-range")[1]["finding_id"]
    assert again["run_id"] == "run-2"


def test_staging_is_left_as_it_was(folder: Path, outcome: Outcome) -> None:
    with connect(folder / "staging.duckdb") as db:
        assert db.execute("SELECT count(*) FROM figure").fetchall() == [(8,)]


def test_a_staging_database_of_another_shape_is_refused(tmp_path: Path) -> None:
    path = staged(tmp_path / "staging.duckdb")
    with connect(path) as db:
        db.execute("ALTER TABLE figure ALTER obs_value TYPE DOUBLE")
    with pytest.raises(
        StagingError, match="1 columns of table figure are missing or not of the declared type"
    ):
        validate(path, "run-1", now=NOW)


class Scripted(HTMLParser):
    """Collects what could run: script elements, event handlers, javascript addresses, embedded things."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed"):
            self.found.append(tag)
        self.found += [(name, v) for name, v in attrs if name.startswith("on") or "javascript:" in str(v)]


def test_the_pages_show_values_but_no_markup_of_theirs(folder: Path, outcome: Outcome) -> None:
    pages = [path.read_text(encoding="utf-8") for path in sorted((folder / "docs").rglob("*.html"))]
    text = "\n".join(pages)
    assert "‹script›alert(1)‹/script›" in text
    assert "<img src=x" not in text
    assert "{{7" not in text
    assert [Scripted(page).found for page in pages] == [[]] * len(pages)
    assert all("Content-Security-Policy" in page and "default-src 'none'" in page for page in pages)


def test_the_pages_fetch_nothing_from_other_hosts(folder: Path, outcome: Outcome) -> None:
    files = [path for path in (folder / "docs").rglob("*") if path.suffix in (".html", ".css")]
    for path in files:
        text = path.read_text(encoding="utf-8")
        fetched = re.findall(
            r"""(?:src|<link[^>]*href)\s*=\s*["']([^"']+)|url\(["']?([^)"']+)|@import\s+["']([^"']+)""", text
        )
        for address in (part for parts in fetched for part in parts if part):
            assert not re.match(r"(?:[a-z]+:)?//", address), (path, address)


def test_the_first_page_leads_to_the_others(folder: Path, outcome: Outcome) -> None:
    index = folder / "docs" / "index.html"
    links = re.findall(r'<a href="([^"]+)"', index.read_text(encoding="utf-8"))
    assert any(link.startswith("validations/figure/") for link in links)
    assert "expectations/figure.html" in links
    assert all((index.parent / link).is_file() for link in links)


def test_what_is_too_old_or_in_the_future_is_told(tmp_path: Path) -> None:
    rows = [figure(period_start=date(2027, 1, 1), period_end=date(2027, 12, 31), obs_value=Decimal("1.5"))]
    path = staged(tmp_path / "staging.duckdb", {**GOOD, "figure": rows})
    outcome = validate(path, "run-1", now=NOW)
    assert [row["message"] for row in outcome.findings] == [
        "level of exports of machine tools is 1.5 EUR: told as a fact of the period from 2027-01-01 "
        "in a release published on 2026-02-27"
    ]
    assert outcome.success
    assert outcome.worst == "warning"
