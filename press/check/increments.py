"""Increments over several years against levels, average growth and increments of single years."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from press.check import explain
from press.check.book import Book
from press.check.growth import DEFLATOR, PRICES, moves_in_volume
from press.check.interval import Interval
from press.check.pairing import (
    ends_together,
    is_amount,
    names_alike,
    plain,
    same_area,
    same_side,
    spans_years,
    years_of,
)
from press.check.rates import average_rates
from press.check.relation import Group, Groups, Relation, Values, Wording, relate
from press.model import Basis, Figure, Measure

ONE = Interval.point(1)


def groups(book: Book) -> Iterable[Group]:
    """All relations of this module."""
    yield from increment_against_rate(book)
    yield from increments(book)


def increment_against_rate(book: Book) -> Groups:
    """A level and its average growth give the increment over the years."""
    for step in book.figures:
        if step.measure is Measure.CHANGE and is_amount(step) and plain(step) and _over_years(step):
            yield tuple(
                _increment(step, rate, level, n, yearly=yearly)
                for yearly in _readings(book, step)
                for rate in average_rates(book)
                if names_alike(rate, step) and same_side(rate, step) and rate.period == step.period
                for level in _levels_at_end(book, rate, step.unit)
                for n in sorted(years_of(rate))
            )


def increments(book: Book) -> Groups:
    """The increment a year, times the years, against the increment of all years."""
    steps = [f for f in book.figures if f.measure is Measure.CHANGE and is_amount(f) and plain(f)]
    for yearly in (f for f in steps if f.basis is Basis.AVERAGE_ANNUAL):
        for total in (f for f in steps if f.basis is Basis.CUMULATIVE and f.unit == yearly.unit):
            if names_alike(yearly, total) and same_area(yearly, total) and yearly.period == total.period:
                yield tuple(_times_years(total, yearly, n) for n in sorted(years_of(yearly)))


def _readings(book: Book, step: Figure) -> tuple[bool, ...]:
    """Whether the increment is one a year. A thing has one such; of two, one is the whole and misread."""
    if step.basis is not Basis.AVERAGE_ANNUAL:
        return (False,)
    twins = [f for f in book.of_unit(step.unit) if f.measure is step.measure and f.basis is step.basis]
    rivals = [f for f in twins if f.value != step.value and f.period == step.period and names_alike(f, step)]
    return (True, False) if rivals else (True,)


def _over_years(step: Figure) -> bool:
    if step.basis is Basis.CUMULATIVE:
        return True
    return step.basis in (None, Basis.AVERAGE_ANNUAL) and spans_years(step)


def _levels_at_end(book: Book, rate: Figure, unit: str) -> list[Figure]:
    return [
        f
        for f in book.of_unit(unit)
        if f.measure is Measure.LEVEL
        and f.value > 0
        and names_alike(f, rate)
        and same_area(f, rate)
        and same_side(f, rate)
        and not spans_years(f)
        and ends_together(book, f, rate)
    ]


def _increment(step: Figure, rate: Figure, level: Figure, n: int, *, yearly: bool) -> Relation:
    volume = moves_in_volume(rate)

    def strictly(values: Values) -> Interval:
        growth = (values[1].times(Decimal("0.01")) + ONE).power(-n)
        total = values[2] * (ONE - growth)
        return total.times(Decimal(1) / n) if yearly else total

    def implied(values: Values) -> Interval:
        step_, percent, level_ = values
        return strictly((step_, _nominal(percent), level_) if volume else values)

    def wording() -> Wording:
        base = explain.number(1 + rate.value / 100, 3)
        formula = f"{explain.as_printed(level)} × (1 − {base}{_superscript(-n)})" + (
            f" ÷ {n}" if yearly else ""
        )
        claim = (
            f"{explain.called(step)}: {explain.as_printed(level)} after {n} years at"
            f" {explain.as_printed(rate)} a year does not give an increment of {explain.bounded(step)}"
        )
        return Wording(claim, formula, room=PRICES if volume else "as rounding allows")

    return relate("increment", (step, rate, level), implied, wording, blames=0, strictly=strictly)


def _nominal(real: Interval) -> Interval:
    """A growth in constant prices as growth in current ones: prices may add or take five percent."""
    ratio = real.times(Decimal("0.01")) + ONE
    return (ratio * DEFLATOR - ONE).times(100)


def _superscript(number: int) -> str:
    return str(number).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _times_years(total: Figure, yearly: Figure, n: int) -> Relation:
    def implied(values: Values) -> Interval:
        return values[1].times(n)

    def wording() -> Wording:
        claim = (
            f"{explain.called(total)}: {explain.bounded(yearly)} a year for {n} years"
            f" does not make {explain.bounded(total)}"
        )
        return Wording(claim, f"{explain.as_printed(yearly)} × {n}")

    return relate("increment", (total, yearly), implied, wording)
