"""Accuracy has floors that only rise."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.quality.scoring import LEVELS, Set, score, sets

FLOORS = yaml.safe_load((ROOT / "tests" / "quality" / "floors.yaml").read_text(encoding="utf-8"))
SETS = {one.name: one for one in sets(ROOT.parent / "shared")}


def test_every_set_has_floors() -> None:
    assert set(FLOORS) == set(SETS)


QUICK = ("seed", "gold")
EACH = [
    pytest.param(one, id=name, marks=[] if name in QUICK else pytest.mark.slow) for name, one in SETS.items()
]


@pytest.mark.parametrize("one", EACH)
def test_floors_hold(one: Set, shared: Path) -> None:
    scores = score(one, shared)["language"]
    short = [
        f"{language} {level}: {scores[language][level]['F']:.3f} < {floor}"
        for language, floors in FLOORS[one.name].items()
        for level, floor in zip(LEVELS, floors, strict=True)
        if scores[language][level]["F"] < floor
    ]
    assert short == []


@pytest.mark.parametrize("name", QUICK)
def test_numbers_that_are_no_figures_are_left_aside(name: str, shared: Path) -> None:
    answer = score(SETS[name], shared)
    assert answer["not_figures"] > 10
    assert answer["spurious_on_not_figures"] == 0
