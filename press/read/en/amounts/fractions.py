"""Which part of one is it? ``1/4``, ``two-thirds``, ``1 in 4``, ``nine out of ten``, ``half of``."""

from __future__ import annotations

from decimal import Decimal

from press.read.en.amounts.numeral import FRACTION, IN, WORDS, Numeral
from press.read.en.amounts.parts import BEFORE_PERIOD_HALF
from press.read.en.grammar.closed import VULGAR, closed
from press.read.en.grammar.tokens import NUMBER, WORD, Sentence
from press.read.en.grammar.words import English
from press.value import replace

SCORING = closed(
    "score scores scored scoring rating ratings rated rates rate mark marks grade graded averaged stars"
)
SCORE_REACH = 7
"""Before "8 out of 10" these make it a mark and no part."""

_SCALES = ("hundred", "thousand", "million", "billion", "trillion")


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
    said = said or (
        sentence.word(index - 1) == "-" and sentence.glued(index) and not sentence.glued(index - 1)
    )
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
    found = _whole(sentence, at, english)
    if found is None or top != top.to_integral_value() or _code_begins(sentence, at):
        return None
    if word == "out" and not SCORING.isdisjoint(sentence.words[max(0, first - SCORE_REACH) : first]):
        return None
    bottom, last = found
    if not 0 < top < bottom or (word == "in" and top > 9) or bottom > 1_000_000:
        return None
    if word == "in" and bottom >= 1900 and sentence.forms[at].isdigit():
        return None
    return Numeral(first, last, top / bottom, form=IN)


def things_in_every(sentence: Sentence, index: int, english: English) -> Numeral | None:
    """``seven bookings in every ten``: the things stand inside the part."""
    if sentence.words[index + 2 : index + 4] != ["in", "every"] or sentence.kind(index + 1) != WORD:
        return None
    found, top = _whole(sentence, index + 4, english), english.cardinal[sentence.word(index)]
    if found is None or not 1 < top < found[0] or sentence.word(index + 1) in NO_THING:
        return None
    return Numeral(index, found[1], Decimal(top) / found[0], form=IN)


def one_thing_in(sentence: Sentence, index: int, english: English) -> Numeral | None:
    """``one child in four``, ``one ringgit in seven``: the thing stands inside the part."""
    at = index + 3
    if (
        sentence.word(index + 2) != "in"
        or sentence.kind(index + 1) != WORD
        or sentence.word(index + 1) in NO_THING
    ):
        return None
    found = _whole(sentence, at, english)
    if found is None or found[0] < 2 or found[0] > 1000 or sentence.word(index + 1) in english.letters:
        return None
    behind = sentence.word(found[1])
    if sentence.kind(found[1]) == WORD and behind not in english.letters and behind not in english.verb_code:
        return None
    return Numeral(index, found[1], Decimal(1) / found[0], form=IN)


NO_THING = closed("day year month week time point step percent per hundred thousand million billion dozen")


def _code_begins(sentence: Sentence, index: int) -> bool:
    """``in 1Q25``: letters glued on behind make a code of the second number."""
    return sentence.glued(index + 1) and sentence.kind(index + 1) == WORD


def _whole(sentence: Sentence, index: int, english: English) -> tuple[Decimal, int] | None:
    """The whole number at ``index``, in digits or words with "hundred" and "thousand", and one past it."""
    if sentence.kind(index) == NUMBER:
        return Decimal(sentence.forms[index].replace(",", "")), index + 1
    if sentence.word(index) not in english.cardinal:
        return None
    found, last = below_hundred(sentence, index, english)
    value = Decimal(found)
    while (mult := english.scale.get(sentence.word(last))) in (2, 3):
        value, last = value.scaleb(mult), last + 1
    return value, last


def below_hundred(sentence: Sentence, index: int, english: English) -> tuple[int, int]:
    """``twenty-two``, ``seven``: the value of the word number at ``index`` and one past it."""
    value, last = english.cardinal[sentence.word(index)], index + 1
    if value >= 20:
        at = last + 1 if sentence.word(last) == "-" else last
        unit = english.cardinal.get(sentence.word(at), 0)
        if 0 < unit < 10:
            return value + unit, at + 1
    return value, last


def word_fraction(sentence: Sentence, last: int, first: int, top: int, english: English) -> Numeral | None:
    """``two-thirds``, ``one quarter``, ``three tenths``."""
    at, bottom = _bottom(sentence, last, english)
    if bottom is None or not 0 < top < bottom or (bottom == 4 and _is_period(sentence, first, at)):
        return None
    if (top == 1) == sentence.word(at).endswith("s"):
        return None
    return Numeral(first, at + 1, Decimal(top) / bottom, form=FRACTION)


def _bottom(sentence: Sentence, last: int, english: English) -> tuple[int, int | None]:
    """The token of ``thirds`` or ``fifth`` (of ``twenty-fifth``) behind a number, and what it divides by."""
    at = last + 1 if sentence.word(last) == "-" else last
    tens = english.cardinal.get(sentence.word(at), 0)
    unit = english.fraction.get(sentence.word(at + 2), 0) if sentence.word(at + 1) == "-" else 0
    if tens >= 20 and 2 < unit < 10:
        return at + 2, tens + unit
    return at, english.fraction.get(sentence.word(at))


def _is_period(sentence: Sentence, first: int, at: int) -> bool:
    """``three quarters`` of a year are a period when "first" or "last" stands before, or no "of" after."""
    before, after = sentence.word(first - 1), sentence.word(at + 1)
    if before == "and" and sentence.word(first - 2) in _SCALES:
        return False
    ordinal = before in ("first", "last", "past", "next", "previous", "consecutive", "straight")
    told = after == "of" or sentence.word(at - 1) == "-" or (after == "(" and sentence.word(at + 3) == "%")
    return ordinal or not told


def and_a_half(sentence: Sentence, numeral: Numeral, english: English) -> Numeral:
    """``one and a half``, ``3 and a quarter``, ``twenty and three fifths``: a whole number and a part."""
    found = fraction_after_and(sentence, numeral.last, english)
    if found is None or numeral.value != numeral.value.to_integral_value():
        return numeral
    return replace(numeral, last=found[1], value=numeral.value + found[0], plain=False)


def fraction_after_and(sentence: Sentence, at: int, english: English) -> tuple[Decimal, int] | None:
    """The part of one that "and" adds at ``at``, and one past it; "and a third of them" adds none."""
    if sentence.word(at) != "and":
        return None
    word = sentence.word(at + 1)
    top, last = (1, at + 2) if word in ("a", "an") else (0, at + 1)
    if word in english.cardinal:
        top, last = below_hundred(sentence, at + 1, english)
    last += sentence.word(last) == "-" and sentence.word(last + 1) in english.fraction
    bottom = english.fraction.get(sentence.word(last))
    plural = sentence.word(last).endswith("s")
    if bottom is None or not 0 < top < bottom or plural == (top == 1) or sentence.word(last + 1) == "of":
        return None
    return Decimal(top) / bottom, last + 1


def of_scale(sentence: Sentence, index: int, english: English, part: Numeral | None = None) -> Numeral | None:
    """``half a million``, ``a quarter of a million``, ``half a dozen``, ``three quarters billion``.

    ``index`` is the token of the fraction; ``part`` is the fraction where its numerator is printed.
    """
    if part is None and sentence.word(index).endswith("s"):
        return None
    at = index + 1
    if sentence.words[at : at + 2] == ["of", "a"]:
        at += 2
    elif sentence.word(at) == "a":
        at += 1
    word = sentence.word(at)
    scale, dozen = english.scale.get(word), english.dozen.get(word)
    if (scale is None and dozen is None) or word.endswith("s") or sentence.word(at + 1) == "-":
        return None
    value = part.value if part else Decimal(1) / english.fraction[sentence.word(index)]
    first = part.first if part else index - (sentence.word(index - 1) == "a")
    if part is None and sentence.word(first - 1) in BEFORE_PERIOD_HALF:
        return None
    if scale is None:
        return Numeral(first, at + 1, value * (dozen or 1), form=WORDS)
    return Numeral(first, at + 1, value.scaleb(scale), mult=scale, form=WORDS)
