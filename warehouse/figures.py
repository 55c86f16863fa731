"""Rows of ``figure`` → the figures they were."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from press.model import Basis, Bound, Figure, Measure, Nature, Period, Prices

Row = Mapping[str, object]


def figure_of(row: Row) -> Figure:
    """A row of ``figure`` as the figure it was, without what says how it was read."""
    base = _period(row, "base_period_start", "base_period_end")
    return Figure(
        start=int(str(row["char_start"])), end=int(str(row["char_end"])), quote=str(row["quote"]),
        measure=Measure(str(row["measure"])), value=_number(row["obs_value"]), unit=str(row["unit_measure"]),
        indicator=text_of(row["indicator"]), bound=Bound(str(row["bound"])),
        unit_mult=int(str(row["unit_mult"])),
        value_high=None if row["obs_value_high"] is None else _number(row["obs_value_high"]),
        indicator_code=text_of(row["indicator_code"]), ref_area=text_of(row["ref_area"]),
        period=_period(row, "period_start", "period_end"), base_period=base,
        basis=Basis(str(row["basis"])) if row["basis"] else None, of=text_of(row["share_of"]),
        versus=text_of(row["versus"]), nature=Nature(str(row["nature"])),
        prices=Prices(str(row["prices"])) if row["prices"] else None,
    )  # fmt: skip


def _number(value: object) -> Decimal:
    """A decimal without the zeros that its column adds."""
    return Decimal(format(Decimal(str(value)).normalize(), "f"))


def text_of(value: object) -> str | None:
    """A cell's text, None where it is null."""
    return None if value is None else str(value)


def _period(row: Row, first: str, last: str) -> Period | None:
    start, end = row[first], row[last]
    if not isinstance(start, date) and not isinstance(end, date):
        return None
    return Period(start if isinstance(start, date) else None, end if isinstance(end, date) else None)
