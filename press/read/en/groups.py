"""Of which group does a number tell that stands alone before its verb? ``Three in ten had moved house.``"""

from __future__ import annotations

from press.read.en.closed import closed
from press.read.en.draft import Draft
from press.read.en.indicators import named
from press.read.en.memory import Memory
from press.read.en.quantity import Quantity
from press.read.en.scene import Scene

LONGEST = 8
"""Tokens in the phrase that names a group at the head of a sentence."""
POINTING = closed("those these them us they it which whom that this")
ACCOUNTING = closed("accounting predicate")
"""First words of the rules whose own subject is the group: ``Meters make up 70%, but one in ten fails``."""


def group_of(scene: Scene, memory: Memory, quantity: Quantity, done: list[Draft]) -> str | None:
    """The group in words: from the head of the sentence, the figure before or the sentence before."""
    if scene.word(0) in ("among", "amongst", "of"):
        return _opening(scene, quantity)
    if quantity.kind != "percent":
        return None
    if not done:
        return memory.group if memory.shared else None
    before = done[-1]
    if before.of is not None and before.rule == "part of":
        return _plain(before.of)
    turned = scene.word(quantity.left - 1) == "but" and before.rule.split()[0] in ACCOUNTING
    return before.indicator if turned else None


def whole_of(draft: Draft) -> str | None:
    """The group that a share was a part of."""
    return _plain(draft.of) if draft.of is not None and draft.rule == "part of" else None


def _opening(scene: Scene, quantity: Quantity) -> str | None:
    """``Of the 22 deals on offer, seventeen``: the noun behind "of", its number left out."""
    words = scene.sentence.words
    comma = words.index(",") if "," in words else 0
    if not 1 < comma <= min(LONGEST, quantity.left):
        return None
    start = 1 + (scene.tag(1) == "D")
    start += scene.tags[start : start + 2] == "#N"
    found = named(scene, (start, comma))
    text = found.text or ""
    return None if not text or text.split()[0].lower() in POINTING else text


def _plain(of: str) -> str | None:
    """The whole of a share as a name; none where it points elsewhere or is long."""
    words = of.removeprefix("the ").removeprefix("all ").split()
    return " ".join(words) if 0 < len(words) <= 4 and words[0].lower() not in POINTING else None
