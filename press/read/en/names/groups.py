"""Of which group does a number tell that stands alone before its verb? ``Three in ten had moved house.``"""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.draft import Draft
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.names.indicators import Named, named

LONGEST = 12
"""Tokens in the phrase that names a group at the head of a sentence."""
POINTING = closed("those these them us they it which whom who that this")
ACCOUNTING = closed("accounting predicate")
"""First words of the rules whose own subject is the group: ``Meters make up 70%, but one in ten fails``."""


def group_of(scene: Scene, quantity: Quantity, done: list[Draft]) -> str | None:
    """The group in words: from the head of the sentence or the figure before."""
    if scene.word(0) in ("among", "amongst", "of"):
        return _opening(scene, quantity)
    if quantity.kind == "percent" and (asked := _asked(scene, quantity)):
        return asked
    if quantity.kind == "bare" and done and scene.word(quantity.left - 1) == "and":
        return _counted_before(scene, quantity)
    if quantity.kind == "bare" and (inner := _of_the(scene, quantity)):
        return inner
    if quantity.kind != "percent" or not done:
        return None
    before = done[-1]
    if before.unit == "count" and before.rule == "counted" and scene.word(quantity.left - 1) == "and":
        people = (before.indicator or "").split()
        return before.indicator if len(people) < 3 and not scene.english.people.isdisjoint(people) else None
    if before.of is not None and before.rule == "part of":
        return _plain(before.of)
    turned = scene.word(quantity.left - 1) == "but" and before.rule.split()[0] in ACCOUNTING
    return before.indicator if turned else None


def _counted_before(scene: Scene, quantity: Quantity) -> str | None:
    """``580 shops closed their doors and 615 opened``: what the number before counts."""
    before = [
        one for one in scene.quantities if one.noun and one.kind == "count" and one.last <= quantity.left
    ]
    return named(scene, before[-1].noun).text if before and before[-1].noun else None


def _asked(scene: Scene, quantity: Quantity) -> str | None:
    """``In a survey of 2,140 parents, 31 per cent said``: who was asked."""
    for one in scene.quantities:
        if one.left >= quantity.left:
            return None
        of = one.left - 1
        if one.noun and scene.word(of) in ("of", "among") and scene.word(of - 1) in SURVEYS:
            return named(scene, one.noun).text
    return None


SURVEYS = closed("survey poll study sample panel interviews")


def _of_the(scene: Scene, quantity: Quantity) -> str | None:
    """``; of the nine regions only two``: the noun right before, of which so many are told of."""
    end = quantity.left
    while scene.tag(end - 1) == "R":
        end -= 1
    start = end
    while scene.tag(start - 1) == "N" and scene.word(start - 1) not in scene.english.cardinal:
        start -= 1
    numbered = scene.tag(start - 1) == "#" or scene.word(start - 1) in scene.english.cardinal
    if start == end or not numbered or scene.sentence.words[start - 3 : start - 1] != ["of", "the"]:
        return None
    return named(scene, (start, end)).text


def _opening(scene: Scene, quantity: Quantity) -> str | None:
    """``Of the 22 deals on offer, seventeen``: the noun behind "of", its number left out."""
    words = scene.sentence.words
    comma = words.index(",") if "," in words else 0
    if not 1 < comma <= min(LONGEST, quantity.left):
        return None
    start = 1 + (scene.tag(1) == "D")
    start += scene.tags[start : start + 2] == "#N" or scene.word(start) in scene.english.cardinal
    start = next(
        (one.noun[0] for one in scene.quantities if one.noun and one.first < start < one.last + 1), start
    )
    found = named(scene, (start, comma))
    text = found.text or ""
    return None if not text or text.split()[0].lower() in POINTING else text


def _plain(of: str) -> str | None:
    """The whole of a share as a name; none where it points elsewhere or is long."""
    words = of.removeprefix("the ").removeprefix("all ").split()
    return " ".join(words) if 0 < len(words) <= 4 and words[0].lower() not in POINTING else None


def with_group(scene: Scene, quantity: Quantity, done: list[Draft], found: Named) -> Named:
    """``Among pupils, two in three walk``: the group that the number is a part of, and what is told of it."""
    group = group_of(scene, quantity, done)
    new = group and group.lower() not in str(found.text).lower()
    return Named(f"{group} {found.text}", found.area) if new else found
