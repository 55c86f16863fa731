"""Which number is a part of so many? ``of every 100 euros, 34 go to rent``, ``36 cents of every euro``."""

from __future__ import annotations

from press.read.en.amounts.numeral import IN
from press.read.en.amounts.quantity import HUNDRED, Quantity
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import Sentence
from press.value import replace

COINS = closed("euro dollar pound ringgit rupee rand peso franc krone krona")
CENTS = -2
LATEST = 3
"""Tokens before "every" where it opens the sentence: ``Out of every``, ``That is, of every``."""
ROUND = (10, 20, 100, 1000)


def parts_of_every(sentence: Sentence, found: list[Quantity]) -> list[Quantity]:
    """The quantities, as percentages where they are parts of a round number or of one coin."""
    if "every" not in sentence.words:
        return found
    at = sentence.words.index("every")
    if sentence.word(at - 1) not in ("of", "in"):
        return found
    if sentence.word(at + 1) in COINS:
        return [_of_coin(sentence, at, one) for one in found]
    whole = next((one for one in found if one.numeral.first == at + 1 and one.value in ROUND), None)
    if whole is None or at > LATEST or sentence.word(at - 1) != "of":
        return found
    return [_of_many(whole, one) for one in found]


def _of_coin(sentence: Sentence, at: int, one: Quantity) -> Quantity:
    behind = sentence.word(one.last) in ("of", "in", "out") and at - one.last <= 2
    if one.kind != "currency" or one.mult != CENTS or not (behind or (at <= LATEST and one.first > at)):
        return one
    return _percent(one, one)


def _of_many(whole: Quantity, one: Quantity) -> Quantity:
    """Whatever stands behind and is smaller; money of money, things of things."""
    alike = one.kind in ("bare", "count") or (one.kind == "currency" and one.unit == whole.unit)
    if one.first <= whole.first or not alike or one.value >= whole.value or one.mult or one.high is not None:
        return one
    return _percent(replace(one, value=one.value / whole.value), one)


def _percent(told: Quantity, one: Quantity) -> Quantity:
    numeral = replace(one.numeral, form=IN, last=one.last)
    return replace(
        told, value=told.value * HUNDRED, kind="percent", unit="percent", mult=0, noun=None,
        numeral=numeral, right=max(one.last, one.right if one.noun is None else one.last),
    )  # fmt: skip
