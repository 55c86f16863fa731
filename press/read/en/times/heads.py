"""Which time at the head of a sentence holds from there on?"""

from __future__ import annotations

from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.memory import Memory
from press.read.en.spans.mention import SPAN, Mention
from press.read.en.spans.point_patterns import MONTHS
from press.read.en.times.clause_times import judged_time
from press.read.en.times.compared_times import compared_part


def open_time(scene: Scene, memory: Memory) -> None:
    """A period at the head of a sentence holds from here on."""
    words = scene.sentence.words
    opening = words.index(",") if scene.mentions and "," in words else -1
    first = scene.quantities[0].left if scene.quantities else len(words)
    for mention in scene.mentions[:1]:
        early = mention.first <= 3 or mention.last <= opening <= 20
        early = early and not mention.passing and scene.word(mention.last - 1) not in MONTHS_OWN
        if mention.kind == SPAN and early and mention.last <= first:
            _lead(scene, memory, mention)
    told = {"results", "performance", "earnings"} & set(scene.sentence.words)
    if told and scene.mentions and not scene.quantities and scene.mentions[-1].kind == SPAN:
        memory.force.name(scene.mentions[-1].period, True)
    if scene.mentions and not scene.quantities and not FORECASTS.isdisjoint(words):
        memory.force.look_ahead(scene.mentions[-1].period)
    if (judged := judged_time(scene)) is not None:
        memory.force.name(judged.period, True)
    if (part := compared_part(scene, memory.force)) is not None:
        memory.force.name(part, False)
    if memory.lead_in and scene.mentions and not scene.quantities:
        of_items = next((m.period for m in scene.mentions if m.kind == SPAN and not m.passing), None)
        memory.force.name(of_items, False)


FORECASTS = closed("forecast forecasts guidance outlook")


def _lead(scene: Scene, memory: Memory, mention: Mention) -> None:
    """``For 2026 we expect`` in the results of 2025: the period of the outlook alone."""
    ahead = any(word in scene.english.nature.by_first for word in scene.sentence.words)
    if ahead and memory.force.looks_ahead(mention.period):
        memory.force.ahead = mention.period
    elif _is_balance(scene, mention):
        memory.force.single = mention.period
    elif not _in_passing(memory, mention):
        memory.force.name(mention.period, True)


def _in_passing(memory: Memory, mention: Mention) -> bool:
    """A time that only its sentence has: after that of results, before that of a ruling."""
    after = memory.compared and memory.force.after_home(mention.period)
    after = after or memory.force.just_begun(mention.period)
    return after or memory.force.before_ruling(mention.period)


def _is_balance(scene: Scene, mention: Mention) -> bool:
    """``As at 30 June 2026, total assets were``: a day that holds for the rest of its passage."""
    period = mention.period
    day = period is not None and period.first == period.last
    return day and scene.word(mention.first - 1) in ("at", "of")


MONTHS_OWN = frozenset(f"{month.lower()}'s" for month in MONTHS)
"""``September's gain was revised to``: told of it alone."""
