"""Per what is it reckoned? ``27.6 micrograms per cubic metre``, ``$5 a share``, ``€142 per open room``."""

from __future__ import annotations

from press.read.en.amounts.nouns import noun_end
from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import WORD, Sentence
from press.read.en.grammar.words import English
from press.value import replace

KINDS_OF_SHARE = closed("- fully diluted basic and common ordinary weighted average outstanding")
PER_WITH_ARTICLE = closed("km ha [acr_us] share h d wk mo t kg L [bbl_us] [oz_tr] [gal_us]")


def per_what(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> Quantity:
    """``per share``, ``/MWh``, ``a share``, ``an hour`` behind money or a physical unit."""
    if quantity.kind not in ("currency", "physical", "time"):
        return quantity
    at, word = quantity.last, sentence.word(quantity.last)
    yearly = word == "annually" or sentence.words[at : at + 2] == ["each", "year"]
    if yearly and quantity.kind == "currency":
        return replace(quantity, unit=f"{quantity.unit}/a", per="a")
    if word not in ("per", "/", "a", "an", "each", "-") or (word == "/" and not sentence.glued(at)):
        return quantity
    if word == "-" and sentence.word(at + 1) != "per":
        return quantity
    at += 2 if word == "-" else 1
    while sentence.word(at) in KINDS_OF_SHARE and at < quantity.last + 7:
        at += 1
    found = english.per_noun.at(sentence.words, at)
    if found is None:
        return _per_any(sentence, tags, quantity, at, word, english)
    code, size = found
    if word in ("a", "an") and code not in PER_WITH_ARTICLE:
        return quantity
    if (word == "each" and code == "a") or (word == "an" and code not in ("h", "[oz_tr]")):
        return quantity
    last = at + size
    return replace(quantity, last=last, right=last, unit=f"{quantity.unit}/{code}", per=code)


def _per_any(
    sentence: Sentence, tags: str, quantity: Quantity, at: int, word: str, english: English
) -> Quantity:
    """``per trust certificate``: the last word of its noun, whatever it is."""
    if word != "per" or sentence.kind(at) != WORD or not sentence.word(at).isascii():
        return quantity
    last = noun_end(sentence, tags, at, LONGEST_PER)
    last = last if last > at and sentence.word(last - 1).isalpha() else at + 1
    found = english.per_noun.at(sentence.words, last - 1)
    noun = found[0] if found and found[1] == 1 else sentence.word(last - 1)
    return replace(quantity, last=last, right=last, unit=f"{quantity.unit}/{noun}", per=noun)


LONGEST_PER = 3
"""Tokens of the noun behind "per": ``per available room``."""
