"""Hostile input: whatever comes, the reader ends, and its quotes are the text."""

from __future__ import annotations

import pytest

from config.words import load_lexicon
from press.figures import read_figures
from press.model import Passage, PassageKind, Release

SIZE = 20_000
PIECES = (
    "1", "1,", "1.", "1 ", "1-", "1/", "$", "$1 ", "(1", "((", "1)", "%", "1% ", "a ", "and ",
    "of ", "1 to ",
    "two ", "hundred ", "million ", "1 million ", "from 1 to ", "per ", "«", '"', "Q1 ", "2024",
    "2024-", "May ",
    "1 January ", "1 in ", "half a ", "A.", "A. ", "U.S.", "year ", "the year ended ", "+1 ", "0",
    "9", ",", ";",
    "1:1:", "1,000 ", "www.", "x@", "-", "\u200b1", "▓1", "٤", "1\u00ad", "rose by 1 to ",
    "respectively 1 and ",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_repeated_pieces_are_survived(piece: str) -> None:
    text = (piece * (SIZE // len(piece) + 1))[:SIZE]
    release = Release(text, language="en", passages=(Passage(0, PassageKind.PARAGRAPH, 0, len(text)),))
    reading = read_figures(release, load_lexicon())
    assert all(text[f.start : f.end] == f.quote for f in reading.figures)
