"""Figures labelled by hand in real reports: how much of them is read right, and how much is read too much.

Each file of tests/quality/labels/zh names a record of the corpus and the stretch that was labelled; a
figure counts at a level only if it counts at those before. The floors may rise and never fall.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from config.words import load_lexicon
from press.model import Figure, Passage, PassageKind, Release
from press.read.zh import read
from tests.conftest import ROOT

LABELS = ROOT / "tests" / "quality" / "labels" / "zh"
FLOORS = {"L1": 0.98, "L2": 0.95, "L3": 0.92, "L4": 0.86}


def _records(shared: Path) -> dict[str, str]:
    path = shared / "corpus" / "state-council-reports" / "reports-1954-2015.jsonl"
    if not path.is_file():
        pytest.skip("needs the corpus of government reports in ../shared, which is not there")
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {row["year"]: row["content"] for row in rows}


def _read(text: str, head: dict[str, Any]) -> list[Figure]:
    passages = tuple(
        Passage(n, PassageKind.PARAGRAPH, line.start(), line.end())
        for n, line in enumerate(re.finditer(r"\S[^\n]*", text))
    )
    release = Release(text, published=date.fromisoformat(head["published"]), passages=passages)
    figures = read(release, passages, load_lexicon()).figures
    return [f for f in figures if head["first"] <= f.start < head["last"]]


def _levels(label: dict[str, Any], figure: Figure) -> int:
    """0 to 4: the last level at which the figure is what the label says."""
    high = label["value_high"]
    same = figure.value == Decimal(label["value"]) and figure.unit == label["unit"]
    if (
        not same
        or (high is None) != (figure.value_high is None)
        or (high and figure.value_high != Decimal(high))
    ):
        return 0
    if (figure.measure, figure.bound) != (label["measure"], label["bound"]):
        return 1
    period = figure.period and [
        figure.period.first and figure.period.first.isoformat(),
        str(figure.period.last),
    ]
    if period != label["period"] or figure.nature != label["nature"]:
        return 2
    return 4 if _alike(label["indicator"], figure.indicator) else 3


def _alike(one: str, two: str | None) -> bool:
    common = sum((Counter(one) & Counter(two or "")).values())
    return 2 * common >= 0.5 * (len(one) + len(two or ""))


def test_labels_are_in_the_text(shared: Path) -> None:
    records = _records(shared)
    for path in sorted(LABELS.glob("*.jsonl")):
        head, *labels = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        for label in labels:
            assert records[head["record"]][label["start"] : label["end"]] == label["quote"]


def test_floors(shared: Path) -> None:
    records = _records(shared)
    gold = found = 0
    right: Counter[str] = Counter()
    for path in sorted(LABELS.glob("*.jsonl")):
        head, *labels = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        figures = {f.start: f for f in _read(records[head["record"]], head)}
        gold, found = gold + len(labels), found + len(figures)
        for label in labels:
            reached = _levels(label, figures[label["start"]]) if label["start"] in figures else 0
            right.update(f"L{level}" for level in range(1, reached + 1))
    scores = {level: round(2 * right[level] / (gold + found), 3) for level in FLOORS}
    assert all(scores[level] >= floor for level, floor in FLOORS.items()), scores
    print(scores)
