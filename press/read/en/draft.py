"""A figure in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from press.model import Basis, Bound, Figure, Measure, Nature, Prices
from press.read.en.times.slot import NEVER, When

GROWING = (Measure.GROWTH_RATE, Measure.CHANGE, Measure.CONTRIBUTION)
"""Measures that tell how something moved."""


@dataclass(slots=True)
class Draft:
    """A figure in the making; ``reason`` says why it is none after all."""

    first: int
    last: int
    left: int
    right: int
    value: Decimal = Decimal(0)
    high: Decimal | None = None
    unit: str = "count"
    mult: int = 0
    bound: Bound = Bound.EXACT
    measure: Measure = Measure.LEVEL
    indicator: str | None = None
    area: str | None = None
    code: str | None = None
    series: str | None = None
    when: When = NEVER
    basis: Basis | None = None
    of: str | None = None
    versus: str | None = None
    nature: Nature = Nature.ACTUAL
    prices: Prices | None = None
    rule: str = ""
    notes: list[str] = field(default_factory=list)
    reason: str | None = None
    previous: bool = False
    bracketed: bool = False

    def figure(self, start: int, end: int, quote: str, passage: int) -> Figure:
        """The finished figure at the release's offsets."""
        return Figure(
            start=start, end=end, quote=quote, measure=self.measure, value=_plain(self.value),
            value_high=None if self.high is None else _plain(self.high),
            bound=self.bound, unit=self.unit, unit_mult=self.mult, indicator=self.indicator,
            indicator_code=self.code, series=self.series, ref_area=self.area,
            period=self.when.period, base_period=self.when.base,
            basis=self.basis, of=self.of, versus=self.versus, nature=self.nature, prices=self.prices,
            rule=self.rule, notes=tuple(self.notes), passage=passage,
        )  # fmt: skip


def _plain(value: Decimal) -> Decimal:
    """Without an exponent: 14200000 and not 1.42E+7."""
    return Decimal(f"{value:f}")
