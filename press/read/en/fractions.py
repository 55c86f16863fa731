"""Which part of one is it? ``1/4``, ``two-thirds``, ``1 in 4``, ``nine out of ten``, ``half of``."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from press.read.en.closed import closed
from press.read.en.numeral import FRACTION, IN, VULGAR, Numeral
from press.read.en.tokens import NUMBER, WORD, Sentence
from press.read.en.words import English

BEFORE_PERIOD_HALF = closed("first second latter last other next previous this one")


def printed_fraction(sentence: Sentence, index: int, value: Decimal) -> Numeral | None:
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
    return Decimal(top) / Decimal(bottom) if said or (int(bottom) in (2, 3, 4, 8) and after != "/") else None


def in_or_out_of(
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
    if top != top.to_integral_value() or _code_begins(sentence, at):
        return None
    if bottom is None or not 0 < top < bottom or (word == "in" and top > 9) or bottom > 1_000_000:
        return None
    if word == "in" and bottom >= 1900 and sentence.forms[at].isdigit():
        return None
    return Numeral(first, at + 1, top / bottom, form=IN)


def _code_begins(sentence: Sentence, index: int) -> bool:
    """``in 1Q25``: letters glued on behind make a code of the second number."""
    return sentence.glued(index + 1) and sentence.kind(index + 1) == WORD


def _small(sentence: Sentence, index: int, english: English) -> Decimal | None:
    if sentence.kind(index) == NUMBER:
        return Decimal(sentence.forms[index].replace(",", ""))
    value = english.cardinal.get(sentence.word(index))
    return None if value is None else Decimal(value)


def word_fraction(sentence: Sentence, last: int, first: int, top: int, english: English) -> Numeral | None:
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


def and_a_half(sentence: Sentence, numeral: Numeral, english: English) -> Numeral:
    last = numeral.last
    if sentence.words[last : last + 3] == ["and", "a", "half"]:
        return replace(numeral, last=last + 3, value=numeral.value + Decimal("0.5"))
    if sentence.words[last : last + 3] == ["and", "a", "quarter"]:
        return replace(numeral, last=last + 3, value=numeral.value + Decimal("0.25"))
    return numeral


def bare_fraction(sentence: Sentence, index: int, english: English) -> Numeral | None:
    """``a third``, ``half``, ``a quarter of``: parts of one, not ordinals and not quarters of a year."""
    word, before, after = sentence.word(index), sentence.word(index - 1), sentence.word(index + 1)
    if word == "half":
        if after == "a" and sentence.word(index + 2) in english.scale:
            return None
        if before in BEFORE_PERIOD_HALF:
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
