"""Would a slip of scale explain it? Thousand for million, 万 for 亿, a zero too many."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from press.check.pairing import is_amount
from press.check.relation import Relation, Values
from press.model import Figure

_POWERS = (1, -1, 2, -2, 3, -3, 4, -4)
"""A zero, two zeros, thousand for million, 万 for 亿: the slips that translation and typing make."""

_SHARP = Decimal("1.25")
"""A slip counts only if a value a quarter off would not fit as well: blurred relations prove nothing."""

_COARSE = Decimal(2)
"""Rates of exchange move by more than a quarter within the probable, but not by two."""

_SHARPER = Decimal("1.05")
"""Where the relation is only likely, five percent: a fit by chance is then as rare as one in twenty."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Ten to the power ``k`` times the figure would make the relation hold."""

    figure: Figure
    k: int

    @property
    def expected(self) -> Decimal:
        """The value that would fit."""
        return self.figure.value.scaleb(self.k)


def repairs(relation: Relation) -> list[Repair]:
    """Every single slip that would explain why the relation fails, the likeliest first."""
    found = []
    for index in _order(relation):
        for k in _POWERS:
            factor = Decimal(1).scaleb(k)
            if _fits(relation, index, factor) and not blurred(relation, index, factor):
                found.append(Repair(relation.figures[index], k))
    return found


def mended(relation: Relation, repair: Repair) -> bool:
    """Whether the relation holds once the figure is repaired."""
    indices = [i for i, f in enumerate(relation.figures) if f == repair.figure]
    values = relation.values
    for index in indices:
        values = _scaled(values, index, Decimal(1).scaleb(repair.k))
    return bool(indices) and relation.holds(values)


def _order(relation: Relation) -> list[int]:
    """Amounts only, the one that the others are said to lead to first.

    A share or a growth rate has no scale to slip. Among amounts the subject of the statement
    (the part, the change, the later level) is likelier than what it is set against, which other
    sentences use too.
    """
    indices = [i for i, f in enumerate(relation.figures) if is_amount(f)]
    return sorted(indices, key=lambda i: (i != relation.stated, i))


def _fits(relation: Relation, index: int, factor: Decimal) -> bool:
    values = _scaled(relation.values, index, factor)
    law = relation.probable or relation.implied
    return law(values).meets(values[relation.stated])


def blurred(relation: Relation, index: int, factor: Decimal = Decimal(1)) -> bool:
    """Whether the relation would hold as well if the figure, times ``factor``, were clearly off."""
    off = _SHARPER if not relation.firm else _SHARP if relation.probable is None else _COARSE
    return any(_fits(relation, index, factor * by) for by in (off, 1 / off))


def _scaled(values: Values, index: int, factor: Decimal) -> Values:
    return (*values[:index], values[index].times(factor), *values[index + 1 :])
