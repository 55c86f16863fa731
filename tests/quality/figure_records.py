"""A figure as the scorer reads it: one JSON object with the field names of the standard."""

from __future__ import annotations

from typing import Any

from press.model import Figure, Period


def _days(period: Period | None) -> list[str | None] | None:
    if period is None:
        return None
    return [
        period.first.isoformat() if period.first else None,
        period.last.isoformat() if period.last else None,
    ]


def record(figure: Figure) -> dict[str, Any]:
    """One line of a file of predictions."""
    return {
        "start": figure.start,
        "end": figure.end,
        "quote": figure.quote,
        "measure": figure.measure,
        "value": str(figure.value),
        "value_high": None if figure.value_high is None else str(figure.value_high),
        "bound": figure.bound,
        "unit": figure.unit,
        "unit_mult": figure.unit_mult,
        "indicator": figure.indicator,
        "ref_area": figure.ref_area,
        "period": _days(figure.period),
        "base_period": _days(figure.base_period),
        "basis": figure.basis,
        "of": figure.of,
        "nature": figure.nature,
        "prices": figure.prices,
    }
