"""Which of two compared values is the earlier one? Their periods tell, whatever is printed first."""

from __future__ import annotations

import itertools

from press.model import Measure, Nature
from press.read.en.draft import Draft
from press.read.en.scene import Scene
from press.value import replace

CHANGES = (Measure.GROWTH_RATE, Measure.CHANGE)


def settle_order(drafts: list[Draft]) -> None:
    """``80% in 2022 vs. 75% in 2023``: the value compared with is the later one, the first is previous."""
    for index in range(1, len(drafts)):
        first, second = drafts[index - 1], drafts[index]
        if second.rule == "compared with" and second.nature is Nature.PREVIOUS and _later(second, first):
            first.nature, second.nature = second.nature, first.nature
            first.previous, second.previous = True, False


def share_periods(scene: Scene, drafts: list[Draft]) -> None:
    """``fell 0.8% to $69.6 billion in July``: what changed and what it came to are of the same time."""
    for first, second in itertools.pairwise(drafts):
        if second.rule == "or" and second.previous and first.previous and not first.when.own:
            first.when = second.when
        if _joint(scene, first, second):
            first.when = replace(second.when, own=False)
        if (
            second.rule not in ("change and level", "changed to")
            or first.indicator != second.indicator
            or not second.when.own
            or first.when.own
        ):
            continue
        if first.measure in CHANGES and second.when.period is not None:
            first.when = replace(first.when, period=second.when.period)


def _joint(scene: Scene, first: Draft, second: Draft) -> bool:
    """``sales of $5 million and profit of $2 million in 2025``: the time behind the last is that of both."""
    if not second.when.own or second.when.since or first.when.own or first.when.named:
        return False
    if first.previous != second.previous or first.measure in CHANGES:
        return False
    between = range(first.right, second.left)
    words = [scene.word(at) for at in between]
    plain = "and" in words and not set("VA;(.") & {scene.tag(at) for at in between} and len(words) < MOST
    period = second.when.period
    day = period is not None and period.first == period.last
    return plain and period is not None and (not day or second.rule == "listed") and "," not in words


MOST = 9
"""Tokens between two values that share a time."""


def _later(one: Draft, other: Draft) -> bool:
    here, there = one.when.period, other.when.period
    dated = one.when.own and other.when.own and here is not None and there is not None
    ends = (here.last, there.last) if dated and here and there else (None, None)
    return ends[0] is not None and ends[1] is not None and ends[0] > ends[1]
