"""What does a second number behind an amount of money add? ``15 dollars 50``, ``one dollar and ten``."""

from __future__ import annotations

from decimal import Decimal

from press.read.en.amounts.fractions import below_hundred
from press.read.en.amounts.quantity import HUNDRED, Quantity
from press.read.en.grammar.tokens import NUMBER, WORD, Sentence
from press.read.en.grammar.words import English
from press.value import replace

_FEWEST = 10


def with_coins(sentence: Sentence, quantity: Quantity, english: English) -> Quantity:
    """The amount with two digits of the smaller coin, where nothing else can be meant by them."""
    printed = sentence.kind(quantity.last - 1) == WORD
    whole = not quantity.numeral.mult and quantity.value == quantity.value.to_integral_value()
    if quantity.kind != "currency" or not printed or not whole:
        return quantity
    at = quantity.last + (sentence.word(quantity.last) == "and")
    found = _coins(sentence, at, english)
    if found is None or "between" in sentence.words:
        return quantity
    coins, last = found
    value = quantity.value + Decimal(coins) / HUNDRED
    return replace(quantity, value=value, last=last, right=last)


def _coins(sentence: Sentence, at: int, english: English) -> tuple[int, int] | None:
    """Two digits, or a word from ten to ninety-nine, that no noun, unit or number follows."""
    if sentence.kind(at) == NUMBER and len(sentence.forms[at]) == 2 and sentence.forms[at].isdigit():
        coins, last = int(sentence.forms[at]), at + 1
    elif sentence.word(at) in english.cardinal:
        coins, last = below_hundred(sentence, at, english)
    else:
        return None
    ends = sentence.kind(last) == "" or sentence.word(last) in (".", ",", ";", "more")
    return (coins, last) if ends and _FEWEST <= coins < HUNDRED else None
