"""A number as printed, before its unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from press.read.en.grammar.tokens import Sentence

DIGITS, WORDS, FRACTION, IN = "digits", "words", "fraction", "in"


@dataclass(slots=True)
class Numeral:
    """A number at tokens ``first`` to ``last`` (exclusive); ``mult`` is the power of ten of its scale words.

    ``form`` is how it is printed: ``digits``, ``words``, ``fraction`` (a part of one) or ``in``
    ("1 in 4", a part of one too). ``plain`` marks digits without separators or scale, which may be
    a year or a label.
    """

    first: int
    last: int
    value: Decimal
    mult: int = 0
    form: str = DIGITS
    plain: bool = False


def leading_point(sentence: Sentence, index: int) -> bool:
    """``.75``: a decimal point right before the digits, after a space or a currency mark."""
    if index < 1 or sentence.word(index - 1) != "." or not sentence.glued(index):
        return False
    return not sentence.glued(index - 1) or sentence.word(index - 2) in ("$", "£", "€", "¥", "(", "+", "-")
