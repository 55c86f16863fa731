"""Is the number a difference from something else? ``7% below the peak``, ``two months longer``."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.clauses import governing_verb
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene, Span
from press.read.en.names.indicators import phrase_end
from press.read.en.says.beside import after_comma
from press.read.en.says.statement import CHANGE, MULTIPLE, Statement

DIFFERENCE_WORDS = closed("above below up down off over under ahead behind higher lower")


def difference_of(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``7% below the peak``, ``0.4 points higher than``, ``5,000 more jobs than``, ``two months longer``."""
    at = quantity.right
    if scene.word(at) == "(" and scene.word(at + 1) == "±" and ")" in scene.sentence.words[at:]:
        at = scene.sentence.words.index(")", at) + 1
    at = _over_alternative(scene, position, _over_percent(scene, position, at))
    if quantity.noun and scene.word(quantity.noun[1] - 1) in ("higher", "lower"):
        at = quantity.noun[1] - 1
    word = scene.word(at)
    sign = {"up": 1, "down": -1}.get(scene.english.direction.get(word, ""), 0)
    missed = {"under": -1, "over": 1}.get(word, 0) if scene.word(at + 1) in AIMED_AT else 0
    missed = missed or (-1 if word == "short" and scene.word(at + 1) == "of" else 0)
    if missed and (quantity.kind in RELATIVE or quantity.kind in ("currency", "physical")):
        return Statement(CHANGE, "difference", missed, versus=_versus(scene, at + 1), carried=position > 0)
    if sign and quantity.kind == "time" and word in ("faster", "slower"):
        sign = -sign
    stands = scene.tag(quantity.left - 1) == "A" and word in STANDING and quantity.kind == "percent"
    if stands:
        return Statement(CHANGE, "difference", sign)
    loose = ("up", "off", "down") if quantity.kind == "percent" else DIFFERENCE_WORDS - {"higher", "lower"}
    apart = word in ("up", "down") and after_comma(scene, quantity)
    if not sign or (word in loose and scene.word(at + 1) in (",", ".", "") and not apart):
        return None
    if (
        word in DIFFERENCE_WORDS
        or "than" in scene.sentence.words[at + 1 : at + 12]
        or scene.word(at + 1) in (",", ".", "", "year")
    ):
        compared = scene.word(at + 1) in ("on", "from", "against", "compared")
        if word in ("up", "down", "off") and not compared and quantity.kind not in RELATIVE:
            return None
        goes_on = after_comma(scene, quantity) or (position > 0 and scene.word(quantity.left - 1) == "and")
        if quantity.kind == "times":
            return Statement(MULTIPLE, "times more", sign, carried=False)
        return Statement(CHANGE, "difference", sign, versus=_versus(scene, at + 1), carried=goes_on)
    return None


def more_of(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``provides 37% more capacity``, ``uses 20% less water than``: the thing of which there is more."""
    at = quantity.right
    sign = MORE.get(scene.word(at), 0)
    if not sign or quantity.kind not in ("percent", "times") or scene.dated(at + 1):
        return None
    if scene.tag(at + 1) != "N":
        return None
    if scene.word(at) not in PLAIN and ("than" in scene.sentence.words[at:] or _is_state(scene, quantity)):
        return None
    if scene.word(at + 1) in scene.english.adjective or _is_state(scene, quantity):
        bare = quantity.kind == "percent" and "than" not in scene.sentence.words[at:]
        return Statement(CHANGE, "difference", sign, verb=governing_verb(scene, at)) if bare else None
    end = phrase_end(scene, at + 1)
    kind = MULTIPLE if quantity.kind == "times" else CHANGE
    return Statement(kind, "more of", sign, span=(at + 1, end), versus=_versus(scene, end))


def _is_state(scene: Scene, quantity: Quantity) -> bool:
    """``is 20% more expensive``: what follows describes the subject; ``there were 20% more visitors`` not."""
    at = quantity.left - 1
    while scene.tag(at) == "R":
        at -= 1
    return scene.tag(at) == "A" and scene.word(at - 1) != "there"


MORE = dict.fromkeys(closed("more higher greater larger"), 1)
MORE |= dict.fromkeys(closed("less fewer lower smaller"), -1)
PLAIN = closed("more less fewer")
"""Behind the others stands a thing only where nothing is compared: ``5% higher electricity costs``."""
RELATIVE = ("percent", "percentage_point", "basis_point")


STANDING = closed("up down weaker stronger cheaper dearer firmer softer")
AIMED_AT = closed("target budget plan forecast forecasts expectations estimate estimates guidance consensus")


def _over_percent(scene: Scene, position: int, at: int) -> int:
    """``£9,000 (3.3%) higher than``: one past the bracket that says the difference again in percent."""
    following = scene.quantities[position + 1 : position + 2]
    again = following and following[0].kind == "percent" and following[0].first in (at + 1, at + 2)
    if not again or scene.word(at) != "(" or scene.word(following[0].right) != ")":
        return at
    return following[0].right + 1


def _over_alternative(scene: Scene, position: int, at: int) -> int:
    """``€2.10 or 3.4 per cent up on the year``: the word behind the second number belongs to both."""
    following = scene.quantities[position + 1 : position + 2]
    said_twice = scene.word(at) == "or" and following and following[0].left == at + 1
    return following[0].right if said_twice else at


def _versus(scene: Scene, at: int) -> Span | None:
    """The place or group after "than", if it is none of time."""
    at += scene.word(at) in ("than", "of")
    end = phrase_end(scene, at)
    if (
        end <= at
        or any(scene.dated(index) for index in range(at, min(end + 1, len(scene.tags))))
        or scene.dated(end)
    ):
        return None
    if scene.word(at) in ("in", "a", "expected", "previously", "reported") and not scene.sentence.capital(
        at + 1
    ):
        return None
    return (at + (scene.tag(at) == "P"), end)
