"""Closed intervals of decimals: what a printed, rounded number leaves open, carried through arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import product

INFINITE = Decimal("Infinity")
ONE = Decimal(1)
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included; an end may be infinite."""

    low: Decimal
    high: Decimal

    @staticmethod
    def point(value: Decimal | int) -> Interval:
        """The interval that holds one value."""
        return Interval(Decimal(value), Decimal(value))

    @staticmethod
    def around(value: Decimal, half: Decimal) -> Interval:
        """``value`` with ``half`` to either side."""
        return Interval(value - half, value + half)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        corners = [_times(a, b) for a, b in product((self.low, self.high), (other.low, other.high))]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient; everything where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return EVERYTHING
        return self * Interval(ONE / other.high, ONE / other.low)

    def __abs__(self) -> Interval:
        if self.low >= 0:
            return self
        return -self if self.high <= 0 else Interval(Decimal(0), max(-self.low, self.high))

    def root(self, degree: int) -> Interval:
        """The ``degree``-th root of an interval of non-negative values."""
        return Interval(_root(max(self.low, Decimal(0)), degree), _root(self.high, degree))

    def power(self, exponent: int) -> Interval:
        """The interval of non-negative values raised to a whole ``exponent``, which may be negative."""
        if exponent < 0:
            return Interval.point(1) / self.power(-exponent)
        return Interval(max(self.low, Decimal(0)) ** exponent, self.high**exponent)

    def times(self, factor: Decimal | int) -> Interval:
        """Every value multiplied by one factor."""
        return self * Interval.point(factor)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def widened(self, below: Decimal, above: Decimal) -> Interval:
        """The interval with its lower end moved down and its upper end moved up."""
        return Interval(self.low - below, self.high + above)

    @property
    def finite(self) -> bool:
        """Whether both ends are."""
        return self.low.is_finite() and self.high.is_finite()

    @property
    def positive(self) -> bool:
        """Whether every value is above zero."""
        return self.low > 0


EVERYTHING = Interval(-INFINITE, INFINITE)


def _times(a: Decimal, b: Decimal) -> Decimal:
    """A product in which zero wins over infinity, as the limits of intervals need."""
    return Decimal(0) if a == 0 or b == 0 else a * b


def _root(value: Decimal, degree: int) -> Decimal:
    if value == 0 or not value.is_finite():
        return value
    return value ** (ONE / degree)
