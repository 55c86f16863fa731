"""Does the verb go the way of the numbers? "Fell to 9.1 from 8.8"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from press.check import explain
from press.check.book import Book, is_previous, name
from press.check.interval import INFINITE, Interval
from press.check.pairing import names_alike, plain, same_area
from press.check.relation import Group, Values, Wording, relate
from press.check.words import FALLING_EN, FALLING_ZH, NEGATIVE, RISING_EN, RISING_ZH
from press.model import Bound, Figure, Measure

_BEFORE = 60
"""Characters before a value in which the verb that leads to it stands."""


def groups(book: Book) -> Iterator[Group]:
    """Each value that a rise or fall leads to, against the earlier value of its sentence."""
    for level in book.figures:
        bases = [f for f in book.sentence(level) if _is_base(f, level)]
        way = _way(book, level) if len(bases) == 1 else 0
        if way and not book.in_table(level):
            yield _direction(level, bases[0], way)


def _is_base(base: Figure, level: Figure) -> bool:
    return (
        is_previous(base)
        and not is_previous(level)
        and base.unit == level.unit
        and base.measure is level.measure is Measure.LEVEL
        and plain(level)
        and base.value > 0 < level.value
        and Bound.BETWEEN not in (base.bound, level.bound)
        and names_alike(base, level)
        and same_area(base, level)
        and not name(level).any_of(NEGATIVE)
    )


def _way(book: Book, level: Figure) -> int:
    """1 where the words right before the value say that it rose to it, −1 that it fell, 0 else."""
    before = book.text[max(0, level.start - _BEFORE) : level.start]
    rises, falls = (bool(pattern.search(before)) for pattern in _verbs())
    return rises - falls


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Rises, and falls: the verb, perhaps by how much, and "to" right before the value."""
    sides = ((RISING_EN, RISING_ZH), (FALLING_EN, FALLING_ZH))
    rising, falling = (
        re.compile(
            rf"\b(?:{'|'.join(en)})\b[^,;.:]{{0,24}} to (?:about |around |nearly )?$|(?:{'|'.join(zh)})了?$"
        )
        for en, zh in sides
    )
    return rising, falling


def _direction(level: Figure, base: Figure, way: int) -> Group:
    def implied(values: Values) -> Interval:
        return Interval(values[1].low, INFINITE) if way > 0 else Interval(-INFINITE, values[1].high)

    def wording() -> Wording:
        went = "risen" if way > 0 else "fallen"
        claim = (
            f"{explain.called(level)}: said to have {went} to {explain.bounded(level)}"
            f" from {explain.bounded(base)}"
        )
        order = "more" if way > 0 else "less"
        told = f"What has {went} is {order} than before: {explain.as_printed(level)} is not {order} than"
        return Wording(claim, told=f"{told} {explain.as_printed(base)}.")

    return (relate("sign", (level, base), implied, wording),)
