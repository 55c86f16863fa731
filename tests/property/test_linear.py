"""Twice the text is twice the work: counted in calls, so that no clock decides.

The pieces are repeated inside the limits of ``press.dumps``, where every number is read, and beyond the
longest sentence that a reader looks at whole.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.words import load_lexicon
from press.figures import read_figures
from press.model import Cell, Passage, PassageKind, Release, Table

SMALL, TIMES = 125, 4
MOST_GROWTH = 5.0
"""Four times the text may cost five times the calls; a quadratic path costs sixteen times."""
LEAST = 1_000
"""Calls; a dump that is left unread costs some hundred, whatever its size."""
ENGLISH = (
    "1 ",
    "1,",
    "1.",
    "1-",
    "1/2 ",
    "$5 ",
    "(1) ",
    "5% ",
    "one ",
    "from 1 to ",
    "5 and ",
    "2024 ",
    "Q1 2025, ",
    "up 5% ",
    "half of 3 ",
    "sales of £5 million, ",
    "respectively 1, 2 and 3; ",
    "1 in 4 ",
    "5 percentage points ",
    "x 7 y ",
)
CHINESE = (
    "5%，",
    "增长5%、",
    "分别为5、",
    "2024年",
    "三百",
    "5万元",
    "（1）",
    "其中5人，",
    "比上年增长5%，",
    "1：2：",
    "第5",
    "5至6",
)
CELLS = ("1", "12.5%", "(3", "Change, %", "2025", "of which: 5", "Q1 2025", "", "$", "- ", "约5", "1 to 2")


def _calls(work: Callable[[], object]) -> int:
    count = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def _text(words: str, language: str) -> Release:
    return Release(words, language=language, passages=(Passage(0, PassageKind.PARAGRAPH, 0, len(words)),))


def _grid(cells: list[str], columns: int) -> Release:
    """A table of ``cells`` row by row, the first row marked as heads."""
    text, found = "", []
    for index, words in enumerate(cells):
        place = divmod(index, columns)
        found.append(Cell(*place, len(text), len(text) + len(words), header=place[0] == 0))
        text += words + "\t"
    passage = Passage(0, PassageKind.TABLE, 0, len(text))
    return Release(text, language="en", passages=(passage,), tables=(Table(0, "EUR million", tuple(found)),))


def _growth(small: Release, large: Release) -> float:
    lexicon = load_lexicon()
    read_figures(small, lexicon)
    few = max(LEAST, _calls(lambda: read_figures(small, lexicon)))
    return _calls(lambda: read_figures(large, lexicon)) / few


@pytest.mark.parametrize(("language", "piece"), [("en", p) for p in ENGLISH] + [("zh", p) for p in CHINESE])
def test_work_grows_with_the_text(language: str, piece: str) -> None:
    small, large = _text(piece * SMALL, language), _text(piece * SMALL * TIMES, language)
    assert _growth(small, large) < MOST_GROWTH


@pytest.mark.parametrize("columns", [2, 40])
@pytest.mark.parametrize("cell", CELLS)
def test_work_grows_with_the_table(cell: str, columns: int) -> None:
    heads = [f"head {number}" for number in range(columns)]
    rows = max(2, SMALL // columns)
    small, large = (
        _grid([*heads, *["row", *[cell] * (columns - 1)] * (rows * n)], columns) for n in (1, TIMES)
    )
    assert _growth(small, large) < MOST_GROWTH


def test_work_grows_with_the_columns_of_a_table() -> None:
    small, large = (_grid(["row", *["Change, %"] * n, "row", *["5"] * n], n + 1) for n in (10, 10 * TIMES))
    assert _growth(small, large) < MOST_GROWTH


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.sampled_from([*ENGLISH, "Sales ", "rose ", "by ", ". ", ": ", "\n"]), min_size=1, max_size=5)
)
def test_work_grows_with_any_english(pieces: list[str]) -> None:
    words = "".join(pieces)
    words *= 1 + 3000 // len(words)
    assert _growth(_text(words, "en"), _text(words * TIMES, "en")) < MOST_GROWTH


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([*CHINESE, "收入", "占", "。", "；", "去年", "\n"]), min_size=1, max_size=5))
def test_work_grows_with_any_chinese(pieces: list[str]) -> None:
    words = "".join(pieces) * 40
    words *= 1 + 1500 // len(words)  # less is a short sentence, of which less is asked
    assert _growth(_text(words, "zh"), _text(words * TIMES, "zh")) < MOST_GROWTH
