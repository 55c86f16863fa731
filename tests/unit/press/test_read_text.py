"""What characters mean, and the way back to the raw offsets."""

from __future__ import annotations

import pytest

from press.text import doubt, normalise, odd_characters


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("１２．５％", "12.5%"),
        ("US＄５", "US$5"),
        ("－３．２", "-3.2"),
        ("5\u00a0million", "5 million"),
        ("5\u2009000", "5 000"),
        ("10–12", "10-12"),
        ("−4", "-4"),
        ("Mercia’s “best”", 'Mercia\'s "best"'),
        ("line\nbreak", "line break"),
    ],
)
def test_plain(raw: str, plain: str) -> None:
    assert normalise(raw).text == plain


def test_soft_hyphens_go_and_offsets_stay() -> None:
    raw = "5.2 bil\u00adlion"
    normal = normalise(raw)
    assert normal.text == "5.2 billion"
    start, end = normal.raw(normal.text.index("billion"), len(normal.text))
    assert raw[start:end] == "bil\u00adlion"


def test_what_is_not_covered_is_named() -> None:
    assert doubt("6.▓13", 0, 1) == "masked digit ▓"
    assert doubt("5\u200b3", 2, 3) == "zero-width character U+200B"
    assert doubt("\u202e12", 1, 3) == "bidi control U+202E"
    assert doubt("٤2", 1, 2) == "digit of another script ٤"
    assert doubt("42 ▓ 7", 0, 2) is None


def test_odd_characters_are_found() -> None:
    assert odd_characters("plain 42") == ()
    assert odd_characters("a٤b") == (1,)
