from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import warehouse_world as world

from press.model import Bound, Contradiction, Nature, Period
from warehouse import rows
from warehouse.fit import misfit
from warehouse.names import release_id
from warehouse.schema import tables
from warehouse.times import time_period

DAY = date(2026, 3, 1)


def span(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-07-01", "2024-12-31", "2024-S2"),
        ("2024-07-01", "2024-09-30", "2024-Q3"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-05-17", "2024-05-17", "2024-05-17"),
        ("2021-01-01", "2024-12-31", "2021-01-01/P4Y"),
        ("2024-04-01", "2025-03-31", "2024-04-01/P1Y"),
        ("2024-01-01", "2024-11-30", "2024-01-01/P11M"),
        ("2024-02-01", "2024-04-30", "2024-02-01/P3M"),
        ("2024-08-04", "2024-11-02", "2024-08-04/P91D"),
    ],
)
def test_periods_as_sdmx_writes_them(first: str, last: str, written: str) -> None:
    assert time_period(span(first, last)) == written


def test_open_and_impossible_periods_have_no_sdmx_form() -> None:
    day = date(2024, 1, 1)
    assert time_period(None) is None
    assert time_period(Period(None, day)) is None
    assert time_period(Period(day, None)) is None
    assert time_period(Period(day, date(2023, 1, 1))) is None
    assert time_period(Period(day, date.max)) is None


def test_every_row_fits_its_table(tmp_path: Path) -> None:
    doubt = Contradiction("growth", "warning", world.FIGURES[:2], "m", "c", world.FIGURES[0], Decimal(5))
    batch = world.batch(tmp_path, "r1", doubts=(doubt,))
    assert {name: len(listed) for name, listed in batch.items()} == {
        "source": 1, "release": 1, "passage": 3, "figure": 3, "entity": 1, "finding": 1,
    }  # fmt: skip
    for name, listed in batch.items():
        assert [misfit(tables()[name], row) for row in listed] == [None] * len(listed)


def test_a_release_keeps_its_name_through_versions_and_places() -> None:
    here = release_id("tarn", "a.html", "https://tarn.example/news/1", DAY)
    assert here == release_id("tarn", "moved/b.html", "https://tarn.example/news/1", DAY)
    assert here != release_id("other", "a.html", "https://tarn.example/news/1", DAY)
    assert release_id("tarn", "a.html") != release_id("tarn", "b.html")


@pytest.mark.parametrize("address", ["https://tarn.example", "https://tarn.example/", "", None])
def test_an_address_that_every_page_has_names_no_release(address: str | None) -> None:
    assert release_id("tarn", "a.html", address) == release_id("tarn", "a.html")


def test_the_same_bytes_as_two_releases_share_no_ids(tmp_path: Path) -> None:
    one, two = world.batch(tmp_path, "r1"), world.batch(tmp_path, "r1", location="copy.html")
    for table, name in (("passage", "passage_id"), ("figure", "figure_id"), ("entity", "entity_id")):
        assert {r[name] for r in one[table]}.isdisjoint({r[name] for r in two[table]})


@pytest.mark.parametrize(
    ("published", "modified", "known"),
    [
        ("2026-02-27", None, "2026-02-27T00:00:00+00:00"),
        ("2026-02-27", "2026-03-01", "2026-03-01T00:00:00+00:00"),
        (None, None, "2026-03-02T06:00:00+00:00"),
        ("2027-01-01", None, "2026-03-02T06:00:00+00:00"),
    ],
)
def test_from_when_a_version_could_be_known(
    tmp_path: Path, published: str | None, modified: str | None, known: str
) -> None:
    said = world.release(
        published=published and date.fromisoformat(published),
        modified=modified and date.fromisoformat(modified),
    )
    head = world.batch(tmp_path, "r1", of=said)["release"][0]
    assert head["known_from"].isoformat() == known


def test_a_figure_as_a_row(tmp_path: Path) -> None:
    rate, level, share = world.batch(tmp_path, "r1")["figure"]
    assert (rate["measure"], rate["basis"], rate["obs_value"]) == (
        "growth_rate",
        "year_on_year",
        Decimal("4.5"),
    )
    assert (level["unit_mult"], level["obs_value"], level["unit_measure"]) == (9, 3_200_000_000, "CZK")
    assert (share["share_of"], share["bound"], share["obs_status"]) == ("output", "about", "E")
    assert rate["passage_id"] == f"{rate['release_id']}-{rate['release_version']}-0001"
    assert (level["time_period"], level["period_end"]) == ("2025", date(2025, 12, 31))


def test_status_of_plans_and_outlooks() -> None:
    assert rows.obs_status(world.FIGURES[0]) == "A"
    assert rows.obs_status(replace(world.FIGURES[0], nature=Nature.TARGET)) == "F"
    assert rows.obs_status(replace(world.FIGURES[2], nature=Nature.FORECAST)) == "F"
    assert rows.obs_status(replace(world.FIGURES[0], bound=Bound.ALMOST)) == "A"


def test_endless_decimals_are_rounded_to_what_a_column_holds(tmp_path: Path) -> None:
    third = world.FIGURES[2].changed(value=Decimal(100) / 3)
    [row] = world.batch(tmp_path, "r1", figures=(third,))["figure"]
    assert row["obs_value"] == Decimal("33.333333333")


def doubt(*figures: object, kind: str = "growth") -> Contradiction:
    return Contradiction(kind, "warning", figures, "words", "sum")  # type: ignore[arg-type]  # figures


def test_a_doubt_keeps_its_key_when_other_words_change(tmp_path: Path) -> None:
    moved = tuple(f.changed(start=f.start + 40, end=f.end + 40) for f in world.FIGURES)
    before = world.batch(tmp_path, "r1", doubts=(doubt(*world.FIGURES[:2]),))["finding"][0]
    after = world.batch(tmp_path, "r2", raw=b"new", doubts=(doubt(*moved[1::-1]),))["finding"][0]
    assert before["finding_id"] == after["finding_id"]
    assert before["release_version"] != after["release_version"]
    assert before["figure_ids"] != after["figure_ids"]
    assert json.loads(before["spans"]) == [[36, 40], [61, 79]]


def test_other_doubts_have_other_keys(tmp_path: Path) -> None:
    one, two, three = world.FIGURES
    doubts = (doubt(one, two), doubt(one, three), doubt(one, two, kind="share"), doubt(one, two))
    found = world.batch(tmp_path, "r1", doubts=doubts)["finding"]
    assert len({row["finding_id"] for row in found}) == 4
    changed = one.changed(quote="9.9%")
    [other] = world.batch(tmp_path, "r1", doubts=(doubt(changed, two),))["finding"]
    assert other["finding_id"] not in {row["finding_id"] for row in found}


def test_a_doubt_about_a_source_has_no_release() -> None:
    row = rows.finding_row(
        {"source_id": "tarn", "run_id": "r1"},
        origin="source", kind="too_few", severity="critical", message="2 of 5", about=("releases_per_run",),
    )  # fmt: skip
    assert misfit(tables()["finding"], row) is None
    assert (row["release_id"], row["spans"], row["figure_ids"]) == (None, None, [])


def test_a_kept_out_row_is_kept_whole(tmp_path: Path) -> None:
    head = world.batch(tmp_path, "r1")["release"][0]
    row = rows.quarantine_row(tables()["release"], head, rule_id="release.key", reason="twice", run_id="r1")
    assert misfit(tables()["quarantine"], row) is None
    assert row["row_key"] == f"{head['release_id']}/{head['release_version']}"
    kept = json.loads(row["row_json"])
    assert (kept["text"], kept["published_on"]) == (world.TEXT, "2026-02-27")
    assert kept["archived_at"] == str(datetime(2026, 3, 2, 6, tzinfo=UTC))
