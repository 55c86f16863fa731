"""Which number stands at a token? Digits, words, scales, fractions; how much it is and how it was printed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from press.read.en.closed import closed
from press.read.en.fractions import and_a_half, bare_fraction, in_or_out_of, printed_fraction, word_fraction
from press.read.en.numeral import DIGITS, FRACTION, VULGAR, WORDS, Numeral, leading_point
from press.read.en.tokens import NUMBER, Sentence
from press.read.en.words import English

MONEY_MARKS = closed("$ £ € ¥ ₹ rmb usd eur cny inr")

DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32))


def numeral_at(sentence: Sentence, index: int, english: English) -> Numeral | None:
    """The longest number that begins at ``index`` ("a" and "half a" before a scale included)."""
    if sentence.kind(index) == NUMBER:
        return _digits(sentence, index, english)
    word = sentence.word(index)
    if word in VULGAR:
        numerator, denominator = VULGAR[word]
        return Numeral(index, index + 1, Decimal(numerator) / denominator, form=FRACTION)
    if word in english.cardinal:
        return _in_words(sentence, index, english)
    if word in english.scale or word in english.dozen:
        return _bare_scale(sentence, index, english)
    if word in english.fraction:
        return bare_fraction(sentence, index, english)
    return None


def _digits(sentence: Sentence, index: int, english: English) -> Numeral:
    form = sentence.forms[index]
    value = Decimal(form.replace(",", ""))
    if fraction := printed_fraction(sentence, index, value):
        return fraction
    if chance := in_or_out_of(sentence, index + 1, index, value, english):
        return chance
    last, value = _spaced_groups(sentence, index, value)
    if leading_point(sentence, index):
        value = Decimal(f"0.{form}") if form.isdigit() else value
    numeral = Numeral(index, last, value, plain=form.isdigit() and last == index + 1)
    return _scaled(sentence, numeral, english)


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
    value, last = _below_hundred(sentence, index, english)
    if chance := in_or_out_of(sentence, last, index, Decimal(value), english):
        return chance
    if part := word_fraction(sentence, last, index, value, english):
        return part
    if sentence.word(last) == "point" and sentence.word(last + 1) in english.cardinal:
        return _scaled(sentence, _decimal_words(sentence, index, last, value, english), english)
    numeral = Numeral(index, last, Decimal(value), form=WORDS)
    return _scaled(sentence, and_a_half(sentence, numeral, english), english)


def _below_hundred(sentence: Sentence, index: int, english: English) -> tuple[int, int]:
    value, last = english.cardinal[sentence.word(index)], index + 1
    if value >= 20:
        at = last + 1 if sentence.word(last) == "-" else last
        unit = english.cardinal.get(sentence.word(at), 0)
        if 0 < unit < 10:
            return value + unit, at + 1
    return value, last


def _decimal_words(sentence: Sentence, index: int, last: int, value: int, english: English) -> Numeral:
    digits, at = "", last + 1
    while sentence.word(at) in english.cardinal and english.cardinal[sentence.word(at)] < 10:
        digits += str(english.cardinal[sentence.word(at)])
        at += 1
    return Numeral(index, at, Decimal(f"{value}.{digits or 0}"), form=WORDS)


def _bare_scale(sentence: Sentence, index: int, english: English) -> Numeral | None:
    """``a million``, ``half a million``, ``a dozen``; never ``millions`` or ``hundreds``."""
    if sentence.word(index).endswith("s") or sentence.word(index - 1) not in ("a", "an"):
        return None
    first = index - 1
    half = sentence.word(index - 2) == "half"
    value = Decimal("0.5") if half else Decimal(1)
    first -= half
    if sentence.word(index) in english.dozen:
        return Numeral(first, index + 1, value * english.dozen[sentence.word(index)], form=WORDS)
    return _scaled(sentence, Numeral(first, index, value, form=WORDS), english)


def _scaled(sentence: Sentence, numeral: Numeral, english: English) -> Numeral:
    """Scale words after a number: ``1.62 trillion``, ``two hundred thousand``, ``2.6bn``, additive scales."""
    number = numeral
    while found := _scale_after(sentence, number, english):
        mult, last = found
        number = replace(
            number, last=last, value=number.value.scaleb(mult), mult=number.mult + mult, plain=False
        )
        if number.form == WORDS:
            number = _rest_in_words(sentence, number, english)
        number = _and_a_half_of(sentence, number)
    return number if number.mult < 5 else _additive(sentence, number, english)


def _scale_after(sentence: Sentence, number: Numeral, english: English) -> tuple[int, int] | None:
    at = number.last
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
        return (mark, at + 1) if not _continues(sentence, at) else None
    if sentence.forms[at] == "m" and _plural(sentence, at + 1):
        return mark, at + 1
    money = sentence.word(number.first - 1) in MONEY_MARKS
    known = len(sentence.word(at)) > 1 or sentence.capital(at)
    return (mark, at + 1) if (money and known) or sentence.word(at) in ("bn", "mn") else None


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


def _rest_in_words(sentence: Sentence, number: Numeral, english: English) -> Numeral:
    """``one hundred [and] five``."""
    at = number.last + 1 if sentence.word(number.last) == "and" else number.last
    if number.mult != 2 or sentence.word(at) not in english.cardinal:
        return number
    value, last = _below_hundred(sentence, at, english)
    return replace(number, value=number.value + value, last=last) if value else number


def _and_a_half_of(sentence: Sentence, number: Numeral) -> Numeral:
    if sentence.words[number.last : number.last + 3] == ["and", "a", "half"]:
        half = Decimal(5).scaleb(number.mult - 1)
        return replace(number, value=number.value + half, last=number.last + 3)
    return number


def _additive(sentence: Sentence, number: Numeral, english: English) -> Numeral:
    """``99 trillion and 100 billion``: one number in two scales, the second one smaller."""
    at = number.last + 1 if sentence.word(number.last) == "and" else number.last
    if sentence.kind(at) != NUMBER:
        return number
    value = Decimal(sentence.forms[at].replace(",", ""))
    mult = english.scale.get(sentence.word(at + 1))
    if mult is None or not 0 < mult < number.mult or value.scaleb(mult) >= Decimal(1).scaleb(number.mult):
        return number
    return replace(number, value=number.value + value.scaleb(mult), last=at + 2)
