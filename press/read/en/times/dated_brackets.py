"""Which time opens the bracket that a number stands in? ``(2024 interim: £3m)``, ``(H1 2024 - £1m)``."""

from __future__ import annotations

from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.grammar.tokens import NUMBER
from press.read.en.spans.mention import Mention

LONGEST = 8
"""Tokens between such a time and its value."""
FORESEEN = closed("forecast guidance estimate outlook projection target plan assumption consensus budget")
LEADS = closed("in at for as of on")


def opening_time(scene: Scene, left: int) -> Mention | None:
    """The time that a bracket or a part of it begins with, where a colon or a dash leads on to the number."""
    before = [one for one in scene.mentions if left - LONGEST <= one.last <= left]
    told = before[-1] if before else None
    if told is None or not _opens(scene, told):
        return None
    between = range(told.last, left)
    if not FORESEEN.isdisjoint(scene.sentence.words[told.last : left]):
        return None
    if ")" in scene.tags[told.last : left] or any(scene.sentence.kinds[at] == NUMBER for at in between):
        return None
    return told if any(_leads_on(scene, at) for at in between) else None


def of_its_value(scene: Scene, mention: Mention) -> bool:
    """Whether a time opens a bracket with a value of its own, and is not that of the number before it."""
    return _opens(scene, mention) and any(
        opening_time(scene, one.left) is mention for one in scene.quantities if one.left >= mention.last
    )


def _opens(scene: Scene, mention: Mention) -> bool:
    at = mention.first - 1
    while scene.word(at) in LEADS or scene.tag(at) == "D":
        at -= 1
    if scene.word(at) in ("(", "["):
        return True
    tags = scene.tags[: mention.first]
    return scene.word(at) in (";", ",") and tags.count("(") > tags.count(")")


def _leads_on(scene: Scene, at: int) -> bool:
    return scene.word(at) == ":" or (scene.word(at) == "-" and not scene.sentence.glued(at))
