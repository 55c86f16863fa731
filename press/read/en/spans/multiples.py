"""Is a time the one that a multiple is of? ``twice the quantity of July 2025``."""

from __future__ import annotations

from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import NUMBER, Sentence


def of_multiple(sentence: Sentence, first: int) -> bool:
    """``more than twice the quantity of July 2025``, ``half of last year's``: what a value is set beside."""
    if sentence.words[first - 2 : first] == ["half", "of"] or sentence.word(first - 1) in TWICE:
        return True
    if sentence.word(first - 1) != "of":
        return False
    begin = max(0, first - OF_MULTIPLE)
    near = sentence.words[begin : first - 1]
    at = next((at for at in range(len(near) - 1, 0, -1) if near[at] in ("the", "that")), 0)
    return at > 0 and near[at - 1] in MULTIPLES and NUMBER not in sentence.kinds[begin + at : first]


OF_MULTIPLE = 7
"""Tokens from "twice" to the time of what it is of."""
TWICE = closed("twice double triple treble thrice")
MULTIPLES = TWICE | closed("times half quadruple above below than exceeding beating under")
