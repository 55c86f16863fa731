"""What a sentence is made of: numbers, periods, words of the lexicon, punctuation, and plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

TEXT = "text"
NUMBER = "number"
PERIOD = "period"
PUNCT = "punct"


@dataclass(frozen=True, slots=True)
class Mention:
    """A number as printed: its value in the base unit and how it is written.

    ``form`` is ``amount``, ``part`` (百分之, ‰ words, fractions, 成, 一半), ``fold`` (翻番), ``rank``,
    ``ratio`` or ``bare``; ``kind`` is the kind of its unit ("" where none is printed).
    """

    start: int
    end: int
    value: Decimal
    form: str
    unit: str = ""
    kind: str = ""
    high: Decimal | None = None
    mult: int = 0
    more: bool = False
    word: str = ""
    detail: str = ""


@dataclass(slots=True)
class Token:
    """``kind`` is one of the above or a category of the lexicon, ``code`` the code within it."""

    kind: str
    code: str
    start: int
    end: int
    text: str
    match: re.Match[str] | None = None
    mention: Mention | None = None

    def has(self, kind: str, *codes: str) -> bool:
        """Whether it is of this kind and, where codes are given, of one of them."""
        return self.kind == kind and (not codes or self.code in codes)
