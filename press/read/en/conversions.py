"""Does an amount agree with its conversion in brackets? A footnote mark glued to a number is told by it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from press.read.en.quantity import Quantity
from press.read.en.tokens import Sentence

RATES = {
    ("CNY", "USD"): (Decimal("5.5"), Decimal("8.7")),
    ("HKD", "USD"): (Decimal("7.7"), Decimal("7.9")),
    ("USD", "CNY"): (Decimal("0.115"), Decimal("0.182")),
    ("EUR", "USD"): (Decimal("0.6"), Decimal("1.25")),
    ("USD", "EUR"): (Decimal("0.8"), Decimal("1.7")),
    ("GBP", "USD"): (Decimal("0.45"), Decimal("0.95")),
    ("INR", "USD"): (Decimal(40), Decimal(110)),
    ("JPY", "USD"): (Decimal(75), Decimal(180)),
}
"""How many units of the first currency one of the second has cost since 1995, at the widest."""


def without_marks(sentence: Sentence, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, with a glued note mark taken off where only then the pair agrees."""
    result = list(quantities)
    for index in range(1, len(result)):
        first, second = result[index - 1], result[index]
        if sentence.word(second.first - 1) != "(" or second.first - first.last != 1:
            continue
        bounds = RATES.get((first.unit, second.unit))
        if bounds and not _agrees(first.value, second.value, bounds):
            result[index] = _stripped(sentence, first, second, bounds)
    return result


def _agrees(first: Decimal, second: Decimal, bounds: tuple[Decimal, Decimal]) -> bool:
    return second != 0 and bounds[0] <= abs(first / second) <= bounds[1]


def _stripped(
    sentence: Sentence, first: Quantity, second: Quantity, bounds: tuple[Decimal, Decimal]
) -> Quantity:
    printed = sentence.forms[second.numeral.first].replace(",", "")
    for size in (1, 2):
        rest = printed[size:]
        if not rest or rest[0] in ".0":
            continue
        value = Decimal(rest).scaleb(second.numeral.mult)
        if _agrees(first.value, value, bounds):
            return replace(second, value=value, notes=(f"note mark {printed[:size]} glued to the number",))
    return second
