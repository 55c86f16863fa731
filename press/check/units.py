"""Would another unit make it agree? Points printed as percent, dollars for yuan, kilograms for tonnes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from press.check import explain
from press.check.book import Book, is_previous
from press.check.conversion import converts
from press.check.interval import INFINITE, Interval
from press.check.merge import Verdicts
from press.check.pairing import is_amount, is_money, names_alike, plain
from press.check.relation import Relation, Values, Wording, relate
from press.check.scale import blurred
from press.check.tolerance import printed
from press.model import Basis, Figure, Measure

Retry = Callable[[Figure, Figure], Verdicts]
"""The verdicts on a release in which the second figure stands in the place of the first."""

_MOST = 8
"""Figures of a release that are tried in another unit."""

_KINDS = (frozenset({"t", "kg", "g"}), frozenset({"km2", "m2", "ha", "mu"}), frozenset({"km", "m"}))
"""Units that are taken for each other, beside those of money."""

_TRIED = frozenset({"growth", "change", "share", "sum", "difference"})


def misprints(book: Book, agreeing: Sequence[Relation], retry: Retry) -> Iterator[Relation]:
    """Failing relations for figures that agree with their sentence in another unit only."""
    vouched = {f for r in agreeing for f in r.figures}
    tries = (
        (figure, other) for figure in book.figures if figure not in vouched for other in _others(book, figure)
    )
    for _, (figure, other) in zip(range(_MOST), tries, strict=False):
        sharp = [r for r in retry(figure, other).agreeing if other in r.figures and _tells(r, other)]
        if sharp:
            yield _misprint(figure, other, sharp[0])


def _tells(relation: Relation, other: Figure) -> bool:
    """Whether a relation that agrees would not do so by chance."""
    return (
        relation.kind in _TRIED
        and relation.firm
        and (other.unit == "percentage_point" or _is_sharp(relation, other))
    )


def _is_sharp(relation: Relation, other: Figure) -> bool:
    """Whether a value clearly off would not do as well. (Points that were percent would be far off.)"""
    return not blurred(relation, relation.figures.index(other)) and not blurred(relation, relation.stated)


def _others(book: Book, figure: Figure) -> Iterator[Figure]:
    """The figure in the units that its sentence or passage suggests."""
    line = book.sentence(figure)
    if is_amount(figure) and plain(figure):
        units = {f.unit for f in book.figures if _taken_for(book, figure, f)}
        yield from (replace(figure, unit=unit) for unit in sorted(units))
    elif _is_percent_of_percent(line, figure):
        yield replace(figure, measure=Measure.CHANGE, unit="percentage_point")


def _taken_for(book: Book, figure: Figure, other: Figure) -> bool:
    return (
        is_amount(other)
        and other.unit != figure.unit
        and book.same_passage(figure, other)
        and _one_kind(figure, other)
        and not any(_is_conversion(book, f, figure) for f in book.sentence(figure))
    )


def _one_kind(a: Figure, b: Figure) -> bool:
    money = is_money(a) and is_money(b)
    return money or any(a.unit in kind and b.unit in kind for kind in _KINDS)


def _is_conversion(book: Book, a: Figure, b: Figure) -> bool:
    first, second = (a, b) if a.start < b.start else (b, a)
    return a is not b and converts(book, first, second)


def _is_percent_of_percent(line: Iterable[Figure], figure: Figure) -> bool:
    """A growth of what is itself a percentage, with the value before it in the sentence."""
    return (
        figure.measure is Measure.GROWTH_RATE
        and figure.unit == "percent"
        and figure.basis is not Basis.AVERAGE_ANNUAL
        and any(_is_far(figure, base, level) for base in line for level in line)
    )


def _is_far(figure: Figure, base: Figure, level: Figure) -> bool:
    """Whether the two are percentages of the growth's own name that do not grow by it."""
    fits = all(f.unit == "percent" and names_alike(f, figure) and f is not figure for f in (base, level))
    if not fits or not is_previous(base) or is_previous(level) or base.value <= 0 or level.value <= 0:
        return False
    growth = (printed(level) / printed(base) - Interval.point(1)).times(100)
    return not growth.meets(printed(figure))


def _misprint(figure: Figure, other: Figure, relation: Relation) -> Relation:
    """A relation that cannot hold: the figure as printed, with those that want another unit."""
    figures = (figure, *(f for f in relation.figures if f != other))

    def implied(values: Values) -> Interval:
        return Interval.point(INFINITE)

    def wording() -> Wording:
        claim = (
            f"{explain.called(figure)}: {explain.as_printed(figure)} agrees with its sentence only as"
            f" {explain.as_printed(other)}"
        )
        return Wording(claim, told=f"As {explain.as_printed(other)}: {explain.computation(relation)}")

    return relate("unit", figures, implied, wording, blames=0)
