"""Which dollars is a bare $ of? ``All figures are in Canadian dollars``, ``$25 million Canadian``."""

from __future__ import annotations

import re
from functools import cache

from press.lexicon import Unit
from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import Sentence
from press.read.en.grammar.words import English
from press.value import replace

SIGN = "$"
ALL = closed("amounts figures values numbers dollar currency stated expressed reported presented")
EXCEPTS = 20
"""Characters behind the name within which "unless otherwise stated" begins."""
REACH = 90
"""Characters before the name of the currency in which the note says what is told in it."""


def declared(text: str, english: English) -> str:
    """The currency that the release says its bare $ is of; empty where it says none or several."""
    if SIGN not in text:
        return ""
    found = set[str]()
    for match in _named().finditer(text):
        unit = _dollars(match[1].lower().split(), english)
        before = text[max(0, match.start() - REACH) : match.start()]
        excepts = " unless" in text[match.end() : match.end() + EXCEPTS]
        if unit is not None and (excepts or _is_of_all(before)):
            found.add(unit.code)
    return found.pop() if len(found) == 1 else ""


@cache
def _named() -> re.Pattern[str]:
    scaled = r"(?:thousands of |millions of )?"
    return re.compile(rf"\bin {scaled}([a-z.]{{2,12}}(?: [a-z]{{2,9}})?) dollars\b", re.IGNORECASE)


def _is_of_all(before: str) -> bool:
    """``All amounts are stated``: the note is about whatever the release tells, not about one amount."""
    words = re.split(r"[.;:()\n] |\n", before.lower())[-1].replace("$", "").split()
    return "all" in words[:3] and not ALL.isdisjoint(words) and not any(word[0].isdigit() for word in words)


def _dollars(words: list[str], english: English) -> Unit | None:
    """The currency of ``canadian`` or ``new zealand`` dollars."""
    found = english.unit_names.at([*words, "dollars"], 0)
    return found[0] if found and found[1] == len(words) + 1 else None


def with_country(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> Quantity:
    """``$25 million Canadian``: the country behind the amount, where it describes no noun."""
    last = quantity.last
    if quantity.kind != "currency" or sentence.forms[quantity.first] != SIGN or not sentence.capital(last):
        return quantity
    unit = _dollars([sentence.word(last)], english)
    if unit is None or tags[last + 1 : last + 2] == "N":
        return quantity
    return replace(quantity, unit=unit.code, last=last + 1, right=last + 1)
