"""What changed, what disagrees, what is missing, what follows: each answer worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import duckdb
import pytest
import warehouse_world as world

from press.model import Basis, Figure, Measure, Nature, Period
from warehouse.duck import connect
from warehouse.publish import publish, require_published

TEXT = (
    "Tarn\nRate 2.1%. Then 1.9%. Crowns 3.2 billion. Crowns 3.24 billion. Crowns 3.6 billion. Up 20%. "
    "Jobs 40. Jobs 50. Jobs 60. Jobs 100. Peat 7. Peat 9.\nPeat: none."
)


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


def said(quote: str, value: str, indicator: str, **fields: Any) -> Figure:
    return world.figure(quote, value, text=TEXT, indicator=indicator, **fields)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A release of February, its later version, and a release of March."""
    data = tmp_path_factory.mktemp("data")
    rate = {"measure": Measure.LEVEL, "unit": "percent", "period": year(2025)}
    february = (
        said("2.1%", "2.1", "rate", **rate),
        said("3.2 billion", "3200000000", "turnover", unit_mult=9, period=year(2025)),
        said("40", "40", "jobs", unit="count", period=year(2023)),
        said("50", "50", "jobs", unit="count", period=year(2025)),
        said("Peat 7", "7", "peat", unit="t", period=year(2024)),
        said("Peat 9", "9", "peat", unit="t", period=year(2024)),
    )
    march = (
        said("1.9%", "1.9", "rate", **rate),
        said("3.24 billion", "3240000000", "turnover", unit_mult=9, period=year(2025)),
        said("3.6 billion", "3600000000", "turnover", unit_mult=9, period=year(2026), nature=Nature.FORECAST),
        said(
            "20%", "20", "jobs", measure=Measure.GROWTH_RATE, unit="percent", period=year(2026),
            base_period=year(2025), basis=Basis.YEAR_ON_YEAR,
        ),
        said("60", "60", "jobs", unit="count", period=year(2026)),
        said("100", "100", "jobs", unit="count", period=Period(date(2027, 1, 1), date(2027, 3, 31))),
    )  # fmt: skip
    nights = [
        ("n1", february, date(2026, 2, 27), "a.html", world.NIGHT),
        ("n2", march, date(2026, 3, 27), "b.html", world.NIGHT + timedelta(days=30)),
    ]
    for run, figures, day, place, night in nights:
        batch = world.batch(
            data, run, raw=run.encode(), location=place, now=night, figures=figures,
            of=world.release(TEXT, published=day, title=f"Tarn {day:%B}"),
        )  # fmt: skip
        publish(data, world.manifest(data, run, batch, now=night))
    with connect(require_published(data), read_only=True) as connection:
        yield connection


def test_a_revision_is_told_with_both_quotes(base: duckdb.DuckDBPyConnection) -> None:
    rows = base.execute(
        """SELECT series, earlier_value, obs_value, revised_by, earlier_quote, quote, earlier_title, title
        FROM revisions"""
    ).fetchall()
    assert rows == [
        (
            "rate",
            Decimal("2.1"),
            Decimal("1.9"),
            Decimal("-0.2"),
            "2.1%",
            "1.9%",
            "Tarn February",
            "Tarn March",
        )
    ]  # 3.24 billion is what 3.2 billion was rounded from


def test_a_conflict_has_the_value_to_use_first(base: duckdb.DuckDBPyConnection) -> None:
    rows = base.execute(
        "SELECT series, place, obs_value::DOUBLE, value_to_use::DOUBLE FROM conflicts ORDER BY series, place"
    ).fetchall()
    assert rows == [("peat", 1, 7, 7), ("peat", 2, 9, 7), ("rate", 1, 1.9, 1.9), ("rate", 2, 2.1, 1.9)]


def test_coverage_counts_the_years_that_nobody_told(base: duckdb.DuckDBPyConnection) -> None:
    rows = base.execute(
        """SELECT frequency, first_period, last_period, periods, missing, figures, releases FROM coverage
        WHERE series = 'jobs' AND measure = 'level' ORDER BY frequency"""
    ).fetchall()
    assert rows == [
        ("A", date(2023, 1, 1), date(2026, 12, 31), 3, 1, 3, 2),
        ("Q", date(2027, 1, 1), date(2027, 3, 31), 1, 0, 1, 1),
    ]


def test_a_scorecard(base: duckdb.DuckDBPyConnection) -> None:
    rows = base.execute(
        """SELECT source_id, releases, versions, figures, figures_per_release, with_period, with_code,
        with_area, open_doubts, rows_kept_out FROM source_scorecards"""
    ).fetchall()
    assert rows == [("tarn", 2, 2, 12, 6.0, 1.0, 0.0, 1.0, 0, 0)]


def test_the_value_that_growth_was_reckoned_from(base: duckdb.DuckDBPyConnection) -> None:
    rows = base.execute(
        "SELECT series, base_period_start, implied_value, level_quote, change_quote FROM implied_base_values"
    ).fetchall()
    assert rows == [("jobs", date(2025, 1, 1), 50.0, "60", "20%")]


def test_a_series_with_its_base_year_at_100(base: duckdb.DuckDBPyConnection) -> None:
    rows = base.execute(
        "SELECT time_period, index_value FROM rebased_series(2025) WHERE series = 'jobs' ORDER BY ALL"
    ).fetchall()
    assert rows == [("2023", 80.0), ("2025", 100.0), ("2026", 120.0)]  # a quarter is no year


def test_what_could_be_known_and_what_was_held(base: duckdb.DuckDBPyConnection) -> None:
    def quotes(macro: str, moment: str) -> int:
        return len(base.execute(f"FROM {macro}(?::TIMESTAMPTZ)", [moment]).fetchall())

    assert quotes("figures_as_of", "2026-02-26 23:59:59Z") == 0
    assert quotes("figures_as_of", "2026-02-27 00:00:00Z") == 6
    assert quotes("figures_held_at", "2026-02-27 00:00:00Z") == 0  # read on 2 March
    assert quotes("figures_held_at", "2026-03-02 06:00:00Z") == 6
    assert quotes("figures_as_of", "2026-03-27 00:00:00Z") == 12
    assert quotes("judged_figures", "2026-02-26 00:00:00Z") == 12  # every version, whenever it was known
    assert quotes("figures_held_at", "2026-04-01 06:00:00Z") == 12


@pytest.mark.parametrize(
    ("quote", "mult", "half"),
    [
        ("3.2 billion", 9, 5e7),
        ("3.24 billion", 9, 5e6),
        ("2.1%", 0, 0.05),
        ("62,400", 0, 0.5),
        ("３．５", 0, 0.05),
    ],
)
def test_what_rounding_may_take(base: duckdb.DuckDBPyConnection, quote: str, mult: int, half: float) -> None:
    ((got,),) = base.execute("SELECT half_step(?, ?)", [quote, mult]).fetchall()
    assert float(got) == pytest.approx(half)
