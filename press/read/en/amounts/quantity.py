"""A number as printed with its unit, sign and bound."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from press.model import Bound
from press.read.en.amounts.numeral import Numeral

HUNDRED = Decimal(100)


@dataclass(slots=True)
class Quantity:
    """A number as printed at tokens ``first`` to ``last`` (exclusive), unit and sign included.

    ``left`` is the first token of all that belongs to it (bound words, an opening bracket);
    ``right`` is one past the last. ``noun`` is the span of the counted noun, if any. ``sign`` is
    the printed sign. ``kind`` is the unit's kind, ``count`` or ``bare``.
    """

    first: int
    last: int
    value: Decimal
    kind: str
    unit: str
    mult: int
    left: int
    right: int
    numeral: Numeral
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    sign: int = 0
    noun: tuple[int, int] | None = None
    bracket: bool = False
    hyphened: bool = False
    per: str | None = None
    notes: tuple[str, ...] = field(default=())


def simple(quantity: Quantity) -> bool:
    return quantity.kind in ("bare", "count")
