"""Which times does a figure leave in force for those to come?"""

from __future__ import annotations

from press.model import Nature
from press.read import calendar
from press.read.en.draft import Draft
from press.read.en.grammar.scene import Scene
from press.read.en.memory import Memory
from press.read.en.spans.moving import moved
from press.read.en.times.clause_times import describes


def hand_on(scene: Scene, memory: Memory, draft: Draft, done: list[Draft], nature: Nature) -> None:
    """What a draft's time leaves in force for the figures to come."""
    memory.yearly = memory.yearly or _year_before(draft, done)
    before = (draft.previous and draft.when.own) or _back_then(draft, memory)
    then = draft.when.period if before else draft.when.base
    memory.force.earlier = then or memory.force.earlier
    holds = (draft.when.own or draft.when.named) and not draft.previous and not draft.when.since
    holds = holds and not (done and _back_then(draft, memory))
    holds = holds and not memory.force.before_ruling(draft.when.period)
    holds = holds and not describes(scene, draft.left) and not _of_a_clause(scene, draft)
    holds = holds and not memory.force.just_begun(draft.when.period)
    holds = holds and not _up_to_home(draft, memory)
    holds = holds and not _before_told(draft, done) and not _before_lead(draft, memory)
    holds = holds and not (memory.compared and memory.force.after_home(draft.when.period))
    fact = nature is Nature.ACTUAL and not ahead(draft, memory)
    if holds and (fact or (nature is not Nature.ACTUAL and memory.force.open_to(draft.when.period))):
        memory.force.name(draft.when.period, False)
        memory.force.stand(draft.when.period)
    elif nature is not Nature.ACTUAL and (draft.when.own or draft.when.named) and not draft.when.since:
        memory.force.plan(draft.when.period)
    if draft.when.own and draft.when.period and (calendar.whole_months(draft.when.period) or 0) > YEAR:
        memory.force.clock.span = draft.when.period


YEAR = 12
"""Months."""


def _of_a_clause(scene: Scene, draft: Draft) -> bool:
    """``the 4.1 GW that were added in 2025``: a time that only tells which ones."""
    told = scene.sentence.words[draft.right : max(draft.when.at, draft.right)]
    return bool(told) and told[0] in ("that", "which", "who")


def _back_then(draft: Draft, memory: Memory) -> bool:
    """``following a rise of 0.5% in the first quarter``: a time before the release's, told in passing."""
    home, period = memory.force.home, draft.when.period
    return bool(
        (draft.when.own or draft.when.named)
        and home
        and period
        and home.first
        and period.last
        and period.last < home.first
    )


def _up_to_home(draft: Draft, memory: Memory) -> bool:
    """``the biggest rise in the year to July``, in a text about July: twelve months told in passing."""
    home, period = memory.force.home if memory.force.sure else None, draft.when.period
    if home is None or period is None or home.last != period.last:
        return False
    return calendar.whole_months(period) == YEAR and (calendar.whole_months(home) or YEAR) < YEAR


def _before_lead(draft: Draft, memory: Memory) -> bool:
    """``In 2024/25 …. The rate was 9.6% in 2022/23``: told in passing, where a later time leads."""
    led, period = memory.force.single if memory.force.leading else None, draft.when.period
    if led is None or period is None or (led == memory.force.home and not memory.force.over()):
        return False
    return bool(led.first and period.last and period.last < led.first and draft.when.own)


def _before_told(draft: Draft, done: list[Draft]) -> bool:
    """``was 5 in August, and 4 in July``: a time before the one that the sentence told first."""
    period = draft.when.period
    now = next((one.when.period for one in done if one.when.own and not one.previous), None)
    return bool(now and period and now.first and period.last and period.last < now.first)


def ahead(draft: Draft, memory: Memory) -> bool:
    """``in 2027 and beyond``: a time that has not begun by the day of publication tells of no later fact."""
    today, period = memory.force.clock.today, draft.when.period
    return bool(today and period and period.first and period.first > today)


def _year_before(draft: Draft, done: list[Draft]) -> bool:
    """Whether an earlier value is that of the same time a year before: then undated ones are too."""
    now = done[-1].when.period if done else None
    return draft.previous and now is not None and draft.when.period == moved(now, -12) is not None
