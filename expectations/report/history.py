"""What was said of the same thing at other times? The values around a figure, and their line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from expectations.report.charts import sparkline
from expectations.report.facts import Facts, Figure, Told
from expectations.report.numbers import Value, value_of_told

MOST = 12


@dataclass(frozen=True, slots=True)
class Point:
    """A value of the series: ``here`` is the figure in doubt itself."""

    period: str
    value: Value
    title: str | None
    here: bool


@dataclass(frozen=True, slots=True)
class History:
    """The values of a figure's series by period, the last dozen up to it and what follows."""

    points: tuple[Point, ...]
    line: Markup | None


def history(figure: Figure | None, facts: Facts) -> History | None:
    """The series of a figure, one value a period, its own included; ``None`` where nothing else is known."""
    if figure is None or figure.series is None or figure.period_end is None:
        return None
    own = _own(figure)
    told = [t for t in facts.series.get(figure.series, ()) if _same(t, figure, facts)]
    by_period = {t.period_end: t for t in told if t.figure_id != figure.figure_id}
    others = [t for end, t in by_period.items() if end != own.period_end]
    if not others:
        return None
    listed = sorted([*others, own], key=lambda t: t.period_end)[-MOST:]
    points = tuple(
        Point(t.time_period or str(t.period_end), value_of_told(t), t.title, t is own) for t in listed
    )
    return History(points, sparkline([t.obs_value for t in listed]))


def _same(told: Told, figure: Figure, facts: Facts) -> bool:
    """Whether a value is of the same kind, place and unit; lengths of periods must agree too."""
    alike = (told.measure, told.unit_measure, told.basis) == (
        figure.measure,
        figure.unit_measure,
        figure.basis,
    )
    return alike and told.area == (figure.ref_area or _area(figure, facts)) and _as_long(told, figure)


def _as_long(told: Told, figure: Figure) -> bool:
    return _shape(told.time_period) == _shape(figure.time_period)


def _shape(period: str | None) -> str:
    """How a period is written, digits aside: a year, a quarter, a month."""
    return "".join("0" if c.isdigit() else c for c in period or "")


def _area(figure: Figure, facts: Facts) -> str | None:
    return next((s.ref_area for s in facts.sources if s.source_id == figure.source_id), None)


def _own(figure: Figure) -> Told:
    assert figure.period_end is not None, "looked at by the caller"
    return Told(
        series=figure.series or "",
        area=figure.ref_area,
        measure=figure.measure,
        unit_measure=figure.unit_measure,
        basis=figure.basis,
        figure_id=figure.figure_id,
        release_id=figure.release_id,
        time_period=figure.time_period,
        period_end=figure.period_end,
        obs_value=figure.obs_value,
        printed_value=figure.obs_value,
        quote=figure.quote,
        title=None,
        published_on=None,
    )


def subject(figures: Iterable[Figure], suspect: Figure | None) -> Figure | None:
    """The figure whose history is shown: the suspect, else the first that has a series and a period."""
    listed = [suspect] if suspect else list(figures)
    return next((f for f in listed if f.series and f.period_end), None)
