"""Does a noun say what the number is? ``a rate of 5.2%``, ``adult men (4.0 percent)``, ``Revenue: $5
million``."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.clauses import governing_verb, subject
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.names.indicators import phrase_start
from press.read.en.says.beside import (
    PIECES,
    SUPERLATIVES,
    before_date,
    compares,
    direction_of,
    in_phrase,
    money_for,
    noun_sign,
    object_of,
    whole_noun,
)
from press.read.en.says.say_change import change_inside, change_of
from press.read.en.says.say_verb import EXCEEDING
from press.read.en.says.statement import CHANGE, LEVEL, Statement

AWAITED = closed("projection forecast estimate guidance target goal expectation")
GAINS = closed("gain gains saving savings")
YEAR_BEFORE = closed("before previously previous prior last year period quarter year's : py the")
PASSED = closed("a an the about just only further another additional extra")
LOSING = closed("loss losses")
EXTREMES = closed("peak high low record level average maximum minimum")


def noun_of(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``an increase of 4%``, ``unemployment rate of 5.2%``, ``a total of 96,000 jobs``."""
    at = quantity.left - 1
    while scene.word(at) in PASSED:
        at -= 1
    if scene.word(at) == "by" and (changed := _change_by(scene, at)):
        return changed
    if (
        scene.word(at) not in ("of", "by")
        or at < 1
        or (scene.word(at) == "by" and not noun_sign(scene, scene.word(at - 1)))
    ):
        return None
    noun = scene.word(at - 1)
    if noun == "ahead" and position:
        return Statement(LEVEL, "compared with", carried=True, previous=True)
    if noun == "net" or (scene.word(at) == "by" and _outdone(scene, at)):
        return None
    if noun in ("rate", "pace") and (stated := _at_a_rate(scene, quantity, at - 1)):
        return stated
    if scene.tag(at - 1) in "VA" and not noun.endswith("s") and not scene.dated(at - 1):
        return None
    if _after_by(scene, at - 1):
        from_peak = noun in EXTREMES and scene.word(phrase_start(scene, at) - 2) == "from"
        return Statement(LEVEL, "up from", carried=position > 0, previous=True) if from_peak else None
    if changed := _of_change(scene, quantity, at - 1, position):
        return changed
    if quantity.noun and not scene.dated(quantity.right) and not _pieces_of(scene, quantity.noun[0], at):
        earlier, whole = compares(scene, phrase_start(scene, at)), whole_noun(scene, quantity)
        return Statement(LEVEL, "noun of counted", span=whole, counted=True, previous=earlier)
    return _noun_of(scene, quantity, at, position)


def _outdone(scene: Scene, by: int) -> bool:
    """``outpacing industrial growth by 3 points``: the growth is what something else is measured against."""
    verb = governing_verb(scene, by)
    return verb is not None and scene.word(verb) in EXCEEDING


def _pieces_of(scene: Scene, noun: int, of: int) -> bool:
    """``a capacity of 900,000 TEU``: what is counted names nothing, and the noun before it does."""
    named = scene.tag(of - 1) == "N" and scene.word(of - 1) not in scene.english.generic
    return scene.word(noun) in PIECES and named


def _noun_of(scene: Scene, quantity: Quantity, at: int, position: int) -> Statement | None:
    """The noun before "of" at ``at`` names the number, if it is no generic one."""
    noun = scene.word(at - 1)
    if noun in AWAITED and quantity.kind == "currency" and (told := in_phrase(scene, quantity.right)):
        return Statement(LEVEL, "noun of", span=told, previous=compares(scene, phrase_start(scene, at)))
    if scene.dated(at - 1) and (head := before_date(scene, at)):
        return Statement(LEVEL, "noun of", span=head, previous=compares(scene, head[0]))
    start = phrase_start(scene, at)
    if noun in scene.english.generic or scene.dated(at - 1):
        return change_inside(scene, start, at) or _generic_of(scene, quantity, at, position)
    if start >= at:
        return None
    if (inner := change_inside(scene, start, at)) is not None:
        return inner
    beyond = _beyond(scene, at, position)
    earlier = compares(scene, start) or beyond is not None
    return Statement(LEVEL, "noun of", span=(start if beyond is None else beyond + 1, at), previous=earlier)


def change_to(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``a rise in oil prices to $100 per barrel would``: a noun of change names what comes to so much."""
    if scene.word(lead) != "to":
        return None
    for index in range(lead - 3, max(-1, lead - 12), -1):
        if scene.tags[index] not in "NPD-" or scene.word(index) == "from":
            return None
        if (
            scene.word(index + 1) == "in"
            and noun_sign(scene, scene.word(index))
            and not scene.dated(index + 2)
        ):
            return Statement(LEVEL, "change in something to", span=(index + 2, lead))
    return None


def _of_change(scene: Scene, quantity: Quantity, at: int, position: int) -> Statement | None:
    """``an increase of 4%``, ``a plus of 0.3%``, ``a loss of 1,550 students``: the noun at ``at`` changes."""
    noun = scene.word(at)
    if quantity.kind == "percent" and noun in ("plus", "minus"):
        return Statement(CHANGE, "change noun of", 1 if noun == "plus" else -1, carried=True)
    if (sign := noun_sign(scene, noun)) and not (noun in GAINS and quantity.kind == "currency"):
        return change_of(scene, quantity, at, sign, position)
    if quantity.noun and noun in LOSING and scene.word(quantity.noun[1] - 1) not in ("lives", "life"):
        return Statement(CHANGE, "change noun of", -1, span=quantity.noun, counted=True)
    return None


def _beyond(scene: Scene, of: int, position: int) -> int | None:
    """``20.5 percent above the July rate of 664,000``: where what a difference is measured from begins."""
    right = scene.quantities[position - 1].right if position else of
    for at in range(of - 1, max(right - 1, of - 8), -1):
        if scene.word(at) in ("above", "below", "over", "under"):
            dated = any(map(scene.dated, range(at, of)))
            return at if dated and at - right <= 8 else None
        if scene.tags[at] not in "ND#-":
            return None
    return None


def _change_by(scene: Scene, by: int) -> Statement | None:
    """``a cut in the fleet by 12 trams``: the noun of change names what changed by how much."""
    for index in range(by - 2, max(-1, by - 10), -1):
        if scene.tags[index] not in "NPD-":
            return None
        sign = noun_sign(scene, scene.word(index))
        if sign and scene.word(index + 1) in ("in", "of"):
            return Statement(CHANGE, "change in something by", sign, (index + 2, by))
    return None


def _at_a_rate(scene: Scene, quantity: Quantity, noun: int) -> Statement | None:
    """``increased at an annual rate of 2.8 percent``: the verb says what the rate is of."""
    at = noun - 1
    while scene.tag(at) in "DR" or scene.word(at) in scene.english.filler:
        at -= 1
    verb = governing_verb(scene, at) if scene.word(at) == "at" else None
    if verb is None or not (subject(scene, verb) or scene.word(verb).endswith("ing")):
        return None
    sign = direction_of(scene, verb) if quantity.kind == "percent" else 0
    return Statement(CHANGE if sign else LEVEL, "at a rate", sign or 1, verb=verb)


def _after_by(scene: Scene, noun: int) -> bool:
    """``by an average of``, ``to a total of``, ``by a maximum of``: the verb rules."""
    if scene.word(noun) not in scene.english.generic:
        return False
    at = noun - 1
    while scene.tag(at) == "D" or scene.word(at) in scene.english.filler:
        at -= 1
    return scene.word(at) in ("by", "to", "from")


def _generic_of(scene: Scene, quantity: Quantity, of: int, position: int) -> Statement | None:
    """``a total of``, ``the peak of``: what is measured stands elsewhere."""
    noun = scene.word(of - 1)
    if quantity.noun:
        return Statement(LEVEL, "total of", span=whole_noun(scene, quantity), counted=True)
    start = phrase_start(scene, of)
    plain = scene.english.filler | scene.english.generic
    before = [i for i in range(start, of - 1) if scene.tag(i) == "N" and scene.word(i) not in plain]
    if noun in EXTREMES and not before:
        verb = governing_verb(scene, of - 1)
        if verb is not None and scene.verb_code(verb) in ("level", "up", "down") and subject(scene, verb):
            return Statement(LEVEL, "level of", verb=verb)
        compared = scene.english.compare.ending(scene.sentence.words, start) or scene.word(start - 2) in (
            "below",
            "above",
            "from",
            "than",
        )
        behind = scene.word(start - 1) in ("below", "above") or (
            scene.word(start - 1) == "the" and scene.word(start - 2) in ("below", "above", "from")
        )
        return Statement(LEVEL, "level of", carried=bool(position), previous=bool(compared or behind))
    if before:
        return Statement(LEVEL, "noun of", span=(start, of), previous=compares(scene, start))
    return None


def with_count(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``had the largest number of completions, with 2,310``: the object before, counted."""
    if scene.word(lead) != "with" or quantity.kind != "bare" or scene.tag(quantity.right) not in ",.;)":
        return None
    verb, span = governing_verb(scene, lead), None
    while verb is not None and span is None:
        span = object_of(scene, verb, lead)
        verb = governing_verb(scene, verb)
    if span is None:
        return None
    start, end = span
    while start < end and (scene.word(start) in SUPERLATIVES or scene.word(start) in ("number", "of")):
        start += 1
    return Statement(LEVEL, "with a count", span=(start, end)) if start < end else None


def noun_before(scene: Scene, quantity: Quantity, verb: int | None) -> Statement | None:
    """``expects revenue between $186 million and``, ``body mass index above 25``: the noun right before."""
    if (
        scene.tag(quantity.left - 1) != "N"
        or scene.dated(quantity.left - 1)
        or (verb is not None and verb >= quantity.left - 1)
    ):
        return None
    if scene.word(quantity.left - 1).endswith("'s"):
        return None
    if scene.word(quantity.left - 1) == "remaining" and (rest := money_for(scene, quantity)):
        return Statement(LEVEL, "money in", span=rest, verb=verb)
    if quantity.left == 1 and scene.word(0) in scene.english.base_verbs:
        return None
    if (quantity.kind == "bare" and quantity.numeral.plain) or (
        quantity.kind == "times" and verb is not None
    ):
        return None
    start = phrase_start(scene, quantity.left)
    if start >= quantity.left or scene.word(start - 1 - (scene.tag(start - 1) == "D")) in GIVING:
        return None
    return Statement(LEVEL, "noun before", span=(start, quantity.left), verb=verb)


def before_its_noun(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``cut the £15 billion cost of red tape``, ``lost a $5 million contract``: what is changed is worth so
    much, and did not change by it."""
    if quantity.kind != "currency" or scene.tag(quantity.right) != "N" or scene.dated(quantity.right):
        return None
    at = quantity.left - 1
    while at > quantity.left - 4 and scene.tag(at) == "N":
        at -= 1
    verb = governing_verb(scene, at) if scene.word(at) in ARTICLES else None
    span = money_for(scene, quantity) if verb is not None and direction_of(scene, verb) else None
    return Statement(LEVEL, "money in", span=span, verb=verb) if span else None


def so_many_parts(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``a 256-unit community``, ``a 10-building property``: how many of these it has."""
    at = quantity.numeral.last + 1
    if quantity.kind != "bare" or not quantity.hyphened or scene.word(at) not in scene.english.capacity:
        return None
    return Statement(LEVEL, "so many parts", span=(at, at + 1), counted=True)


ARTICLES = closed("a an the its their this that our his her")
GIVING = closed(
    "cost costs costing give gives gave giving save saves saved saving pay pays paid paying owe owes owed"
)
"""``cost the treasury £640 million``: whom it costs stands between the verb and its amount."""
