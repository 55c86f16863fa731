"""Does an amount agree with its conversion in brackets? A footnote mark glued to a number is told by it."""

from __future__ import annotations

from decimal import Decimal

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.tokens import Sentence
from press.value import replace

RATES = {
    ("CNY", "USD"): (Decimal("6.0"), Decimal("7.4")),
    ("HKD", "USD"): (Decimal("7.7"), Decimal("7.9")),
    ("USD", "CNY"): (Decimal("0.135"), Decimal("0.167")),
}
"""How many units of the first currency one of the second has cost since 2010. Only rates that hardly move
can tell a note mark from a slip of the author's, which is his to mend and not the reader's."""


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
    """``US$114,515.7 million``: 14,515.7 with note 1, where a group of digits has one to lose."""
    printed = sentence.forms[second.numeral.first]
    leading, *groups = printed.split(",")
    for size in range(1, len(leading)):
        rest = leading[size:] + "".join(groups)
        value = Decimal(rest).scaleb(second.numeral.mult)
        if groups and rest[0] != "0" and _agrees(first.value, value, bounds):
            return replace(second, value=value, notes=(f"note mark {printed[:size]} glued to the number",))
    return second
