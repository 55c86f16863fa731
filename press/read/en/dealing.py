"""Whose value is which? What "respectively" deals out over the figures of a sentence."""

from __future__ import annotations

from press.read.en import measures, respectively
from press.read.en.draft import Draft
from press.read.en.periods import When
from press.read.en.scene import Scene


def _deal_periods(scene: Scene, drafts: list[Draft]) -> None:
    """``5 and 6 in 2024 and 2023, respectively``: as many periods as values are dealt out too."""
    at = scene.sentence.words.index("respectively")
    behind = [m for m in scene.mentions if drafts[-1].right <= m.first < at and m.period is not None]
    if len(behind) == len(drafts) > 1:
        for draft, mention in zip(drafts, behind, strict=True):
            draft.when = When(mention.period, None, "dealt out by “respectively”", own=True)


def _unit(scene: Scene, draft: Draft) -> str:
    """The unit with the "per" of the draft's own name, where the number prints none."""
    quantity = next((q for q in scene.quantities if q.first == draft.first), None)
    if quantity is None or quantity.kind != "currency" or quantity.per:
        return draft.unit
    return measures.unit_of(scene, quantity, draft.measure, draft.indicator)


def deal(scene: Scene, drafts: list[Draft]) -> None:
    """Gives each value of a "respectively" its own indicator or period, in order."""
    kept = [draft for draft in drafts if draft.reason is None]
    chosen = respectively.dealt(scene, [d.left for d in kept], [d.right for d in kept])
    if chosen is None:
        return
    _deal_periods(scene, [kept[position] for position in chosen])
    names = respectively.parts(kept[chosen[0]].indicator or "", len(chosen))
    names = names or respectively.listed_names(scene, kept[chosen[0]].left, len(chosen))
    for order, position in enumerate(chosen):
        if names:
            kept[position].indicator = names[order]
            kept[position].notes.append("dealt out by “respectively”")
            kept[position].unit = _unit(scene, kept[position])
        first = kept[chosen[0]]
        kept[position].measure = first.measure
        kept[position].basis = kept[position].basis or kept[chosen[-1]].basis
    earlier = range(chosen[0] - len(chosen), chosen[0])
    if names and earlier[0] >= 0 and all(kept[at].rule == "listed" for at in earlier[1:]):
        for order, position in enumerate(earlier):
            kept[position].indicator = names[order]
