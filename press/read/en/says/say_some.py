"""Does the number count some of what was told? ``of these, 31 were new``, ``380 of them``."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.names.indicators import phrase_end
from press.read.en.says.beside import whole_noun
from press.read.en.says.statement import LEVEL, Statement


def some_as_object(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``reviewed 10 of the most popular monitors``: some of many, as the object of a verb."""
    owned = scene.word(quantity.right) == "of" and scene.tag(quantity.right + 1) == "D"
    told = scene.tag(quantity.right + 2) == "#" or scene.word(quantity.right + 2) in scene.english.cardinal
    placed = scene.word(lead) in PLACED and (told or lead + 1 == quantity.left)
    has = scene.word(lead) in HAVING and scene.word(quantity.right + 2) == "own"
    led = has or placed or (scene.tag(lead) == "V" and scene.verb_code(lead) == "other")
    if quantity.kind != "bare" or not owned or not led:
        return None
    start = quantity.right + 2 + (scene.word(quantity.right + 2) in ("most", "least"))
    start += scene.tag(start) == "#" or scene.word(start) in scene.english.cardinal
    span = start, phrase_end(scene, start)
    return Statement(LEVEL, "some of", span=span, counted=True, verb=lead) if span[1] > start else None


def some_of_them(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``412 applications, 380 of them from small firms``: some of what was counted before."""
    pronoun = scene.word(quantity.right) == "of" and scene.word(quantity.right + 1) in THEM
    if quantity.kind != "bare" or not pronoun or scene.tag(quantity.right + 2) in tuple("NAV"):
        return None
    before = next((one for one in reversed(scene.quantities[:position]) if one.noun), None)
    if before is None:
        return None
    return Statement(LEVEL, "some of them", span=whole_noun(scene, before), counted=True)


HAVING = closed("has have had owns own")
PLACED = closed("in at for across by with from including")


def some_there(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``41 countries, including 31 in Africa``: some of what was counted before, by their place or kind."""
    if quantity.kind != "bare" or scene.word(lead) != "including" or scene.tag(quantity.right) != "P":
        return None
    before = scene.quantities[position - 1] if position else None
    if before is None or before.noun is None or before.value <= quantity.value:
        return None
    return Statement(LEVEL, "some there", span=whole_noun(scene, before), counted=True)


THEM = closed("them these those which whom")
