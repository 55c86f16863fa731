"""Closed classes of words that belong to the grammar and not to the lexicon."""

from __future__ import annotations


def closed(words: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(words.split())


BE = closed("is are was were be been")
MODAL = closed("will would could may might must should")
RELATIVE = closed("which that who where whose")
VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5)}
VULGAR |= {"⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}
"""Fractions of one character: numerator and denominator."""
