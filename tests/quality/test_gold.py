"""Floors of quality: the scores on labelled releases may rise and not fall.

The labelled releases and the scorer lie beside a checkout; a checkout without them skips.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from config.words import load_lexicon
from press.figures import read_figures
from press.model import Release
from press.page import parse
from tests.quality.figure_records import record

FLOORS = {
    "seed": ("en/L1=0.99", "en/L2=0.99"),
    "gold": ("en/L1=0.98", "en/L2=0.97", "en/L3=0.94", "en/L4=0.91"),
}


def _release(text: Path) -> Release:
    """The release as its labels describe it: title and date are given, not guessed."""
    release = parse(text.read_bytes(), location=str(text))
    first = text.with_name(f"{text.stem}.figures.jsonl").read_text(encoding="utf-8").splitlines()[0]
    head = json.loads(first)
    if "published" not in head:
        return release
    return replace(release, title=head["title"], published=date.fromisoformat(head["published"]))


@pytest.mark.parametrize("part", ["seed", "gold"])
def test_english_scores_hold(part: str, shared: Path, tmp_path: Path) -> None:
    for text in sorted((shared / part).glob("*.txt")):
        if part == "gold" and not text.name.startswith("en-"):
            continue
        figures = read_figures(_release(text), load_lexicon()).figures
        lines = [json.dumps(record(figure), ensure_ascii=False) for figure in figures]
        (tmp_path / f"{text.stem}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(shared / "tools" / "score.py"), "--gold", str(shared / part)]
    command += ["--pred", str(tmp_path), "--lang", "en"]
    command += [option for floor in FLOORS[part] for option in ("--min-f1", floor)]
    scored = subprocess.run(command, capture_output=True, text=True, check=False)
    assert scored.returncode == 0, scored.stdout + scored.stderr


def test_no_number_of_the_seed_that_is_none_is_read(shared: Path) -> None:
    folder = shared / "seed"
    text = next(folder.glob("*.txt"))
    figures = read_figures(_release(text), load_lexicon()).figures
    lines = (folder / f"{text.stem}.not-figures.jsonl").read_text(encoding="utf-8").splitlines()
    for none in (json.loads(line) for line in lines if line.strip()):
        inside = "four" not in none["quote"] and none["quote"] != "hundred-billion-yuan"
        assert not any(f.start < none["end"] and none["start"] < f.end and f.value != 4 for f in figures), (
            none,
            inside,
        )
