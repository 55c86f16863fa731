"""What is usual? The median of earlier values and their spread, which a few odd ones do not move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_AS_DEVIATION = 1.4826
"""The median deviation times this is the standard deviation, where values are normal."""


@dataclass(frozen=True, slots=True)
class Usual:
    """``middle`` is the median of ``count`` values, ``spread`` their median deviation on a normal scale."""

    middle: float
    spread: float
    count: int

    def distance(self, value: float, least: float = 0.0) -> float:
        """How many spreads the value is from the middle; ``least`` is the smallest spread believed in."""
        spread = max(self.spread, least)
        away = abs(value - self.middle)
        return away / spread if spread else (float("inf") if away else 0.0)

    def limits(self, spreads: float, least: float = 0.0) -> tuple[float, float]:
        """From where to where it is usual, so many spreads to either side."""
        room = max(self.spread, least) * spreads
        return self.middle - room, self.middle + room


def usual(values: Sequence[float]) -> Usual:
    """The usual of some values, at least one."""
    middle = median(values)
    return Usual(middle, median([abs(v - middle) for v in values]) * _AS_DEVIATION, len(values))
