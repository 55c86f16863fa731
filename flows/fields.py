"""Figures as records with exactly the field names of ``docs/figures.md``."""

from __future__ import annotations

from decimal import Decimal

from press.model import Figure, Period, Skipped

Value = str | int | None | list[str | None] | list[str]


def figure_fields(figure: Figure, explain: bool = False) -> dict[str, Value]:
    """One figure; ``explain`` adds the rule that read it and what was inherited from where."""
    fields: dict[str, Value] = {
        "start": figure.start,
        "end": figure.end,
        "quote": figure.quote,
        "measure": figure.measure,
        "value": _decimal(figure.value),
        "value_high": None if figure.value_high is None else _decimal(figure.value_high),
        "bound": figure.bound,
        "unit": figure.unit,
        "unit_mult": figure.unit_mult,
        "indicator": figure.indicator,
        "ref_area": figure.ref_area,
        "period": _period(figure.period),
        "base_period": _period(figure.base_period),
        "basis": figure.basis,
        "of": figure.of,
        "versus": figure.versus,
        "nature": figure.nature,
        "prices": figure.prices,
    }
    if explain:
        fields |= {
            "rule": figure.rule,
            "indicator_code": figure.indicator_code,
            "series": figure.series,
            "notes": list(figure.notes),
        }
    return fields


def skipped_fields(number: Skipped) -> dict[str, Value]:
    """One number that is not a figure, and why."""
    return {
        "start": number.start,
        "end": number.end,
        "quote": number.quote,
        "not_a_figure": number.reason,
        "why": number.detail,
    }


def _decimal(value: Decimal) -> str:
    """Plain digits: no exponent, no trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _period(period: Period | None) -> list[str | None] | None:
    if period is None:
        return None
    return [day.isoformat() if day else None for day in (period.first, period.last)]
