"""A series against its own history: jumps, unusual growth, another unit, a value told again."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from press.check import explain
from press.check.across.spans import length
from press.check.across.told import Doubt, Subject, Told, Values, cited
from press.check.pairing import is_amount
from press.check.robust import usual
from press.model import Bound, Measure, Nature

MEMORY = 8
"""Earlier periods that a series needs before anything is unusual for it."""

_LATEST = 60
"""Periods that say what is usual: a series of many years is judged by its latest ones."""

_SPREADS = 8.0
"""So many spreads from the usual are a jump: a slip of ten is far beyond, a bad month is not."""

_LEAST = 0.02
"""The smallest spread of growth from period to period believed in: two percent."""

_LEAST_POINTS = 0.5
"""The smallest spread of growth rates believed in, in points."""

_BEFORE = 3
"""Issues that must have used the old unit, and nothing else, before a new one is a change of unit."""

_TELLING_DIGITS = 5
"""Fewer digits are told again by chance."""

_PLACES = 200
"""A series that usually moves by fewer units of the last printed place comes back to a number by chance."""

_FEW = 3
"""Moves that say how a series moves."""


def doubts(subjects: Mapping[Subject, Values]) -> Iterator[Doubt]:
    """Everything unusual in these series."""
    for about, values in subjects.items():
        for line in _lines(values):
            if about.measure is Measure.LEVEL:
                yield from _jumps(line)
                yield from _repeats(line)
            elif about.measure is Measure.GROWTH_RATE:
                yield from _unusual_growth(line)
    yield from _units(subjects)


def _lines(values: Values) -> Iterator[list[Told]]:
    """By length of period, the value told last of each period, in the order of time."""
    lines: dict[str, list[Told]] = {}
    for period, told in values.items():
        actual = [t for t in told if t.figure.nature is Nature.ACTUAL] or list(told)
        lines.setdefault(length(period), []).append(actual[-1])
    yield from lines.values()


def _jumps(line: Sequence[Told]) -> Iterator[Doubt]:
    """Levels far from where the two before them lead: one alone may itself be the odd one."""
    positive = [t for t in line if t.figure.value > 0 and is_amount(t.figure)]
    logs = [math.log(t.figure.value) for t in positive]
    for at in range(MEMORY, len(logs)):
        before = logs[max(0, at - _LATEST) : at]
        steps = usual([b - a for a, b in pairwise(before)])
        away = logs[at] - logs[at - 1] - steps.middle
        further = logs[at] - logs[at - 2] - 2 * steps.middle
        nearest = min(abs(away), abs(further))
        far = nearest / max(steps.spread, _LEAST) > _SPREADS and away * further > 0
        if far and _outside(logs[at], before):
            yield _jump(positive[at], positive[at - 1], [*before, logs[at]], len(before))


def _outside(value: float, before: Sequence[float]) -> bool:
    """Whether a value lies beyond the earlier ones by more than they lie apart: seasons come back."""
    low, high = min(before), max(before)
    return not 2 * low - high <= value <= 2 * high - low


def _jump(now: Told, before: Told, logs: Sequence[float], count: int) -> Doubt:
    steps = usual([b - a for a, b in pairwise(logs[:count])])
    low, high = (math.expm1(end) * 100 for end in steps.limits(_SPREADS, _LEAST))
    moved = math.expm1(logs[count] - logs[count - 1]) * 100
    message = (
        f"{explain.called(now.figure)}: from {explain.as_printed(before.figure)} to"
        f" {explain.as_printed(now.figure)} is a jump for this series."
    )
    told = (
        f"{explain.as_printed(now.figure)} is {_percent(moved)} on {explain.as_printed(before.figure)}"
        f" ({cited(before)}); over the {count} periods before, the middle move was"
        f" {_percent(math.expm1(steps.middle) * 100)}; anything between {_percent(low)} and"
        f" {_percent(high)} would be usual."
    )
    return Doubt("level-jump", "warning", (now, before), message, told, now)


def _percent(value: float) -> str:
    return f"{value:+,.1f}%".replace("-", "−")


def _unusual_growth(line: Sequence[Told]) -> Iterator[Doubt]:
    rates = [t for t in line if t.figure.unit == "percent" and t.figure.bound is Bound.EXACT]
    for at in range(MEMORY, len(rates)):
        before = usual([float(t.figure.value) for t in rates[max(0, at - _LATEST) : at]])
        now = rates[at]
        if before.distance(float(now.figure.value), _LEAST_POINTS) > _SPREADS:
            low, high = (_percent(end) for end in before.limits(_SPREADS, _LEAST_POINTS))
            message = (
                f"{explain.called(now.figure)}: growth of {explain.as_printed(now.figure)} is unusual for"
                f" this series, {low} to {high}."
            )
            told = (
                f"The {before.count} growth rates told of it before have the median"
                f" {_percent(before.middle)}; {_SPREADS:.0f} times their usual spread to either side is"
                f" {low} to {high}."
            )
            yield Doubt("growth-unusual", "warning", (now, rates[at - 1]), message, told, now)


def _repeats(line: Sequence[Told]) -> Iterator[Doubt]:
    """A value of many digits told of two periods in a row: the old one may have been left standing."""
    for at, (before, now) in enumerate(pairwise(line)):
        same = before.figure.value == now.figure.value and before.issue != now.issue
        if same and now.order > before.order and _rarely_again(now, line[max(0, at - _LATEST) : at + 1]):
            message = (
                f"{explain.called(now.figure)}: {explain.as_printed(now.figure)} is also the value of the"
                " period before; it may have been left standing."
            )
            told = (
                f"All {_digits(now)} digits are those told to {before.figure.period.last} in {cited(before)};"  # type: ignore[union-attr]
                " two periods rarely give one number."
            )
            yield Doubt("stale", "warning", (now, before), message, told, now)


def _rarely_again(now: Told, before: Sequence[Told]) -> bool:
    """Whether two periods would hardly give one number by chance: many digits, and a series that moves."""
    if _digits(now) < _TELLING_DIGITS:
        return False
    moves = [float(abs(b.figure.value - a.figure.value)) for a, b in pairwise(before)]
    place = 10.0 ** explain.last_place(now.figure)
    return len(moves) < _FEW or usual(moves).middle >= _PLACES * place


def _digits(told: Told) -> int:
    return len(told.figure.value.normalize().as_tuple().digits)


def _units(subjects: Mapping[Subject, Values]) -> Iterator[Doubt]:
    """Series of levels that changed their unit."""
    named: dict[tuple[object, ...], list[Told]] = {}
    for about, values in subjects.items():
        if about.measure is Measure.LEVEL:
            rest = (about.name, about.area, about.rest)
            for told in (t for each in values.values() for t in each if t.figure.nature is Nature.ACTUAL):
                named.setdefault((*rest, length(told.figure.period)), []).append(told)  # type: ignore[arg-type]
    for line in named.values():
        yield from _changed_unit(sorted(line, key=lambda t: t.order))


def _changed_unit(told: Sequence[Told]) -> Iterator[Doubt]:
    by_issue: dict[str, list[Told]] = {}
    for one in told:
        by_issue.setdefault(one.issue.release, []).append(one)
    issues = list(by_issue.values())
    for at in range(_BEFORE, len(issues)):
        old = {t.figure.unit for issue in issues[at - _BEFORE : at] for t in issue}
        new = {t.figure.unit for t in issues[at]}
        if len(old) == 1 and not old & new:
            yield _new_unit(issues[at][0], issues[at - 1][0])


def _new_unit(now: Told, before: Told) -> Doubt:
    units = f"{now.figure.unit}, so far in {before.figure.unit}"
    message = f"{explain.called(now.figure)}: told in {units}."
    told = (
        f"The last {_BEFORE} releases gave it in {before.figure.unit}, the last of them"
        f" {explain.as_printed(before.figure)} in {cited(before)}; now it is “{now.figure.quote}”."
    )
    return Doubt("unit-change", "warning", (now, before), message, told, now)
