"""Which tokens of a phrase stay in a name? No periods, no brackets, no copulas, no loose ends."""

from __future__ import annotations

from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene

COPULAS = closed("is are was were be been had has")
TAILS = (["in", "the", "range"], ["in", "a", "range"], ["in", "the", "region"], ["in", "the", "order"])
ENDS_OF = closed("start end beginning middle close course whole")
PARTLY = closed("mid early late")
NEVER_LAST = frozenset("PCDAO,;:-('\"&/")


def kept_of(scene: Scene, start: int, end: int) -> list[int]:
    """The tokens that stay: no periods with their prepositions, no brackets, no numbers' leftovers."""
    kept: list[int] = []
    depth = 0
    for index in range(start, end):
        letter = scene.tags[index]
        depth += letter == "("
        if depth == 0 and not scene.dated(index):
            if not (letter == "A" and scene.word(index) in COPULAS):
                kept.append(index)
            elif scene.word(index) == "be" and kept and scene.word(kept[-1]) == "to":
                kept.pop()
        elif scene.dated(index):
            while kept and (scene.tag(kept[-1]) in "PD" or _of_date(scene, kept[-1])):
                kept.pop()
            if kept and scene.word(kept[-1]) == "as":
                kept.pop()
        depth -= letter == ")" and depth > 0
    _untailed(scene, kept)
    _untimed(scene, kept)
    if scene.sentence.words[kept[-3] : kept[-1] + 1] in TAILS if len(kept) > 3 else False:
        del kept[-3:]
    return kept


def _untimed(scene: Scene, kept: list[int]) -> None:
    """``revenue in the just-ended quarter``: a time that no date tells ends no name."""
    if (
        not kept
        or scene.word(kept[-1]) not in ENDED
        or scene.word(kept[-2] if len(kept) > 1 else -1) in ENDED
    ):
        return
    for back in range(2, min(len(kept), LONGEST_TIME)):
        word = scene.word(kept[-back])
        if scene.tag(kept[-back]) == "P":
            if word in TIMING and scene.tag(kept[-back + 1]) == "D" and back < len(kept):
                del kept[-back:]
            return


ENDED = closed("quarter month year period half season week")
TIMING = closed("in during for over")
LONGEST_TIME = 8
"""Tokens in such a time."""


def _untailed(scene: Scene, kept: list[int]) -> None:
    while (
        kept
        and not _open_ended(scene, kept[-1])
        and (scene.tag(kept[-1]) in NEVER_LAST or scene.tag(kept[-1]) == "R" or _state(scene, kept))
    ):
        kept.pop()


def _open_ended(scene: Scene, index: int) -> bool:
    """``people aged 65 years and over``: the class ends with its bound."""
    told = scene.word(index) in ("over", "under", "above", "below", "older", "younger")
    return told and scene.word(index - 1) in ("and", "or") and scene.tag(index - 2) in "#N"


def _state(scene: Scene, kept: list[int]) -> bool:
    """``policy rate unchanged``: how it is, behind what it is."""
    return len(kept) > 1 and scene.word(kept[-1]) in ("unchanged", "steady", "stable", "flat")


def _of_date(scene: Scene, index: int) -> bool:
    """``at the start of 1997``: the noun that says which part of the period."""
    return scene.word(index) in PARTLY or (scene.word(index) in ENDS_OF and scene.word(index + 1) == "of")


def joined(scene: Scene, kept: list[int]) -> str:
    """The kept words with the spaces that were printed between neighbours."""
    parts: list[str] = []
    for position, index in enumerate(kept):
        if position and not (scene.sentence.glued(index) and kept[position - 1] == index - 1):
            parts.append(" ")
        parts.append(scene.sentence.forms[index])
    return "".join(parts).strip(" ,")
