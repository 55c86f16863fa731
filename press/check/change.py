"""Absolute changes against the levels and the growth rates printed beside them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice

from press.check import explain
from press.check.book import Book, is_previous, name
from press.check.growth import READINGS, moves_in_volume
from press.check.interval import HUNDRED, INFINITE, Interval
from press.check.pairing import (
    ends_together,
    is_amount,
    names_akin,
    names_alike,
    plain,
    same_area,
    same_basis,
    same_period,
    same_side,
)
from press.check.relation import Group, Groups, Relation, Values, Wording, relate
from press.check.words import AVERAGING, NEGATIVE, REPEATING
from press.model import Basis, Figure, Measure
from press.read import calendar

_STATED = (Measure.LEVEL, Measure.CHANGE, Measure.GROWTH_RATE, Measure.SHARE)

_AT_ONCE = 12
"""Characters between an amount and its rate where the second only repeats the first."""

_ALIKE = 3
"""Times: values further apart are of different things, not one of them misprinted."""

_NEAR = 40
"""Characters between the two values of a comparison: a date or a unit, not another statement."""


def groups(book: Book) -> Iterable[Group]:
    """All relations of this module."""
    for builder in (change, rate_and_change, opposite_signs):
        yield from builder(book)


def change(book: Book) -> Groups:
    """Absolute change against level and earlier level: "from A to B, up C"."""
    for step in book.figures:
        if (
            step.measure is Measure.CHANGE
            and plain(step)
            and not is_previous(step)
            and not _averaged(book, step)
        ):
            pairs = (_step(book, step, base) for base in _earlier(book, step))
            yield tuple(islice((pair for pair in pairs if pair), READINGS))


def rate_and_change(book: Book) -> Groups:
    """Growth rate and absolute change of one sentence against the level that they lead to."""
    for step in book.figures:
        if step.measure is Measure.CHANGE and is_amount(step) and plain(step) and not is_previous(step):
            averaged = _averaged(book, step)
            rates = [r for r in book.sentence(step) if not averaged and _goes_with(book, r, step)]
            yield tuple(
                islice(
                    (
                        _base_times_rate(book, step, r, at)
                        for r in rates
                        for at in _levels(book, step)
                        if same_period(book, at, step) or _is_stock(at, step, r)
                    ),
                    READINGS,
                )
            )


def opposite_signs(book: Book) -> Groups:
    """A rise and a fall said of one thing in one sentence."""
    for step in book.figures:
        if step.measure is Measure.CHANGE and is_amount(step) and plain(step):
            rates = [
                r for r in book.sentence(step) if _goes_with(book, r, step) and _said_at_once(book, step, r)
            ]
            if len(rates) == 1 and rates[0].value and step.value:
                yield (_signs(step, rates[0]),)


def _averaged(book: Book, step: Figure) -> bool:
    """Whether the change is one of a single year in a span of several: "253 a year on average"."""
    before = book.text[max(0, step.start - _AT_ONCE) : step.start].lower()
    return step.basis is Basis.AVERAGE_ANNUAL or any(word in before for word in AVERAGING)


def _said_at_once(book: Book, step: Figure, rate: Figure) -> bool:
    """ "9 cents, or 0.3 percent", "362 (up 19.5%)": the rate only repeats the amount."""
    words = book.between(step, rate).strip(" ,，").lower()
    repeats = step.start < rate.start and len(words) <= _AT_ONCE and words.startswith(REPEATING)
    return repeats and names_alike(rate, step) and not name(step).any_of(NEGATIVE)


def _earlier(book: Book, step: Figure) -> list[Figure]:
    return [f for f in book.sentence(step) if is_previous(f) and f.measure in _STATED and f is not step]


def _step(book: Book, step: Figure, base: Figure) -> Relation | None:
    """The change between a base and the value that goes with it."""
    level = _partner(book, base, step)
    if (
        level is None
        or level is step
        or not _units_of_change(step, level)
        or not _change_of(book, step, level)
    ):
        return None
    return _difference(book, step, level, base)


def _partner(book: Book, base: Figure, step: Figure) -> Figure | None:
    """The later value of "from A to B", else of "B, compared with A": a neighbour with little between.

    The step itself may stand between: "B, an increase of C from A".
    """
    line = book.sentence(base)
    at = line.index(base)
    after = [f for f in line[at + 1 : at + 2] if _joined(book.between(base, f))]
    here = [f for f in line[max(0, at - 2) : at] if f is not step][-1:]
    before = [f for f in here if len(_apart_from(book, f, base, step)) <= _NEAR]
    for level in after + before:
        if level.unit == base.unit and level.measure is base.measure:
            return level if names_akin(level, base) and not is_previous(level) else None
    return None


def _apart_from(book: Book, level: Figure, base: Figure, step: Figure) -> str:
    """The words between a level and its base, without the step's own."""
    if level.end <= step.start and step.end <= base.start:
        return book.text[level.end : step.start] + book.text[step.end : base.start]
    return book.between(level, base)


def _joined(words: str) -> bool:
    """Whether "from A … to B" is one phrase."""
    return len(words) <= _NEAR and not any(mark in words for mark in ",;，；、")


def _units_of_change(step: Figure, level: Figure) -> bool:
    relative = level.unit in ("percent", "per_mille", "percentage_point")
    if level.unit == "percent":
        return step.unit == "percentage_point"
    return step.unit == level.unit and not relative


def _change_of(book: Book, step: Figure, level: Figure) -> bool:
    return names_akin(step, level) and same_area(step, level) and same_period(book, step, level)


def _difference(book: Book, step: Figure, level: Figure, base: Figure) -> Relation:
    rivals = [f for f in book.sentence(step) if f.unit == step.unit and f.measure is step.measure]
    firm = len([f for f in rivals if f not in (step, level, base)]) <= 2 or _adjacent(book, step, level, base)
    return difference_of(step, level, base, firm=firm)


def difference_of(step: Figure, level: Figure, base: Figure, *, firm: bool) -> Relation:
    """A change against the level and the base."""

    def implied(values: Values) -> Interval:
        return values[1] - values[2]

    def wording() -> Wording:
        claim = (
            f"{explain.called(step)}: from {explain.as_printed(base)} to {explain.as_printed(level)}"
            f" is not a change of {explain.bounded(step)}"
        )
        return Wording(claim, f"{explain.as_printed(level)} − {explain.as_printed(base)}")

    def solved(index: int) -> Decimal:
        return base.value + step.value if index == 1 else level.value - step.value

    return relate("change", (step, level, base), implied, wording, blames=0, firm=firm, solved=solved)


def _adjacent(book: Book, *figures: Figure) -> bool:
    line = book.sentence(figures[0])
    places = sorted(line.index(f) for f in figures)
    return places[-1] - places[0] == len(figures) - 1


def _goes_with(book: Book, rate: Figure, step: Figure) -> bool:
    return (
        rate.measure is Measure.GROWTH_RATE
        and rate.basis is not Basis.AVERAGE_ANNUAL
        and rate.unit == "percent"
        and plain(rate)
        and names_akin(rate, step)
        and same_area(rate, step)
        and same_period(book, rate, step)
        and same_basis(rate, step)
        and same_side(rate, step)
        and (rate.base_period is None or step.base_period is None or rate.base_period == step.base_period)
    )


def _levels(book: Book, step: Figure) -> list[Figure]:
    found = [
        f
        for f in book.of_unit(step.unit)
        if _is_level(f, step)
        and plain(f)
        and same_side(f, step)
        and names_akin(f, step)
        and same_area(f, step)
        and (same_period(book, f, step) or (_over_a_year(step) and ends_together(book, f, step)))
    ]
    return book.nearest(step, found)


def _over_a_year(step: Figure) -> bool:
    return step.period is not None and calendar.whole_months(step.period) == 12


def _is_stock(level: Figure, step: Figure, rate: Figure) -> bool:
    """Over the year to October a stock of October grew; a flow of that month is a twelfth of what grew."""
    implied = abs(level.value * rate.value / HUNDRED)
    return implied < abs(step.value) * _ALIKE and abs(step.value) < implied * _ALIKE


def _is_level(figure: Figure, step: Figure) -> bool:
    """An amount that the step has led to; of a flow (new jobs of a year) that is itself a change."""
    flow = figure.measure is Measure.CHANGE and figure.basis is None and figure.base_period is None
    larger = flow and figure.value > abs(step.value) and step.basis is not None
    return figure.value > 0 and (figure.measure is Measure.LEVEL or larger)


def _base_times_rate(book: Book, step: Figure, rate: Figure, level: Figure) -> Relation:
    def implied(values: Values) -> Interval:
        return values[2] * _ratio_of_growth(values[1])

    def wording() -> Wording:
        claim = (
            f"{explain.called(step)}: a change of {explain.bounded(step)} is not {explain.as_printed(rate)}"
            f" on the way to {explain.as_printed(level)}"
        )
        growth_ = explain.number(rate.value, 1)
        return Wording(claim, f"{explain.as_printed(level)} × {growth_} ÷ (100 + {growth_})")

    near = book.together(step, rate, level) and len(_levels(book, step)) == 1
    firm = (near or names_alike(level, step)) and not moves_in_volume(rate) and names_alike(rate, step)
    return relate("change", (step, rate, level), implied, wording, blames=0, firm=firm)


def _ratio_of_growth(rate: Interval) -> Interval:
    """g / (100 + g), which rises with g: the ends give the ends."""
    low, high = (_part(end) for end in (rate.low, rate.high))
    return Interval(min(low, high), max(low, high))


def _part(rate: Decimal) -> Decimal:
    if not rate.is_finite():
        return Decimal(1) if rate > 0 else Decimal("-Infinity")
    return rate / (HUNDRED + rate) if rate > -HUNDRED else Decimal("-Infinity")


def _signs(step: Figure, rate: Figure) -> Relation:
    def implied(values: Values) -> Interval:
        return Interval(Decimal(0), INFINITE) if rate.value > 0 else Interval(-INFINITE, Decimal(0))

    def wording() -> Wording:
        both = f"{explain.as_printed(step)} and {explain.as_printed(rate)}"
        claim = f"{explain.called(step)}: {both} go opposite ways"
        return Wording(
            claim, told=f"A change and a growth rate have one sign, but the release prints {both}."
        )

    return relate("sign", (step, rate), implied, wording)
