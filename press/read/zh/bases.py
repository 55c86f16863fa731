"""Is a growth one of several years? 1974年比1964年增长1.9倍，钢增长1.2倍: both are reckoned from 1964."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from press.model import Basis, Figure, Measure, Nature

GROWING = (Measure.GROWTH_RATE, Measure.CHANGE)
NEARER = ("上年", "去年", "同比", "上一年", "前一年", "上月", "环比", "同期", "。")
"""Words between two growths after which the base of the first is no longer that of the second."""
FAR = timedelta(days=500)
"""More than a year, and less than two, between the ends of a period and of its base."""


def with_bases(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures of a release in text order; a growth over several years is told as one."""
    told: list[Figure] = []
    last: Figure | None = None
    for figure in figures:
        if figure.measure in GROWING and figure.basis in (None, Basis.YEAR_ON_YEAR):
            figure = _over_years(text, figure, last)
        last = figure if _is_far(figure) else last
        told.append(figure)
    return tuple(told)


def _over_years(text: str, figure: Figure, last: Figure | None) -> Figure:
    """With its base. In another clause of facts nobody can tell whether that is not the year before."""
    if _is_far(figure):
        return figure.changed(basis=Basis.CUMULATIVE)
    if last is None or last.period != figure.period or figure.measure is not Measure.GROWTH_RATE:
        return figure
    between = text[last.end : figure.end]
    if any(word in between for word in NEARER):
        return figure
    if any(mark in between for mark in ("；", ";")) and figure.nature is Nature.ACTUAL:
        return figure.changed(basis=None, base_period=None)
    return figure.changed(basis=Basis.CUMULATIVE, base_period=last.base_period)


def _is_far(figure: Figure) -> bool:
    """Whether a growth's base lies more than a year back."""
    now, base = figure.period, figure.base_period
    growing = figure.measure in GROWING and figure.basis in (None, Basis.YEAR_ON_YEAR, Basis.CUMULATIVE)
    return bool(growing and now and base and now.last and base.last and now.last - base.last > FAR)
