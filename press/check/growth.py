"""From one level to the next: growth rates, changes and multiples against the values on both sides."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice

from press.check import explain
from press.check.book import Book, is_previous, name
from press.check.interval import Interval
from press.check.pairing import (
    ends_together,
    is_amount,
    is_base,
    names_akin,
    names_alike,
    plain,
    same_area,
    same_period,
    same_side,
    years_of,
)
from press.check.relation import Group, Groups, Relation, Values, Wording, relate
from press.check.words import VOLUME
from press.model import Basis, Bound, Figure, Measure, Prices

DEFLATOR = Interval(Decimal("0.95"), Decimal("1.05"))
"""What prices may do in a year, on average over the span.

Levels are printed in current prices, growth of GDP and value added in constant ones; the two
differ by the change of prices. Over a plan of several years that is rarely beyond five percent a
year in either direction, so a gap within it may be real, and a wider one needs a look.
"""

PRICES = "as rounding and prices that change by up to 5% a year allow"

_RIGHT_BEFORE = 10
"""Characters from an earlier value to the rate that is reckoned on it."""

REVISED = "as rounding, and prices or revisions of up to 5%, allow"

READINGS = 24
"""Pairs tried for one statement, nearest first: a sentence holds fewer, and tables are not paired."""


def growth(book: Book) -> Groups:
    """Growth rate against level and earlier level."""
    for rate in book.figures:
        if rate.measure is Measure.GROWTH_RATE and rate.basis is not Basis.AVERAGE_ANNUAL and plain(rate):
            yield tuple(islice(_growths(book, rate), READINGS))


def multiple(book: Book) -> Groups:
    """ "N times that of" against the two levels."""
    for times in book.figures:
        if times.measure is Measure.MULTIPLE and plain(times):
            yield tuple(islice(_multiples(book, times), READINGS))


def moves_in_volume(rate: Figure) -> bool:
    """Whether the growth may be in constant prices while levels are in current ones."""
    if rate.prices is not None:
        return rate.prices is Prices.REAL
    return name(rate).any_of(VOLUME)


def deflated(percent: Interval, years: int = 1) -> Interval:
    """A growth in percent with the room that the change of prices leaves over so many years."""
    ratio = (percent / Interval.point(100) + Interval.point(1)) / DEFLATOR.power(years)
    return (ratio - Interval.point(1)).times(100)


def _growths(book: Book, rate: Figure) -> Iterable[Relation]:
    bases = [f for f in book.sentence(rate) if _fits(f, rate) and _may_be_base(book, f, rate)]
    for base in book.nearest(rate, bases):
        for level in book.nearest(rate, _levels(book, rate, base)):
            yield growth_of(rate, level, base, firm=_clear(book, rate, level, base))


def _may_be_base(book: Book, base: Figure, rate: Figure) -> bool:
    """By its period; or as the earlier value right before the rate: "on the 41.7 of last month"."""
    gap = rate.start - base.end
    right_before = is_previous(base) and 0 <= gap <= _RIGHT_BEFORE and rate.basis is not Basis.AVERAGE_ANNUAL
    return is_base(book, base, rate) or right_before


def average(book: Book) -> Groups:
    """Average growth a year against the two levels of its sentence: "from A in 2020 to B in 2025"."""
    for rate in book.figures:
        if rate.measure is Measure.GROWTH_RATE and rate.basis is Basis.AVERAGE_ANNUAL and plain(rate):
            yield tuple(islice(_averages(book, rate), READINGS))


def _averages(book: Book, rate: Figure) -> Iterable[Relation]:
    amounts = [f for f in book.sentence(rate) if _fits(f, rate) and f.period and f.period.last]
    for base in (f for f in amounts if is_previous(f)):
        for level in (f for f in amounts if not is_previous(f) and f.unit == base.unit):
            if same_side(level, rate) and names_alike(level, base):
                yield from (_average(rate, level, base, n) for n in _spans(rate, level, base) if n > 1)


def _spans(rate: Figure, level: Figure, base: Figure) -> list[int]:
    """Over how many years two levels may lie apart: by their dates, else by those of the rate."""
    if base.period != level.period:
        return [years_between(base, level)]
    return sorted(
        {n - back for n in years_of(rate) for back in (0, 1)}
    )  # "from 2021 to 2025" is four or five


def _average(rate: Figure, level: Figure, base: Figure, years: int) -> Relation:
    volume = moves_in_volume(rate)

    def strictly(values: Values) -> Interval:
        return ((values[1] / values[2]).root(years) - Interval.point(1)).times(100)

    def implied(values: Values) -> Interval:
        return deflated(strictly(values)) if volume else strictly(values)

    def wording() -> Wording:
        claim = (
            f"{explain.called(rate)}: from {explain.as_printed(base)} to {explain.as_printed(level)} in"
            f" {years} years is not {explain.bounded(rate)} a year"
        )
        formula = f"({explain.as_printed(level)} ÷ {explain.as_printed(base)})^(1/{years}) − 1"
        return Wording(claim, formula, room=PRICES if volume else "as rounding allows")

    firm = names_alike(level, rate)
    return relate("growth", (rate, level, base), implied, wording, blames=0, firm=firm, strictly=strictly)


def _levels(book: Book, rate: Figure, base: Figure) -> list[Figure]:
    """What the growth may have led to. Where its own sentence tells ("from A to B"), nothing else may."""
    levels = [
        f
        for f in book.of_unit(base.unit)
        if f is not base
        and f.measure is base.measure
        and not is_previous(f)
        and _fits(f, rate)
        and _level_of(book, f, rate)
    ]
    told = [f for f in levels if book.together(f, rate, base) and names_alike(f, rate)]
    return told or levels


def _fits(amount: Figure, rate: Figure) -> bool:
    return (
        is_amount(amount)
        and amount.value > 0
        and plain(amount)
        and amount.bound is not Bound.BETWEEN
        and names_akin(amount, rate)
        and same_area(amount, rate)
    )


def _level_of(book: Book, level: Figure, rate: Figure) -> bool:
    near = book.together(level, rate) or names_alike(level, rate)
    timed = ends_together if rate.basis in (None, Basis.CUMULATIVE) else same_period
    return near and same_side(level, rate) and timed(book, level, rate)


def growth_of(rate: Figure, level: Figure, base: Figure, *, firm: bool, loose: bool = False) -> Relation:
    """A growth rate against the level and the base; ``loose`` leaves the room of prices in any case."""
    volume = loose or moves_in_volume(rate)
    years = years_between(base, level)

    def strictly(values: Values) -> Interval:
        return (values[1] / values[2] - Interval.point(1)).times(100)

    def implied(values: Values) -> Interval:
        return deflated(strictly(values), years) if volume else strictly(values)

    def wording() -> Wording:
        claim = (
            f"{explain.called(rate)}: from {explain.as_printed(base)} to {explain.as_printed(level)}"
            f" is not a growth of {explain.bounded(rate)}"
        )
        room = (REVISED if loose else PRICES) if volume else "as rounding allows"
        return Wording(claim, f"{explain.as_printed(level)} ÷ {explain.as_printed(base)} − 1", room=room)

    return relate("growth", (rate, level, base), implied, wording, blames=0, firm=firm, strictly=strictly)


def years_between(base: Figure, level: Figure) -> int:
    """Years from a base to its level, at least one."""
    ends = [f.period.last for f in (base, level) if f.period and f.period.last]
    return max(1, ends[1].year - ends[0].year) if len(ends) > 1 else 1


def _clear(book: Book, rate: Figure, level: Figure, base: Figure) -> bool:
    """Whether the three are surely of one statement: one base, and same names or no other amount beside."""
    rivals = [f for f in book.sentence(base) if f.unit == base.unit and is_previous(f)]
    others = [
        f for f in book.sentence(base) if f.unit == base.unit and f not in (base, level) and is_amount(f)
    ]
    alike = names_alike(level, rate) and names_alike(base, rate)
    return len(rivals) <= 1 and (alike or (book.together(rate, level, base) and not others))


def _multiples(book: Book, times: Figure) -> Iterable[Relation]:
    levels = [f for f in book.sentence(times) if f.start < times.start and _fits(f, times)]
    for level in book.nearest(
        times, (f for f in levels if same_side(f, times) and same_period(book, f, times))
    ):
        for base in _bases_of_multiple(book, times, level):
            yield multiple_of(times, level, base, firm=names_alike(level, base))


def _bases_of_multiple(book: Book, times: Figure, level: Figure) -> list[Figure]:
    """What the multiple compares with: the next amount of the sentence, or the dated base elsewhere."""
    after = [f for f in book.sentence(times) if f.start > times.start and is_amount(f)][:1]
    here = [f for f in after if f.unit == level.unit and names_akin(f, level) and f.value > 0]
    dated = [
        f
        for f in book.of_unit(level.unit)
        if times.base_period and f.period == times.base_period and _fits(f, times) and names_alike(f, level)
    ]
    return here + [f for f in dated if f not in here]


def multiple_of(times: Figure, level: Figure, base: Figure, *, firm: bool) -> Relation:
    """A multiple against the level and the base."""

    def implied(values: Values) -> Interval:
        return values[1] / values[2]

    def wording() -> Wording:
        claim = (
            f"{explain.called(times)}: {explain.as_printed(level)} is not {explain.bounded(times)}"
            f" {explain.as_printed(base)}"
        )
        return Wording(claim, f"{explain.as_printed(level)} ÷ {explain.as_printed(base)}")

    return relate("multiple", (times, level, base), implied, wording, blames=0, firm=firm)


def groups(book: Book) -> Iterable[Group]:
    """All relations of this module."""
    for builder in (growth, average, multiple):
        yield from builder(book)
