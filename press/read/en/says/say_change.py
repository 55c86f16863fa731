"""Is the number a change? ``an increase of 4%``, ``fell by 300``, ``up 16%``, ``a 5% rise``."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.clauses import governing_verb, subject
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene, Span
from press.read.en.names.indicators import phrase_start
from press.read.en.says.beside import (
    before_bracket,
    compares,
    direction_of,
    in_phrase,
    noun_sign,
    object_of,
)
from press.read.en.says.say_contribution import POINTS, pulled
from press.read.en.says.statement import CHANGE, LEVEL, Statement

LOSSES = closed("loss losses")
BRINGING = closed("bring brings brought bringing take takes took taking")
VERSUS = closed("vs versus")
PHRASAL = closed(
    "eat eats ate take takes took use uses used soak soaked swallow swallowed "
    "held hold holds kept keep backed picked "
    "made make makes making set sets build built took opened"
)
NO_GROWTH = closed("savings saving expansion improvement boost addition")
NO_CHANGE_OF_MONEY = closed("saving savings expansion raise improvement addition")
BEFORE_CHANGE = closed(
    "year - on over month quarter annual average sequential organic net y / growth compound qoq "
    "yoy mom q m yr"
)
DESCRIBING = closed(
    "average annual year on over - monthly net yearly sharp quarterly further compound strong "
    "organic comparable sequential significant slight cumulative record rate overall total month "
    "quarter percent modest small large nominal real steady solid robust notable remarkable substantial "
    "downward upward positive negative"
    " considerable marginal dramatic unprecedented healthy moderate staggering impressive corresponding"
)


def change_inside(scene: Scene, start: int, of: int) -> Statement | None:
    """``an increase in interest expense of $300,000``: the change names what changed."""
    for index in range(start, of - 2):
        lost = scene.word(index) in LOSSES and scene.word(index + 1) == "of"
        sign = -1 if lost else noun_sign(scene, scene.word(index))
        if sign and (lost or scene.word(index + 1) in ("in", "to")) and not scene.dated(index + 2):
            return Statement(
                CHANGE, "change in something of", sign, (index + 2, of), previous=compares(scene, start)
            )
    return None


def change_of(scene: Scene, quantity: Quantity, noun: int, sign: int, position: int) -> Statement:
    span = in_phrase(scene, quantity.right)
    start = phrase_start(scene, noun)
    previous = compares(scene, start)
    if span is None and quantity.noun and quantity.kind == "count":
        span = quantity.noun
    if span is None:
        span = _modifiers(scene, start, noun) or _growth_itself(scene, start, noun)
    sign = -1 if not DOWNWARD.isdisjoint(scene.sentence.words[start:noun]) else sign
    return Statement(CHANGE, "change noun of", sign, span, carried=span is None, previous=previous)


DOWNWARD = closed("downward negative downwards")
"""Which way a change goes that may go either way: ``a downward revision of 0.3 points``."""


def _growth_itself(scene: Scene, start: int, noun: int) -> Span | None:
    """``is built on real growth of 2%``, ``the Council regards growth of 1% as likely``: a growth that is
    aimed at or thought of names itself; who does so does not grow."""
    before = start - 1 - (scene.tag(start - 1) == "D")
    thought = scene.word(before) in THINKING or scene.word(before) in ("on", "for", "at")
    return (start, noun + 1) if scene.word(noun) == "growth" and thought else None


THINKING = closed(
    "regard regards consider considers see sees foresee foresees assume assumes assuming imply implies"
)


def _modifiers(scene: Scene, start: int, noun: int) -> Span | None:
    """``revenue growth of 5%``: the words before the noun of change, unless they only describe it.

    ``Economic growth`` is a name as a whole.
    """
    describing = frozenset(scene.english.change_noun) | DESCRIBING
    words = [
        i
        for i in range(start, noun)
        if scene.tag(i) == "N" and scene.word(i) not in describing and not scene.dated(i)
    ]
    if [scene.word(i) for i in words] == ["economic"]:
        return start, noun + 1
    return (start, noun) if words else None


def change_noun_behind(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``a 14% increase``, ``5.2 percent growth in exports``, ``a year-on-year 5% rise``."""
    at = _over_descriptions(scene, quantity.right)
    sign = 0 if scene.dated(at) else noun_sign(scene, scene.word(at))
    if not sign and quantity.kind == "percent" and (named := _named_change(scene, quantity)):
        return named
    if not sign or scene.tag(at) == "V" or (quantity.kind in ("count", "time") and quantity.noun is None):
        return None
    if quantity.kind == "currency" and scene.word(at) in NO_CHANGE_OF_MONEY:
        return None
    span = in_phrase(scene, at + 1)
    return Statement(
        CHANGE,
        "change noun",
        sign,
        span,
        carried=span is None,
        verb=governing_verb(scene, quantity.first),
        previous=compares(scene, quantity.left),
    )


def _named_change(scene: Scene, quantity: Quantity) -> Statement | None:
    """``an 18% net income surge``, ``10% year-over-year revenue growth``: what changed stands before its
    change. ``2.6% plan cuts`` tells what people do."""
    if scene.word(quantity.right) in scene.english.answer and scene.word(quantity.left - 1) not in (
        "a",
        "an",
    ):
        return None
    if scene.word(quantity.right) == "no":
        return None
    start = at = _over_descriptions(scene, quantity.right)
    while scene.tag(at) in "N-" and at < start + 6 and not noun_sign(scene, scene.word(at)):
        at += 1
    while noun_sign(scene, scene.word(at)) and noun_sign(scene, scene.word(at + 1)):
        at += 1
    word = scene.word(at)
    sign = noun_sign(scene, word) if at > start and scene.tag(at) != "V" else 0
    if not sign or word in NO_GROWTH or (scene.tag(at + 1) == "N" and scene.word(at + 1) not in VERSUS):
        return None
    return Statement(CHANGE, "named change", sign, (start, at))


def _over_descriptions(scene: Scene, at: int) -> int:
    """``year-on-year``, ``average annual`` before the noun of change."""
    for _ in range(5):
        passing = scene.tag(at) == "R" or scene.dated(at) or scene.word(at) in BEFORE_CHANGE
        if not passing or (noun_sign(scene, scene.word(at)) and not scene.dated(at)):
            break
        at += 1
    return at


def adverb_of(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``up 16%``, ``down by 2,900``, ``up from 8,990``, ``down to 12``."""
    at, by = lead, scene.word(lead)
    if by in ("by", "from", "to", "at", "some"):
        at -= 1
        while scene.tag(at) == "R":
            at -= 1
    word = scene.word(at)
    sign = {"up": 1, "down": -1, "off": -1}.get(word, 0)
    sign = sign or (COMPARATIVES.get(word, 0) if by == "by" else 0)
    if (
        not sign
        or scene.tag(at) == "V"
        or _phrasal(scene, at)
        or _has_object(scene, at, quantity)
        or (word == "off" and scene.tag(at + 1) == "D")
    ):
        return None
    if scene.tag(at - 1) == "V" and direction_of(scene, at - 1):
        return None
    if scene.word(at - 1) == ":" and (head := before_bracket(scene, at - 1)):
        return Statement(LEVEL if by == "to" else CHANGE, "noun up or down", sign, head)
    if by == "by" and quantity.kind in POINTS and (pull := pulled(scene, at)):
        return pull
    if (
        by != "from"
        and scene.tag(at - 1) == "N"
        and not scene.dated(at - 1)
        and (start := phrase_start(scene, at)) < at
    ):
        return Statement(LEVEL if by == "to" else CHANGE, "noun up or down", sign, (start, at))
    if by == "to":
        return Statement(LEVEL, "up to level", carried=bool(position) and scene.tag(at - 1) != "A")
    if by == "from":
        return Statement(LEVEL, "up from", carried=True, previous=True)
    if (told := _before_aside(scene, at, position)) is not None:
        return Statement(CHANGE, "up or down", sign, told)
    return Statement(CHANGE, "up or down", sign, carried=scene.tag(at - 1) != "A")


COMPARATIVES = {"higher": 1, "dearer": 1, "pricier": 1, "costlier": 1, "lower": -1, "cheaper": -1}


def _before_aside(scene: Scene, at: int, position: int) -> Span | None:
    """``Farm incomes, down 14% in 2025, should recover``: the subject right before what is said aside."""
    comma = at - 1
    comma -= scene.word(comma) in ASIDE
    if scene.word(comma) != "," or scene.tag(comma - 1) != "N" or scene.dated(comma - 1):
        return None
    start = phrase_start(scene, comma)
    before = start - 1 - (scene.tag(start - 1) == "D")
    opens = before < 0 or scene.word(before) in (";", ":", "that")
    apart = not position or scene.quantities[position - 1].right <= before
    return (start, comma) if opens and apart and start < comma else None


ASIDE = closed("while though although now already still")


def _has_object(scene: Scene, at: int, quantity: Quantity) -> bool:
    """``setting up a 20% pool``: what is set up, and no rise."""
    after, noun = scene.word(at + 1), scene.word(quantity.right)
    if scene.tag(at - 1) == "V" and noun == "of" and at + 1 == quantity.left:
        return True
    object_of = after in ("a", "an", "the") and scene.tag(quantity.right) == "N"
    return object_of and scene.tag(at - 1) == "V" and noun not in scene.english.change_noun


def _phrasal(scene: Scene, at: int) -> bool:
    """``made up 20%``, ``set up 12 offices``: the adverb belongs to the verb."""
    return scene.word(at - 1) in PHRASAL


def brought_change(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``brings the decline in the target rate to 275 basis points``: a change that has come to so much."""
    verb = governing_verb(scene, lead) if scene.word(lead) == "to" else None
    span = object_of(scene, verb, lead) if verb is not None and scene.word(verb) in BRINGING else None
    sign = noun_sign(scene, scene.word(span[0])) if span else 0
    if span is None or not sign or scene.word(span[0] + 1) != "in":
        return None
    return Statement(CHANGE, "change brought to", sign, (span[0] + 2, span[1]), verb=verb)


def subject_change(scene: Scene, verb: int) -> Statement | None:
    """``the cumulative increase in revenue exceeded 5 billion``: a change as the subject."""
    span = subject(scene, verb)
    if span is None or scene.verb_code(verb) not in ("level", "aux", "other"):
        return None
    if any(
        span[0] <= quantity.last <= span[1] and quantity.kind in ("percent", "times")
        for quantity in scene.quantities
    ):
        return None
    for index in range(*span):
        if scene.tag(index) == "P" and not scene.sentence.glued(index):
            break
        named = index > 0 and scene.sentence.capital(index)
        sign = 0 if named else noun_sign(scene, scene.word(index))
        ending = ["in", "of", "", *scene.sentence.words[span[1] : span[1] + 1]]
        if sign and scene.word(index + 1) in ending:
            inner = (index + 2, span[1]) if index + 2 < span[1] else _modifiers(scene, span[0], index)
            return Statement(CHANGE, "change as subject", sign, inner, carried=inner is None)
    return None
