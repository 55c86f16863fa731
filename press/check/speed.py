"""Faster and slower: points between two growth rates, and revisions that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import islice

from press.check import explain
from press.check.book import Book, is_previous, name
from press.check.interval import Interval
from press.check.naming import akin
from press.check.pairing import is_amount, names_akin, plain, same_area, same_side
from press.check.relation import Group, Relation, Values, Wording, relate
from press.check.words import SPEED
from press.model import Figure, Measure, Period

_READINGS = 24


def groups(book: Book) -> Iterable[Group]:
    """All relations of this module."""
    yield from _paces(book)
    yield from _revisions(book)


def _paces(book: Book) -> Iterator[Group]:
    """ "2.5 points faster than in March" against both growth rates."""
    for step in book.figures:
        pace = step.measure is Measure.CHANGE and step.unit == "percentage_point" and plain(step)
        if pace and name(step).any_of(SPEED) and step.base_period is not None:
            now = [f for f in book.figures if _rate_of(f, step, step.period)]
            then = [f for f in book.figures if _rate_of(f, step, step.base_period)]
            pairs = ((a, b) for a in _closest(now) for b in _closest(then) if name(a) == name(b))
            yield tuple(islice((_pace(step, a, b) for a, b in pairs), _READINGS))


def _closest(rates: list[Figure]) -> list[Figure]:
    """The barest names first: the step speaks of the thing itself rather than of a part of it."""
    return sorted(rates, key=lambda f: (len(name(f).text) + len(name(f).tokens), f.start))


def _rate_of(rate: Figure, step: Figure, period: Period | None) -> bool:
    return (
        rate.measure is Measure.GROWTH_RATE
        and rate.unit == "percent"
        and plain(rate)
        and rate.period == period
        and same_area(rate, step)
        and akin(name(rate), name(step).without(SPEED))
    )


def _pace(step: Figure, now: Figure, then: Figure) -> Relation:
    def implied(values: Values) -> Interval:
        return values[1] - values[2]

    def wording() -> Wording:
        claim = (
            f"{explain.called(step)}: growth of {explain.as_printed(now)} after {explain.as_printed(then)}"
            f" is not a difference of {explain.bounded(step)}"
        )
        return Wording(claim, f"{explain.as_printed(now)} − {explain.as_printed(then)}")

    firm = name(now) == name(step).without(SPEED) == name(then)
    return relate("difference", (step, now, then), implied, wording, blames=0, firm=firm)


def _revisions(book: Book) -> Iterator[Group]:
    """Changes of single months against the change of the months combined."""
    for total in book.figures:
        if total.measure is Measure.CHANGE and is_amount(total) and total.period and total.basis is None:
            parts = [f for f in book.figures if _revision(book, f, total)]
            if len(parts) > 1 and _fills(parts, total.period):
                yield (_combined(total, tuple(parts)),)


def _revision(book: Book, part: Figure, total: Figure) -> bool:
    """A change in the total's passage, before it, whose sentence gives an old and a new value."""
    return (
        part.measure is Measure.CHANGE
        and part.unit == total.unit
        and part.basis is None
        and part.start < total.start
        and book.same_passage(part, total)
        and same_side(part, total)
        and not name(part).any_of(("average",))
        and _shared_words(part, total)
        and any(is_previous(f) and f.period == part.period for f in book.sentence(part))
    )


def _shared_words(part: Figure, total: Figure) -> bool:
    return names_akin(part, total) or bool(name(part).tokens & name(total).tokens)


def _fills(parts: list[Figure], period: Period) -> bool:
    """Whether the parts' periods are different ones that begin and end with the total's."""
    spans = {f.period for f in parts}
    firsts = [s.first for s in spans if s and s.first]
    lasts = [s.last for s in spans if s and s.last]
    whole = len(spans) == len(parts) == len(firsts) == len(lasts)
    return whole and min(firsts) == period.first and max(lasts) == period.last


def _combined(total: Figure, parts: tuple[Figure, ...]) -> Relation:
    def implied(values: Values) -> Interval:
        return reduce(Interval.__add__, values[1:])

    def wording() -> Wording:
        listed = " + ".join(explain.as_printed(p) for p in parts)
        claim = f"{explain.called(total)}: the single changes {listed} do not make {explain.bounded(total)}"
        return Wording(claim, listed)

    return relate("sum", (total, *parts), implied, wording, blames=0)
