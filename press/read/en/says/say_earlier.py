"""Is the number an earlier value? ``compared with 12.0``, ``from 318 to 547``."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.clauses import governing_verb
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.names.indicators import phrase_start
from press.read.en.says.beside import direction_of, money_for, object_of, of_span, predicate_end
from press.read.en.says.statement import CHANGE, LEVEL, SHARE, Statement

REVISED = closed("revised revises adjusted changed moved updated upgraded converted restated")


def compared_with(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``compared with 12.0 a year earlier``, ``against £109.80``, ``versus $1.02``: an earlier value."""
    at = lead + 1
    found = scene.english.compare.ending(scene.sentence.words, at)
    if found is None or scene.word(at - 1) == "from" or quantity.left - at > 4:
        return None
    if scene.word(at - 1) == "than":
        return None
    noun = (
        money_for(scene, quantity)
        if scene.tag(quantity.right) == "N" and quantity.kind == "currency"
        else None
    )
    return Statement(LEVEL, "compared with", span=noun, carried=noun is None, previous=True)


def earlier_from(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``rose from 318 to 547``, ``to 4.2 percent from 4.3 percent``, ``halved, from 6,120 to 2,940``."""
    if scene.word(lead) == "to" and any(event.last == lead for event in scene.events):
        return Statement(LEVEL, "change and level", carried=True)
    if scene.word(lead) == "from" and lead >= quantity.left - 3:
        if position and quantity.noun and scene.quantities[position - 1].kind != "count":
            return None
        verb = governing_verb(scene, lead)
        if quantity.noun and not _moved(scene, verb, quantity, lead):
            return None
        onward = "to" in scene.sentence.words[quantity.right :] and len(scene.quantities) > position + 1
        if verb is None and not position:
            start = phrase_start(scene, lead)
            head = (start, lead) if start < lead else None
            return Statement(LEVEL, "from", span=head, previous=True) if onward else None
        changed = (verb is not None and _changing(scene, verb, onward)) or position
        multiplied = any(event.last in (lead - 1, lead) for event in scene.events)
        changed = changed or multiplied
        if not changed:
            return None
        if verb is not None and scene.verb_code(verb) == "range":
            return Statement(LEVEL, "ranged from", verb=verb)
        if share := _from_share(scene, quantity):
            return share
        carried = multiplied or _carries(scene, position, lead)
        signed = quantity.sign > 0 and quantity.kind == "bare" and not balanced(scene)
        kind = CHANGE if signed else LEVEL
        span = object_of(scene, verb, lead) if verb is not None and not carried else None
        return Statement(kind, "from", span=span, carried=carried, previous=True, verb=verb)
    if scene.word(lead) == "to" and position and _to_after_change(scene, position, lead):
        return Statement(LEVEL, "change and level", carried=True)
    if position and (scene.word(lead) == "to" or _to_before(scene, quantity)) and _was_from(scene, position):
        signed = quantity.sign != 0 and quantity.kind == "bare" and not balanced(scene)
        return Statement(CHANGE if signed else LEVEL, "from and to", carried=True)
    return None


def balanced(scene: Scene) -> bool:
    """Whether the sentence tells of what may stand above or below nothing: a sign makes no change of it."""
    return not BALANCES.isdisjoint(scene.sentence.words)


BALANCES = closed("balance index indicator barometer score")


def _to_before(scene: Scene, quantity: Quantity) -> bool:
    """``from 0.04% to an industry-best 0.01%``: only words that describe stand behind "to"."""
    at = quantity.left - 1
    while at > quantity.left - 6 and scene.tag(at) in "ND-":
        at -= 1
    return scene.word(at) == "to"


def _moved(scene: Scene, verb: int | None, quantity: Quantity, lead: int) -> bool:
    """Whether things counted behind "from" are what something changed from, and no origin."""
    changes = (verb is not None and direction_of(scene, verb) != 0) or scene.word(lead - 1) in (
        "up",
        "down",
        ",",
    )
    return changes or "to" in scene.sentence.words[quantity.right :] or scene.tag(lead - 1) == "#"


def _from_share(scene: Scene, quantity: Quantity) -> Statement | None:
    """``from 28% of adults claiming to smoke to 19%``: a part, named by what is told of it."""
    of = of_span(scene, quantity.right) if quantity.kind == "percent" else None
    told = of is not None and (scene.tag(of[1]) in "AVO" or scene.word(of[1]) in ("who", "that"))
    if of is None or not told:
        return None
    return Statement(SHARE, "from a part", span=(of[0], predicate_end(scene, of[1])), of=of, previous=True)


def _changing(scene: Scene, verb: int, onward: bool) -> bool:
    """``moved from 5 to 7``, ``was revised from 5``; "drew on data from nine trials" changes nothing."""
    code = scene.verb_code(verb)
    if direction_of(scene, verb) or code in ("level", "range"):
        return True
    return code == "other" and (onward or scene.word(verb) in REVISED)


def _to_after_change(scene: Scene, position: int, lead: int) -> bool:
    """``a reduction of 50 basis points in the rate to 5 percent``: from the change to the level."""
    before = scene.quantities[position - 1]
    between = scene.tags[before.right : lead]
    if scene.quantities[position].noun is not None and (before.kind == "currency" or before.noun is not None):
        return False
    return (
        not set("VA;.") & set(between)
        and lead - before.right < 12
        and before.kind != "bare"
        and "and" not in scene.sentence.words[before.right : lead]
        and scene.word(before.left - 1) != "from"
    )


def _carries(scene: Scene, position: int, lead: int) -> bool:
    """Whether a figure of the same statement stands before, with no new verb between."""
    if not position:
        return False
    before = scene.quantities[position - 1]
    aside = scene.word(lead - 1) in (",", "down", "up") and scene.tag(lead - 2) != "V"
    return "V" not in scene.tags[before.right : lead] or aside


def _was_from(scene: Scene, position: int) -> bool:
    before = scene.quantities[position - 1]
    at = scene.quantities[position].left
    if "V" in scene.tags[before.right : at] and not (scene.word(at - 1) == "to" and scene.dated(at - 2)):
        return False
    return "from" in scene.sentence.words[max(0, before.left - 3) : before.left]
