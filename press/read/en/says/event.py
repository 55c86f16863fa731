"""A number that words say without printing it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from press.model import Bound, Measure
from press.read.en.grammar.scene import Span


@dataclass(frozen=True, slots=True)
class Event:
    """A number said by words at tokens ``first`` to ``last``; ``of`` is the field of a rank."""

    first: int
    last: int
    value: Decimal
    measure: Measure
    unit: str
    bound: Bound
    left: int
    of: Span | None = None
    previous: bool = False
    name: Span | None = None
    """Who holds a rank, where the verb is not said again."""
