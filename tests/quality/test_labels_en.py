"""Floors on stretches of real releases that were labelled by hand (tests/quality/labels/en).

A label holds a short quote and its place in a file of the corpus beside a checkout; the first line of
each file names that file and the stretch in which every figure is labelled.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from config.words import load_lexicon
from flows.fields import figure_fields as record
from press.figures import read_figures
from press.page import parse
from tests.conftest import ROOT

LABELS = ROOT / "tests" / "quality" / "labels" / "en"
FLOORS = ("L1=0.98", "L2=0.96", "L3=0.86", "L4=0.74")


def _labels(path: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    head, *rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return head, rows


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")


def test_the_labels_are_many_and_their_quotes_are_short() -> None:
    rows = [row for path in LABELS.glob("*.jsonl") for row in _labels(path)[1]]
    assert len(rows) >= 100
    assert max(len(row["quote"].split()) for row in rows) <= 6


def test_scores_on_the_labels_hold(shared: Path, tmp_path: Path) -> None:
    gold, predicted = tmp_path / "gold", tmp_path / "predicted"
    gold.mkdir()
    predicted.mkdir()
    for path in sorted(LABELS.glob("*.jsonl")):
        head, rows = _labels(path)
        source = shared / "corpus" / head["file"]
        release = parse(source.read_bytes(), location=str(source))
        assert all(release.text[row["start"] : row["end"]] == row["quote"] for row in rows)
        figures = read_figures(release, load_lexicon()).figures
        inside = [figure for figure in figures if head["start"] <= figure.start and figure.end <= head["end"]]
        _write(gold / f"{path.stem}.figures.jsonl", rows)
        _write(predicted / f"{path.stem}.jsonl", [record(figure) for figure in inside])
    command = [
        sys.executable,
        str(shared / "tools" / "score.py"),
        "--gold",
        str(gold),
        "--pred",
        str(predicted),
    ]
    command += [option for floor in FLOORS for option in ("--min-f1", floor)]
    scored = subprocess.run([*command, "--errors"], capture_output=True, text=True, check=False)
    assert scored.returncode == 0, scored.stdout + scored.stderr
