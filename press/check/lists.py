"""What a sentence lists under a total: "A, of which B and C"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from press.check import explain
from press.check.book import Book, name
from press.check.interval import INFINITE, Interval
from press.check.naming import overlap
from press.check.pairing import names_alike, same_area, same_period, same_side
from press.check.relation import Group, Relation, Values, Wording, relate
from press.check.shares import of_which
from press.check.sums import add_up, additive
from press.check.words import EXHAUSTIVE
from press.model import Bound, Figure, Measure

_TWO = 2


def groups(book: Book) -> Iterable[Group]:
    """All relations of this module."""
    for line in book.by_sentence.values():
        for total, parts in _listed(book, line):
            if not names_alike(parts[0], total):  # of a part that bears its whole's name, one is misread
                yield (_within(parts[0], total),)
            if len(parts) >= _TWO:
                yield from _sums(book, total, parts)


def _listed(book: Book, line: list[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """A total and the amounts of its kind that follow "of which" in the sentence."""
    amounts = [f for f in line if additive(f) and f.measure is Measure.LEVEL and f.value > 0]
    for at, total in enumerate(amounts[:-1]):
        if of_which(book.between(total, amounts[at + 1])):
            whole = _names_all(book, total, amounts[at + 1])
            parts = list(
                takewhile(lambda f, t=total, w=whole: _under(book, f, t, whole=w), amounts[at + 1 :])  # type: ignore[misc]
            )
            if parts:
                yield total, parts


def _names_all(book: Book, total: Figure, first: Figure) -> bool:
    """Whether the words before the first part say that the list names every part."""
    words = book.between(total, first).lower()
    return any(word in words for word in EXHAUSTIVE)


def _under(book: Book, part: Figure, total: Figure, *, whole: bool) -> bool:
    return (
        part.unit == total.unit
        and same_side(part, total)
        and same_area(part, total)
        and same_period(book, part, total)
        and (whole or overlap(name(part), name(total)))
    )


def _within(part: Figure, total: Figure) -> Relation:
    """No part is larger than its whole."""

    def implied(values: Values) -> Interval:
        return Interval(-INFINITE, values[1].high)

    def wording() -> Wording:
        claim = (
            f"{explain.called(part)}: {explain.bounded(part)} is said to be part of"
            f" {explain.bounded(total)} ({total.indicator}), which is less"
        )
        told = f"A part is at most its whole: {explain.bounded(part)} against {explain.bounded(total)}."
        return Wording(claim, told=told)

    return relate("part", (part, total), implied, wording)


def _sums(book: Book, total: Figure, parts: list[Figure]) -> Iterator[Group]:
    """The list may not name every part, so that only a slip of scale is told by it, unless it says so."""
    whole = _names_all(book, total, parts[0]) and all(f.bound is Bound.EXACT for f in parts)
    yield tuple(add_up(total, tuple(parts[:n]), firm=whole) for n in range(len(parts), 1, -1))
