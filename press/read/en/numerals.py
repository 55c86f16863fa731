"""Which number stands at a token? Digits, words, scales, fractions; how much it is and how it was printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from press.read.en.tokens import NUMBER, Sentence
from press.read.en.words import English

VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5)}
VULGAR |= {"⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}
DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32))
DIGITS, WORDS, FRACTION, IN = "digits", "words", "fraction", "in"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at tokens ``first`` to ``last`` (exclusive); ``mult`` is the power of ten of its scale words.

    ``form`` is how it is printed: ``digits``, ``words``, ``fraction`` (a part of one) or ``in``
    ("1 in 4", a part of one too). ``plain`` marks digits without separators or scale, which may be
    a year or a label.
    """

    first: int
    last: int
    value: Decimal
    mult: int = 0
    form: str = DIGITS
    plain: bool = False


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
        return _bare_fraction(sentence, index, english)
    return None


def _digits(sentence: Sentence, index: int, english: English) -> Numeral:
    form = sentence.forms[index]
    value = Decimal(form.replace(",", ""))
    if fraction := _printed_fraction(sentence, index, value):
        return fraction
    if chance := _in_or_out_of(sentence, index + 1, index, value, english):
        return chance
    last, value = _spaced_groups(sentence, index, value)
    if index and sentence.word(index - 1) == "." and sentence.glued(index) and not sentence.glued(index - 1):
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


def _printed_fraction(sentence: Sentence, index: int, value: Decimal) -> Numeral | None:
    """``1/4``, ``3-1/4``, ``3 1/4``, ``3¼``."""
    vulgar = VULGAR.get(sentence.word(index + 1))
    if vulgar and sentence.starts[index + 1] - sentence.ends[index] <= 1:
        return Numeral(index, index + 2, value + Decimal(vulgar[0]) / vulgar[1])
    if part := _slash(sentence, index):
        return Numeral(index, index + 3, part, form=FRACTION)
    at = index + 2 if sentence.word(index + 1) == "-" and sentence.glued(index + 1) else index + 1
    if at < len(sentence) and (part := _slash(sentence, at)) and value == value.to_integral_value():
        return Numeral(index, at + 3, value + part)
    return None


def _slash(sentence: Sentence, index: int) -> Decimal | None:
    if sentence.word(index + 1) != "/" or sentence.kind(index + 2) != NUMBER:
        return None
    top, bottom = sentence.forms[index], sentence.forms[index + 2].replace(",", "")
    glued = sentence.glued(index + 1) and sentence.glued(index + 2)
    if not (glued and top.isdigit() and bottom.isdigit() and 0 < int(top) < int(bottom)):
        return None
    after = sentence.word(index + 3)
    said = after in ("percent", "%", "per", "percentage", "of", "point", "pound", "cent")
    return Decimal(top) / Decimal(bottom) if said or int(bottom) in (2, 3, 4, 8) and after != "/" else None


def _in_or_out_of(
    sentence: Sentence, after: int, first: int, top: Decimal, english: English
) -> Numeral | None:
    """``1 in 4``, ``one in every five``, ``nine out of ten``: a part of one."""
    word, next_word = sentence.word(after), sentence.word(after + 1)
    if word == "in":
        at = after + (2 if next_word in ("every", "each") else 1)
    elif word == "out" and next_word == "of":
        at = after + (3 if sentence.word(after + 2) == "every" else 2)
    else:
        return None
    bottom = _small(sentence, at, english)
    if bottom is None or not 0 < top < bottom or (word == "in" and top > 9) or bottom > 1_000_000:
        return None
    if word == "in" and bottom >= 1900 and sentence.forms[at].isdigit():
        return None
    return Numeral(first, at + 1, top / bottom, form=IN)


def _small(sentence: Sentence, index: int, english: English) -> Decimal | None:
    if sentence.kind(index) == NUMBER:
        return Decimal(sentence.forms[index].replace(",", ""))
    value = english.cardinal.get(sentence.word(index))
    return None if value is None else Decimal(value)


def _in_words(sentence: Sentence, index: int, english: English) -> Numeral | None:
    value, last = _below_hundred(sentence, index, english)
    if chance := _in_or_out_of(sentence, last, index, Decimal(value), english):
        return chance
    if part := _word_fraction(sentence, last, index, value, english):
        return part
    if sentence.word(last) == "point" and sentence.word(last + 1) in english.cardinal:
        return _scaled(sentence, _decimal_words(sentence, index, last, value, english), english)
    numeral = Numeral(index, last, Decimal(value), form=WORDS)
    return _scaled(sentence, _and_a_half(sentence, numeral, english), english)


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


def _word_fraction(sentence: Sentence, last: int, first: int, top: int, english: English) -> Numeral | None:
    """``two-thirds``, ``one quarter``, ``three tenths``."""
    at = last + 1 if sentence.word(last) == "-" else last
    bottom = english.fraction.get(sentence.word(at))
    if bottom is None or not 0 < top < bottom or (bottom == 4 and _is_period(sentence, first, at)):
        return None
    if (top == 1) == sentence.word(at).endswith("s"):
        return None
    return Numeral(first, at + 1, Decimal(top) / bottom, form=FRACTION)


def _is_period(sentence: Sentence, first: int, at: int) -> bool:
    """``three quarters`` of a year are a period when "first" or "last" stands before, or no "of" after."""
    before, after = sentence.word(first - 1), sentence.word(at + 1)
    ordinal = before in ("first", "last", "past", "next", "previous", "consecutive", "straight")
    return ordinal or not (after == "of" or sentence.word(at - 1) == "-")


def _and_a_half(sentence: Sentence, numeral: Numeral, english: English) -> Numeral:
    last = numeral.last
    if sentence.words[last : last + 3] == ["and", "a", "half"]:
        return replace(numeral, last=last + 3, value=numeral.value + Decimal("0.5"))
    if sentence.words[last : last + 3] == ["and", "a", "quarter"]:
        return replace(numeral, last=last + 3, value=numeral.value + Decimal("0.25"))
    return numeral


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


def _bare_fraction(sentence: Sentence, index: int, english: English) -> Numeral | None:
    """``a third``, ``half``, ``a quarter of``: parts of one, not ordinals and not quarters of a year."""
    word, before, after = sentence.word(index), sentence.word(index - 1), sentence.word(index + 1)
    if word == "half":
        if after == "a" and sentence.word(index + 2) in english.scale:
            return None
        if before in ("first", "second", "latter", "last", "other", "next", "previous", "this", "one"):
            return None
        first = index - 1 if before == "a" else index
        share = (
            after in ("of", "the", "all") or after in ("a", "percentage") or sentence.word(index - 1) == "by"
        )
        share = share and sentence.words[index + 1 : index + 4] not in (
            ["of", "the", "year"],
            ["of", "this", "year"],
        )
        share = share and not (after == "of" and sentence.kind(index + 2) == NUMBER)
        return Numeral(first, index + 1, Decimal("0.5"), form=FRACTION) if share else None
    if before == "a" and after == "of" and not word.endswith("s"):
        year = sentence.word(index + 2).isdigit() or sentence.word(index + 3) == "year"
        return (
            None
            if year
            else Numeral(index - 1, index + 1, Decimal(1) / english.fraction[word], form=FRACTION)
        )
    return None


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
    money = sentence.word(number.first - 1) in ("$", "£", "€", "¥", "₹", "rmb", "usd", "eur", "cny", "inr")
    known = len(sentence.word(at)) > 1 or sentence.capital(at)
    return (mark, at + 1) if money and known or sentence.word(at) in ("bn", "mn") else None


def _class_begins(sentence: Sentence, at: int, english: English) -> bool:
    """``four hundred-billion-yuan clusters``: the scale belongs to the name of a class."""
    return sentence.word(at + 1) == "-" and sentence.glued(at + 1) and sentence.word(at + 2) in english.scale


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
