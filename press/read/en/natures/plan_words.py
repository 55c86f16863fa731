"""Which numbers beside a plan are a part of it, and which are facts?"""

from __future__ import annotations

from press.model import Nature
from press.read.en.draft import Draft
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.natures.reach import own_clause

PAST = frozenset(("was", "were", "had", "did"))
BEHIND = dict.fromkeys(
    closed("planned budgeted targeted proposed required requested recommended"), Nature.TARGET
) | dict.fromkeys(closed("forecast expected projected anticipated foreseen"), Nature.FORECAST)
"""``the ₹1,500 crore planned for the year``: right behind a number."""
TOLD_OF = BEHIND | dict.fromkeys(closed("due scheduled slated"), Nature.FORECAST)
"""Behind a verb that a number is the subject of: ``5.4 million square metres are due in``."""
BEING = closed("is are has have been")


def foretold(scene: Scene, verb: int) -> Nature | None:
    """``Some 55% of the output is expected in``: what the verb behind a number makes of it."""
    at = _past_adverb(scene, verb + 1)
    if scene.word(verb) not in BEING or (scene.word(at) == "due" and scene.word(at + 1) == "to"):
        return None
    return TOLD_OF.get(scene.word(at))


def _past_adverb(scene: Scene, at: int) -> int:
    return at + (scene.tag(at) == "R" or scene.word(at) in ("now", "currently", "also", "still"))


def possessed(scene: Scene, left: int) -> bool:
    """``The company has about $240 million remaining``: what somebody has is a fact, also under "Outlook"."""
    near = range(max(0, left - 3), left)
    return any(scene.word(at) in ("has", "holds", "owns") and scene.tag(at - 1) in "NO" for at in near)


def of_which(scene: Scene, draft: Draft) -> bool:
    """``$140 million, of which $60 million is for the mine``: a part of what is planned."""
    _, verb = own_clause(scene, draft.left, draft.right)
    before = scene.sentence.words[max(0, draft.left - 2) : draft.left]
    if "already" in scene.sentence.words[draft.right : draft.right + 4]:
        return False
    return (
        before == ["of", "which"] and scene.word(verb) not in PAST and scene.word(verb) not in ("has", "have")
    )


def past_whole(scene: Scene, right: int) -> int:
    """``the 350 million of capital spending planned``: behind the noun, where a plan follows."""
    at = right + 1
    while scene.word(right) == "of" and scene.tag(at) == "N" and at < right + LONGEST_NOUN:
        at += 1
    return at if at > right + 1 and scene.word(at) in BEHIND else right


LONGEST_NOUN = 5
"""Tokens of a noun between a number and its participle."""
