"""One amount in two currencies: the rates of a release must be of one size, and of a possible one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from statistics import median

from press.check import explain
from press.check.book import Book
from press.check.interval import Interval
from press.check.pairing import is_amount, is_money, names_akin, same_side
from press.check.relation import Group, Relation, Values, Wording, relate
from press.model import Figure

_PER_DOLLAR = {
    "USD": ("1", "1"), "CNY": ("6", "8.3"), "HKD": ("7.7", "7.9"), "MOP": ("7.9", "8.2"), "TWD": ("27", "36"),
    "JPY": ("75", "165"), "KRW": ("900", "1600"), "EUR": ("0.62", "1.2"), "GBP": ("0.47", "0.95"),
    "CHF": ("0.75", "1.8"), "SGD": ("1.2", "1.86"), "AUD": ("0.9", "2.1"), "CAD": ("0.9", "1.62"),
    "NZD": ("1.1", "2.5"), "INR": ("39", "95"), "SEK": ("5.8", "11.5"), "NOK": ("4.9", "11.7"),
    "DKK": ("4.6", "9"), "THB": ("28", "46"), "MYR": ("2.9", "4.8"),
}  # fmt: skip
"""The lowest and highest price of a dollar since 2000. Wide on purpose: only slips fall outside."""

_MAJORITY = 3
"""Conversions between two currencies of which one can be the odd one out."""

_OUTSIDE = Decimal(2)
"""A rate beyond its range by less than this may be a rate of a day or a contract; by more it is a slip."""

_MOVED = Decimal("1.25")
"""Rates within a release differ by date and by buying and selling, hardly by a quarter."""

_GAP = 24
"""Characters that may stand between an amount and its conversion, a note mark and "about" included."""


def groups(book: Book) -> Iterable[Group]:
    """All relations of this module."""
    pairs = list(_pairs(book))
    rates: defaultdict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for a, b in pairs:
        rates[_money(a), _money(b)].append(a.value / b.value)
    for a, b in pairs:
        others = rates[_money(a), _money(b)]
        if len(others) >= _MAJORITY:
            yield (_conversion(a, b, _usual(others), Interval.point(1)),)
        elif (usual := _range(_money(a), _money(b))) is not None:
            yield (_conversion(a, b, usual, Interval(1 / _OUTSIDE, _OUTSIDE)),)
    yield from _against_each_other(pairs)


def _pairs(book: Book) -> Iterator[tuple[Figure, Figure]]:
    for line in book.by_sentence.values():
        for a, b in pairwise(line):
            if converts(book, a, b):
                yield a, b


def converts(book: Book, a: Figure, b: Figure) -> bool:
    """Whether the second amount is the first one in another currency, in brackets behind it."""
    return (
        is_amount(a)
        and is_amount(b)
        and is_money(a)
        and is_money(b)
        and _money(a) != _money(b)
        and a.value * b.value > 0
        and a.measure is b.measure
        and same_side(a, b)
        and names_akin(a, b)
        and _bracket().fullmatch(book.between(a, b)) is not None
    )


def _bracket() -> re.Pattern[str]:
    return re.compile(rf"[^()（）.。;；]{{0,{_GAP}}}[(（][^()（）.。;；]{{0,{_GAP}}}")


def _money(figure: Figure) -> str:
    return figure.unit.partition("/")[0]


def _range(money: str, other: str) -> Interval | None:
    if money not in _PER_DOLLAR or other not in _PER_DOLLAR:
        return None
    a, b = (Interval(*(Decimal(end) for end in _PER_DOLLAR[m])) for m in (money, other))
    return a / b


def _usual(rates: list[Decimal]) -> Interval:
    return Interval.point(Decimal(median(rates))) * Interval(1 / _MOVED, _MOVED)


def _conversion(a: Figure, b: Figure, usual: Interval, slack: Interval) -> Relation:
    room = usual * slack

    def implied(values: Values) -> Interval:
        return values[1] / room

    def probable(values: Values) -> Interval:
        return values[1] / usual

    def wording() -> Wording:
        both = f"{explain.as_printed(a)} and {explain.as_printed(b)}"
        claim = f"{explain.called(a)}: {both} are said to be the same, which makes {_rate(a, b)}"
        low, high = (_rate_text(end, a, b) for end in (room.low, room.high))
        low, high = (low, high) if a.value >= b.value else (high, low)
        told = f"{both} make {_rate(a, b)}; anything between {low} and {high} would pass."
        return Wording(claim, told=told)

    return relate("conversion", (b, a), implied, wording, probable=probable)


def _rate(a: Figure, b: Figure) -> str:
    return _rate_text(a.value / b.value, a, b)


def _rate_text(rate: Decimal, a: Figure, b: Figure) -> str:
    """A rate in the direction that is above one."""
    if rate >= 1:
        return f"{explain.number(rate, 2)} {_money(a)} to the {_money(b)}"
    return f"{explain.number(1 / rate, 2)} {_money(b)} to the {_money(a)}"


def _against_each_other(pairs: list[tuple[Figure, Figure]]) -> Iterator[Group]:
    """Two conversions between the same currencies, where there are no more to form a majority."""
    by_money: defaultdict[tuple[str, str], list[tuple[Figure, Figure]]] = defaultdict(list)
    for a, b in pairs:
        by_money[_money(a), _money(b)].append((a, b))
    for group in by_money.values():
        if len(group) == 2:
            yield (_two(*group),)


def _two(first: tuple[Figure, Figure], second: tuple[Figure, Figure]) -> Relation:
    a, b = second
    room = Interval(1 / _MOVED, _MOVED)

    def implied(values: Values) -> Interval:
        return values[1] * (values[3] / values[2]) * room

    def wording() -> Wording:
        rates = f"{_rate(a, b)}, while {explain.as_printed(first[0])} is converted at {_rate(*first)}"
        told = f"{explain.as_printed(a)} ({explain.as_printed(b)}) makes {rates}; a quarter off would pass."
        return Wording(f"{explain.called(a)}: {explain.as_printed(a)} is converted at {rates}", told=told)

    return relate("conversion", (b, a, *first), implied, wording)
