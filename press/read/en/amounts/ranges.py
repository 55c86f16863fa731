"""Which numbers belong together? Ranges become one quantity, lists share the unit that is printed once."""

from __future__ import annotations

import itertools

from press.model import Bound
from press.read.en.amounts.money import coins
from press.read.en.amounts.numeral import DIGITS, FRACTION, IN
from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import Sentence
from press.read.en.grammar.words import English
from press.value import replace

FROM_CHANGE = frozenset(
    (
        "up",
        "down",
        "revised",
        "change",
        "changed",
        "changing",
        "improved",
        "move",
        "moved",
        "moving",
        "go",
        "goes",
        "went",
        "guidance",
        "shifted",
    )
)


def joined(sentence: Sentence, found: list[Quantity], english: English) -> list[Quantity]:
    """The quantities of a sentence with units shared and ranges made one."""
    shared = _shared_units(sentence, found)
    result: list[Quantity] = []
    for quantity in shared:
        before = result[-1] if result else None
        pair = _pair(sentence, before, quantity, english) if before else None
        if before and not pair and len(result) > 1 and result[-2].high is not None:
            pair = _former_range(sentence, before, quantity)
        if pair:
            result[-1] = pair
        else:
            result.append(quantity)
    return result


def _pair(sentence: Sentence, first: Quantity, second: Quantity, english: English) -> Quantity | None:
    """One quantity of two: notes and coins of one amount, or a range."""
    return coins(first, second, _between(sentence, first, second)) or _range(sentence, first, second, english)


def _former_range(sentence: Sentence, first: Quantity, second: Quantity) -> Quantity | None:
    """``between $6.40 and $6.60, up from $6.10 to $6.35``: a range gives way to a range."""
    earlier = sentence.words[first.left - 2 : first.left] in (["up", "from"], ["down", "from"])
    same = first.kind == second.kind and first.high is None and second.high is None
    if not earlier or not same or _between(sentence, first, second) != ["to"] or first.value >= second.value:
        return None
    return _made(sentence, first, second)


def _between(sentence: Sentence, first: Quantity, second: Quantity) -> list[str]:
    """The words that part two numbers; ``22- to 42-centimetre`` is parted by "to"."""
    link = sentence.words[first.last : second.left]
    return link[1:] if link == ["-", "to"] and sentence.glued(first.last) else link


def _shared_units(sentence: Sentence, found: list[Quantity]) -> list[Quantity]:
    """``6.8, 6.7 and 6.5 percent``, ``from 2 to 5%``: a unit printed once belongs to all."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        first, second = result[index], result[index + 1]
        link = _between(sentence, first, second)
        if _per_printed_once(first, second, link):
            result[index] = replace(first, unit=second.unit, per=second.per)
            continue
        if _bare_fraction(first, second, link) and sentence.word(first.numeral.first) != "a":
            first = result[index] = replace(first, value=first.numeral.value, kind="bare")
        if _scale_once(sentence, first, second, link):
            value = first.value.scaleb(second.numeral.mult)
            result[index] = replace(first, value=value, mult=second.numeral.mult)
            continue
        if first.kind != "bare" or second.kind in ("bare", "count", "times") or not link:
            continue
        if sentence.word(first.left - 1) == "aged":
            continue
        if second.kind == "percent" and (first.numeral.mult >= THOUSANDS or first.value >= TOO_MUCH):
            continue  # 31 million and 73% respectively, 62,300 or 2.2%
        if _shares(link, second) or (link == [","] and found[index + 1] is not second):
            result[index] = _with_unit(first, second)
    return result


def _scale_once(sentence: Sentence, first: Quantity, second: Quantity, link: list[str]) -> bool:
    """``from 2.3 to 2.9 million``: the scale printed once belongs to both."""
    counts = first.kind == "bare" and second.kind in ("bare", "count") and first.numeral.form == DIGITS
    scaled = second.numeral.mult >= THOUSANDS and not first.numeral.mult
    led = sentence.word(first.left - 1) in ("from", "between")
    return counts and scaled and led and link in (["to"], ["and"]) and first.value < _mantissa(second) * 100


THOUSANDS = 3
TOO_MUCH = 1000
"""No percentage stands in a list with one like that."""


def _per_printed_once(first: Quantity, second: Quantity, link: list[str]) -> bool:
    """``EUR 13.20 to EUR 13.75 per hour``: both by the hour."""
    per = second.kind == first.kind == "currency" and second.unit.startswith(f"{first.unit}/")
    return per and first.mult == second.mult and link in (["to"], ["-"], ["and"], ["or"])


def _bare_fraction(first: Quantity, second: Quantity, link: list[str]) -> bool:
    """``1/4 to 1/2 percent``: the first fraction is of the unit of the second, no part of a whole."""
    alone = first.numeral.form == FRACTION and first.last == first.numeral.last
    return alone and link in (["to"], ["-"], ["and"]) and second.last > second.numeral.last


def _shares(link: list[str], second: Quantity) -> bool:
    if second.numeral.form in (FRACTION, IN):
        return False
    # ", or" says the same in another unit: "1,200, or 4 percent of the total".
    return link in (["to"], ["-"], ["and"], ["or"], [",", "and"], ["to", "a"])


def _with_unit(first: Quantity, second: Quantity) -> Quantity:
    """The first number in the unit, and where it prints none the scale, of the second."""
    value, mult = first.value, first.mult
    if mult == 0 and second.numeral.mult and first.value < _mantissa(second) * 100:
        value, mult = value.scaleb(second.numeral.mult), second.numeral.mult
    elif second.mult < 0:
        value, mult = value.scaleb(second.mult), second.mult
    return replace(first, value=value, mult=mult, kind=second.kind, unit=second.unit, noun=None)


def _mantissa(quantity: Quantity) -> int:
    return int(quantity.numeral.value.scaleb(-quantity.numeral.mult)) + 1


def _range(sentence: Sentence, first: Quantity, second: Quantity, english: English) -> Quantity | None:
    link = _between(sentence, first, second)
    if first.high is not None or second.high is not None:
        return None
    second = _in_currency(first, second, link)
    same = (
        first.unit == second.unit
        or first.kind == "bare"
        or (second.kind == "count" and first.kind == "count")
    )
    between = link == ["and"] and sentence.word(first.left - 1) == "between"
    hyphen = link == ["-"] and sentence.glued(first.last)
    spaced = (
        link == ["-"]
        and first.kind == second.kind
        and not sentence.glued(first.last)
        and second.value > first.value
        and second.sign == 0
    )
    to = link in (["to"], ["to", "a"]) and not (
        _from_to(sentence, first, english)
        or _by_to(sentence, first, second, english)
        or _change_to_level(sentence, first, second)
    )
    if not same or not (between or hyphen or spaced or to) or (first.unit == "index" != second.unit):
        return None
    if first.numeral.form == "in" or second.numeral.form == "in":
        return None
    first = _scaled_like(first, second)
    if not first.value < second.value and not (first.sign < 0 or second.sign < 0):
        return None
    if (
        hyphen
        and first.kind == "bare"
        and second.kind == "bare"
        and second.numeral.plain
        and first.numeral.plain
        and second.noun is None
        and second.value < 13
    ):
        return None
    return _made(sentence, first, second)


def _in_currency(first: Quantity, second: Quantity, link: list[str]) -> Quantity:
    """``$80-200 million``: the mark before the first number belongs to both."""
    money = first.kind == "currency" and first.first < first.numeral.first
    money = money and (second.kind == "bare" or (second.kind == "count" and second.numeral.mult > 0))
    tied = link == ["-"] or (link == ["to"] and second.numeral.mult > 0 and second.noun is None)
    return replace(second, kind="currency", unit=first.unit, noun=None) if money and tied else second


def _from_to(sentence: Sentence, first: Quantity, english: English) -> bool:
    """Whether ``from A to B`` tells a change: a verb or noun of change before "from"."""
    at = first.left - 1
    if sentence.word(at) != "from":
        return False
    near = list(sentence.words[max(0, at - 12) : at])
    if near and (near[-1] in ADVERBS or english.verb_code.get(near[-1]) in ("up", "down")):
        return True
    if any(english.verb_code.get(word) == "range" for word in near):
        return False
    changed = any(
        english.verb_code.get(word) in ("up", "down")
        or word in FROM_CHANGE
        or word in english.change_noun
        or word in english.multiplier
        for word in near
    )
    return changed or (first.kind != "bare" and first.numeral.last < first.last)


ADVERBS = ("up", "down")
PLANNING = closed("will would should could may might expects expected expect aims plans targets likely")


def _by_to(sentence: Sentence, first: Quantity, second: Quantity, english: English) -> bool:
    """``rose by 300 to 5,000``, ``up 4 cents to 16 cents``: a change and a level, save for percents."""
    before = sentence.word(first.left - 1)
    if first.kind == "percent":
        planned = sentence.word(first.left - 2) in ("to", "will", "would", "should", "could", "may")
        return english.verb_code.get(before) in ("up", "down") and before in english.strong and not planned
    near = sentence.words[max(0, first.left - 9) : first.left]
    if before == "by" and first.kind == second.kind != "count" and second.value < first.value * 2:
        return PLANNING.isdisjoint(near)
    if before == "of" and any(
        word in english.change_noun and following == "in" for word, following in itertools.pairwise(near)
    ):
        return True
    return before in ("by", "up", "down") or english.verb_code.get(before) in ("up", "down", "add", "lose")


def _change_to_level(sentence: Sentence, first: Quantity, second: Quantity) -> bool:
    """``pay rose 3.3% (+$1.18 to $37.17)``: behind a printed sign, what it has come to stands without one."""
    return bool(first.sign) and not second.sign and sentence.word(first.left - 1) == "("


def _scaled_like(first: Quantity, second: Quantity) -> Quantity:
    """``$5 to $10 million``: the scale printed once belongs to both, if the first is then the smaller."""
    scale = second.numeral.mult
    if scale and not first.numeral.mult and first.value < second.numeral.value.scaleb(-scale):
        return replace(first, value=first.value.scaleb(scale), mult=first.mult + scale)
    return first


def _left(sentence: Sentence, first: Quantity) -> int:
    """``between`` and ``from`` belong to the range."""
    before = sentence.word(first.left - 1)
    return first.left - (
        before == "between" or (before == "from" and sentence.word(first.left - 2) not in ("up", "down"))
    )


def _made(sentence: Sentence, first: Quantity, second: Quantity) -> Quantity:
    low, high = first.value, second.value
    if first.sign < 0 or second.sign < 0:
        low = -abs(low) if first.sign < 0 else low
        high = -abs(high) if second.sign < 0 else high
        low, high = min(low, high), max(low, high)
    numeral = replace(first.numeral, last=second.numeral.last, plain=False)
    return replace(
        second, first=first.first, left=_left(sentence, first), value=low, high=high,
        bound=Bound.BETWEEN, numeral=numeral,
        sign=1 if (first.sign or second.sign) and low >= 0 else 0, mult=max(first.mult, second.mult),
    )  # fmt: skip
