"""Is the number the subject of its verb? ``9,870 were for rent``, ``61% report that``."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene, Span
from press.read.en.says.beside import PREDICATE_ENDS, noun_sign, of_span, predicate_end
from press.read.en.says.statement import LEVEL, SHARE, Statement

TELLS = closed(
    "showing showed shows found finding finds revealing revealed reveals indicating suggesting says said "
    "reported"
)
"""Verbs that open a statement of their own: ``data showing 74% of adults``."""


def heads(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``9,870 (16%) were for social rent``, ``27 of the 309 recorded none``: a number as subject."""
    if quantity.noun or quantity.kind not in ("bare", "percent"):
        return None
    at = quantity.right
    if _answered(scene, quantity, lead):
        return Statement(SHARE, "number as subject", span=_predicate_of(scene, at), headed=True)
    opening = quantity.kind == "bare" and (
        (scene.word(lead) == "in" and lead == 0) or scene.word(lead) in TELLS
    )
    opening = opening or (quantity.kind == "bare" and _some_of_the(scene, lead))
    if (scene.tag(lead) in "NPV#A" and not opening) or scene.word(at) == "compared":
        return None
    at = _over_aside(scene, position, at)
    if scene.word(at) == "(":
        at = scene.sentence.words.index(")", at) + 1 if ")" in scene.sentence.words[at:] else at
    if quantity.kind == "bare" and (of := of_span(scene, at)):
        if scene.word(of[0]) in ("which", "whom", "them") and scene.tag(of[1]) in "AV":
            return Statement(LEVEL, "number as subject", span=_predicate_of(scene, of[1]), headed=True)
        return Statement(LEVEL, "some of", span=(of[0], predicate_end(scene, of[1])), counted=True)
    if scene.tag(at) not in "AV" and not (at > quantity.right and scene.word(at) in scene.english.base_verbs):
        return None
    return Statement(
        SHARE if quantity.kind == "percent" else LEVEL,
        "number as subject",
        span=_predicate_of(scene, at),
        headed=True,
    )


def _some_of_the(scene: Scene, lead: int) -> bool:
    """``; of the nine regions only two recorded a rise``: those named before, how many of them there are."""
    at = lead
    while scene.tag(at) == "N" and scene.word(at) not in scene.english.cardinal and at > lead - 4:
        at -= 1
    counted = scene.word(at) in scene.english.cardinal or scene.tag(at) == "#"
    return counted and scene.sentence.words[at - 2 : at] == ["of", "the"] and scene.tag(at - 3) in " ;,:."


def _over_aside(scene: Scene, position: int, at: int) -> int:
    """``1,310, or 14.7 per cent, came as refugees``: one past the same said in another unit."""
    following = scene.quantities[position + 1 : position + 2]
    aside = scene.sentence.words[at : at + 2] == [",", "or"] and following and following[0].left == at + 2
    return following[0].right + 1 if aside and scene.word(following[0].right) == "," else at


def _answered(scene: Scene, quantity: Quantity, lead: int) -> bool:
    """``61% report that``, ``an alarming 10% believe``: people who answer, right before their verb."""
    if quantity.kind != "percent" or not answer_at(scene, quantity.right):
        return False
    described = scene.tag(lead) == "N" and scene.word(lead - 1) in ("a", "an")
    described = described or scene.word(lead) in ("remaining", "other")
    return described or scene.tag(lead) not in "NPV#A"


def answer_at(scene: Scene, at: int) -> bool:
    """Whether a verb of people asked, or another plain verb that is no noun, stands here."""
    word = scene.word(at)
    plain = word in scene.english.base_verbs and scene.english.verb_code.get(word) == "other"
    return word in scene.english.answer or (plain and scene.word(at + 1) != "of")


def _predicate_of(scene: Scene, verb: int) -> Span:
    """What is said of the number: ``were acquisitions of homes`` → from "acquisitions" on."""
    at = verb
    while scene.tag(at) in "AR" and scene.tag(at) and scene.word(at) != "not":
        at += 1
    end = at
    while (
        end < min(len(scene.tags), at + 14)
        and (scene.tags[end] not in ",;:.(#$£€" or _verb_listed(scene, end))
        and (scene.word(end) not in PREDICATE_ENDS or scene.word(end - 1) in ("more", "less", "fewer"))
        and not _change_follows(scene, end)
        and not (scene.word(end) == "and" and scene.word(end + 1) in scene.english.cardinal)
    ):
        end += 1
    return at, max(end, at)


def _verb_listed(scene: Scene, comma: int) -> bool:
    """``were admitted, moved or discharged``: a comma between verbs of one list."""
    if scene.tags[comma] != "," or scene.tag(comma + 1) != "V":
        return False
    return scene.tags[comma - 1] == "V" and not {"and", "or"}.isdisjoint(
        scene.sentence.words[comma + 2 : comma + 5]
    )


def _change_follows(scene: Scene, at: int) -> bool:
    """``were under 18, an increase of``: what is told of the change is none of the predicate."""
    return scene.word(at) == "an" and any(noun_sign(scene, scene.word(at + ahead)) for ahead in (1, 2))
