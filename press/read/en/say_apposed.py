"""Is the number an apposition of the noun before it? ``coal, 6.9 million tonnes, hit its lowest level``."""

from __future__ import annotations

from press.read.en.indicators import phrase_start
from press.read.en.quantity import Quantity
from press.read.en.scene import Scene
from press.read.en.statement import CHANGE, LEVEL, Statement

DIRECTIONS = {"up": 1, "down": -1}


def apposed(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``Industrial investment, up 15.4%, has``: between two commas, behind a noun that opens the clause."""
    at = quantity.left - 1
    sign = DIRECTIONS.get(scene.word(at), 0)
    at -= sign != 0
    if scene.word(at) != "," or scene.tag(at - 1) != "N" or not _closed(scene, quantity):
        return None
    start = phrase_start(scene, at)
    opens = start == 0 or scene.tag(start - 1) in ";:" or scene.tags[start - 1] in "CD"
    alone = not set("VA#") & {scene.tag(index) for index in range(_clause(scene, start), start)}
    if start >= at or not opens or not alone or quantity.noun is not None:
        return None
    return Statement(CHANGE if sign else LEVEL, "apposed", sign or 1, (start, at))


def _closed(scene: Scene, quantity: Quantity) -> bool:
    """Whether the number is all that stands before the second comma, and a verb goes on behind it."""
    end = quantity.right
    spoken = scene.tag(end + 1) in "VA" or scene.word(end + 1) in scene.english.verb_code
    return scene.word(end) == "," and spoken


def _clause(scene: Scene, at: int) -> int:
    while at > 0 and scene.tags[at - 1] not in ";:":
        at -= 1
    return at
