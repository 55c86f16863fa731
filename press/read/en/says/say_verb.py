"""Does a verb change by the number? ``fell by 300``, ``rose to 18%``, ``cut 60 posts``."""

from __future__ import annotations

from press.read.en.amounts.numeral import IN
from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.clauses import governing_verb, subject
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.names.indicators import phrase_end
from press.read.en.says.beside import direction_of, in_phrase, in_reach, money_for, object_of, whole_noun
from press.read.en.says.say_contribution import to_growth
from press.read.en.says.statement import CHANGE, CONTRIBUTION, LEVEL, Statement

AMOUNTS = ("currency", "bare", "physical")
POSTS = closed("jobs positions posts roles workers employees staff places seats beds")
STOREYS = closed("storeys stories floors")
EXCEEDING = closed(
    "surpassing topping beating "
    "exceed exceeds exceeded exceeding surpass surpassed beat beats topped outnumbered outweighed outpace "
    "outpaces outpaced outpacing outperformed outperforming outstripped outstripping"
)
REVISED = closed("revised adjusted restated changed corrected")


def by_verb(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """A verb of change, with "by", "to" or nothing before the number."""
    if scene.word(quantity.left - 1) == "(":
        return None
    verb = governing_verb(scene, quantity.first)
    if verb is not None and scene.word(lead) == "by" and scene.word(verb) in REVISED and lead == verb + 1:
        return Statement(CHANGE, "changed by", quantity.sign or 1, verb=verb)
    if verb is not None and scene.word(lead) == "by" and not direction_of(scene, verb):
        verb = _verb_of_change(scene, verb) if lead > verb + 1 or scene.word(verb) in EXCEEDING else None
    if verb is not None and scene.word(lead) == "by" and scene.word(verb) in EXCEEDING:
        return Statement(CHANGE, "exceeded by", verb=verb)
    if verb is None or not in_reach(scene, verb, quantity.left):
        return None
    if quantity.numeral.form == IN:
        return None
    code, word = scene.verb_code(verb), scene.word(lead)
    own = position and scene.quantities[position - 1].first > verb and scene.tag(quantity.left - 1) == "N"
    if own and code == "contribute" and not scene.dated(quantity.left - 1):
        return None
    if (code == "contribute" and quantity.kind not in AMOUNTS and word != "to") or (
        code in ("add", "up") and to_growth(scene, quantity)
    ):
        taken = scene.word(verb).startswith(("subtract", "detract"))
        return Statement(CONTRIBUTION, "contributed", -1 if taken else 1, verb=verb)
    sign = direction_of(scene, verb)
    if not sign and word == "to" and scene.word(verb) in REVISED and lead <= verb + 2:
        return Statement(LEVEL, "changed to", verb=verb)
    if not sign:
        return None
    beyond = quantity.left - 2 * (scene.word(quantity.left - 1) == "the" and quantity.left == quantity.first)
    if scene.word(beyond) in CROSSED and beyond != quantity.first:
        return Statement(LEVEL, "changed to", verb=verb)
    if word == "to" and lead > verb:
        return Statement(LEVEL, "changed to", span=object_of(scene, verb, lead), verb=verb)
    if word in ("at", "in") and lead > verb:
        apart = word == "at" and scene.word(lead - 1) == "," and scene.word(quantity.right) == ","
        if (
            apart or quantity.noun or scene.word(quantity.right) == "of"
        ):  # ``rose, and the rate, at 4.4%, changed little``
            return None
        return Statement(LEVEL, "level after change", verb=verb, carried=False)
    if _over_what(scene, verb, lead, quantity):
        return None
    held = object_of(scene, verb, quantity.left)
    if held and held[1] == quantity.left and quantity.kind in ("percent", "percentage_point", "basis_point"):
        return Statement(CHANGE, "changed by", sign, span=held, verb=verb)
    direct = lead == verb or lead in range(verb, verb + 3)
    if word == "by" or direct or scene.word(lead) in ("year", "annually"):
        return _changed_by(scene, quantity, verb, code, sign, word == "by")
    return None


def _changed_by(scene: Scene, quantity: Quantity, verb: int, code: str, sign: int, by: bool) -> Statement:
    """The object of a transitive verb ("reduced costs by 5%") is what changed; else the subject."""
    span = object_of(scene, verb, quantity.left) if by else None
    if code == "add" and quantity.kind in ("currency", "physical") and scene.word(quantity.right) == "to":
        end = phrase_end(scene, quantity.right + 1)
        if end > quantity.right + 1 and not scene.dated(quantity.right + 1):
            return Statement(CHANGE, "added to", sign, span=(quantity.right + 1, end), verb=verb)
    gained = scene.word(verb) in GAINING and not by
    if (code in ("add", "lose") or gained) and quantity.noun:
        return Statement(CHANGE, "added or lost", sign, span=quantity.noun, verb=verb, counted=True)
    before = [one.noun for one in scene.quantities if one.noun and one.last < verb]
    if code in ("add", "lose") and quantity.kind == "bare" and before and scene.word(verb - 1) in JOINING:
        return Statement(CHANGE, "added or lost", sign, span=before[-1], verb=verb, counted=True)
    if quantity.noun and scene.word(quantity.noun[0]) in STOREYS and code == "up" and not by:
        return Statement(LEVEL, "counted", span=quantity.noun, verb=verb, counted=True)
    if code == "down" and quantity.noun and scene.word(quantity.noun[1] - 1) in POSTS and not by:
        return Statement(CHANGE, "cut", sign, span=whole_noun(scene, quantity), verb=verb, counted=True)
    if quantity.noun and scene.word(verb) in scene.english.object_verb and not by:
        return Statement(LEVEL, "counted", span=whole_noun(scene, quantity), verb=verb, counted=True)
    bought = scene.word(verb) in scene.english.object_verb and quantity.kind == "currency" and code == "up"
    if bought and not by:
        return Statement(LEVEL, "raised", span=money_for(scene, quantity), verb=verb)
    if span is None and not quantity.noun and code == "up" and (inner := in_phrase(scene, quantity.right)):
        span = inner if subject(scene, verb) is None else None
    return Statement(CHANGE, "changed by", sign, span=span, verb=verb)


def _verb_of_change(scene: Scene, verb: int) -> int | None:
    """``has reduced debt, including loans, by``: the verb before an aside."""
    at: int | None = verb
    while at is not None and not direction_of(scene, at) and scene.word(at) not in EXCEEDING:
        at = governing_verb(scene, at)
    return at


def _over_what(scene: Scene, verb: int, lead: int, quantity: Quantity) -> bool:
    """``grown on 1.8 million hectares``: where it grows; in ``took on 40`` "on" belongs to the verb."""
    if scene.word(lead) not in ("on", "across") or lead <= verb:
        return False
    found = scene.english.verb.at(scene.sentence.words, verb)
    phrase = found is not None and found[1] > 1
    return not phrase and not {"D", "N"} & set(scene.tags[lead + 1 : quantity.left])


CROSSED = closed("under below above beyond past")
GAINING = closed("gain gains gained gaining")
JOINING = closed("and but while then")
