"""A dump of numbers is named and left unread; a long report is read."""

from __future__ import annotations

import pytest

from config.words import load_lexicon
from press.dumps import MOST_CELLS, MOST_IN_PASSAGE, MOST_IN_RELEASE, REASON, Dumps
from press.figures import read_figures
from press.model import Cell, Flag, Passage, PassageKind, Release, Table
from press.page import parse

SAID = "Sales rose 5% in 2025."


def _release(*texts: str, language: str = "en") -> Release:
    passages, text = [], ""
    for position, words in enumerate(texts):
        passages.append(Passage(position, PassageKind.PARAGRAPH, len(text), len(text) + len(words)))
        text += words + "\n"
    return Release(text, language=language, passages=tuple(passages))


@pytest.mark.parametrize("piece", ["1 ", "1,", "$5 ", "3-", "one ", "a third of 4 ", "2024年", "增长5%，"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_thousands_of_numbers_are_one_note(piece: str, language: str) -> None:
    release = _release(SAID, piece * (MOST_IN_PASSAGE + 1), language=language)
    reading = read_figures(release, load_lexicon())
    notes = [number for number in reading.skipped if number.reason == REASON]
    assert len(notes) == 1
    assert release.text[notes[0].start : notes[0].end] == notes[0].quote
    assert f"{release.passages[1].end:,}" in notes[0].detail
    assert all(figure.end <= release.passages[0].end for figure in reading.figures)


def test_a_passage_at_the_limit_is_read() -> None:
    text = "5%, " * MOST_IN_PASSAGE
    reading = read_figures(_release(text), load_lexicon())
    assert not any(number.reason == REASON for number in reading.skipped)
    assert len(reading.figures) + len(reading.skipped) == MOST_IN_PASSAGE


def test_what_follows_ten_thousand_numbers_is_left_unread() -> None:
    full = "5%, " * MOST_IN_PASSAGE
    release = _release(*[full] * (MOST_IN_RELEASE // MOST_IN_PASSAGE), full, SAID)
    assert dict(Dumps(release).passages) == {10: 1000, 11: 2}


def test_cells_have_a_limit_too() -> None:
    words = "1 " * (MOST_CELLS // 2 + 1)
    cells = tuple(Cell(i, 0, 2 * i, 2 * i + 1) for i in range(MOST_CELLS // 2 + 1))
    passage = Passage(0, PassageKind.TABLE, 0, len(words))
    release = Release(words, language="en", passages=(passage,), tables=(Table(0, None, cells),) * 2)
    reading = read_figures(release, load_lexicon())
    assert [number.detail.split(" up to ")[0] for number in reading.skipped if number.reason == REASON] == [
        "the first of 10,001 cells"
    ]


def test_the_release_is_flagged() -> None:
    page = (
        f"<html lang=en><body><article><h1>Data</h1><p>{SAID}</p><p>{'7 ' * 1500}</p></article></body></html>"
    )
    release = parse(page.encode(), location="page.html")
    assert Flag.NUMBER_DUMP in release.flags
    assert Flag.NUMBER_DUMP not in parse(page.replace("7 ", "").encode(), location="page.html").flags
