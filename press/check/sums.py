"""Parts and totals: sectors, exports and imports, urban and rural, births and deaths, ratios of a hundred."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import reduce
from itertools import islice, product

from press.check import explain
from press.check.book import Book, name
from press.check.interval import Interval
from press.check.naming import NOTHING, Name, akin, covers, name_of
from press.check.pairing import is_amount, plain, same_area, same_basis, same_period, same_side
from press.check.relation import Group, Relation, Values, Wording, relate
from press.check.words import ADJECTIVES, AVERAGES, BALANCES, PARTITIONS, Balance, Partition
from press.model import Figure, Measure

_READINGS = 24
_RESTS = (Measure.LEVEL, Measure.GROWTH_RATE, Measure.CHANGE)
"""A natural growth is read either way."""
_TOTALS = 6
"""Totals tried for one set of parts, those with the barest names first."""

_FURTHER = 2
"""Words (in Chinese, characters) by which a total's name may be longer than what its parts share."""

_TOTALS_OF_SIDES = ("trade", "贸易")
"""Exports and imports together: no rival of either."""

_PER_PART = 3
"""Figures tried for one part of a partition, nearest first."""


def groups(book: Book) -> Iterable[Group]:
    """All relations of this module."""
    for partition in PARTITIONS:
        yield from _totals(book, partition)
    for balance in BALANCES:
        yield from _balances(book, balance)


def partitioned(book: Book, partition: Partition) -> Iterator[tuple[list[Name], tuple[Figure, ...]]]:
    """Sets of figures that are the parts of one whole, each with what is left of its name."""
    members = [_members(book, partition, i) for i in range(len(partition.parts))]
    if not all(members):
        return
    for first in members[0]:
        rest = [
            [f for f in book.nearest(first, others) if _siblings(book, first, f)][:_PER_PART]
            for others in members[1:]
        ]
        for others in product(*rest):
            parts = (first, *others)
            residues = [r for i, f in enumerate(parts) if (r := _residue(f, partition.parts[i]))]
            if all(akin(residues[0], r) for r in residues[1:]):
                yield residues, parts


def _residue(part: Figure, words: tuple[str, ...]) -> Name:
    """What a part is a part of: its name without its own kind, else the noun that is printed with it."""
    left = name(part).without(words)
    return left or name_of(re.sub(r"[\d.,%+-]+", " ", part.quote) if part.unit == "count" else None)


def additive(figure: Figure) -> bool:
    """Whether amounts like this add up: no averages, rates or prices."""
    return (
        is_amount(figure)
        and plain(figure)
        and "/" not in figure.unit
        and figure.unit != "index"
        and not name(figure).any_of(AVERAGES)
    )


def _members(book: Book, partition: Partition, index: int) -> list[Figure]:
    others = [w for i, part in enumerate(partition.parts) if i != index for w in part]
    return [
        f
        for f in book.figures
        if additive(f) and name(f).any_of(partition.parts[index]) and not name(f).any_of(tuple(others))
    ]


def _siblings(book: Book, a: Figure, b: Figure) -> bool:
    return (
        a.unit == b.unit
        and a.measure is b.measure
        and same_side(a, b)
        and same_area(a, b)
        and same_basis(a, b)
        and same_period(book, a, b)
    )


def _totals(book: Book, partition: Partition) -> Iterator[Group]:
    """One group for each whole that the words name: any of its totals and any of its parts may be meant."""
    readings: defaultdict[tuple[object, ...], list[Relation]] = defaultdict(list)
    every = tuple(word for part in partition.parts for word in part)
    totals = [f for f in book.figures if additive(f) and not name(f).any_of(every)]
    for residues, parts in partitioned(book, partition):
        one, residue = parts[0], min(residues, key=lambda r: (len(r.tokens), len(r.text)), default=NOTHING)
        found = [f for f in totals if _totals_up(f, partition, residue) and _siblings(book, one, f)]
        for total in sorted(book.nearest(one, found), key=_length)[:_TOTALS]:
            firm = len({*residues}) <= 1 and _firm(book, partition, total, parts, residue)
            readings[residue, one.unit, one.period, one.measure].append(add_up(total, parts, firm=firm))
    for relations in readings.values():
        yield tuple(sorted(relations, key=lambda r: not r.firm))[:_READINGS]


def _length(figure: Figure) -> int:
    """The barer the name, the likelier it is the whole."""
    return len(name(figure).tokens) + len(name(figure).text)


def _totals_up(total: Figure, partition: Partition, residue: Name) -> bool:
    """Whether a figure can be the whole: by the whole's own word, or by what the parts share."""
    if partition.whole:
        like = not residue or not partition.shared or covers(name(total), residue)
        return like and name(total).any_of(partition.whole)
    return covers(name(total), residue)


def _firm(book: Book, partition: Partition, total: Figure, parts: tuple[Figure, ...], residue: Name) -> bool:
    """The total leads its parts in their passage or calls itself the total, and is hardly named further."""
    beside = book.same_passage(total, *parts)
    leads = total.start < parts[0].start or (beside and name(total).total)
    if any(book.in_table(f) for f in (total, *parts)) or not leads:
        return False
    rest = name(total).without((*partition.whole, *ADJECTIVES))
    further = len(rest.tokens - residue.tokens) + len(rest.text) - len(residue.text)
    if partition.whole:
        return further <= 0 and (beside or name(total).total)
    named = name(total).total and further <= 1
    return further <= _FURTHER and (beside or named or (further <= 0 and _only(book, total)))


def _only(book: Book, total: Figure) -> bool:
    """Whether the release gives one value alone under the total's name for its time and measure."""
    twins = [
        f
        for f in book.of_unit(total.unit)
        if name(f) == name(total) and _siblings(book, f, total) and f.base_period == total.base_period
    ]
    return len({f.value for f in twins}) == 1


def add_up(total: Figure, parts: tuple[Figure, ...], *, firm: bool) -> Relation:
    """The sum of the parts against the total."""

    def implied(values: Values) -> Interval:
        return reduce(Interval.__add__, values[1:])

    def wording() -> Wording:
        makes = explain.computed(sum((p.value for p in parts), Decimal(0)), parts[0], finer=0)
        claim = f"{explain.called(total)}: the parts add up to {makes}, the total is {explain.bounded(total)}"
        return Wording(claim, " + ".join(explain.as_printed(p) for p in parts))

    def solved(index: int) -> Decimal:
        return total.value - sum(p.value for i, p in enumerate(parts, 1) if i != index)

    return relate("sum", (total, *parts), implied, wording, firm=firm, solved=solved)


def _balances(book: Book, balance: Balance) -> Iterator[Group]:
    for rest in book.figures:
        if rest.measure in _RESTS and plain(rest) and name(rest).any_of(balance.rest):
            plus, minus = (_sides(book, rest, side, other) for side, other in _both(balance))
            yield tuple(islice((_difference(book, rest, a, b) for a in plus for b in minus), _READINGS))


def _both(balance: Balance) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return (balance.plus, balance.minus), (balance.minus, balance.plus)


def _sides(book: Book, rest: Figure, words: tuple[str, ...], other: tuple[str, ...]) -> list[Figure]:
    found = [
        f
        for f in book.of_unit(rest.unit)
        if f.measure is Measure.LEVEL
        and plain(f)
        and f is not rest
        and name(f).any_of(words)
        and not name(f).any_of(other)
        and same_area(f, rest)
        and same_side(f, rest)
        and same_period(book, f, rest)
    ]
    return book.nearest(rest, found)


def _difference(book: Book, rest: Figure, plus: Figure, minus: Figure) -> Relation:
    """Plus less minus. The sign is left aside: a deficit may be printed as a size."""

    def implied(values: Values) -> Interval:
        return abs(values[1] - values[2])

    def wording() -> Wording:
        claim = (
            f"{explain.called(rest)}: {explain.as_printed(plus)} less {explain.as_printed(minus)}"
            f" does not leave {explain.bounded(rest)}"
        )
        return Wording(claim, f"{explain.as_printed(plus)} − {explain.as_printed(minus)}, the sign aside,")

    firm = book.same_passage(rest, plus, minus) and not _rivals(book, rest, plus, minus)
    return relate("difference", (rest, plus, minus), implied, wording, firm=firm, blames=0, sizes=True)


def _rivals(book: Book, rest: Figure, plus: Figure, minus: Figure) -> bool:
    """Whether another amount beside one side may be meant instead; a total of both sides is none."""
    sides = (name(plus), name(minus))
    return any(
        f.unit == rest.unit
        and f.measure is rest.measure
        and f not in (rest, plus, minus)
        and (name(f) in sides or not name(f).any_of(_TOTALS_OF_SIDES))
        for f in book.sentence(plus) + book.sentence(minus)
    )
