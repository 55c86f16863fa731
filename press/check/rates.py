"""Average yearly growth against what it comes to over the years: multiples, totals, increments."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from press.check import explain
from press.check.book import Book
from press.check.growth import PRICES, deflated, moves_in_volume
from press.check.interval import Interval
from press.check.pairing import (
    names_alike,
    plain,
    same_area,
    same_side,
    years_of,
)
from press.check.relation import Group, Groups, Relation, Values, Wording, relate
from press.model import Basis, Figure, Measure

ONE = Interval.point(1)


def groups(book: Book) -> Iterable[Group]:
    """All relations of this module."""
    yield from multiple_against_rate(book)


def multiple_against_rate(book: Book) -> Groups:
    """ "1.8 times that of 2020" or "up 80% since 2020" against "7.8% a year"."""
    for rate in average_rates(book):
        for total in book.figures:
            if _is_total_growth(total) and _one_subject(rate, total) and _one_end(rate, total):
                years = sorted(_years(book, rate, total))
                yield tuple(_against_rate(rate, total, n) for n in years)


def average_rates(book: Book) -> list[Figure]:
    """The average yearly growth rates of a release."""
    return [
        f
        for f in book.figures
        if f.measure is Measure.GROWTH_RATE
        and f.basis is Basis.AVERAGE_ANNUAL
        and plain(f)
        and f.value > -100
    ]


def _is_total_growth(figure: Figure) -> bool:
    if not plain(figure) or figure.value <= 0:
        return False
    if figure.measure is Measure.MULTIPLE:
        return figure.base_period is not None
    return (
        figure.measure is Measure.GROWTH_RATE and figure.basis is Basis.CUMULATIVE and bool(years_of(figure))
    )


def _one_subject(a: Figure, b: Figure) -> bool:
    return names_alike(a, b) and same_area(a, b) and same_side(a, b)


def _one_end(rate: Figure, total: Figure) -> bool:
    if rate.period is None or total.period is None or rate.period.last is None:
        return False
    return rate.period.last == total.period.last


def _years(book: Book, rate: Figure, total: Figure) -> set[int]:
    """Years that both allow. Without a common number the two speak of different spans.

    A yearly rate that its sentence dates with the last year alone takes the span of the multiple beside it.
    """
    years = years_of(rate) & years_of(total)
    undated = rate.base_period is None and years_of(rate) <= {1} and book.together(rate, total)
    return years or (years_of(total) - {1} if undated else set())


def _against_rate(rate: Figure, total: Figure, n: int) -> Relation:
    volume = moves_in_volume(rate)

    def strictly(values: Values) -> Interval:
        return (_factor(total, values[1]).root(n) - ONE).times(100)

    def implied(values: Values) -> Interval:
        return deflated(strictly(values)) if volume else strictly(values)

    def wording() -> Wording:
        power = (1 + rate.value / 100) ** n
        claim = (
            f"{explain.called(total)}: {explain.bounded(total)} in {n} years means growth of"
            f" {explain.computed(_yearly(total, n), rate)} a year, not {explain.bounded(rate)}"
        )
        formula = f"{explain.plain(_plain_factor(total))}^(1/{n}) − 1"
        remark = f"{explain.as_printed(rate)} for {n} years gives {explain.number(power, 2)} times."
        if volume:
            gap = (1 + _yearly(total, n) / 100) / (1 + rate.value / 100) - 1
            remark += (
                f" A multiple in current prices and a growth in constant ones may differ, here as if prices"
                f" had changed by {explain.number(gap * 100, 1)}% a year."
            )
        return Wording(claim, formula, remark, room=PRICES if volume else "as rounding allows")

    return relate("multiple-vs-growth", (rate, total), implied, wording, strictly=strictly)


def _factor(total: Figure, value: Interval) -> Interval:
    return value if total.measure is Measure.MULTIPLE else value.times(Decimal("0.01")) + ONE


def _plain_factor(total: Figure) -> Decimal:
    return total.value if total.measure is Measure.MULTIPLE else 1 + total.value / 100


def _yearly(total: Figure, n: int) -> Decimal:
    return (_plain_factor(total) ** (Decimal(1) / n) - 1) * 100
