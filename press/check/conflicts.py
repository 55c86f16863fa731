"""One thing, one time, one place, two values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from press.check import explain
from press.check.book import Book, name
from press.check.interval import Interval
from press.check.naming import Name, name_of
from press.check.pairing import plain
from press.check.relation import Group, Relation, Values, Wording, relate
from press.model import Bound, Figure, Measure, Nature

_SHORTEST = 4
"""Characters of a Chinese name that tell one thing from another; an English one needs two words."""

_KNOWN = frozenset({"gdp", "生产总值"})


def groups(book: Book) -> Iterable[Group]:
    """Pairs of figures that say different things of the same."""
    said: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in book.figures:
        if _comparable(figure):
            said[_about(figure)].append(figure)
    for figures in said.values():
        yield from _pairs(book, figures)


def _pairs(book: Book, figures: list[Figure]) -> Iterable[Group]:
    """With more than two different values the words do not tell things apart, and nothing is said."""
    values = {f.value for f in figures}
    if len(values) == 1:
        return
    if len(values) > 2:
        return
    for a, b in combinations(figures, 2):
        if a.value != b.value and _apart(book, a, b):
            yield (_conflict(a, b),)
            return


def _comparable(figure: Figure) -> bool:
    return (
        figure.measure
        in (Measure.LEVEL, Measure.CHANGE, Measure.GROWTH_RATE, Measure.SHARE, Measure.MULTIPLE)
        and plain(figure)
        and _telling(name(figure))
        and figure.nature is Nature.ACTUAL
        and figure.bound in (Bound.EXACT, Bound.ABOUT, Bound.ALMOST)
        and figure.period is not None
        and figure.period.last is not None
    )


def _telling(own: Name) -> bool:
    return len(own.tokens) > 1 or len(own.text) >= _SHORTEST or bool(own.tokens & _KNOWN)


def _about(figure: Figure) -> tuple[object, ...]:
    return (
        (figure.indicator or "").casefold(), name_of(figure.ref_area), figure.period, figure.measure,
        figure.unit, figure.basis, figure.base_period, name_of(figure.of), figure.prices,
    )  # fmt: skip


def _apart(book: Book, a: Figure, b: Figure) -> bool:
    """In two sentences of which at least one is no table: a table repeats its row names for other columns."""
    return not book.together(a, b) and not {a, b} <= book.in_tables


def _conflict(a: Figure, b: Figure) -> Relation:
    def implied(values: Values) -> Interval:
        return values[1]

    def wording() -> Wording:
        both = f"{explain.bounded(a)} in one place and {explain.bounded(b)} in another"
        told = (
            f"Both are given for the same time, place and measure: {both}; rounding does not account for it."
        )
        return Wording(f"{explain.called(a)}: given as {both}", told=told)

    return relate("conflict", (a, b), implied, wording)
