"""Average yearly growth against what it comes to over the years: multiples, totals, increments."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from press.check import explain
from press.check.book import Book
from press.check.growth import DEFLATOR, PRICES, deflated, moves_in_volume
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
from press.check.relation import Group, Groups, Relation, Values, Wording, relate
from press.model import Basis, Figure, Measure

ONE = Interval.point(1)


def groups(book: Book) -> Iterable[Group]:
    """All relations of this module."""
    yield from multiple_against_rate(book)
    yield from increment_against_rate(book)
    yield from increments(book)


def multiple_against_rate(book: Book) -> Groups:
    """ "1.8 times that of 2020" or "up 80% since 2020" against "7.8% a year"."""
    for rate in _average_rates(book):
        for total in book.figures:
            if _is_total_growth(total) and _one_subject(rate, total) and _one_end(rate, total):
                years = sorted(_years(rate, total))
                yield tuple(_against_rate(rate, total, n) for n in years)


def increment_against_rate(book: Book) -> Groups:
    """A level and its average growth give the increment over the years."""
    for step in book.figures:
        if step.measure is Measure.CHANGE and is_amount(step) and plain(step) and _over_years(step):
            yield tuple(
                _increment(step, rate, level, n)
                for rate in _average_rates(book)
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


def _average_rates(book: Book) -> list[Figure]:
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


def _years(rate: Figure, total: Figure) -> set[int]:
    """Years that both allow. Without a common number the two speak of different spans."""
    return years_of(rate) & years_of(total)


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


def _increment(step: Figure, rate: Figure, level: Figure, n: int) -> Relation:
    yearly, volume = step.basis is Basis.AVERAGE_ANNUAL, moves_in_volume(rate)

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
