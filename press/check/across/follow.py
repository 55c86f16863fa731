"""Growth, changes and running totals told now against the levels that were told elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from press.check import explain, verdict
from press.check.across.spans import compared_with
from press.check.across.told import Doubt, Subject, Told, Values, cited, interval
from press.check.change import difference_of
from press.check.growth import growth_of, moves_in_volume, years_between
from press.check.naming import Name, name_of
from press.check.pairing import is_amount
from press.check.relation import Relation
from press.check.scale import repairs
from press.check.words import AVERAGES, REBASED, STOCKS, UNSTEADY
from press.model import Basis, Figure, Measure, Nature, Period

Subjects = Mapping[Subject, Values]
_BESIDE = 80
"""Characters within which a level of another time is the base of a growth."""

_CONTEXT = 2
"""A relation across issues has the figures that are set against each other and their base."""


def doubts(subjects: Subjects) -> Iterator[Doubt]:
    """Growths and changes against levels, running totals against those before."""
    levels = _levels(subjects)
    beside = _by_issue(levels)
    for about, values in subjects.items():
        if about.measure in (Measure.GROWTH_RATE, Measure.CHANGE):
            for told in values.values():
                for one in told:
                    yield from _moved(one, levels, beside)
        elif _runs(about):
            yield from _running(values)


Levels = Mapping[tuple[Name, Name], Mapping[Period, Sequence[Told]]]
"""Levels by name and area, then by period, in order of publication."""


def _levels(subjects: Subjects) -> Levels:
    found: dict[tuple[Name, Name], dict[Period, list[Told]]] = {}
    for about, values in subjects.items():
        if about.measure is Measure.LEVEL:
            periods = found.setdefault((about.name, about.area), {})
            for period, told in values.items():
                periods.setdefault(period, []).extend(told)
                periods[period].sort(key=lambda t: t.order)
    return found


Beside = Mapping[tuple[Name, Name, str], Sequence[Told]]
"""Levels by name, area and release."""


def _by_issue(levels: Levels) -> Beside:
    found: dict[tuple[Name, Name, str], list[Told]] = {}
    for (name, area), periods in levels.items():
        for told in (t for values in periods.values() for t in values):
            found.setdefault((name, area, told.issue.release), []).append(told)
    return found


def _moved(step: Told, levels: Levels, beside: Beside) -> Iterator[Doubt]:
    """A growth or change against the level that its issue tells and the bases told anywhere."""
    base_period, f = compared_with(step.figure), step.figure
    if base_period is None or f.basis is Basis.AVERAGE_ANNUAL or f.nature is not Nature.ACTUAL:
        return
    if not _earlier(base_period, f.period):
        return
    now = [t for t in _at(step, f.period, levels) if t.issue == step.issue and t.figure.nature is f.nature]
    then = _at(step, base_period, levels)
    if _tells_its_base(step, base_period, beside):
        return  # it is checked within its release
    readings = [(r, (step, a, b)) for a in now for b in then if (r := _relation(f, a.figure, b.figure))]
    if readings and not any(r.holds() for r, _ in readings):
        relation, told = readings[-1]  # the base as it was told last
        rebased = f.measure is Measure.GROWTH_RATE and name_of(f.indicator).any_of(REBASED)
        if not rebased or repairs(relation):
            yield _told(relation, told)


def _of(step: Told, levels: Levels) -> Mapping[Period, Sequence[Told]]:
    return levels.get((name_of(step.figure.indicator), step.area), {})


def _at(step: Told, period: Period | None, levels: Levels) -> Sequence[Told]:
    return _of(step, levels).get(period, ()) if period else ()


def _tells_its_base(step: Told, base: Period, beside: Beside) -> bool:
    """Whether a level of a third time stands right beside: the base may be another than the basis says."""
    about = (name_of(step.figure.indicator), step.area, step.issue.release)
    return any(
        t.figure.period is not None
        and t.figure.period != base
        and _before(t.figure.period, step.figure.period)
        and abs(t.figure.start - step.figure.start) <= _BESIDE
        for t in beside.get(about, ())
    )


def _earlier(base: Period, period: Period | None) -> bool:
    """Whether the base ends before the period does: a span is not its own base."""
    return bool(base.last and period and period.last and base.last < period.last)


def _before(period: Period, other: Period | None) -> bool:
    return bool(period.last and other and other.first and period.last < other.first)


def _relation(step: Figure, level: Figure, base: Figure) -> Relation | None:
    if level.unit != base.unit:
        return None
    if step.measure is Measure.GROWTH_RATE:
        usable = is_amount(level) and level.value > 0 and base.value > 0 and step.unit == "percent"
        usable = usable and not (moves_in_volume(step) and years_between(base, level) > 1)
        return growth_of(step, level, base, firm=True, loose=True) if usable else None
    points = level.unit == "percent" and step.unit == "percentage_point"
    same = step.unit == level.unit and is_amount(level)
    return difference_of(step, level, base, firm=True) if points or same else None


def _told(relation: Relation, told: tuple[Told, ...]) -> Doubt:
    """The failing relation as a doubt: a slip of scale where that explains it."""
    slips = repairs(relation)
    found = verdict.slip(slips[0], [relation], set()) if slips else verdict.finding([relation], None)
    suspect = next((t for t in told if t.figure is found.suspect), None)
    base = told[_CONTEXT]
    message = f"{found.message.rstrip('.')} ({explain.as_printed(base.figure)} as told in {cited(base)})."
    severity = "critical" if slips else "warning" if relation.kind == "growth" else "info"
    kind = "told-scale" if slips else f"told-{relation.kind}"
    return Doubt(kind, severity, told, message, found.computation, suspect, found.expected)


def _runs(about: Subject) -> bool:
    """Whether values of longer spans hold those of shorter ones: amounts of things that happen."""
    steady = not about.name.any_of((*AVERAGES, *STOCKS, *UNSTEADY))
    return about.measure is Measure.LEVEL and steady and "/" not in about.unit and about.unit not in _RATES


_RATES = frozenset({"percent", "percentage_point", "per_mille", "basis_point", "times", "index", "ratio"})


def _running(values: Values) -> Iterator[Doubt]:
    """Spans that begin on one day, told by different issues: the longer one must not hold less."""
    by_first: dict[object, list[Period]] = {}
    for period in values:
        if period.first != period.last:
            by_first.setdefault(period.first, []).append(period)
    for periods in by_first.values():
        for shorter, longer in pairwise(periods):
            yield from _fall(values[shorter], values[longer])


def _fall(shorter: Iterable[Told], longer: Iterable[Told]) -> Iterator[Doubt]:
    before = [t for t in shorter if t.figure.value > 0]
    after = [t for t in longer if t.figure.value > 0]
    pairs = [(a, b) for b in before for a in after if a.issue != b.issue]
    if pairs and all(interval(a).high < interval(b).low for a, b in pairs):
        yield _fallen(*pairs[-1])


def _fallen(after: Told, before: Told) -> Doubt:
    message = (
        f"{explain.called(after.figure)}: {explain.bounded(after.figure)} to {after.figure.period.last}"  # type: ignore[union-attr]
        f" is less than the {explain.bounded(before.figure)} told to {before.figure.period.last}."  # type: ignore[union-attr]
    )
    told = (
        "A total of a year to date does not fall:"
        f" {explain.bounded(before.figure)} in {cited(before)}, {explain.bounded(after.figure)} in"
        f" {cited(after)}, both from {after.figure.period.first}."  # type: ignore[union-attr]
    )
    first, second = (after, before) if after.order > before.order else (before, after)
    return Doubt("running-total", "warning", (first, second), message, told, after)
