"""What part does each word play? One letter for each token, by closed word classes and its neighbours.

``V`` verb, ``A`` auxiliary, ``P`` preposition, ``C`` conjunction, ``D`` determiner, ``R`` adverb,
``O`` pronoun, ``N`` noun or adjective, ``#`` number; marks are themselves.
"""

from __future__ import annotations

from press.read.en.grammar.tokens import WORD, Sentence
from press.read.en.grammar.verbs import is_verb
from press.read.en.grammar.words import English

ADVERBS = ("ally", "ously", "ively", "edly", "ently", "antly", "ingly")
POSSESSED = frozenset(("its", "the", "their", "our", "his", "her"))
SHORT = frozenset(("adj", "avg", "inc", "corp", "ltd", "co", "est", "approx"))
"""Abbreviations whose full stop ends no phrase."""


def tag(sentence: Sentence, english: English) -> str:
    """One letter for each token of the sentence."""
    words, forms, get = sentence.words, sentence.forms, english.fixed.get
    tags = [get(word, "") for word in words]
    for at in sentence.numbers:
        tags[at] = "#"
    # A capital makes a name of other words than nouns; what is not fixed is asked for where it stands.
    for at in [
        at for at, letter in enumerate(tags) if letter != "N" and (not letter or forms[at] != words[at])
    ]:
        tags[at] = _one(sentence, at, words[at], tags[max(0, at - SEEN) : at], english)
    if not english.aside_ends.isdisjoint(words):
        _set_aside(sentence, tags, english)
    return "".join(tags)


SEEN = 4
"""Letters before a word that its own depends on."""


def _set_aside(sentence: Sentence, tags: list[str], english: English) -> None:
    """``on the other hand``: a phrase that says nothing of what is measured stands as an adverb."""
    for at, word in enumerate(sentence.words):
        if word in english.aside_ends and (found := english.aside.ending(sentence.words, at + 1)):
            tags[at + 1 - found[1] : at + 1] = "R" * found[1]


def _one(sentence: Sentence, index: int, word: str, tags: list[str], english: English) -> str:
    if sentence.kinds[index] != WORD:
        return _mark(sentence, index, word, english)
    if word in english.scale or (word == "added" and sentence.word(index - 1) == "value"):
        return "N"
    if word in english.adjective and (tags[-1:] != ["A"] or word == "unchanged"):
        return "N"
    if word == "running" and sentence.word(index - 1) in ("year", "month", "quarter", "week"):
        return "R"
    code = english.verb_code.get(word)
    if code is None and word not in english.fixed:
        _remember(word, english)
    if code == "aux":
        return "N" if sentence.word(index - 1) == "-" and sentence.glued(index) else "A"
    if code is not None and is_verb(sentence, index, word, tags, english):
        return "V"
    if (letter := english.letters.get(word)) and not (word == "us" and sentence.forms[index] == "US"):
        return _letter(sentence, index, word, letter)
    if word.endswith(ADVERBS) and len(word) > 6 and not sentence.capital(index):
        return "R"
    if code is None and word.endswith("ing") and sentence.word(index + 1) in POSSESSED and tags[-1:] == ["N"]:
        return "V"
    if (
        code is None
        and word.endswith("ed")
        and (len(word) > 4 or (len(word) == 4 and word[-3] != "e"))
        and is_verb(sentence, index, word, tags, english)
    ):
        return "V"
    return "N"


def _mark(sentence: Sentence, index: int, word: str, english: English) -> str:
    if word != "." and len(english.fixed) <= MOST_WORDS:
        english.fixed[word] = word[0]
    short = word == "." and sentence.glued(index) and sentence.word(index - 1) in SHORT
    return "'" if short and index + 1 < len(sentence) else word[0]


MOST_WORDS = 50_000


def _remember(word: str, english: English) -> None:
    """Keeps the letter of a word that its neighbours cannot change; a plain noun's holds for capitals too."""
    if word in english.verb_code or word in english.adjective or word in english.scale or word == "added":
        return
    if word.endswith(("ed", "ing")) or len(english.fixed) > MOST_WORDS:
        return
    adverb = word.endswith(ADVERBS) and len(word) > 6
    english.fixed[word] = english.letters.get(word) or ("R" if adverb else "N")


def _letter(sentence: Sentence, index: int, word: str, letter: str) -> str:
    """Words that a capital turns into names ("May"), and articles of numbers, keep their class otherwise."""
    if (
        letter in "PCR"
        and sentence.capital(index)
        and index
        and len(word) > 3
        and sentence.capital(index - 1)
    ):
        return "N"
    return letter
