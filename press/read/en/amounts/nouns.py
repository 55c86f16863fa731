"""What does a bare number count? The noun phrase right behind it."""

from __future__ import annotations

from press.model import Bound
from press.read.en.amounts.quantity import Quantity
from press.read.en.amounts.units import by_weight
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import NUMBER, WORD, Sentence
from press.read.en.grammar.words import English
from press.value import replace

ODD = {"odd": Bound.ABOUT, "plus": Bound.MORE_THAN}
"""``50-odd stalls``, ``200-plus traders``: they count, more or less."""
POINTS = closed("points point pts pt")
MARKS = closed("mark marks milestone threshold barrier")
"""What a number reaches: it counts none of these."""
PARTED = closed("ten five four three hundred third thirds quarter quarters half fifth")
COMPARED = closed("more less higher lower fewer up down above below")
"""``nine in ten complied, 4 points more``: points of a part that is told in words."""
PERCENT = closed("% percent cent percentage")
GROWING = closed("growth inflation gdp contribution")


def counted(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> Quantity:
    """The noun phrase right after a bare number is what it counts."""
    at = quantity.numeral.last
    at += sentence.word(at) == "+" and sentence.glued(at)
    if quantity.hyphened and (odd := ODD.get(sentence.word(at + 1))) and sentence.word(at + 2) != "-":
        quantity.hyphened, quantity.bound, at = False, odd, at + 2
    if quantity.hyphened or sentence.word(at) in ("(", ",", ".", ";") or sentence.word(at) in MARKS:
        return quantity
    if sentence.words[0] == "of" and sentence.word(1) in THOSE and _acts(sentence, quantity, at):
        return quantity
    yearly = sentence.word(at) == "year" and sentence.word(at + 1) in ("on", "over", "-")
    if sentence.word(at) in ("last", "this", "next") or yearly:
        return quantity
    end = noun_end(sentence, tags, _past_quote(sentence, at))
    if end == at or (sentence.word(at) == "first" and tags[at + 1 : at + 2] == "V"):
        return quantity
    if points := _points(sentence, quantity, at, english):
        return points
    if measured := _measured(sentence, quantity, at, end, english):
        return measured
    quantity.kind, quantity.noun, quantity.right = "count", (at, end), quantity.last
    return quantity


def _acts(sentence: Sentence, quantity: Quantity, at: int) -> bool:
    """``Of these, 41 needed treatment``: what so many of those named before did."""
    return sentence.word(at).endswith("ed") and sentence.word(quantity.first - 1) in (",", "and", "while")


THOSE = closed("these those them whom which")


def _past_quote(sentence: Sentence, at: int) -> int:
    """``2,960 "specialised and sophisticated" firms``, ``18,600 5G stations``: where the noun behind a class
    in quotes, or behind a code, begins."""
    if sentence.kind(at) == NUMBER and sentence.glued(at + 1) and sentence.kind(at + 1) == WORD:
        return at + 2
    if sentence.word(at) not in QUOTES:
        return at
    closing = next((end for end in range(at + 2, at + QUOTED) if sentence.word(end) in QUOTES), None)
    return at if closing is None or sentence.kind(closing + 1) != WORD else closing + 1


QUOTES = ('"', "“", "”", "«", "»")
QUOTED = 9
"""Tokens that the name of a class in quotes may have."""


def _points(sentence: Sentence, quantity: Quantity, at: int, english: English) -> Quantity | None:
    """``up nine points`` in a sentence of percentages: percentage points."""
    if sentence.word(at) not in POINTS:
        return None
    indexed = not english.index_noun.isdisjoint(sentence.words)
    parts = not PERCENT.isdisjoint(sentence.words)
    if not indexed and not parts:
        indexed, parts = "ndex" in sentence.text or "ndices" in sentence.text, "%" in sentence.text
    if indexed and sentence.word(at + 1) != "-":
        return replace(quantity, last=at + 1, right=at + 1, unit="index")
    grown = not quantity.numeral.plain and not GROWING.isdisjoint(sentence.words)
    grown = grown or (not PARTED.isdisjoint(sentence.words) and sentence.word(at + 1) in COMPARED)
    if not parts and not grown:
        return None
    return replace(quantity, kind="percentage_point", unit="percentage_point", last=at + 1, right=at + 1)


def _measured(sentence: Sentence, quantity: Quantity, at: int, end: int, english: English) -> Quantity | None:
    """``5,500 silver ounces``, ``300 net acres``: the unit stands behind its adjective."""
    found = english.unit_names.at(sentence.words, end - 1) if end - at == 2 else None
    if found is None or found[0].kind != "physical" or found[1] != 1 or len(sentence.words[end - 1]) < 4:
        return None
    if found[0].code == "m" and sentence.words[at] not in ("linear", "running", "vertical", "square"):
        return None
    unit = by_weight(sentence, found[0], end, english)
    return replace(
        quantity, kind="physical", unit=unit.code, value=quantity.value * unit.factor, last=end, right=end
    )


def noun_end(sentence: Sentence, tags: str, at: int, limit: int = 9) -> int:
    """One past the noun phrase that begins at ``at``: nouns, adjectives, their hyphens and quotes."""
    end = index = at
    while index < min(len(tags), at + limit):
        letter, word = tags[index], sentence.words[index]
        if index > at and (sentence.marks.get(index) == "date" or _given(sentence, index)):
            break
        if letter == "N" or (letter == "V" and _describes(sentence, tags, index, at)):
            if sentence.starts[index] - sentence.ends[index - 1] > 2:
                break
            end = index = index + 1
        elif word == "-" and not (sentence.glued(index) and sentence.glued(index + 1)):
            break
        elif index == at and letter in "PR" and _tied_on(sentence, tags, index):
            index += 2
        elif letter == "#" and (size := _sized(sentence, tags, index)):
            index += size
        elif letter in "PCD" and end > at and sentence.word(index - 1) == "-" and sentence.glued(index):
            index += 1
        elif _short_form(sentence, tags, index) and end > at:
            index += 3
        elif word in ("-", "'", '"', "«", "»", "/"):
            index += 1
            end = index if word in ('"', "»", "'") and end > at else end
        elif word in ("more", "fewer", "most", "further") and index == at:
            index += 1
        else:
            break
    return end


def _tied_on(sentence: Sentence, tags: str, index: int) -> bool:
    """``17 million on-chain transfers``: a small word that a hyphen ties to what follows."""
    tied = sentence.word(index + 1) == "-" and sentence.glued(index + 1) and sentence.glued(index + 2)
    return tied and tags[index + 2 : index + 3] == "N"


def _given(sentence: Sentence, index: int) -> bool:
    """``giving 640,000 people access to water``: behind these stands what they are given."""
    return sentence.word(index - 1) in ("people", "children", "households") and sentence.word(index) in GIFTS


GIFTS = closed("access help support advice shelter food water training work jobs")


def _sized(sentence: Sentence, tags: str, index: int) -> int:
    """``81 verified 5-star reviews``, ``14 new 3D printers``: how many tokens a size before a noun has."""
    if sentence.word(index + 1) == "-" and sentence.glued(index + 1) and sentence.glued(index + 2):
        return 3 if tags[index + 2 : index + 3] in ("N", "V") else 0
    return 2 if sentence.glued(index + 1) and sentence.kind(index + 1) == WORD else 0


def _short_form(sentence: Sentence, tags: str, index: int) -> bool:
    """``Emergency Communication Device (ECD) sales``: a bracket inside a name."""
    inner = sentence.forms[index + 1] if sentence.word(index) == "(" and index + 1 < len(tags) else ""
    closed = sentence.word(index + 2) == ")" and tags[index + 3 : index + 4] == "N"
    return closed and inner[:1].isupper() and len(inner) <= 6 and inner.isalpha()


def _describes(sentence: Sentence, tags: str, index: int, at: int) -> bool:
    """``12 registered firms``, ``12 new registered firms``: a participle that describes what is counted."""
    opens = index == at or (index == at + 1 and sentence.words[at] in ("new", "additional", "other"))
    return opens and _participle(sentence, tags, index)


def _participle(sentence: Sentence, tags: str, index: int) -> bool:
    """``12 registered companies``: a participle before a noun."""
    word = sentence.words[index]
    tied = tags[index + 1 : index + 2] == "N" or bool(_sized(sentence, tags, index + 1))
    return word.endswith(("ed", "ing")) and tied
