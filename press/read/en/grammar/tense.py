"""Is a verb told as over? Finite past forms and the perfect; a participle behind "be" or a noun is none."""

from __future__ import annotations

from press.read.en.grammar.closed import BE, MODAL, closed
from press.read.en.grammar.scene import Scene

IRREGULAR = closed(
    "was were had did went came made rose fell grew took gave sold bought lost won paid spent held stood saw "
    "said told found thought felt kept left met ran began became brought built got drew drove shrank sank "
    "slid sprang swung swept broke chose flew hit"
)
FINITE = closed("was were had did went came rose fell grew took gave saw stood ran began became drew")
"""The others are participles too: what "is built on" something is no past."""
BEFORE_INFINITIVE = MODAL | {"shall", "to", "not"}
PASSIVE = BE | {"being", "get", "gets"}


def is_past(scene: Scene, index: int) -> bool:
    """``devoured``, ``went``, ``has hit``: what is over or so by now."""
    word = scene.word(index)
    if word in ("has", "have"):
        return perfect(scene, index)
    if word in IRREGULAR:
        beside = index - 1 - (scene.tag(index - 1) == "R")
        passive = word not in FINITE and scene.word(beside) in PASSIVE
        return not passive and scene.word(index - 1) not in BEFORE_INFINITIVE
    if scene.tag(index) != "V" or not word.endswith("ed"):
        return False
    before = index - 1 - (scene.tag(index - 1) == "R")
    return scene.word(before) not in PASSIVE and (scene.tag(before) in "NOC#)" or _aside(scene, index))


def _aside(scene: Scene, index: int) -> bool:
    """``the mill, bought for €310 million``: a participle behind a comma, if no plan (``, expected to``)."""
    return scene.word(index - 1) == "," and scene.word(index + 1) in ("for", "in", "by", "at", "from", "with")


def perfect(scene: Scene, index: int) -> bool:
    """``has increased``, ``have been``: what is so by now, unless it is yet to be so (``will have``)."""
    at = index + 1 + (scene.tag(index + 1) == "R")
    done = scene.word(at) in ("been", "hit") or scene.tag(at) == "V"
    return done and scene.word(index - 1) not in BEFORE_INFINITIVE


def told_as_past(scene: Scene, left: int, right: int) -> bool:
    """Whether the clause of a number tells a past: its verb before the number, else right behind it."""
    for index in range(left - 1, max(-1, left - REACH), -1):
        if scene.tags[index] in ";:" or scene.word(index) in CLAUSES:
            break
        if scene.tags[index] in "VA":
            if is_past(scene, index):
                return True
            if scene.tags[index] == "A" and (scene.word(index) != "been" or scene.word(index + 1) == "able"):
                return False
    for index in range(right, min(right + REACH, len(scene.tags))):
        if scene.tags[index] in ",;:.(#":
            return False
        if scene.tags[index] in "VA":
            return is_past(scene, index) and scene.tag(index + 1) not in " .,;"
    return False


CLAUSES = closed("and but while whereas as if once when though although")
REACH = 12
"""Tokens from a number to its verb."""
