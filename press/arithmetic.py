"""What follows from what in one release, and which statements contradict each other?

Every relation that a release states (a level is a multiple of another, a part is a share of a
whole, sectors make a total) is worked out with intervals: a printed number stands for all values
that round to it, a bound word opens a side. Two statements contradict each other only where no
values that both prints allow would satisfy the relation. A contradiction says so with the
arithmetic; it never changes or drops a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import localcontext

from press.check import (
    beside,
    change,
    conflicts,
    conversion,
    dates,
    direction,
    growth,
    increments,
    lists,
    merge,
    order,
    rates,
    shares,
    speed,
    structure,
    sums,
    tabled,
    units,
)
from press.check.book import Book, open_book
from press.check.relation import Agreement, Group
from press.model import Contradiction, Figure, Release

__all__ = ["Agreement", "agreements", "contradictions"]

_DIGITS = 100
"""Products of the largest amounts, shown to their smallest printed places, fit into so many digits."""


def contradictions(figures: Sequence[Figure], release: Release) -> tuple[Contradiction, ...]:
    """Statements of a release that cannot all be true, in text order, one for each thing wrong.

    ``figures`` are the release's own, in any order; their offsets must fit ``release.text``.
    """
    with localcontext(prec=_DIGITS):
        book = open_book(figures, release)
        verdicts = merge.judge(_groups(book))
        verdicts.failing += units.misprints(book, verdicts.agreeing, _retry(figures, release))
        return merge.findings(verdicts)


def _retry(figures: Sequence[Figure], release: Release) -> units.Retry:
    """The verdicts on the release with one figure put as another."""

    def retry(figure: Figure, other: Figure) -> merge.Verdicts:
        instead = [other if f == figure else f for f in figures]
        return merge.judge(_groups(open_book(instead, release)))

    return retry


def agreements(figures: Sequence[Figure], release: Release) -> tuple[Agreement, ...]:
    """Relations among the figures that were checked and hold, with the computation in words."""
    with localcontext(prec=_DIGITS):
        return merge.agreements(merge.judge(_groups(open_book(figures, release))))


def _groups(book: Book) -> Iterator[Group]:
    for module in (
        growth,
        change,
        rates,
        increments,
        shares,
        beside,
        sums,
        structure,
        lists,
        order,
        conversion,
        dates,
        direction,
        tabled,
        speed,
        conflicts,
    ):
        yield from module.groups(book)
