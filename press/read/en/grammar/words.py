"""The lexicon as the English reader asks it: phrases that begin or end at a token."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import Generic, TypeVar

from press.lexicon import Lexicon, Unit
from press.read.en.amounts.currencies import names_of, spelt
from press.read.en.grammar.closed import VULGAR
from press.read.memo import per_lexicon

C = TypeVar("C")
Phrase = tuple[str, ...]


@cache
def _splitter() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d_]\.){2,6}|[^\W\d_]+(?:['&][^\W\d_]+)*|[0-9]+|\S")


def split(phrase: str) -> Phrase:
    """A phrase of the lexicon as the tokens that a sentence would have."""
    return tuple(_splitter().findall(phrase.lower()))


class Phrases(Generic[C]):
    """Phrases of one category, found by their first or last word; the longest wins."""

    def __init__(self, pairs: Iterable[tuple[str, C]]) -> None:
        self.by_first: dict[str, list[tuple[Phrase, C]]] = {}
        self.by_last: dict[str, list[tuple[Phrase, C]]] = {}
        for text, code in pairs:
            if phrase := split(text):
                self.by_first.setdefault(phrase[0], []).append((phrase, code))
                self.by_last.setdefault(phrase[-1], []).append((phrase, code))
        for table in (self.by_first, self.by_last):
            for rows in table.values():
                rows.sort(key=lambda row: -len(row[0]))

    def at(self, words: Sequence[str], index: int) -> tuple[C, int] | None:
        """The code of the phrase that begins at ``index``, and its length in tokens."""
        if index >= len(words):
            return None
        for phrase, code in self.by_first.get(words[index], ()):
            if len(phrase) == 1 or tuple(words[index : index + len(phrase)]) == phrase:
                return code, len(phrase)
        return None

    def ending(self, words: Sequence[str], index: int) -> tuple[C, int] | None:
        """The code of the phrase whose last word stands right before ``index``, and its length."""
        if index <= 0:
            return None
        for phrase, code in self.by_last.get(words[index - 1], ()):
            size = len(phrase)
            if size == 1 or (size <= index and tuple(words[index - size : index]) == phrase):
                return code, size
        return None


class English:
    """All English words of a lexicon, by category."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.tables = {name: dict(codes) for name, codes in lexicon.words.get("en", {}).items()}
        self._read_numbers()
        self._read_units(lexicon.units)
        self._read_words()

    def codes(self, category: str) -> dict[str, str]:
        """Single words of a category → code (the first code that lists a word has it)."""
        found: dict[str, str] = {}
        for code, words in self.tables.get(category, {}).items():
            for word in words:
                found.setdefault(word, code)
        return found

    def phrases(self, category: str) -> Phrases[str]:
        """The phrases of a category."""
        return Phrases(self.codes(category).items())

    def words(self, *categories: str) -> frozenset[str]:
        """All words of some categories."""
        return frozenset(word for category in categories for word in self.codes(category))

    def unit(self, code: str, otherwise: Unit) -> Unit:
        """The unit of a code, or ``otherwise`` where the lexicon has none."""
        return self.by_code.get(code, otherwise)

    def _read_numbers(self) -> None:
        self.cardinal = {word: int(code) for word, code in self.codes("cardinal").items()}
        self.ordinal = {word: int(code) for word, code in self.codes("ordinal").items()}
        self.scale = {word: int(code) for word, code in self.codes("scale").items()}
        self.scale_mark = {word: int(code) for word, code in self.codes("scale_mark").items()}
        self.fraction = {word: int(code) for word, code in self.codes("fraction").items()}
        self.dozen = {word: int(code) for word, code in self.codes("dozen").items()}
        self.multiplier = {word: Decimal(code) for word, code in self.codes("multiplier").items()}
        self.multiple = {word: Decimal(code) for word, code in self.codes("multiple").items()}

    def _read_units(self, units: Sequence[Unit]) -> None:
        self.prefix = dict(_first(units, lambda unit: unit.prefix))
        named = _first(units, lambda unit: unit.names.get("en", ()))
        self.unit_names: Phrases[Unit] = Phrases([*named, *names_of(self.prefix)])
        self.prefix = spelt(self.prefix) | self.prefix
        self.suffix = dict(_first(units, lambda unit: unit.suffix))
        self.per_noun = self.phrases("per_noun")
        self.by_code = {unit.code: unit for unit in reversed(units) if unit.factor == 1}
        self.commodity, self.precious = self.words("commodity"), self.words("precious")

    def _read_words(self) -> None:
        self.bound_before = self.phrases("bound_before")
        self.bound_after = self.phrases("bound_after")
        self.verb = self.phrases("verb")
        self.verb_code = self.codes("verb")
        for phrase in list(self.verb_code):
            self.verb_code.setdefault(phrase.split()[0], "other")
        self.basis = self.phrases("basis")
        self.prices = self.phrases("prices")
        self.nature = self.phrases("nature")
        self.compare = self.phrases("compare")
        self.aside = self.phrases("aside")
        self.aside_ends = frozenset(split(phrase)[-1] for phrase in self.codes("aside"))
        self.change_noun = self.codes("change_noun")
        self.direction = self.codes("direction")
        self._read_nouns()

    def _read_nouns(self) -> None:
        self.negative = self.words("negative_noun")
        self.share_noun = self.words("share_noun")
        self.rate_noun = self.words("rate_noun")
        self.growth_noun = self.words("growth_noun")
        self.rates_proper = self.rate_noun - self.growth_noun - {"rate", "rates"}
        self.generic = self.words("generic_noun")
        self.determiner = self.words("determiner")
        self.preposition = self.words("preposition")
        self.conjunction = self.words("conjunction")
        self.pronoun = self.words("pronoun")
        self.adverb = self.words("adverb")
        self.own_part = self.words("own_part")
        self.label = self.words("label")
        self.index_noun = self.words("index_noun")
        self.duration_noun = self.words("duration_noun")
        self.area = self.words("area")
        self.filler = self.words("filler")
        self.street = self.words("street")
        self.people = self.words("people")
        self.capacity = self.words("capacity")
        self.noun_first = self.words("noun_first")
        self.verb_only = self.words("verb_only")
        self.object_verb = self.words("object_verb")
        self.nominal = self.phrases("nominal")
        self.actor, self.empty = self.words("actor"), self.words("empty") | self.filler
        self.answer = self.words("answer")
        self.adjective = self.words("adjective")
        self.measured = _heads(self.lexicon)
        self.letters = self._letters()
        self.time_noun = self.words("time_noun")
        self.nameless = self.empty.union(self.letters, self.time_noun)
        self.fixed: dict[str, str] = {}
        """Words seen so far whose part of speech stands whatever their neighbours are."""
        self.strong = frozenset(word for word in self.verb_code if _past(word, self.verb_code))
        forms = frozenset(self.verb_code) - self.noun_first - self.strong - frozenset(self.change_noun)
        self.base_verbs = frozenset(word for word in forms if not word.endswith("s"))
        self.function = self.determiner | self.preposition | self.conjunction | self.pronoun | self.adverb
        self.anchors = frozenset(self.cardinal) | frozenset(self.fraction) | frozenset(self.multiplier)
        self.anchors |= frozenset(self.ordinal) - {"first"} | frozenset(self.multiple)
        self.ranking = (
            frozenset(self.multiplier)
            | frozenset(self.multiple)
            | frozenset(self.ordinal)
            | {"no", "top", "number", "half"}
        )
        self.anchors |= frozenset(self.scale) | frozenset(self.dozen)
        self.anchors |= frozenset(word for word, code in self.verb_code.items() if code == "rank")
        self.begins = self.anchors.union(VULGAR)

    def _letters(self) -> dict[str, str]:
        """Closed word classes, one letter each; the first class that lists a word has it."""
        classes = {"D": "determiner", "O": "pronoun", "C": "conjunction", "P": "preposition", "R": "adverb"}
        found: dict[str, str] = {}
        for letter, category in classes.items():
            for word in self.words(category):
                found.setdefault(word, letter)
        return found


def _past(word: str, verbs: dict[str, str]) -> bool:
    """Past and -ing forms, and other forms that no noun has; ``rise`` and ``rises`` are none."""
    if len(word) > 4 and word.endswith(("ed", "ing")):
        return True
    return not (
        word.endswith("s") or word + "s" in verbs or word + "es" in verbs or word[:-1] + "ies" in verbs
    )


def _first(units: Sequence[Unit], words: Callable[[Unit], Iterable[str]]) -> list[tuple[str, Unit]]:
    known: dict[str, Unit] = {}
    for unit in units:
        for word in words(unit):
            known.setdefault(word, unit)
    return list(known.items())


def _heads(lexicon: Lexicon) -> frozenset[str]:
    """The last words of the indicators' names: ``ebitda``, ``revenue``, ``npv``."""
    names = (name for indicator in lexicon.indicators for name in indicator.names.get("en", ()))
    return frozenset(name.lower().split()[-1] for name in names)


@per_lexicon
def english(lexicon: Lexicon) -> English:
    """The English words of ``lexicon``, built once."""
    return English(lexicon)
