"""Whose value is which? What "respectively" deals out over the figures of a sentence."""

from __future__ import annotations

from itertools import pairwise

from press.model import Measure, Period
from press.read.en.draft import Draft
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.memory import Memory
from press.read.en.names import respectively
from press.read.en.names.pointing import distinct
from press.read.en.natures.cues import AWAITED
from press.read.en.says import measures
from press.read.en.spans.mention import SPAN, Mention
from press.read.en.times.slot import When

DEALT = "dealt out by “respectively”"
COMPARES = closed("compares compared compare versus vs against")


def _deal_periods(scene: Scene, drafts: list[Draft]) -> bool:
    """``5 and 6 in 2024 and 2023, respectively``: as many periods as values are dealt out too."""
    at = scene.sentence.words.index("respectively")
    behind = [m for m in scene.mentions if drafts[-1].right <= m.first < at and m.period is not None]
    if len(behind) == len(drafts) > 1:
        for draft, mention in zip(drafts, behind, strict=True):
            draft.when = When(mention.period, None, DEALT, own=True)
        return True
    return False


def _unit(scene: Scene, draft: Draft) -> str:
    """The unit with the "per" of the draft's own name, where the number prints none."""
    quantity = next((q for q in scene.quantities if q.first == draft.first), None)
    if quantity is None or quantity.kind != "currency" or quantity.per:
        return draft.unit
    return measures.unit_of(scene, quantity, draft.measure, draft.indicator)


def deal(scene: Scene, memory: Memory, drafts: list[Draft]) -> None:
    """Gives each value of a "respectively" its own indicator or period, in order."""
    kept = [draft for draft in drafts if draft.reason is None]
    if not kept:
        memory.dealt = ()
        return
    if memory.dealt and _deal_again(scene, memory, kept):
        return
    _deal_names(scene, memory, kept)
    _deal_listed(scene, kept)
    joint = len(kept) > 1 and "respectively" not in scene.sentence.words
    if joint and not _lists_of_periods(scene):
        _deal_joint(memory, kept)
    if (names := [draft for draft in kept if DEALT in draft.notes]) and len(names) > 1:
        memory.dealt = tuple((draft.indicator, draft.unit) for draft in names)


def _deal_again(scene: Scene, memory: Memory, kept: list[Draft]) -> bool:
    """``This compares to our/consensus estimates of A/B, C/D and E/F``: the names dealt out just before."""
    names, memory.dealt = memory.dealt, ()
    told = not AWAITED.isdisjoint(scene.sentence.words) and not COMPARES.isdisjoint(scene.sentence.words)
    each, rest = divmod(len(kept), len(names))
    if not told or rest or not each or any(draft.rule != "listed" for draft in kept[1:]):
        return False
    for position, draft in enumerate(kept):
        draft.indicator, draft.unit = names[position // each]
        draft.notes.append(DEALT)
    return True


def _deal_listed(scene: Scene, kept: list[Draft]) -> None:
    """``£3 million, £4 million and £5 million in 2023, 2024 and 2025``: as many periods as values."""
    if "respectively" in scene.sentence.words or len(scene.mentions) < 2:
        return
    for mentions in _lists_of_periods(scene):
        last = next((n for n, draft in enumerate(kept) if 0 <= mentions[0].first - draft.right <= 2), None)
        first = -1 if last is None else last + 1 - len(mentions)
        run = kept[first : first + len(mentions)] if first >= 0 else []
        if run and any(run[0].right <= one.first < run[-1].left for one in scene.mentions):
            _over_all(run[-1], mentions)
        elif run and _is_list(run):
            for draft, mention in zip(run, mentions, strict=True):
                draft.when = When(mention.period, None, DEALT_PERIODS, own=True)


def _over_all(draft: Draft, mentions: list[Mention]) -> None:
    """``2.3% in 2026 and 1.9% in 2027 and 2028``: one value of two times that follow each other."""
    first, last = mentions[0].period, mentions[-1].period
    if first is None or last is None or first.last is None or last.first is None:
        return
    if len(mentions) == 2 and (last.first - first.last).days == 1:
        draft.when = When(Period(first.first, last.last), None, DEALT_PERIODS, own=True)


def _is_list(run: list[Draft]) -> bool:
    """Whether the figures are one list from its first value on: behind a verb, or before their noun."""
    behind = run[0].rule != "listed" and all(draft.rule == "listed" for draft in run[1:])
    return behind or all(draft.rule in ("listed before", "listed") for draft in run[:-1])


DEALT_PERIODS = "dealt out over the values"


def _lists_of_periods(scene: Scene) -> list[list[Mention]]:
    """Runs of two and more periods that only commas and "and" part."""
    runs: list[list[Mention]] = []
    for mention in scene.mentions:
        before = runs[-1][-1] if runs else None
        link = scene.sentence.words[before.last : mention.first] if before else []
        if mention.kind != SPAN or mention.period is None:
            continue
        if link in ([","], ["and"], [",", "and"]):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return [run for run in runs if len(run) > 1]


def _deal_joint(memory: Memory, kept: list[Draft]) -> None:
    """``Theft and arson fell by 11% and 9%, from 12% and 8%``: as many names as values, in order."""
    names: list[str] | None = None
    for first, last in _runs(kept):
        count = last - first
        own = respectively.parts(kept[first].indicator or "", count) or _said_before(
            memory, kept, first, count
        )
        if (names := own or names) is None or len(names) != count:
            continue
        for draft, name in zip(kept[first:last], names, strict=True):
            draft.indicator = name.removeprefix("the ")
            draft.notes.append(DEALT)


def _runs(kept: list[Draft]) -> list[tuple[int, int]]:
    """Where two and more values of one list begin and end."""
    starts = [at for at, draft in enumerate(kept) if draft.rule != "listed"]
    return [(a, b) for a, b in pairwise([*starts, len(kept)]) if b - a > 1 and _same_kind(kept[a:b])]


def _same_kind(run: list[Draft]) -> bool:
    """Whether the values are of one name and unit."""
    return len({(draft.indicator, draft.unit) for draft in run}) == 1


def _said_before(memory: Memory, kept: list[Draft], first: int, count: int) -> list[str] | None:
    """``the respective rates were 2.1% and 0.8%``: the names that the figures before had, if as many."""
    if not any(note.startswith("indicator of the") for note in kept[first].notes):
        return None
    told = distinct(kept[:first]) or list(memory.named)
    return told if len(told) == count else None


def _deal_direction(run: list[Draft]) -> None:
    """``fuel and food prices are 11.0% and 1.8% lower, respectively``: "lower" is said of both."""
    last = run[-1]
    if last.rule != "difference" or {draft.unit for draft in run} != {"percent"}:
        return
    for draft in run[:-1]:
        draft.value = abs(draft.value).copy_sign(last.value)
        draft.measure = Measure.GROWTH_RATE
    last.measure = Measure.GROWTH_RATE


def _deal_names(scene: Scene, memory: Memory, kept: list[Draft]) -> None:
    chosen = respectively.dealt(scene, [d.left for d in kept], [d.right for d in kept])
    if chosen is None:
        return
    if _deal_periods(scene, [kept[position] for position in chosen]):
        return
    names = _said_before(memory, kept, chosen[0], len(chosen))
    names = names or respectively.parts(kept[chosen[0]].indicator or "", len(chosen))
    names = names or respectively.listed_names(scene, kept[chosen[0]].left, len(chosen))
    _deal_direction([kept[position] for position in chosen])
    for order, position in enumerate(chosen):
        if names:
            kept[position].indicator = names[order]
            kept[position].notes.append(DEALT)
            kept[position].unit = _unit(scene, kept[position])
        first = kept[chosen[0]]
        kept[position].measure = first.measure
        kept[position].basis = kept[position].basis or kept[chosen[-1]].basis
    earlier = range(chosen[0] - len(chosen), chosen[0])
    if names and earlier[0] >= 0 and all(kept[at].rule == "listed" for at in earlier[1:]):
        for order, position in enumerate(earlier):
            kept[position].indicator = names[order]
