"""Whose number is which? ``X and Y grew 5.2% and 6.8% respectively`` deals the values out in order."""

from __future__ import annotations

import re
from functools import cache

from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene

LINKS = closed(", and by to or a an year of")


@cache
def _split() -> re.Pattern[str]:
    return re.compile(r",\s*(?:and\s+)?|\s+and\s+")


def dealt(scene: Scene, lefts: list[int], rights: list[int]) -> range | None:
    """The positions of the figures that a "respectively" deals out, or None."""
    if "respectively" not in scene.sentence.words:
        return None
    at = scene.sentence.words.index("respectively")
    before = [position for position, right in enumerate(rights) if right <= at]
    if len(before) < 2:
        return None
    first = before[-1]
    while first > 0 and _linked(scene, rights[first - 1], lefts[first]):
        first -= 1
    return range(first, before[-1] + 1) if before[-1] > first else None


def _linked(scene: Scene, right: int, left: int) -> bool:
    link = scene.sentence.words[right:left]
    return bool(link) and set(link) <= LINKS and len(link) <= 4


def listed_names(scene: Scene, left: int, count: int) -> list[str] | None:
    """``revenue, output per head and cost per unit of``: the ``count`` names of the list that ends before the
    first value; None where no such list stands there."""
    end = left
    while end > 0 and (scene.tag(end - 1) in "PVAR" or scene.word(end - 1) == "unchanged"):
        end -= 1
    start = end
    while start > 0 and not _outside(scene, start - 1):
        start -= 1
    start, words, names = _after_determiner(scene, start), scene.sentence.words, list[str]()
    begin = start
    for at in range(start, end + 1):
        if at == end or words[at] in (",", "and"):
            names += [scene.sentence.said(begin, at)] if at > begin else []
            begin = at + 1
    return names[-count:] if 1 < count <= len(names) else None


def _outside(scene: Scene, index: int) -> bool:
    letter = scene.tags[index]
    inner = letter in "N,-'/D" or scene.word(index) in ("and", "of", "per", "for", "in")
    return not inner or scene.dated(index)


def _after_determiner(scene: Scene, index: int) -> int:
    while scene.tag(index) in "DPC,":
        index += 1
    return index


def parts(indicator: str, count: int) -> list[str] | None:
    """The ``count`` names inside one indicator; what only the last one prints belongs to all."""
    names = [name.strip() for name in _split().split(indicator) if name.strip()]
    if len(names) != count:
        return None
    last = names[-1].split()
    if " of " in names[0] and " of " not in names[-1]:
        head, _, first = names[0].partition(" of ")
        inner = parts(" and ".join([first.removeprefix("the "), *names[1:]]), count)
        return [f"{head} of {name}" for name in inner] if inner else None
    if len(last) > 1 and all(len(name.split()) == 1 for name in names[:-1]):
        return [f"{name} {' '.join(last[1:])}" for name in names[:-1]] + [names[-1]]
    return names
