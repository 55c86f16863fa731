"""The figures of a release in their places: which sentence, which passage, which stand side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from press.check.naming import Name, name_of
from press.check.sentences import Sentences, split
from press.model import Figure, Nature, PassageKind, Release

_SILENT = frozenset({PassageKind.BOILERPLATE, PassageKind.GLOSSARY})
"""What stands there is about the publisher or about words, not about the release's subject."""

_LEADING = 3
"""A headline is among the first passages: a line for the issuer and the date may stand before it."""

_LARGEST = 30
"""Powers of ten beyond which a number is a misreading; arithmetic on it would only lose digits."""

Place = tuple[int, int]
"""Passage and sentence, counted from 0; in a table every figure is a sentence of its own."""


@dataclass(frozen=True, slots=True)
class Book:
    """Figures in text order with their places; made by :func:`open_book`.

    Places are kept by identity: the questions below are asked very often, and only of figures
    that the book itself has handed out.
    """

    text: str
    sentences: Sentences
    headline: tuple[int, int]
    figures: tuple[Figure, ...]
    places: dict[int, Place]
    tabled: frozenset[int]
    by_sentence: dict[Place, list[Figure]]
    by_unit: dict[str, list[Figure]]
    published: date | None

    def sentence(self, figure: Figure) -> list[Figure]:
        """The figures of the same sentence, in order, itself among them."""
        return self.by_sentence[self.places[id(figure)]]

    def together(self, *figures: Figure) -> bool:
        """Whether all stand in one sentence."""
        first = self.places[id(figures[0])]
        return all(self.places[id(f)] == first for f in figures[1:])

    def same_passage(self, *figures: Figure) -> bool:
        """Whether all stand in one passage of running text."""
        first = self.places[id(figures[0])][0]
        return all(self.places[id(f)][0] == first and not self.in_table(f) for f in figures)

    def in_table(self, figure: Figure) -> bool:
        """Whether the figure stands in a table."""
        return id(figure) in self.tabled

    def in_headline(self, figure: Figure) -> bool:
        """Whether the figure stands in the title or the first heading, which sum the text up."""
        return self.headline[0] <= figure.start < self.headline[1]

    def between(self, a: Figure, b: Figure) -> str:
        """The words between two figures."""
        first, second = (a, b) if a.start <= b.start else (b, a)
        return self.text[first.end : second.start]

    def words_around(self, figure: Figure) -> str:
        """The words of the figure's sentence."""
        start, end = self.sentences.around(figure.start)
        return self.text[start:end]

    def of_unit(self, unit: str) -> list[Figure]:
        """All figures of a unit, in order."""
        return self.by_unit.get(unit, [])

    def nearest(self, anchor: Figure, candidates: Iterable[Figure]) -> list[Figure]:
        """Candidates from the nearest to the farthest: same sentence, same passage, then by distance."""
        here = self.places[id(anchor)]

        def distance(figure: Figure) -> tuple[bool, bool, int]:
            there = self.places[id(figure)]
            return there != here, there[0] != here[0], abs(figure.start - anchor.start)

        return sorted(candidates, key=distance)


def name(figure: Figure) -> Name:
    """The comparable name of a figure's indicator."""
    return name_of(figure.indicator)


def is_previous(figure: Figure) -> bool:
    """Whether the figure is an earlier value given for comparison."""
    return figure.nature is Nature.PREVIOUS


def open_book(figures: Sequence[Figure], release: Release) -> Book:
    """Put figures in their places; those in boilerplate and glossaries are left out."""
    sentences = split(release)
    kept = tuple(
        f
        for f in sorted(dict.fromkeys(figures), key=lambda f: (f.start, f.end, f.measure, f.value))
        if sentences.kind(f.start) not in _SILENT and _sane(f)
    )
    tabled = frozenset(id(f) for f in kept if sentences.kind(f.start) is PassageKind.TABLE)
    places = {id(f): _place(sentences, f, order, tabled) for order, f in enumerate(kept)}
    by_sentence: defaultdict[Place, list[Figure]] = defaultdict(list)
    by_unit: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in kept:
        by_sentence[places[id(figure)]].append(figure)
        by_unit[figure.unit].append(figure)
    headline = _headline(release)
    return Book(
        release.text, sentences, headline, kept, places, tabled, dict(by_sentence), dict(by_unit),
        release.published,
    )  # fmt: skip


def _sane(figure: Figure) -> bool:
    """Whether the value is of a size that anything in the world has."""
    return figure.value.is_finite() and abs(figure.value.adjusted()) <= _LARGEST


def _place(sentences: Sentences, figure: Figure, order: int, tabled: frozenset[int]) -> Place:
    passage, sentence = sentences.place(figure.start)
    return (passage, order) if id(figure) in tabled else (passage, sentence)


def _headline(release: Release) -> tuple[int, int]:
    """Where the title stands in the text, or the heading that opens it."""
    for passage in release.passages[:_LEADING]:
        if passage.kind is PassageKind.HEADING or release.words(passage).strip() == release.title:
            return passage.start, passage.end
    return 0, 0
