"""The figures of a release in their places: which sentence, which passage, which stand side by side."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from press.check.naming import Name, name_of
from press.model import Figure, Nature, PassageKind, Release

_SILENT = frozenset({PassageKind.BOILERPLATE, PassageKind.GLOSSARY})
"""What stands there is about the publisher or about words, not about the release's subject."""

Place = tuple[int, int]
"""Passage and sentence, counted from 0; in a table every figure is a sentence of its own."""


@dataclass(slots=True)
class Book:
    """Figures in text order with their places and names; made by :func:`open_book`."""

    release: Release
    figures: tuple[Figure, ...]
    places: dict[Figure, Place]
    in_tables: frozenset[Figure]
    by_sentence: dict[Place, list[Figure]] = field(default_factory=dict)
    by_unit: dict[str, list[Figure]] = field(default_factory=dict)

    def sentence(self, figure: Figure) -> list[Figure]:
        """The figures of the same sentence, in order, itself among them."""
        return self.by_sentence[self.places[figure]]

    def together(self, *figures: Figure) -> bool:
        """Whether all stand in one sentence."""
        return len({self.places[f] for f in figures}) == 1

    def same_passage(self, *figures: Figure) -> bool:
        """Whether all stand in one passage of running text."""
        return len({self.places[f][0] for f in figures}) == 1 and self.in_tables.isdisjoint(figures)

    def between(self, a: Figure, b: Figure) -> str:
        """The words between two figures."""
        first, second = sorted((a, b), key=lambda f: f.start)
        return self.release.text[first.end : second.start]

    def of_unit(self, unit: str) -> list[Figure]:
        """All figures of a unit, in order."""
        return self.by_unit.get(unit, [])

    def nearest(self, anchor: Figure, candidates: Iterable[Figure]) -> list[Figure]:
        """Candidates from the nearest to the farthest: same sentence, same passage, then by distance."""
        here = self.places[anchor]
        return sorted(
            candidates,
            key=lambda f: (
                self.places[f] != here,
                self.places[f][0] != here[0],
                abs(f.start - anchor.start),
            ),
        )


def name(figure: Figure) -> Name:
    """The comparable name of a figure's indicator."""
    return name_of(figure.indicator)


def open_book(figures: Sequence[Figure], release: Release) -> Book:
    """Put figures in their places; those in boilerplate and glossaries are left out."""
    blocks = _blocks(release)
    ends = _sentence_ends(release, blocks)
    starts = [block[0] for block in blocks]
    book = Book(release, (), {}, frozenset())
    placed: dict[Figure, Place] = {}
    tables: set[Figure] = set()
    for order, figure in enumerate(sorted(figures, key=lambda f: (f.start, f.end, f.measure, f.value))):
        at = max(0, bisect_right(starts, figure.start) - 1)
        kind = blocks[at][2]
        if kind in _SILENT:
            continue
        table = kind is PassageKind.TABLE
        placed[figure] = (at, order if table else bisect_right(ends, figure.start))
        if table:
            tables.add(figure)
    book.figures, book.places, book.in_tables = tuple(placed), placed, frozenset(tables)
    book.by_sentence, book.by_unit = _index(placed)
    return book


def _index(placed: dict[Figure, Place]) -> tuple[dict[Place, list[Figure]], dict[str, list[Figure]]]:
    by_sentence: defaultdict[Place, list[Figure]] = defaultdict(list)
    by_unit: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure, place in placed.items():
        by_sentence[place].append(figure)
        by_unit[figure.unit].append(figure)
    return dict(by_sentence), dict(by_unit)


def _blocks(release: Release) -> list[tuple[int, int, PassageKind]]:
    """The passages; where there are none, the lines of the text."""
    if release.passages:
        return sorted((p.start, p.end, p.kind) for p in release.passages)
    lines = re.finditer(r"[^\n]+", release.text)
    return [(m.start(), m.end(), PassageKind.PARAGRAPH) for m in lines] or [(0, 0, PassageKind.PARAGRAPH)]


def _sentence_ends(release: Release, blocks: Sequence[tuple[int, int, PassageKind]]) -> list[int]:
    """Offsets at which a sentence ends. Semicolons do not end one: figures refer across them."""
    ends = [m.end() for m in _full_stop().finditer(release.text)]
    return sorted({*ends, *(end for _, end, _ in blocks)})


@cache
def _full_stop() -> re.Pattern[str]:
    return re.compile(r"[。！？]|(?<![A-Z])[.!?][”\"’)]{0,2}(?=\s{1,4}[\"“‘(«]{0,2}[A-Z])")


def is_previous(figure: Figure) -> bool:
    """Whether the figure is an earlier value given for comparison."""
    return figure.nature is Nature.PREVIOUS
