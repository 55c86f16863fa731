"""Which time does a clause give to its figures? ``in May, when 88% did``, ``a year earlier it was``."""

from __future__ import annotations

from press.read.en.closed import closed
from press.read.en.mention import AGO, BY, OVER, SINCE, SPAN, Mention
from press.read.en.scene import Scene

NOW = closed("today now currently presently")
LINKING = closed("and while whereas but ; , - —")
COMPARING = closed("with to than")
NEAR = 12
"""Tokens within which such a word still rules a number."""


def leading(scene: Scene, left: int, edge: int, taken: frozenset[int]) -> Mention | None:
    """The latest period before the figure in its statement that is no comparison."""
    best = None
    for mention in scene.mentions:
        if mention.last > left:
            break
        if mention.first in taken or mention.passing or _is_dateline(scene, mention):
            continue
        if mention.kind in (SPAN, SINCE, BY, OVER) and mention.first >= edge:
            best = mention
    return best


def _is_dateline(scene: Scene, mention: Mention) -> bool:
    """``DETROIT, April 11, 2025 (WIRE) -``: the day of the telling, not of what is told."""
    day = mention.period is not None and mention.period.first == mention.period.last
    return day and mention.first <= 10 and scene.word(mention.last) in ("(", "/", "-", "—")


def is_now(scene: Scene, left: int, after: int = 0) -> bool:
    """``Today, that figure has climbed to 23%``: told of no earlier period, if said behind ``after``."""
    return not NOW.isdisjoint(scene.sentence.words[max(after, left - NEAR) : left])


def describes(scene: Scene, left: int) -> bool:
    """``acquired Pickwell, which had sales of £14 million in 2025``: told of a name in passing."""
    words = scene.sentence.words
    for at in range(left - 1, max(0, left - NEAR), -1):
        if scene.tags[at] in ";:":
            return False
        if words[at] in ("which", "who", "whose") and words[at - 1] == ",":
            return True
    return False


def told_when(scene: Scene, left: int) -> Mention | None:
    """``a drop from October, when 88% did``: the period that a "when" right behind it goes on with."""
    for at in range(left - 1, max(-1, left - NEAR), -1):
        if scene.tags[at] in ";:.,":
            return None
        if scene.sentence.words[at] == "when":
            end = at - (scene.word(at - 1) == ",")
            return next(
                (one for one in scene.mentions if one.last == end and (one.period or one.kind == AGO)), None
            )
    return None


def opens_ago(scene: Scene, left: int) -> bool:
    """``A year earlier it stood at 139,100``: the whole statement is about an earlier time."""
    before = [one for one in scene.mentions if one.kind == AGO and one.last <= left]
    opening = before[-1] if before else None
    if opening is None or any(opening.last <= one.first < left for one in scene.quantities):
        return False
    if scene.word(opening.first) in COMPARING or scene.word(opening.first - 1) in COMPARING:
        return False
    if opening.first <= 2:
        return all(one.left >= opening.last for one in scene.quantities)
    contrast = scene.word(opening.first - 1) in ("whereas", "while")
    spoken = contrast or not set("VA").isdisjoint(scene.tags[opening.last : left])
    stated = contrast or (scene.tag(opening.last) in "DON" and spoken)
    return stated and scene.word(opening.first - 1) in LINKING
