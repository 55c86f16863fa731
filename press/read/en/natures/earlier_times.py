"""At which earlier time was a value so that is named again? ``had stood at``, ``, after net debt of``."""

from __future__ import annotations

from press.model import Period
from press.read.en.draft import Draft
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.spans.mention import AGO, SPAN, Mention

NEAR = 7
"""Tokens from a word that leads to a number to the number."""


def after_noun(scene: Scene, draft: Draft) -> bool:
    """``, after net liquidity of $0.9 billion at the end of 2024``: named again, at a time of its own."""
    at = draft.left - 1
    while scene.tag(at) in "NDP" and scene.word(at) != "after" and draft.left - at < NEAR:
        at -= 1
    dated = any(0 <= one.first - draft.right < NEAR and one.kind in (SPAN, AGO) for one in scene.mentions)
    return (
        scene.word(at) == "after"
        and scene.word(at - 1) == ","
        and scene.word(draft.left - 1) == "of"
        and dated
    )


def beside_had(scene: Scene, near: range) -> Mention | None:
    """``which at the end of June had stood at``: the time right before the "had"."""
    had = next((at for at in near if scene.word(at) == "had"), -1)
    return next((one for one in scene.mentions if 0 <= had - one.last <= 1 and one.kind == SPAN), None)


def day_before(told: Mention, now: Period | None) -> bool:
    """``the backlog, which at the end of June had stood at €2.7 billion``: a day before the last one."""
    then = told.period
    day = then is not None and then.first == then.last
    return bool(day and then and then.last and now and now.last and then.last < now.last)


def of_last_year(scene: Scene, left: int) -> bool:
    """``10% higher than last year's 5.0p``."""
    return scene.word(left - 1) in YEARS and scene.word(left - 2) in ("last", "previous", "prior")


YEARS = closed("year's years quarter's")


def is_compared(scene: Scene, draft: Draft) -> bool:
    """``compared with 12``, ``compared with a net loss of 12``: the time may be unsaid."""
    if draft.rule in ("compared with", "up from"):
        return True
    near = scene.sentence.words[max(0, draft.left - 6) : draft.left]
    return draft.rule == "noun of" and not COMPARES.isdisjoint(near)


COMPARES = closed("compared versus vs against")
