"""Ratios that are shares of a hundred, and contributions to growth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import reduce
from itertools import islice

from press.check import explain
from press.check.book import Book, name
from press.check.interval import Interval
from press.check.pairing import plain, same_area, same_period, same_side
from press.check.relation import Group, Relation, Values, Wording, relate
from press.check.sums import partitioned
from press.check.tolerance import numbers_in, printed
from press.check.words import PARTITIONS
from press.model import Figure, Measure

_HUNDRED = Interval.point(100)
_NEAR_HUNDRED = Interval(Decimal(80), Decimal(120))
"""Members that add up to this are meant as shares of a hundred; others (1.92:1, 1:2:3) are proportions."""

_THREE = 3
_READINGS = 24


def groups(book: Book) -> Iterable[Group]:
    """All relations of this module."""
    for ratio in (f for f in book.figures if f.measure is Measure.RATIO):
        members = numbers_in(ratio.quote)
        total = reduce(Interval.__add__, members, Interval.point(0))
        if len(members) >= _THREE and total.meets(_NEAR_HUNDRED):
            yield (_whole(ratio, members, total),)
            if total.meets(_HUNDRED):
                yield from _sectors(book, ratio, members)
    yield from _contributions(book)


def _whole(ratio: Figure, members: tuple[Interval, ...], total: Interval) -> Relation:
    points = [(m.low + m.high) / 2 for m in members]
    middle = sum(points, Decimal(0))

    def implied(values: Values) -> Interval:
        return _HUNDRED

    def wording() -> Wording:
        listed = " + ".join(explain.number(p, 1) for p in points)
        claim = f"{explain.called(ratio)}: {ratio.quote} adds up to {explain.number(middle, 1)}, not to 100"
        told = f"Shares of a whole make 100; {listed} = {explain.number(middle, 1)}."
        return Wording(claim, told=told)

    return Relation("ratio-sum", (ratio,), (total,), (middle,), 0, implied, wording, blames=0)


def _sectors(book: Book, ratio: Figure, members: tuple[Interval, ...]) -> Iterator[Group]:
    """Each member of a ratio of sectors against the sector's level and the levels' whole."""
    for partition in PARTITIONS:
        if len(partition.parts) != len(members) or len(members) < _THREE:
            continue
        for _, parts in islice(partitioned(book, partition), 1):
            wholes = [f for f in book.of_unit(parts[0].unit) if _is_whole(book, f, parts[0], partition.whole)]
            for whole in book.nearest(ratio, wholes)[:1]:
                if (
                    same_side(ratio, parts[0])
                    and same_period(book, ratio, parts[0])
                    and same_area(ratio, parts[0])
                ):
                    yield from (
                        (_member(ratio, m, part, whole),) for m, part in zip(members, parts, strict=True)
                    )


def _is_whole(book: Book, figure: Figure, part: Figure, words: tuple[str, ...]) -> bool:
    return (
        figure.measure is Measure.LEVEL
        and name(figure).any_of(words)
        and same_side(figure, part)
        and same_area(figure, part)
        and same_period(book, figure, part)
    )


def _member(ratio: Figure, member: Interval, part: Figure, whole: Figure) -> Relation:
    middle = (member.low + member.high) / 2

    def implied(values: Values) -> Interval:
        return (values[1] / values[2]).times(100)

    def wording() -> Wording:
        claim = (
            f"{explain.called(part)}: {explain.as_printed(part)} of {explain.as_printed(whole)} is not the"
            f" {explain.number(middle, 1)}% of {ratio.quote}"
        )
        formula = f"{explain.as_printed(part)} ÷ {explain.as_printed(whole)} × 100"
        return Wording(claim, formula, printed=f"{explain.number(middle, 1)} of {ratio.quote}")

    def solved(index: int) -> Decimal:
        return whole.value * middle / 100 if index == 1 else part.value * 100 / middle

    return Relation(
        "share", (ratio, part, whole), (member, printed(part), printed(whole)),
        (middle, part.value, whole.value), 0, implied, wording, blames=0, solved=solved,
    )  # fmt: skip


def _contributions(book: Book) -> Iterator[Group]:
    """A contribution in percent of the growth, and the same in points: percent × growth = points."""
    for points in (f for f in book.figures if _contribution(f, "percentage_point")):
        percents = [f for f in book.sentence(points) if _contribution(f, "percent") and same_side(f, points)]
        rates = [f for f in book.figures if _grown(book, f, points)]
        if (
            len(percents) == 1
            and len([f for f in book.sentence(points) if _contribution(f, points.unit)]) == 1
        ):
            yield tuple(
                _contribution_of(points, percents[0], rate)
                for rate in book.nearest(points, rates)[:_READINGS]
            )


def _contribution(figure: Figure, unit: str) -> bool:
    return figure.measure is Measure.CONTRIBUTION and figure.unit == unit and bool(figure.indicator)


def _grown(book: Book, rate: Figure, points: Figure) -> bool:
    """Whether the rate is the growth contributed to: of the economy, or of what the words name."""
    subject = name(rate)
    economy = (
        subject.any_of(("gdp", "生产总值"))
        and len(subject.text) <= len("生产总值")
        and len(subject.tokens) <= 1
    )
    named = bool(subject) and bool(points.of) and subject.any_of((points.of or "",))
    return (
        rate.measure is Measure.GROWTH_RATE
        and plain(rate)
        and (named or (economy and name(points).any_of(("gdp", "economic", "econom", "生产总值", "经济"))))
        and same_side(rate, points)
        and same_area(rate, points)
        and same_period(book, rate, points)
    )


def _contribution_of(points: Figure, percent: Figure, rate: Figure) -> Relation:
    def implied(values: Values) -> Interval:
        return values[1] * values[2].times(Decimal("0.01"))

    def wording() -> Wording:
        claim = (
            f"{explain.called(points)}: {explain.as_printed(percent)} of a growth of"
            f" {explain.as_printed(rate)} is not {explain.bounded(points)}"
        )
        return Wording(claim, f"{explain.as_printed(percent)} × {explain.as_printed(rate)}")

    return relate("contribution", (points, percent, rate), implied, wording, blames=0)
