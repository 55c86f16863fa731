"""What does a part contribute to a whole's growth? ``pulled the rate down by 0.2 percentage points``."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.clauses import governing_verb
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.says.beside import near
from press.read.en.says.statement import CONTRIBUTION, Statement

RATES_OF_GROWTH = closed("growth inflation gdp rate cpi change economy")
PULLING = closed(
    "pull pulls pulled pulling push pushes pushed pushing drag drags dragged dragging "
    "drive drives drove driving"
)
POINTS = ("percentage_point", "basis_point")


def to_growth(scene: Scene, quantity: Quantity) -> bool:
    after = scene.sentence.words[quantity.right : quantity.right + 6]
    return (
        quantity.kind in ("percentage_point", "percent")
        and after[:1] in (["to"], ["from"])
        and not RATES_OF_GROWTH.isdisjoint(after)
    )


def contribution_of(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``made a negative contribution of 0.2 points``, ``took 0.4 points off growth``."""
    again = position > 0 and quantity.kind == "bare" and scene.quantities[position - 1].kind in POINTS
    if quantity.kind not in POINTS and quantity.kind != "percent" and not again:
        return None
    verb = governing_verb(scene, quantity.first)
    if scene.word(quantity.left - 1) == "of" and _is_contribution(scene, quantity.left - 2):
        sign = -1 if "negative" in scene.sentence.words[max(0, quantity.left - 5) : quantity.left] else 1
        one = scene.word(quantity.left - 2) == "one"
        return Statement(CONTRIBUTION, "contribution of", sign, verb=verb, carried=one, previous=one)
    own = verb is not None and again and verb > scene.quantities[position - 1].first
    if verb is not None and own and scene.verb_code(verb) == "contribute":
        taken = scene.word(verb).startswith(("subtract", "detract"))
        return Statement(CONTRIBUTION, "contributed", -1 if taken else 1, verb=verb)
    if verb is None or quantity.kind == "percent" or scene.word(verb) not in TAKING:
        return None
    off = {scene.word(quantity.right), scene.word(verb + 1)} & {"off", "away"}
    return Statement(CONTRIBUTION, "contributed", -1, verb=verb) if off else None


def _is_contribution(scene: Scene, noun: int) -> bool:
    """``a contribution of``, and ``a positive one of`` where contributions are told of."""
    word = scene.word(noun)
    again = word == "one" and scene.word(noun - 1) in ("positive", "negative")
    return word in CONTRIBUTIONS or (again and not CONTRIBUTIONS.isdisjoint(scene.sentence.words))


CONTRIBUTIONS = closed("contribution contributions")
TAKING = closed(
    "take takes took taken taking knock knocked shave shaved wipe wiped slice sliced trim trimmed"
)


def pulled(scene: Scene, at: int) -> Statement | None:
    """``pulled the rate down by 0.21 percentage points``: what moves a rate contributes to it."""
    verb = governing_verb(scene, at)
    if verb is None or scene.word(verb) not in PULLING:
        return None
    if RATES_OF_GROWTH.isdisjoint(scene.sentence.words[verb + 1 : at]):
        return None
    return Statement(CONTRIBUTION, "pulled", -1 if scene.word(at) == "down" else 1, verb=verb)


def contributed_part(scene: Scene, quantity: Quantity) -> Statement | None:
    """``accounted for 0.9 percentage points of the rate``, ``contributing 30% of global growth``."""
    if quantity.kind not in ("percent", "percentage_point", "basis_point"):
        return None
    verb = governing_verb(scene, quantity.first)
    code = scene.verb_code(verb) if verb is not None else ""
    if quantity.kind == "percent":
        grown = "growth" in scene.sentence.words[quantity.right : quantity.right + 6]
        return Statement(CONTRIBUTION, "contributed", verb=verb) if grown and code == "contribute" else None
    accounts = verb is not None and code == "share" and near(scene, verb, quantity.left)
    return Statement(CONTRIBUTION, "accounting for", verb=verb) if accounts else None
