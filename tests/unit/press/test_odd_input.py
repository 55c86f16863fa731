"""Every row of tests/cases/odd.yaml: deceiving characters give a note and no figure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml

from config.words import load_lexicon
from press.figures import read_figures
from press.model import Passage, PassageKind, Reading, Release
from tests.conftest import ROOT

ROWS = yaml.safe_load((ROOT / "tests" / "cases" / "odd.yaml").read_text(encoding="utf-8"))


def _read(text: str) -> Reading:
    language = "zh" if any("\u3400" <= char <= "\u9fff" for char in text) else "en"
    passage = Passage(0, PassageKind.PARAGRAPH, 0, len(text))
    release = Release(text, published=date(2026, 2, 12), language=language, passages=(passage,))
    return read_figures(release, load_lexicon())


@pytest.mark.parametrize("row", [*ROWS["english"], *ROWS["chinese"]], ids=lambda row: ascii(row["text"]))
def test_a_deceiving_number_is_a_note(row: dict[str, Any]) -> None:
    reading = _read(row["text"])
    assert [figure.quote for figure in reading.figures] == []
    notes = {number.quote: f"{number.reason}: {number.detail}" for number in reading.skipped}
    assert row["number"] in notes
    assert row["says"] in notes[row["number"]]


@pytest.mark.parametrize("row", ROWS["covered"], ids=lambda row: ascii(row["text"]))
def test_what_the_map_covers_is_read(row: dict[str, Any]) -> None:
    reading = _read(row["text"])
    if row["value"] == "none":
        assert not reading.figures
        assert any(row["says"] in number.detail for number in reading.skipped)
    else:
        assert [figure.value for figure in reading.figures] == [Decimal(str(row["value"]))]
