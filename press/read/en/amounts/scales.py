"""How much is a number with what follows it? Scale words, dozens, terms that add up, fractions behind."""

from __future__ import annotations

from decimal import Decimal

from press.read.en.amounts.fractions import below_hundred, fraction_after_and, word_fraction
from press.read.en.amounts.numeral import DIGITS, WORDS, Numeral
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import NUMBER, Sentence
from press.read.en.grammar.words import English
from press.value import replace

MONEY_MARKS = closed(
    "$ £ € ¥ ₹ rmb usd eur cny inr sek nok dkk chf gbp aud cad hkd sgd jpy krw brl mxn zar pln czk huf"
)
SPACED = closed("bn mn bln mln tln trn trln cr")
"""Abbreviations of scales that need not be glued to the number."""
MILLION = 6
EXTENTS = closed("tall wide long high deep thick apart away sprint")
DRILLED = closed(
    "drill drilled drilling drillhole assay assays intersected intercept intercepts grading au ag cu zn wide"
)
"""Where these are told of, "10.3m" are metres."""


def scaled(sentence: Sentence, numeral: Numeral, english: English) -> Numeral:
    """The number with its scale words and all that adds up with it.

    ``1.62 trillion``, ``two hundred thousand``, ``2.6bn``, ``3 hundred and 21``, ``two million and a half``.
    """
    number = _decimals(sentence, _multiplied(sentence, numeral, english), english)
    if not number.mult:
        return number
    while (longer := _with_next(sentence, number, english)) is not None:
        number = longer
    return _decimals(sentence, _and_part(sentence, number, english), english)


def _multiplied(sentence: Sentence, numeral: Numeral, english: English) -> Numeral:
    """One term: a number, its scales in a row, "dozen" behind."""
    number = _decimals(sentence, numeral, english) if numeral.last > numeral.first else numeral
    while found := _scale_after(sentence, number, english):
        mult, last = found
        value = number.value.scaleb(mult)
        number = replace(number, last=last, value=value, mult=number.mult + mult, plain=False)
        if number.form == WORDS and mult == 2:
            number = _decimals(sentence, _rest_of_hundred(sentence, number, english), english)
    dozen = english.dozen.get(sentence.word(number.last))
    if dozen is None or number.last == number.first:
        return number
    return replace(number, last=number.last + 1, value=number.value * dozen, plain=False)


def _rest_of_hundred(sentence: Sentence, number: Numeral, english: English) -> Numeral:
    """``one hundred [and] five thousand``: what a hundred takes before the next scale multiplies it all."""
    at = number.last + (sentence.word(number.last) == "and")
    if number.mult != 2 or sentence.word(at) not in english.cardinal:
        return number
    value, last = below_hundred(sentence, at, english)
    if not value or word_fraction(sentence, last, at, value, english) or sentence.word(last) in english.dozen:
        return number
    return replace(number, value=number.value + value, last=last)


def _with_next(sentence: Sentence, number: Numeral, english: English) -> Numeral | None:
    """``99 trillion and 100 billion``, ``4 thousand 3 hundred``: one more term, in a smaller scale."""
    joined = sentence.word(number.last) == "and"
    term = _term_at(sentence, number.last + joined, english)
    if term is None or term.value <= 0 or term.mult >= number.mult:
        return None
    if term.value >= Decimal(1).scaleb(_last_scale(sentence, number, english)):
        return None
    if not term.mult and not _plain_tail(number, term, joined, _last_scale(sentence, number, english)):
        return None
    return replace(number, value=number.value + term.value, last=term.last)


def _term_at(sentence: Sentence, at: int, english: English) -> Numeral | None:
    word = sentence.word(at)
    if sentence.kind(at) == NUMBER:
        start = Numeral(at, at + 1, Decimal(sentence.forms[at].replace(",", "")))
    elif word in english.cardinal:
        value, last = below_hundred(sentence, at, english)
        if word_fraction(sentence, last, at, value, english):
            return None
        start = Numeral(at, last, Decimal(value), form=WORDS)
    else:
        return None
    term = _multiplied(sentence, start, english)
    return (
        term if term.form == WORDS or not term.mult or sentence.word(term.last - 1) in english.scale else None
    )


def _plain_tail(number: Numeral, term: Numeral, joined: bool, scale: int) -> bool:
    """Units without a scale: words behind words, behind digits only after "hundred and"."""
    if number.form == DIGITS:
        return joined and scale == 2
    return term.form == WORDS


def _last_scale(sentence: Sentence, number: Numeral, english: English) -> int:
    """The power of ten of the last scale word of a number."""
    for at in range(number.last - 1, number.first - 1, -1):
        if sentence.word(at) in english.scale:
            return english.scale[sentence.word(at)]
    return number.mult


def _and_part(sentence: Sentence, number: Numeral, english: English) -> Numeral:
    """``3 million and a quarter`` is of a million, ``a hundred and three quarters`` is of one, ``one billion
    and a half million`` of the scale that follows."""
    found = fraction_after_and(sentence, number.last, english)
    if found is None:
        return number
    part, last = found
    scale = english.scale.get(sentence.word(last))
    if scale is not None and scale < number.mult:
        return replace(number, value=number.value + part.scaleb(scale), last=last + 1)
    printed = _last_scale(sentence, number, english)
    return replace(number, value=number.value + part.scaleb(printed if printed >= MILLION else 0), last=last)


def _decimals(sentence: Sentence, number: Numeral, english: English) -> Numeral:
    """``five point two``, ``two hundred point zero three``."""
    if number.form != WORDS or sentence.word(number.last) != "point":
        return number
    digits, at = "", number.last + 1
    while sentence.word(at) in english.cardinal:
        value, last = below_hundred(sentence, at, english)
        digits, at = digits + str(value), last
    return replace(number, value=number.value + Decimal(f"0.{digits}"), last=at) if digits else number


def _scale_after(sentence: Sentence, number: Numeral, english: English) -> tuple[int, int] | None:
    at = number.last
    if sentence.word(at) == "+" and sentence.glued(at) and sentence.word(at + 1) in english.scale:
        return english.scale[sentence.word(at + 1)], at + 2
    if sentence.word(at) == "-" and sentence.glued(at) and sentence.word(at + 1) in english.scale:
        at += 1
    mult = english.scale.get(sentence.word(at))
    if mult is not None and at == number.last and _class_begins(sentence, at, english):
        return None
    if mult is not None and not (
        sentence.word(at).endswith("s") and number.form == WORDS and number.value == 1
    ):
        return mult, at + 1
    mark = english.scale_mark.get(sentence.word(at)) if number.mult == 0 and number.form == DIGITS else None
    if mark is None:
        return None
    if sentence.glued(at):
        metres = sentence.forms[at] == "m" and sentence.word(number.first - 1) not in MONEY_MARKS
        if metres and (sentence.word(at + 1) in EXTENTS or not DRILLED.isdisjoint(sentence.words)):
            return None
        return (mark, at + 1) if not _continues(sentence, at) else None
    if sentence.forms[at] == "m" and _plural(sentence, at + 1):
        return mark, at + 1
    money = sentence.word(number.first - 1) in MONEY_MARKS
    known = len(sentence.word(at)) > 1 or sentence.capital(at)
    return (mark, at + 1) if (money and known) or sentence.word(at) in SPACED else None


def _class_begins(sentence: Sentence, at: int, english: English) -> bool:
    """``four hundred-billion-yuan clusters``: the scale belongs to the name of a class."""
    return sentence.word(at + 1) == "-" and sentence.glued(at + 1) and sentence.word(at + 2) in english.scale


def _plural(sentence: Sentence, index: int) -> bool:
    """``2.5 m homes``: a counted noun behind tells millions from metres."""
    word = sentence.word(index)
    return word == "people" or (
        word.endswith("s") and word.isalpha() and len(word) > 3 and word not in ("across", "less")
    )


def _continues(sentence: Sentence, index: int) -> bool:
    """Whether letters or digits are glued on behind, as in a code: ``5M3``, ``2B-X``."""
    return sentence.glued(index + 1) and sentence.kind(index + 1) == NUMBER
