"""A figure among the figures of other releases: who told it, when, and of what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from press.check.interval import Interval
from press.check.naming import Name, name_of
from press.check.tolerance import half_unit, printed
from press.model import Figure, Measure, Nature, Period

_SHORTEST = 4
"""Characters of a Chinese name that tell one thing from another; an English one needs two words or a code."""

_COMPARED = (Measure.LEVEL, Measure.CHANGE, Measure.GROWTH_RATE, Measure.SHARE)


@dataclass(frozen=True, slots=True)
class Issue:
    """A release as others see it: its name and version, its source, its title, its day of publication."""

    release: str
    version: str
    source: str
    title: str
    published: date


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as an issue tells it. ``area`` is the place, the source's own where the words name none."""

    figure: Figure
    id: str
    issue: Issue
    area: Name

    @property
    def order(self) -> tuple[date, str, int]:
        """By day of publication, then by release and place, so that any order of arrival gives one order."""
        return self.issue.published, self.issue.release, self.figure.start


@dataclass(frozen=True, slots=True)
class Subject:
    """What a value is of, apart from its time: two values of one subject and period must agree."""

    name: Name
    area: Name
    measure: Measure
    unit: str
    rest: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Statements of several issues that do not go together.

    The first of ``told`` is of the issue that the doubt is about. ``suspect`` is the value that is
    probably wrong, ``expected`` what would fit; ``computation`` is the arithmetic in words.
    """

    kind: str
    severity: str
    told: tuple[Told, ...]
    message: str
    computation: str
    suspect: Told | None = None
    expected: Decimal | None = None


Values = Mapping[Period, tuple[Told, ...]]
"""Of one subject: by period, what was told of it, in the order of publication."""


def comparable(told: Told) -> bool:
    """Whether the words tell what the figure is of, and when."""
    figure = told.figure
    return (
        figure.measure in _COMPARED
        and figure.nature in (Nature.ACTUAL, Nature.PREVIOUS)
        and figure.versus is None
        and figure.value.is_finite()
        and figure.period is not None
        and figure.period.first is not None
        and figure.period.last is not None
        and _telling(figure)
    )


def _telling(figure: Figure) -> bool:
    own = name_of(figure.indicator)
    long = bool(own.text) and len(figure.indicator or "") >= _SHORTEST
    return bool(own) and (len(own.tokens) > 1 or long or figure.indicator_code is not None)


def subject(told: Told) -> Subject:
    """What the figure is of: words, place, unit, and what else tells two values apart."""
    f = told.figure
    base = f.base_period if f.measure in (Measure.CHANGE, Measure.GROWTH_RATE) and f.basis is None else None
    rest = (f.basis, f.prices, name_of(f.of), base)
    return Subject(name_of(f.indicator), told.area, f.measure, f.unit, rest)


def by_subject(figures: Iterable[Told]) -> dict[Subject, dict[Period, tuple[Told, ...]]]:
    """The values of each subject by period, one an issue and nature.

    Where an issue tells two values of one subject and period, its words do not tell two things apart
    (or it contradicts itself, which is another doubt): it is then no witness for either.
    """
    found: defaultdict[tuple[Subject, Period, str, Nature], list[Told]] = defaultdict(list)
    for told in figures:
        if comparable(told) and told.figure.period is not None:
            key = (subject(told), told.figure.period, told.issue.release, told.figure.nature)
            found[key].append(told)
    subjects: defaultdict[Subject, dict[Period, list[Told]]] = defaultdict(dict)
    for (about, period, _, _), values in found.items():
        if (one := _one(values)) is not None:
            subjects[about].setdefault(period, []).append(one)
    return {
        about: {period: tuple(sorted(values, key=_by_order)) for period, values in sorted_(periods)}
        for about, periods in subjects.items()
    }


def sorted_(periods: Mapping[Period, list[Told]]) -> list[tuple[Period, list[Told]]]:
    """Periods in the order of their ends."""
    return sorted(periods.items(), key=lambda item: (str(item[0].last), str(item[0].first)))


def _by_order(told: Told) -> tuple[date, str, int]:
    return told.order


def _one(values: list[Told]) -> Told | None:
    """The most exact of several that agree; None where they do not."""
    first, *others = sorted(values, key=lambda t: (half_unit(t.figure), t.figure.start))
    return first if all(interval(first).meets(interval(o)) for o in others) else None


def interval(told: Told) -> Interval:
    """The values that the printed words allow."""
    return printed(told.figure)


def cited(told: Told) -> str:
    """Where a value was told: "“Retail sales in May” of 2026-06-15"."""
    return f"“{told.issue.title}” of {told.issue.published.isoformat()}"
