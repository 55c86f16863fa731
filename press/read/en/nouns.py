"""What does a bare number count? The noun phrase right behind it."""

from __future__ import annotations

from dataclasses import replace

from press.read.en.quantity import Quantity
from press.read.en.tokens import Sentence
from press.read.en.words import English


def counted(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> Quantity:
    """The noun phrase right after a bare number is what it counts."""
    at = quantity.numeral.last
    at += sentence.word(at) == "+" and sentence.glued(at)
    if quantity.hyphened or sentence.word(at) in ("(", ",", ".", ";"):
        return quantity
    end = noun_end(sentence, tags, at)
    if end == at:
        return quantity
    return replace(quantity, kind="count", noun=(at, end), right=quantity.last)


def noun_end(sentence: Sentence, tags: str, at: int, limit: int = 9) -> int:
    """One past the noun phrase that begins at ``at``: nouns, adjectives, their hyphens and quotes."""
    end = index = at
    while index < min(len(tags), at + limit):
        letter, word = tags[index], sentence.words[index]
        if letter == "N" or (letter == "V" and index == at and _participle(sentence, tags, index)):
            if sentence.starts[index] - sentence.ends[index - 1] > 2:
                break
            end = index = index + 1
        elif word in ("-", "'", '"', "«", "»", "/"):
            index += 1
            end = index if word in ('"', "»", "'") and end > at else end
        elif word in ("more", "fewer", "most") and index == at:
            index += 1
        else:
            break
    return end


def _participle(sentence: Sentence, tags: str, index: int) -> bool:
    """``12 registered companies``: a participle before a noun."""
    word = sentence.words[index]
    return word.endswith(("ed", "ing")) and tags[index + 1 : index + 2] == "N"
