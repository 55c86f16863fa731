"""Indicators and areas say what the figures' words mean, and no more than is sure."""

from __future__ import annotations

from pathlib import Path

import pytest
import warehouse_world as world

from press.model import Figure
from warehouse.areas import place
from warehouse.duck import connect
from warehouse.publish import publish, require_published


@pytest.mark.parametrize(
    ("name", "kind", "geonames_id"),
    [
        ("Germany", "country", 2921044),
        ("the United Kingdom", "country", 2635167),
        ("U.S.", "country", 6252001),
        ("中国", "country", 1814991),
        ("Texas", "state", 4736286),
        ("Africa", "continent", 6255146),
        ("Shanghai", "city", 1796236),
        ("上海市", "city", 1796236),
    ],
)
def test_a_name_of_one_place(name: str, kind: str, geonames_id: int) -> None:
    found = place(name)
    assert found
    assert (found.kind, found.geonames_id) == (kind, geonames_id)


@pytest.mark.parametrize(
    "name", ["Georgia", "Springfield", "Tarn Ltd", "euro area", "全国", "", "north of England", "Tarn\x00"]
)
def test_a_name_of_many_places_or_none_stays_unknown(name: str) -> None:
    assert place(name) is None


def test_figures_are_told_with_labels(tmp_path: Path) -> None:
    gdp: Figure = world.FIGURES[1].changed(indicator_code="GDP", ref_area="China")
    publish(
        tmp_path, world.manifest(tmp_path, "n1", world.batch(tmp_path, "n1", figures=(gdp, world.FIGURES[0])))
    )
    with connect(require_published(tmp_path), read_only=True) as base:
        told = base.execute(
            "SELECT indicator_code, label_zh, sdmx_concept, ref_area, geonames_id, country_code "
            "FROM figures_with_labels ORDER BY indicator_code"
        ).fetchall()
        parents = base.execute("SELECT parent_code FROM indicator WHERE indicator_code = 'GDP_PC'").fetchall()
    assert told == [
        ("GDP", "国内生产总值", "B1GQ", "China", 1814991, "CN"),
        (None, None, None, "Tarn", None, None),
    ]
    assert parents == [("GDP",)]
    again = publish(
        tmp_path, world.manifest(tmp_path, "n2", world.batch(tmp_path, "n2", figures=(gdp, world.FIGURES[0])))
    )
    assert not again.changed
