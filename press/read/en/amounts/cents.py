"""Of which currency are cents whose country stands before the number? ``HK18.4 cents``, ``RMB6 cents``."""

from __future__ import annotations

from press.lexicon import Unit
from press.read.en.amounts.quantity import HUNDRED, Quantity
from press.read.en.grammar.tokens import WORD, Sentence
from press.read.en.grammar.words import English
from press.value import replace

CENTS = ("cent", "cents")
MULT = -2


def with_cents(sentence: Sentence, quantity: Quantity, english: English) -> Quantity:
    """The amount in the currency that the letters or the mark before it name; else as it is.

    "$0.15 cents" is meant for fifteen of them.
    """
    last, first = quantity.last, quantity.first
    if quantity.kind == "currency" and not quantity.mult and sentence.word(last) in CENTS:
        told = replace(quantity, last=last + 1, right=last + 1)
        return _in_cents(told) if quantity.value >= 1 else told
    if quantity.kind == "currency" and quantity.mult == MULT and sentence.word(last - 1) in CENTS:
        unit = _country(sentence, first - 1, english, sentence.glued(first))
        return replace(quantity, first=first - 1, left=first - 1, unit=unit.code) if unit else quantity
    if quantity.kind == "bare" and sentence.word(first - 1) in CENTS:
        unit = _country(sentence, first - 2, english, False)
        if unit is None:
            return quantity
        return _in_cents(replace(quantity, first=first - 2, left=first - 2, kind="currency", unit=unit.code))
    return quantity


def _in_cents(quantity: Quantity) -> Quantity:
    high = None if quantity.high is None else quantity.high / HUNDRED
    return replace(quantity, value=quantity.value / HUNDRED, high=high, mult=MULT)


def _country(sentence: Sentence, at: int, english: English, glued: bool) -> Unit | None:
    """The currency of ``HK``, ``US``, ``RMB``: a single letter only where it touches the number."""
    form = sentence.forms[at] if at >= 0 else ""
    if sentence.kind(at) != WORD or not form.isupper() or (len(form) < 2 and not glued):
        return None
    return english.prefix.get(form) or english.prefix.get(f"{form}$")
