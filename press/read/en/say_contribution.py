"""What does a part contribute to a whole's growth? ``pulled the rate down by 0.2 percentage points``."""

from __future__ import annotations

from press.read.en.clauses import governing_verb
from press.read.en.closed import closed
from press.read.en.quantity import Quantity
from press.read.en.scene import Scene
from press.read.en.statement import CONTRIBUTION, Statement

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


def pulled(scene: Scene, at: int) -> Statement | None:
    """``pulled the rate down by 0.21 percentage points``: what moves a rate contributes to it."""
    verb = governing_verb(scene, at)
    if verb is None or scene.word(verb) not in PULLING:
        return None
    if RATES_OF_GROWTH.isdisjoint(scene.sentence.words[verb + 1 : at]):
        return None
    return Statement(CONTRIBUTION, "pulled", -1 if scene.word(at) == "down" else 1, verb=verb)
