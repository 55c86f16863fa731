"""Which spans that a clause names are those of a figure in it?"""

from __future__ import annotations

from press.model import Period
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.spans.mention import Mention
from press.read.en.times.force import is_long
from press.read.en.times.slot import Slot


def opens_since(scene: Scene, slot: Slot, told: Mention) -> bool:
    """``Since 2021, 380 houses``, ``Since the scheme's launch in 2019, it has paid 9 million``."""
    if scene.word(slot.left - 1) == "to":
        return False
    near = range(told.first - 1, max(-1, told.first - LEADS), -1)
    since = next((at for at in near if scene.word(at) == "since"), told.first)
    if not (since <= 1 or told.first <= 1 or scene.word(since - 1) in (",", ";", "and", "but")):
        return False
    firsts = [*(one.first for one in scene.quantities), *(one.first for one in scene.events)]
    if not any(told.last <= first < slot.left for first in firsts):
        return True
    return slot.before is not None and slot.before.period == told.period


def goes_on(scene: Scene, slot: Slot, told: Mention) -> bool:
    """``has paid $2m since 2022, and plans to pay 10% more``: another verb behind the time of the first."""
    between = scene.tags[told.last : slot.left]
    return "C" in between and not {"V", "A"}.isdisjoint(between)


def over_all(scene: Scene, slot: Slot, told: Mention) -> bool:
    """``Over the past ten years the fund has paid out $4 million``: what came of all these years."""
    words = scene.sentence.words[told.last : slot.left]
    return not ALL_THAT_TIME.isdisjoint(words) and "now" not in words


ALL_THAT_TIME = closed("has have average averaged total totalled totaled invested spent")


LEADS = 9
"""Tokens from "since" to its time."""


def ends_with(span: Period | None, chosen: Period | None) -> bool:
    """``a CAGR of 10% through 2032``, of a text about the years to 2032."""
    return bool(span and chosen and span.last == chosen.last and span.first and not is_long(chosen))
