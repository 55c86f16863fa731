"""What was told of one thing and time by several issues: equal, revised, in conflict, or slipped."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from press.check import explain
from press.check.across.told import Doubt, Told, Values, cited, interval
from press.check.interval import Interval
from press.check.pairing import is_amount
from press.model import Nature

_USUAL = Decimal("0.1")
"""Revisions of amounts are rarely larger than a tenth."""

_POINTS = Decimal(1)
"""Revisions of rates are rarely larger than a point, or a quarter of the rate."""

_TOGETHER = 3
"""Days within which two releases tell of one state of knowledge: nothing is revised in between."""

_FINE = Decimal("1.2")
"""A number printed so roughly that its ends are further apart may be ten times another by chance."""

_POWERS = (1, -1, 2, -2, 3, -3, 4, -4)


def doubts(values: Values) -> Iterator[Doubt]:
    """Each issue against the one that told of the same period before it."""
    for told in values.values():
        for earlier, later in pairwise(_now(told)):
            yield from _pair(earlier, later)
        yield from _superseded(told)


def _now(told: tuple[Told, ...]) -> list[Told]:
    """One value an issue: where it tells an old and a new one of the same time, the new one."""
    best: dict[str, Told] = {}
    for one in told:
        held = best.get(one.issue.release)
        if held is None or held.figure.nature is Nature.PREVIOUS:
            best[one.issue.release] = one
    return list(best.values())


def _superseded(told: tuple[Told, ...]) -> Iterator[Doubt]:
    """The old value of an issue that tells old and new, against what had been published."""
    now = _now(told)
    for old in told:
        if old not in now and old.figure.nature is Nature.PREVIOUS:
            before = [t for t in now if t.order < old.order and t.issue != old.issue]
            if before:
                yield from _pair(before[-1], old)


def _pair(earlier: Told, later: Told) -> Iterator[Doubt]:
    if interval(earlier).meets(interval(later)):
        return
    power = _slip(earlier, later)
    if power:
        yield _scale(earlier, later, power)
    elif _same_time(earlier, later):
        yield _conflict(earlier, later)
    else:
        yield _revision(earlier, later)


def _slip(earlier: Told, later: Told) -> int:
    """The power of ten by which the later value is off, where nothing else tells them apart; else 0."""
    if not is_amount(earlier.figure):
        return 0
    was, now = interval(earlier), interval(later)
    if not (_sharp(was) and _sharp(now)):
        return 0
    return next((k for k in _POWERS if was.times(Decimal(1).scaleb(k)).meets(now)), 0)


def _sharp(value: Interval) -> bool:
    """Whether it is printed finely enough for a power of ten to tell something."""
    size = abs(value)
    return size.positive and size.high < size.low * _FINE


def _same_time(earlier: Told, later: Told) -> bool:
    """Whether the later issue cannot have known better: another source, or hardly a day later."""
    days = (later.issue.published - earlier.issue.published).days
    return earlier.issue.source != later.issue.source or days <= _TOGETHER


def _both(earlier: Told, later: Told) -> str:
    return (
        f"{explain.bounded(earlier.figure)} in {cited(earlier)},"
        f" {explain.bounded(later.figure)} in {cited(later)}"
    )


def _scale(earlier: Told, later: Told, power: int) -> Doubt:
    size = "large" if power > 0 else "small"
    message = (
        f"{explain.called(later.figure)}: {explain.bounded(later.figure)} is {explain.factor(power)} too"
        f" {size} for what was published before: {explain.bounded(earlier.figure)} for the same time."
    )
    told = f"{_both(earlier, later)}: but for the scale the two agree."
    return Doubt("told-scale", "critical", (later, earlier), message, told, later, earlier.figure.value)


def _conflict(earlier: Told, later: Told) -> Doubt:
    both = _both(earlier, later)
    message = f"{explain.called(later.figure)}: two releases give two values for the same time: {both}."
    told = f"They differ by {_gap(earlier, later)}; rounding does not account for it."
    return Doubt("told-conflict", "warning", (later, earlier), message, told)


def _revision(earlier: Told, later: Told) -> Doubt:
    usual = _is_usual(earlier.figure.value, later.figure.value, amount=is_amount(earlier.figure))
    previous = later.figure.nature is Nature.PREVIOUS
    gap = f"The two differ by {_gap(earlier, later)}"
    if usual:
        first = f"first {explain.bounded(earlier.figure)}, now {explain.bounded(later.figure)}"
        message = f"{explain.called(later.figure)} was revised: {first}."
        told = f"{_both(earlier, later)}. {gap}, within what revisions usually are."
        return Doubt("revision", "info", (later, earlier), message, told)
    kind = "previous-value" if previous else "revision"
    said = "the earlier value given for comparison" if previous else "a value"
    message = (
        f"{explain.called(later.figure)}: {said} is {explain.bounded(later.figure)},"
        f" but {explain.bounded(earlier.figure)} was published for that time."
    )
    told = f"{_both(earlier, later)}. {gap}, more than revisions usually are."
    return Doubt(kind, "warning", (later, earlier), message, told, later, earlier.figure.value)


def _is_usual(was: Decimal, now: Decimal, *, amount: bool) -> bool:
    size = max(abs(was), abs(now))
    return abs(now - was) <= (size * _USUAL if amount else max(_POINTS, size / 4))


def _gap(earlier: Told, later: Told) -> str:
    was, now = earlier.figure.value, later.figure.value
    gap = explain.computed(abs(now - was), later.figure, finer=0)
    if not is_amount(later.figure) or not was:
        return gap
    return f"{gap} ({explain.number(abs(now / was - 1) * 100, 1)}%)"
