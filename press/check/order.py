"""Two lists of one sentence that go together in order: amounts and their shares, "respectively"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import groupby, pairwise, permutations

from press.check import explain
from press.check.book import Book, is_previous
from press.check.interval import EVERYTHING, Interval
from press.check.pairing import is_amount, same_side
from press.check.relation import Group, Relation, Values, Wording, relate
from press.check.words import RESPECTIVELY
from press.model import Figure, Measure

_LONGEST = 6
"""Lists of more members are not tried in other orders."""

_TWO = 2
_NEAR = 30
"""Characters between two members of a list."""


def groups(book: Book) -> Iterable[Group]:
    """A list of amounts and a list of shares, each amount with the share in its place."""
    for place, line in book.by_sentence.items():
        words = book.words_around(line[0]).lower() if place and len(line) > _TWO else ""
        if any(word in words for word in RESPECTIVELY):
            yield from _lists(book, line)


def _lists(book: Book, line: list[Figure]) -> Iterator[Group]:
    runs = list(_runs(book, line))
    for amounts, shares in pairwise(runs):
        fit = is_amount(amounts[0]) and any(s.measure is Measure.SHARE for s in shares)
        if fit and len(amounts) == len(shares) >= _TWO and same_side(amounts[0], shares[0]):
            yield (in_order(tuple(amounts), tuple(shares)),)


def _runs(book: Book, line: list[Figure]) -> Iterator[list[Figure]]:
    """Neighbours of one measure and unit with little between them."""
    listed = [f for f in line if not is_previous(f) and f.value > 0]
    for _, run in groupby(listed, key=_kind):
        found: list[Figure] = []
        for figure in run:
            if found and len(book.between(found[-1], figure)) > _NEAR:
                yield found
                found = []
            found.append(figure)
        if found:
            yield found


def _kind(figure: Figure) -> tuple[str, str]:
    """Measure and unit; a share read as a bare percentage is one with the others of its list."""
    bare = figure.measure is Measure.LEVEL and figure.unit == "percent"
    return ("share" if bare else str(figure.measure)), figure.unit


def in_order(amounts: tuple[Figure, ...], shares: tuple[Figure, ...]) -> Relation:
    """Every amount through its share is one whole, so that all quotients must meet."""

    def implied(values: Values) -> Interval:
        sides = zip(values[: len(amounts)], values[len(amounts) :], strict=True)
        start: Interval | None = EVERYTHING
        common = reduce(_both, (amount / share for amount, share in sides), start)
        return values[0] if common is not None else -values[0]

    def wording() -> Wording:
        return _worded(amounts, shares)

    return relate("respectively", (*amounts, *shares), implied, wording)


def _both(a: Interval | None, b: Interval) -> Interval | None:
    """What lies in both; None where nothing does."""
    if a is None or not a.meets(b):
        return None
    return Interval(max(a.low, b.low), min(a.high, b.high))


def _worded(amounts: tuple[Figure, ...], shares: tuple[Figure, ...]) -> Wording:
    listed = [", ".join(explain.as_printed(f) for f in side) for side in (amounts, shares)]
    claim = f"{explain.called(amounts[0])}: {listed[0]} are not {listed[1]} of one whole in this order"
    quotients = "; ".join(
        f"{explain.as_printed(a)} ÷ {explain.as_printed(s)} = {explain.computed(a.value * 100 / s.value, a)}"
        for a, s in zip(amounts, shares, strict=True)
    )
    told = f"Each amount through its share is the whole: {quotients}."
    return Wording(claim, told=told + _other_order(amounts, shares))


def _other_order(amounts: tuple[Figure, ...], shares: tuple[Figure, ...]) -> str:
    """The order in which they would fit, where there is one."""
    if len(amounts) > _LONGEST:
        return ""
    for order in permutations(shares):
        if in_order(amounts, order).holds():
            return f" In the order {', '.join(explain.as_printed(s) for s in order)} they would agree."
    return ""
