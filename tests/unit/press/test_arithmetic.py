"""The relations of a release against itself, case by case."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from arithmetic_notation import read

from press.arithmetic import agreements, contradictions

CASES = Path(__file__).parents[2] / "cases" / "arithmetic.yaml"


def _cases() -> list[Any]:
    rows = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["name"]) for row in rows]


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    release, figures = read(case["text"], case.get("published"))
    found = contradictions(figures, release)
    wanted = case.get("findings", [])
    assert [c.kind for c in found] == [w["kind"] for w in wanted], [c.message for c in found]
    for contradiction, want in zip(found, wanted, strict=True):
        if "suspect" in want:
            assert contradiction.suspect is not None
            assert contradiction.suspect.quote == want["suspect"]
            assert contradiction.figures[0] == contradiction.suspect
        if "expected" in want:
            assert contradiction.expected == Decimal(str(want["expected"]))
        assert want.get("says", "") in contradiction.message + contradiction.computation
    checked = {a.kind for a in agreements(figures, release)}
    assert set(case.get("agrees", [])) <= checked


def test_every_case_has_a_name_of_its_own() -> None:
    names = [row.id for row in _cases()]
    assert len(set(names)) == len(names) >= 60
