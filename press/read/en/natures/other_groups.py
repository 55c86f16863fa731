"""Is a value compared with that of another group? ``compared with 2.9% for those in cities``."""

from __future__ import annotations

from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.spans.mention import AGO, BASE
from press.read.en.times.references import old_estimate

COMPARING = closed("with to than from")
REACH = 12


def beside_another(scene: Scene, left: int, right: int) -> bool:
    """``compared with 2.9% for those in cities``, ``against 54% of men``: another group."""
    end = next((at for at in range(right, len(scene.tags)) if scene.tags[at] in ",;:.)"), len(scene.tags))
    told = [one for one in scene.mentions if right <= one.first < end or left - REACH < one.first < left]
    told = [one for one in told if one.first >= right or one.kind in (AGO, BASE)]
    if told or scene.word(left - 1) in ("last", "previous", "prior") or old_estimate(scene, right):
        return False
    if _told_before_bracket(scene, left, right):
        return True
    compares = COMPARING | VERSUS
    begin = next((at for at in range(left - 1, max(-1, left - NEAR), -1) if scene.word(at) in compares), left)
    if begin == left:
        return False
    if not WHOLES.isdisjoint(scene.sentence.words[begin:left]):
        return True
    at = right + (2 if scene.word(right) == "per" else 0)
    at += scene.word(at) == "respectively"
    return _of_a_group(scene, at, end)


def _told_before_bracket(scene: Scene, left: int, right: int) -> bool:
    """``more common in towns than in villages (50% versus 17%)``: the two that "than" sets apart."""
    begin = scene.tags.rfind("(", 0, left)
    if begin < 0 or ")" in scene.tags[begin:left] or scene.word(right) != ")":
        return False
    if VERSUS.isdisjoint(scene.sentence.words[begin:left]):
        return False
    than = next((at for at in range(begin - 1, -1, -1) if scene.word(at) == "than"), -1)
    dated = any(one.first in (than, than + 1, than + 2) for one in scene.mentions)
    return than >= 0 and not dated and scene.tag(than + 1) != "#"


def _of_a_group(scene: Scene, at: int, end: int) -> bool:
    """``nationally``, ``among men``, ``in France``, ``for the economy as a whole``, ``of women``."""
    word = scene.word(at)
    if word in ("nationally", "elsewhere", "overall"):
        return True
    if word in ("among", "amongst", "for", "across", "in"):
        return at + 1 < end
    return word == "of" and not GROUPS.isdisjoint(scene.sentence.words[at + 1 : min(end, at + 5)])


VERSUS = closed("against versus vs")
NEAR = 7
"""Tokens from the comparing word to the number."""
WHOLES = closed("national capacity regional eu uk us european average")
GROUPS = closed(
    "men women those boys girls people adults children pupils students households respondents firms "
    "companies businesses others patients participants employees workers users owners residents customers "
    "parents non"
)
