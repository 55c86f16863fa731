"""Which number stands at a token? Digits, words, fractions; how much it is and how it was printed."""

from __future__ import annotations

from decimal import Decimal

from press.read.en.amounts.fractions import (
    and_a_half,
    below_hundred,
    in_or_out_of,
    of_scale,
    one_thing_in,
    printed_fraction,
    things_in_every,
    word_fraction,
)
from press.read.en.amounts.numeral import FRACTION, WORDS, Numeral, leading_point
from press.read.en.amounts.parts import bare_fraction
from press.read.en.amounts.powers import power
from press.read.en.amounts.scales import scaled
from press.read.en.grammar.closed import VULGAR, closed
from press.read.en.grammar.tokens import NUMBER, Sentence
from press.read.en.grammar.words import English
from press.value import replace

_SPEAKERS = closed("you i we he she they that who which is")
_ORDERS = closed("st nd rd th")
VAGUE = closed("several few many some of hundred thousand million billion per")
"""Before "hundred thousand" these words make no number of it."""


def numeral_at(sentence: Sentence, index: int, english: English) -> Numeral | None:
    """The longest number that begins at ``index`` ("a" and "half a" before a scale included)."""
    if sentence.kind(index) == NUMBER:
        return _digits(sentence, index, english)
    word = sentence.word(index)
    if word in VULGAR:
        numerator, denominator = VULGAR[word]
        return Numeral(index, index + 1, Decimal(numerator) / denominator, form=FRACTION)
    if word in english.cardinal:
        if _is_pronoun(sentence, index):
            return None
        if word == "one" and (part := one_thing_in(sentence, index, english)):
            return part
        if every := things_in_every(sentence, index, english):
            return every
        return _improper(sentence, _said_twice(sentence, _in_words(sentence, index, english)), english)
    if word in english.scale or word in english.dozen:
        return _improper(sentence, _bare_scale(sentence, index, english), english)
    if word in english.fraction:
        return of_scale(sentence, index, english) or bare_fraction(sentence, index, english)
    return None


def _said_twice(sentence: Sentence, numeral: Numeral | None) -> Numeral | None:
    """``thirty (30) days``: the number once more in digits."""
    if numeral is None or sentence.word(numeral.last) != "(" or sentence.word(numeral.last + 2) != ")":
        return numeral
    same = sentence.word(numeral.last + 1).replace(",", "") == str(numeral.value)
    return replace(numeral, last=numeral.last + 3) if same else numeral


def _digits(sentence: Sentence, index: int, english: English) -> Numeral | None:
    form = sentence.forms[index]
    value = Decimal(form.replace(",", ""))
    if sentence.glued(index + 1) and sentence.word(index + 1) in _ORDERS and form.isdigit():
        return None
    if raised := power(sentence, index, value):
        return raised
    if fraction := printed_fraction(sentence, index, value):
        return fraction if fraction.form == FRACTION else scaled(sentence, fraction, english)
    if chance := in_or_out_of(sentence, index + 1, index, value, english):
        return chance
    last, value = _spaced_groups(sentence, index, value)
    if leading_point(sentence, index):
        value = Decimal(f"0.{form}") if form.isdigit() else value
    numeral = Numeral(index, last, value, plain=form.isdigit() and last == index + 1)
    return scaled(sentence, and_a_half(sentence, numeral, english), english)


def _spaced_groups(sentence: Sentence, index: int, value: Decimal) -> tuple[int, Decimal]:
    """``816 000``: groups of three after a space, as some languages print thousands."""
    last = index + 1
    if not sentence.forms[index].isdigit() or len(sentence.forms[index]) > 3 or value == 0:
        return last, value
    while _is_group(sentence, last):
        value = value * 1000 + Decimal(sentence.forms[last])
        last += 1
    return last, value


def _is_group(sentence: Sentence, index: int) -> bool:
    if sentence.kind(index) != NUMBER or sentence.starts[index] != sentence.ends[index - 1] + 1:
        return False
    form = sentence.forms[index]
    return len(form.split(".")[0]) == 3 and form.replace(".", "", 1).isdigit()


def _in_words(sentence: Sentence, index: int, english: English) -> Numeral | None:
    value, last = below_hundred(sentence, index, english)
    if chance := in_or_out_of(sentence, last, index, Decimal(value), english):
        return chance
    if part := word_fraction(sentence, last, index, value, english):
        return of_scale(sentence, part.last - 1, english, part) or part
    numeral = Numeral(index, last, Decimal(value), form=WORDS)
    return scaled(sentence, and_a_half(sentence, numeral, english), english)


def _is_pronoun(sentence: Sentence, index: int) -> bool:
    """``which one``, ``this one``, ``the one you mentioned``: it stands for a thing and counts none."""
    if sentence.word(index) != "one" or sentence.word(index + 1) == "-":
        return False
    before, after = sentence.word(index - 1), sentence.word(index + 1)
    if after == "in" and sentence.kind(index + 2) == NUMBER:
        return False
    if before == "the":
        return after in _SPEAKERS
    return before in ("this", "that", "which") and after not in ("hundred", "thousand", "million", "billion")


def _improper(sentence: Sentence, numeral: Numeral | None, english: English) -> Numeral | None:
    """``twenty-three fifths``, ``one hundred and thirty fifths``: more parts than a whole has."""
    if numeral is None or numeral.form != WORDS or numeral.value != numeral.value.to_integral_value():
        return numeral
    at = numeral.last + (sentence.word(numeral.last) == "-")
    word = sentence.word(at)
    bottom = english.fraction.get(word)
    if bottom is None or not word.endswith("ths") or (numeral.value < bottom and not numeral.mult):
        return numeral
    return Numeral(numeral.first, at + 1, numeral.value / bottom, form=FRACTION)


def _bare_scale(sentence: Sentence, index: int, english: English) -> Numeral | None:
    """``a million``, ``a dozen``, ``hundred thousand``; never ``millions`` or ``hundreds``."""
    word, before = sentence.word(index), sentence.word(index - 1)
    if word.endswith("s"):
        return None
    if before in ("a", "an") and word in english.dozen:
        return Numeral(index - 1, index + 1, Decimal(english.dozen[word]), form=WORDS)
    if before in ("a", "an"):
        return scaled(sentence, Numeral(index - 1, index, Decimal(1), form=WORDS), english)
    after = sentence.word(index + 1)
    if word == "hundred" and after in english.scale and not after.endswith("s") and before not in VAGUE:
        return scaled(sentence, Numeral(index, index, Decimal(1), form=WORDS), english)
    return None
