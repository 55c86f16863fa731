"""Does a number belong to an address? ``1600 Amber Parkway``, ``NY 10019``."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity, simple
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import WORD, Sentence
from press.read.en.grammar.words import English

LOCATED = closed("located based headquartered headquarters address")


def is_address(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """``1600 Amber Parkway``, ``NY 10019``."""
    if not simple(quantity) or not quantity.numeral.plain:
        return None
    led = sentence.word(quantity.first - 1) == "at" and sentence.word(quantity.first - 2) in LOCATED
    if led and sentence.capital(quantity.last):
        return "address"
    after = range(quantity.last, min(quantity.last + 4, len(sentence)))
    if sentence.capital(quantity.last) and any(
        sentence.words[i] in english.street and sentence.capital(i) for i in after
    ):
        return "address"
    return "address" if _post_code(sentence, quantity.numeral.first) else None


def _post_code(sentence: Sentence, at: int) -> bool:
    """``NY 10019``, ``zip codes including 95131 and 95051``."""
    form, before = sentence.forms[at], sentence.forms[at - 1] if at else ""
    if len(form) != POST_DIGITS or not form.isdigit():
        return False
    state = len(before) == 2 and before.isupper() and sentence.kind(at - 1) == WORD
    return state or not POSTAL.isdisjoint(sentence.words)


POST_DIGITS = 5


POSTAL = closed("zip postcode postcodes postal")
