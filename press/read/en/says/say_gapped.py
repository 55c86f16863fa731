"""Is the verb of the statement before not said again? ``industry added 4,900 jobs and services 9,700``."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.names.indicators import phrase_start
from press.read.en.says.beside import PIECES
from press.read.en.says.statement import SAME, Statement
from press.value import replace

GAPPED = ("bare", "percent", "currency", "physical", "time")
GROUPED = closed("in for among at across with")
"""Before these a group is named, and not another thing: ``growth came to 4% in tonnes, in boxes to 3%``."""


def gapped(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``goods industries added 4,900 jobs and services 9,700``: the verb is not said twice."""
    pieces = quantity.noun is not None and scene.word(quantity.noun[0]) in PIECES
    if not position or (quantity.kind not in GAPPED and not pieces):
        return None
    if (more := _behind_more(scene, quantity)) < quantity.left:
        quantity = replace(quantity, left=more)
    described = scene.tag(quantity.right) == "N" and not scene.dated(quantity.right)
    if quantity.kind == "currency" and (described or scene.word(quantity.left - 1) == "plus"):
        return None
    plural = scene.tag(quantity.left - 1) == "V" and scene.tag(quantity.left - 2) == "N"
    plural = plural and scene.word(quantity.left - 1).endswith("s") and quantity.kind == "percent"
    reaches = scene.verb_code(quantity.left - 1) == "level"
    plural = plural and (not reaches or scene.word(quantity.left - 1) in scene.english.noun_first)
    plural = plural or _comma(scene, quantity.left - 1)
    if (scene.tag(quantity.left - 1) != "N" and not plural) or scene.word(quantity.left - 1) in (
        "whom",
        "which",
    ):
        return None
    if scene.word(quantity.left - 1).endswith("ing") and scene.tag(quantity.left - 2) in ("D", ","):
        return None
    start = phrase_start(scene, quantity.left - plural)
    joint = scene.word(start - 1) in ("and", ",", "the", ";") or scene.word(start - 2) in ("and", ",", ";")
    joint = joint or (scene.word(start - 2) in ("that", "those") and scene.tag(start - 1) == "P")
    inner = scene.sentence.words[start : quantity.left - 1]
    if not joint and "and" in inner and scene.tag(scene.quantities[position - 1].right) == "P":
        start, joint = quantity.left - 1 - inner[::-1].index("and"), True
    if (
        start >= quantity.left
        or not joint
        or "V" in scene.tags[scene.quantities[position - 1].right : quantity.left - plural]
    ):
        return None
    if scene.word(start - 1) in GROUPED and scene.word(start - 2) not in ("that", "those"):
        return Statement(SAME, "same verb", carried=True)
    return Statement(SAME, "same verb", span=(start, quantity.left - _comma(scene, quantity.left - 1)))


def _behind_more(scene: Scene, quantity: Quantity) -> int:
    """``and construction a further 1,150``: where the words before the number begin that only add it."""
    for words in MORE:
        at = quantity.left - len(words)
        if scene.sentence.words[max(0, at) : quantity.left] == words:
            return at
    return quantity.left


MORE = (["a", "further"], ["an", "additional"], ["another"])


def _comma(scene: Scene, at: int) -> bool:
    """``and that of agriculture, 1.1%``: a comma for the verb that is not said twice."""
    if scene.word(at) != "," or scene.tag(at - 1) != "N" or scene.dated(at - 1):
        return False
    start = phrase_start(scene, at)
    start -= scene.tag(start - 1) == "D"
    return scene.word(start - 1) in ("and", ";", "while") or scene.word(start - 2) == "that"
