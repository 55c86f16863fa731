"""Each view on a small hand-made world; what must come out was worked out by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
import warehouse_world as world

from press.model import Basis, Contradiction, Measure, Nature, PassageKind, Period
from warehouse import rows
from warehouse.duck import connect
from warehouse.publish import publish, require_published
from warehouse.schema import tables
from warehouse.views import views

Row = tuple[Any, ...]
LATER = (
    "Tarn in 2025\n"
    "Output of Tarn rose by 4.7% in 2025, not by less. Revised: it reached 3.3 billion crowns!\n"
    "Peat: decayed plants."
)
ABROAD = (
    "Brook in brief\n"
    "前句。布鲁克产出增长12.5‰；后句。 It is so. Prices, said Mr. Lee (No. 3), rose 2.0% in U.S. terms. End\n"
    "Peat: none."
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Two releases: one revised twice, once without telling; the other with a quarantined figure."""
    data = tmp_path_factory.mktemp("data")
    doubt = Contradiction("growth", "warning", (world.FIGURES[1], world.FIGURES[0]), "too much", "3.2 / 3.0")
    first = world.batch(data, "n1", doubts=(doubt,))
    publish(data, world.manifest(data, "n1", first))

    figures = (
        world.figure("4.7%", "4.7", Measure.GROWTH_RATE, LATER, unit="percent", basis=Basis.YEAR_ON_YEAR),
        world.figure("3.3 billion crowns", "3300000000", text=LATER, unit_mult=9),
    )
    said = world.release(LATER, modified=date(2026, 3, 4))
    night = world.NIGHT + timedelta(days=3)
    open_doubt = Contradiction("growth", "critical", figures[::-1], "still too much", "3.3 / 3.0", figures[1])
    revised = world.batch(data, "n2", raw=b"two", now=night, of=said, figures=figures, doubts=(open_doubt,))
    silent = world.batch(data, "n2", raw=b"three", now=night + timedelta(days=1), of=said, figures=figures)
    silent["finding"] = rows.finding_rows((open_doubt,), silent["release"][0])

    abroad = world.release(ABROAD, published=None, issuer=None, canonical_url="https://brook.example/1")
    half = Period(date(2025, 1, 1), date(2025, 6, 30))
    there = (
        world.figure("12.5‰", "12.5", Measure.GROWTH_RATE, ABROAD, unit="per_mille", ref_area="Brook"),
        world.figure(
            "2.0%", "2.0", Measure.GROWTH_RATE, ABROAD, unit="percent", ref_area="Brook", indicator="prices"
        ),
        world.figure("3", "3", text=ABROAD, indicator_code="output", indicator="Output", period=half),
    )
    hidden = Contradiction("share", "info", (there[2], there[0]), "odd", "none")
    other = world.batch(
        data, "n2", raw=b"abroad", location="b.html", now=night, of=abroad, figures=there, doubts=(hidden,)
    )
    source = rows.finding_row(
        other["source"][0], origin="source", kind="stale", severity="info", message="nothing new", about=()
    )
    other["finding"].append(source)
    other["quarantine"] = [
        rows.quarantine_row(tables()["figure"], other["figure"][2], rule_id="rule", reason="odd", run_id="n2")
    ]
    publish(data, world.manifest(data, "n2", revised, silent, other, now=night))
    with connect(require_published(data), read_only=True) as connection:
        yield connection


def got(base: duckdb.DuckDBPyConnection, sql: str) -> list[Row]:
    return base.execute(sql).fetchall()


def test_every_view_has_a_comment_and_an_example_that_runs(base: duckdb.DuckDBPyConnection) -> None:
    comments = dict(
        got(
            base,
            """SELECT view_name, comment FROM duckdb_views() WHERE NOT internal
            UNION ALL SELECT function_name, comment FROM duckdb_functions()
            WHERE NOT internal AND function_type LIKE '%macro'
            AND NOT ends_with(function_name, '_version')""",
        )
    )
    assert comments == {view.name: view.description for view in views()}
    for view in views():
        assert view.name in view.example
        base.execute(view.example).fetchall()


def test_release_history(base: duckdb.DuckDBPyConnection) -> None:
    told = got(
        base,
        """SELECT version_no, versions, known_from::DATE, superseded_at::DATE, is_current
        FROM release_history WHERE title = 'Tarn in 2025' ORDER BY version_no""",
    )
    assert told == [
        (1, 3, date(2026, 2, 27), date(2026, 3, 4), False),
        (2, 3, date(2026, 3, 4), date(2026, 3, 6), False),  # changed without a new date: known when archived
        (3, 3, date(2026, 3, 4), None, True),
    ]
    assert got(base, "SELECT versions, is_current FROM release_history WHERE title = 'Brook in brief'") == [
        (1, True)
    ]


def test_latest_figures_are_those_of_the_current_version(base: duckdb.DuckDBPyConnection) -> None:
    told = got(base, "SELECT title, version_no, quote FROM latest_figures ORDER BY title, char_start")
    assert told == [
        ("Brook in brief", 1, "12.5‰"),
        ("Brook in brief", 1, "2.0%"),
        ("Tarn in 2025", 3, "4.7%"),
        ("Tarn in 2025", 3, "3.3 billion crowns"),
    ]


def test_growth_rates_are_in_percent(base: duckdb.DuckDBPyConnection) -> None:
    told = got(
        base, "SELECT ref_area, indicator, growth_percent, basis FROM growth_rates ORDER BY growth_percent"
    )
    assert told == [
        ("Brook", "output", Decimal("1.25"), None),
        ("Brook", "prices", Decimal(2), None),
        ("Tarn", "output", Decimal("4.7"), "year_on_year"),
    ]


def test_figures_in_context(base: duckdb.DuckDBPyConnection) -> None:
    told = dict(got(base, "SELECT quote, sentence FROM figures_in_context"))
    assert told == {
        "4.7%": "Output of Tarn rose by «4.7%» in 2025, not by less.",
        "3.3 billion crowns": "Revised: it reached «3.3 billion crowns»!",
        "12.5‰": "布鲁克产出增长«12.5‰»；",
        "2.0%": "Prices, said Mr. Lee (No. 3), rose «2.0%» in U.S. terms.",
    }
    [(passage, section, address, sha256, start)] = got(
        base,
        "SELECT passage, section, address, sha256, char_start FROM figures_in_context WHERE quote = '4.7%'",
    )
    assert passage == LATER.split("\n")[1].replace("4.7%", "«4.7%»")
    assert (section, address, start) == ("Tarn in 2025", "one.html", 36)
    assert sha256 == hashlib.sha256(b"three").hexdigest()


def test_open_findings_are_of_current_versions_and_sources(base: duckdb.DuckDBPyConnection) -> None:
    told = got(
        base,
        "SELECT severity, message, quotes, sentence, title FROM open_findings ORDER BY severity, message",
    )
    assert told == [
        (
            "critical",
            "still too much",
            ["3.3 billion crowns", "4.7%"],
            "Revised: it reached «3.3 billion crowns»!",
            "Tarn in 2025",
        ),
        ("info", "nothing new", [], None, None),
        ("info", "odd", ["3", "12.5‰"], "布鲁克产出增长«12.5‰»；", "Brook in brief"),
    ]


def test_citations(base: duckdb.DuckDBPyConnection) -> None:
    told = dict(got(base, "SELECT quote, citation FROM citations JOIN figure USING (figure_id)"))
    assert set(told) == {"4.7%", "3.3 billion crowns", "12.5‰", "2.0%"}
    ours, theirs = told["4.7%"], told["2.0%"]
    assert ours.startswith(
        "Tarn Statistics, “Tarn in 2025”, 2026-02-27, one.html: “4.7%” (characters 36–40 of version 3; "
        "archived 2026-03-06, SHA-256 "
    )
    assert theirs.startswith(
        "Statistics of Tarn, “Brook in brief”, undated, https://brook.example/1: “2.0%” ("
    )


def test_indicator_series(tmp_path: Path) -> None:
    """Two releases on one year: what was told as a fact, and last, comes first."""
    month = Period(date(2026, 1, 1), date(2026, 1, 31))
    old = (
        world.FIGURES[1].changed(indicator="Output"),
        world.FIGURES[2].changed(indicator=None, series=None),
        world.FIGURES[0],
    )
    new = (
        world.FIGURES[1].changed(indicator="OUTPUT", value=Decimal(3100), nature=Nature.PREVIOUS),
        world.figure("4.5%", "3150", unit="CZK"),
        world.figure("a tenth", "290", period=month),
    )
    young = world.release(published=date(2026, 3, 1))
    publish(
        tmp_path,
        world.manifest(
            tmp_path,
            "r1",
            world.batch(tmp_path, "r1", figures=old),
            world.batch(tmp_path, "r1", raw=b"new", location="new.html", of=young, figures=new),
        ),
    )
    with connect(require_published(tmp_path), read_only=True) as base:
        told = got(
            base,
            "SELECT series, time_period, rank, obs_value::INT64, nature FROM indicator_series "
            "ORDER BY series, period_start, rank",
        )
    assert told == [
        ("output", "2025", 1, 3150, "actual"),
        ("output", "2025", 2, 3_200_000_000, "actual"),
        ("output", "2025", 3, 3100, "previous"),
        ("output", "2026-01", 1, 290, "actual"),
    ]


def test_a_table_row_is_the_sentence_of_a_figure_in_a_table(tmp_path: Path) -> None:
    text = "Tarn in 2025\nArea | Output\nNorth | 4.5\nSouth | 5.5\nPeat: x"
    figures = (world.figure("4.5", "4.5", text=text),)
    said = world.release(text)
    table = replace(said, passages=(said.passages[0], replace(said.passages[1], kind=PassageKind.TABLE)))
    wrapped = world.batch(tmp_path, "r1", of=said, figures=figures, raw=b"plain", location="plain.txt")
    page = world.batch(tmp_path, "r1", of=table, figures=figures)
    publish(tmp_path, world.manifest(tmp_path, "r1", page, wrapped))
    with connect(require_published(tmp_path), read_only=True) as base:
        assert got(base, "SELECT address, sentence FROM figures_in_context ORDER BY address") == [
            ("one.html", "North | «4.5»"),
            ("plain.txt", "Area | Output North | «4.5» South | 5.5"),
        ]


def test_a_figure_without_a_passage_is_its_own_sentence(tmp_path: Path) -> None:
    page = world.batch(tmp_path, "r1", figures=(world.FIGURES[0].changed(passage=None),))
    publish(tmp_path, world.manifest(tmp_path, "r1", page))
    with connect(require_published(tmp_path), read_only=True) as base:
        assert got(base, "SELECT sentence, passage FROM figures_in_context") == [("«4.5%»", "«4.5%»")]
