"""Which part of one do "half" and "a third" tell? Not the ordinals and not the parts of a year."""

from __future__ import annotations

from decimal import Decimal

from press.read.en.amounts.numeral import FRACTION, Numeral
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import NUMBER, WORD, Sentence
from press.read.en.grammar.words import English

BEFORE_PERIOD_HALF = closed("first second latter last other next previous this one")


def bare_fraction(sentence: Sentence, index: int, english: English) -> Numeral | None:
    """``a third``, ``half``, ``a quarter of``: parts of one, not ordinals and not quarters of a year."""
    word, before, after = sentence.word(index), sentence.word(index - 1), sentence.word(index + 1)
    if sentence.word(index + 1) == "-" and sentence.word(index + 2) in ("point", "percentage"):
        first = index - (before == "a")
        return Numeral(first, index + 1, Decimal(1) / english.fraction[word], form=FRACTION)
    if word == "half":
        if before in BEFORE_PERIOD_HALF:
            return None
        first = index - 1 if before == "a" else index
        share = (
            after in ("of", "the", "all", "(")
            or after in ("a", "percentage")
            or sentence.word(first - 1) == "by"
        )
        share = share and sentence.words[index + 1 : index + 4] not in (
            ["of", "the", "year"],
            ["of", "this", "year"],
        )
        share = share and not (after == "of" and sentence.kind(index + 2) == NUMBER)
        share = share or _moved_by(sentence, first, index + 1, english) or _leading(sentence, first, english)
        return Numeral(first, index + 1, Decimal("0.5"), form=FRACTION) if share else None
    if before == "a" and not word.endswith("s") and _told(sentence, index, english):
        return Numeral(index - 1, index + 1, Decimal(1) / english.fraction[word], form=FRACTION)
    if before == "every" and _every_nth(sentence, index):
        return Numeral(index - 1, index + 1, Decimal(1) / english.fraction[word], form=FRACTION)
    if before == "mere" and sentence.word(index - 2) == "a" and after == "of" and not word.endswith("s"):
        return Numeral(index, index + 1, Decimal(1) / english.fraction[word], form=FRACTION)
    if (
        before == "a"
        and not word.endswith("s")
        and (after in COMPARED_BY or _part_of_asked(sentence, index, english) or _gap_filled(sentence, index))
    ):
        return Numeral(index - 1, index + 1, Decimal(1) / english.fraction[word], form=FRACTION)
    if before == "a" and after == "of" and not word.endswith("s"):
        year = sentence.word(index + 2).isdigit() or sentence.word(index + 3) == "year"
        return (
            None
            if year
            else Numeral(index - 1, index + 1, Decimal(1) / english.fraction[word], form=FRACTION)
        )
    return None


def _every_nth(sentence: Sentence, index: int) -> bool:
    """``every sixth firm``: a part; ``every third year`` is how often."""
    word, after = sentence.word(index), sentence.word(index + 1)
    return word.endswith(("th", "rd")) and after not in OFTEN and sentence.glued(index + 1) is False


OFTEN = closed("year years day month week hour minute time quarter weekend night party page line person's of")
COMPARED_BY = closed(
    "more less higher lower fewer below above larger smaller cheaper faster longer shorter up down"
)


def _gap_filled(sentence: Sentence, index: int) -> bool:
    """``network costs 23%, and policy costs a sixth.``: a part beside others at the end of a statement."""
    parts = "%" in sentence.words[:index] or "percent" in sentence.words[:index]
    return parts and sentence.word(index + 1) in (".", ",", ";", "") and sentence.word(index) != "quarter"


def _part_of_asked(sentence: Sentence, index: int, english: English) -> bool:
    """``a fifth will hold``, ``a third said``: what part of those asked does, where parts are told of."""
    after = sentence.word(index + 1)
    bound = english.bound_before.ending(sentence.words, index - 1)
    if bound is not None and after in english.base_verbs:
        return True
    if after not in english.answer and english.verb_code.get(after) != "aux":
        return False
    told = frozenset(english.fraction) | PARTS_TOLD
    return any(word in told for at, word in enumerate(sentence.words) if at != index)


def _told(sentence: Sentence, index: int, english: English) -> bool:
    """``a third`` by which something moved, that something accounts for, or that leads a statement."""
    return _moved_by(sentence, index - 1, index + 1, english) or _leading(sentence, index - 1, english)


def _moved_by(sentence: Sentence, first: int, after: int, english: English) -> bool:
    """``rose by a third``, ``cut by almost a quarter in May``, ``a drop of nearly half``, ``accounts for
    about a third``; never ``by a third party``."""
    if sentence.kind(after) == WORD and sentence.word(after) not in BEHIND_PART:
        return False
    at = first - 1
    while sentence.word(at) in DEGREES:
        at -= 1
    word, before = sentence.word(at), sentence.word(at - 1)
    if word in ("of", "by") and before in english.change_noun:
        return True
    moved = english.verb_code.get(word) in ("up", "down", "lose", "add", "share")
    return word == "by" or moved or (word == "for" and before in ACCOUNTING)


def _leading(sentence: Sentence, first: int, english: English) -> bool:
    """``of which nearly a quarter belonged``, ``Of the 42 projects, about a third are``: a part of those
    named before, as the subject of what follows."""
    at, after = first - 1, first + 1 + (sentence.word(first) == "a")
    while sentence.word(at) in DEGREES:
        at -= 1
    acts = english.verb_code.get(sentence.word(after)) is not None or sentence.word(after).endswith("ed")
    if not acts:
        return False
    if sentence.word(at) in ("which", "whom") and sentence.word(at - 1) == "of":
        return True
    return sentence.word(at) == "," and sentence.words[:1] == ["of"]


PARTS_TOLD = closed(
    "% percent half respondents surveyed polled asked voters adults firms businesses households"
)
DEGREES = closed("about around almost nearly roughly over than more less at least some up to just only")
ACCOUNTING = closed("account accounts accounted accounting")
BEHIND_PART = closed(
    "in to from since over compared against during between as while last this and or on for within but"
)
