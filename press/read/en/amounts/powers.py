"""Is a number printed as a power? ``1.3e6``, ``2.5^-1``, ``1.3x10^6``: digits and signs glued together."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from press.read.en.amounts.numeral import Numeral
from press.read.en.grammar.tokens import Sentence

_BEGINS = frozenset("eE^x×")
_MOST = 40
"""A larger exponent is no number that a release prints."""


def power(sentence: Sentence, index: int, value: Decimal) -> Numeral | None:
    """The power that begins at ``index``, whose first digits are ``value``; None where none does."""
    start, end = sentence.starts[index], sentence.ends[index]
    if sentence.text[end : end + 1] not in _BEGINS or sentence.text[start - 1 : start].isalpha():
        return None
    found = _exponent().match(sentence.text, end, sentence.end)
    if found is None or not value:
        return None
    exponent = int(found["digits"]) * (-1 if found["minus"] == "-" else 1)
    if abs(exponent) > _MOST:
        return None
    ten = found["sign"] != "^"
    result = value * Decimal(10) ** exponent if ten else value**exponent
    whole = result == result.to_integral_value()
    return Numeral(
        index,
        _after(sentence, index, found.end()),
        result.quantize(Decimal(1)) if whole else result.normalize(),
    )


def _after(sentence: Sentence, index: int, end: int) -> int:
    while index < len(sentence) and sentence.starts[index] < end:
        index += 1
    return index


@cache
def _exponent() -> re.Pattern[str]:
    return re.compile(r"(?P<sign>[eE]|\^|[x×]10\^)\+?(?P<minus>-{0,2})(?P<digits>[0-9]{1,2})(?![\w^])")
