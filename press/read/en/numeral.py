"""A number as printed, before its unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from press.read.en.tokens import Sentence

VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5)}
VULGAR |= {"⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}

DIGITS, WORDS, FRACTION, IN = "digits", "words", "fraction", "in"


@dataclass(frozen=True, slots=True)
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
