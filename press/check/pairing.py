"""May two figures be set against each other? Areas, periods, natures and units that go together."""

from __future__ import annotations

import re
from datetime import date

from press.check.book import Book, is_previous, name
from press.check.naming import Name, akin, covers, name_of, same
from press.check.words import ANYWHERE
from press.model import Basis, Figure, Measure, Nature, Period

AMOUNTS = (Measure.LEVEL, Measure.CHANGE)
_NOT_AMOUNTS = frozenset(
    {"percent", "percentage_point", "per_mille", "basis_point", "times", "rank", "ratio"}
)
_DAYS_OF_A_YEAR = 366


def is_amount(figure: Figure) -> bool:
    """Whether the figure is a quantity in a unit of its own, so that scale slips can happen to it."""
    return figure.measure in AMOUNTS and figure.unit not in _NOT_AMOUNTS


def is_money(figure: Figure) -> bool:
    """Whether the figure is an amount of money, or one per something."""
    return bool(re.fullmatch("[A-Z]{3}", figure.unit.partition("/")[0]))


def same_area(a: Figure, b: Figure) -> bool:
    """Whether both are about one place; a figure that names none, or "the city", may be about any."""
    if not a.ref_area or not b.ref_area or is_anywhere(a.ref_area) or is_anywhere(b.ref_area):
        return True
    return akin(name_of(a.ref_area), name_of(b.ref_area))


def is_anywhere(area: str) -> bool:
    """Whether an area's words only point back at the place that the release is about."""
    return area.strip().casefold().removeprefix("the ") in ANYWHERE


def same_period(book: Book, a: Figure, b: Figure) -> bool:
    """Whether both speak of one time. Where one is undated, they must stand in one passage.

    A stock on the last day of a year goes with the year.
    """
    if _unknown(a.period) or _unknown(b.period):
        return book.same_passage(a, b)
    assert a.period is not None
    assert b.period is not None
    if a.period.last != b.period.last:
        return False
    return a.period.first == b.period.first or _a_day(a.period) or _a_day(b.period)


def ends_together(book: Book, level: Figure, rate: Figure) -> bool:
    """Whether a level belongs to the end of the span that a rate or multiple covers."""
    if _unknown(level.period) or _unknown(rate.period):
        return book.same_passage(level, rate)
    assert level.period is not None
    assert rate.period is not None
    begun = rate.period.first is None or (
        level.period.first is not None and level.period.first >= rate.period.first
    )
    return level.period.last == rate.period.last and begun


def _a_day(period: Period) -> bool:
    return period.first == period.last


def _unknown(period: Period | None) -> bool:
    return period is None or period.last is None


def same_side(a: Figure, b: Figure) -> bool:
    """Whether both are facts, both plans, both outlooks, or both earlier values."""
    return a.nature == b.nature


def same_basis(a: Figure, b: Figure) -> bool:
    """Whether both are reckoned over the same span, as far as they say."""
    return a.basis is None or b.basis is None or a.basis == b.basis


def is_base(book: Book, base: Figure, figure: Figure) -> bool:
    """Whether ``base`` can be what a growth rate, change or multiple compares with."""
    if base.period is not None and base.period == figure.period and not _unknown(base.period):
        return is_previous(base) and book.together(base, figure)  # a span, or a date that was not read
    if figure.base_period is not None and not _unknown(figure.base_period):
        return base.period == figure.base_period if not _unknown(base.period) else book.together(base, figure)
    if _unknown(base.period) or _unknown(figure.period):
        return is_previous(base) and book.same_passage(base, figure)
    return _one_step_earlier(base.period, figure.period, figure.basis) and is_previous(base)


def _one_step_earlier(base: Period | None, period: Period | None, basis: Basis | None) -> bool:
    assert base is not None
    assert period is not None
    assert base.last is not None
    assert period.last is not None
    months = _months(base.last, period.last)
    match basis:
        case Basis.YEAR_ON_YEAR:
            return months == 12
        case Basis.QUARTER_ON_QUARTER:
            return months == 3
        case Basis.MONTH_ON_MONTH:
            return months == 1
        case _:
            return months >= 0


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def years_of(figure: Figure) -> set[int]:
    """Over how many years a growth rate or multiple may be meant.

    A plan's years count from the year before it, so 2021 to 2024 are four; a span that begins
    with its base year has one year less than it touches.
    """
    years: set[int] = set()
    if figure.base_period and figure.base_period.last and figure.period and figure.period.last:
        years.add(figure.period.last.year - figure.base_period.last.year)
    elif figure.period and figure.period.first and figure.period.last:
        years.add(figure.period.last.year - figure.period.first.year + 1)
    return {n for n in years if n > 0}


def spans_years(figure: Figure) -> bool:
    """Whether the figure's own period is longer than a year."""
    period = figure.period
    if period is None or period.first is None or period.last is None:
        return False
    return (period.last - period.first).days > _DAYS_OF_A_YEAR


def names_alike(a: Figure, b: Figure) -> bool:
    """Whether the indicators are the same, words of totals and of grammar aside."""
    return same(name(a), name(b))


def names_akin(a: Figure, b: Figure) -> bool:
    """Whether one indicator is the other with further words."""
    return akin(name(a), name(b))


def named(figure: Figure, wanted: Name) -> bool:
    """Whether the figure's indicator carries all of the wanted words."""
    return covers(name(figure), wanted)


def plain(figure: Figure) -> bool:
    """Whether the figure is neither a difference from another place nor without a name."""
    return figure.versus is None and bool(name(figure))


def settled(figure: Figure) -> bool:
    """Whether it speaks of what is, not of plans and outlooks."""
    return figure.nature in (Nature.ACTUAL, Nature.PREVIOUS)
