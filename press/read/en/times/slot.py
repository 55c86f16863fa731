"""Where a figure stands in its sentence, and the time that was found for it."""

from __future__ import annotations

from dataclasses import dataclass

from press.model import Basis, Period
from press.value import value


@value
class When:
    """A figure's period, what it is compared with, and where the period was found."""

    period: Period | None
    base: Period | None = None
    note: str = ""
    deadline: bool = False
    own: bool = False
    since: bool = False
    at: int = -1
    named: bool = False


NEVER = When(None)
"""Of no time that is known."""


@dataclass(slots=True)
class Slot:
    """Where a figure stands in its sentence, for choosing its period."""

    left: int
    right: int
    next_left: int
    previous: bool
    growth: bool
    basis: Basis | None
    before: When | None = None
    edge: int = 0
    deadline: bool = False
    planned: bool = False
    multiple: bool = False
    undated: bool = False
    yearly: bool = False
    taken: frozenset[int] = frozenset()
    earlier: Period | None = None
    since: bool = False
    flow: bool = False
    share: bool = False
    told_monthly: bool = False
    reached: bool = False


def in_time(when: When) -> bool:
    """``74% by 20 October, against 69% a year earlier``: of no time from which on, if not of a day."""
    return not when.since or (when.period is not None and when.period.first == when.period.last)
