"""What stands beside a word, so that it can be a verb? An amount, an object, a noun."""

from __future__ import annotations

from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import NUMBER, WORD, Sentence
from press.read.en.grammar.words import English

LED = closed("about around over nearly some")
AMOUNT_MARKS = closed("$ £ € ¥ ₹ us rmb usd eur gbp rs")
SPENDING = closed("spend spends spent invest invests invested")
"""Behind an amount that was spent stands what was done: ``spent £9m buying tinned fish``."""


def amount_follows(sentence: Sentence, at: int) -> bool:
    """``cost €12``, ``cost an estimated €1.4 million``: an amount, or what leads to one."""
    at += (
        2
        if sentence.word(at) in ("a", "an")
        else sentence.word(at) in ("about", "around", "over", "nearly", "some")
    )
    return sentence.kind(at) == NUMBER or sentence.word(at) in AMOUNT_MARKS


def object_follows(sentence: Sentence, index: int, english: English) -> bool:
    """Whether a thing stands here that can be cut: a determiner or a noun."""
    return english.letters.get(sentence.word(index)) == "D" or noun_like(sentence, index, english)


def noun_like(sentence: Sentence, index: int, english: English) -> bool:
    word = sentence.word(index)
    return (
        sentence.kind(index) == WORD and word not in english.letters and english.verb_code.get(word) != "aux"
    )


def was_spent(sentence: Sentence, index: int) -> bool:
    amount = NUMBER in sentence.kinds[max(0, index - 2) : index]
    return amount and not SPENDING.isdisjoint(sentence.words[max(0, index - 8) : index])


def can_follow(sentence: Sentence, index: int, english: English) -> bool:
    """Whether what stands here can follow a finite verb in the present."""
    word = sentence.word(index)
    if sentence.kind(index) == NUMBER or word in ("$", "£", "€", "+", "rmb", "usd", "us"):
        return True
    if (
        word in english.cardinal
        or word in english.ordinal
        or word in ("by", "to", "an", "a", "the", "that", "its")
    ):
        return True
    return english.bound_before.at(sentence.words, index) is not None and word != "over"
