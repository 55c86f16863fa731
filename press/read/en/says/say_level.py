"""Does the verb state the number, or does the number count something? ``stood at 139``, ``18 schools``."""

from __future__ import annotations

from press.model import Bound
from press.read.en.amounts.bounds import PASSED
from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.clauses import governing_verb, subject
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene, Span
from press.read.en.grammar.tokens import NUMBER
from press.read.en.names.indicators import phrase_end, phrase_start
from press.read.en.says.beside import PIECES, direction_of, in_reach, money_for, object_of, whole_noun
from press.read.en.says.say_change import BRINGING, subject_change
from press.read.en.says.say_earlier import balanced
from press.read.en.says.say_noun import noun_before
from press.read.en.says.statement import BARE, CHANGE, LEVEL, Statement
from press.value import replace


def counted_there(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``There were 63,480 homes``, ``96,000 jobs were created``, ``handled 4.38 million TEUs``."""
    hours = quantity.kind == "time" and scene.word(quantity.right) == "of"
    if quantity.noun is None and quantity.kind != "physical" and not hours:
        return None
    verb = governing_verb(scene, quantity.first)
    if (
        verb is not None
        and scene.verb_code(verb) in ("level", "range")
        and subject(scene, verb)
        and scene.word(verb - 1) != "there"
    ) and not (_own_count(scene, quantity, verb) or _own_amount(scene, quantity, verb)):
        return None
    if quantity.noun is None:
        return _physical(scene, quantity, verb)
    if verb is not None and _measured(scene, quantity, verb):
        return None
    if _was_lost(scene, quantity.noun[1]):
        return Statement(CHANGE, "lost", -1, span=whole_noun(scene, quantity), counted=True)
    if verb is not None and (sign := _also_added(scene, verb, position)):
        return Statement(
            CHANGE, "added or lost", sign, span=whole_noun(scene, quantity), counted=True, verb=verb
        )
    return Statement(LEVEL, "counted", span=whole_noun(scene, quantity), counted=True, verb=verb)


def _was_lost(scene: Scene, at: int) -> bool:
    """``1,900 posts are cut``, ``200 jobs will be lost``: behind what is counted, that it goes."""
    start = at
    if scene.word(at - 1) in SPENT:
        return False
    while scene.tag(at) in ("A", "R"):
        at += 1
    passive = at > start and scene.word(at - 1) in PASSIVE
    return passive and scene.tag(at) == "V" and scene.verb_code(at) in ("down", "lose")


SPENT = closed("lives life days hours people")
"""What is lost once and had no level: ``47,000 days were lost``."""
PASSIVE = closed("are were was be been is being")


def _measured(scene: Scene, quantity: Quantity, verb: int) -> bool:
    """``The sales volume was 1.9 million units``, ``density is 367 people per km2``: the subject names it."""
    lasts = scene.word(verb) in LASTING
    if quantity.noun and _pieces_alone(scene, quantity.noun, verb):
        return True
    if (scene.word(verb) not in BE and not lasts) or scene.word(verb - 1) == "there":
        return False
    span = subject(scene, verb)
    if lasts and verb >= quantity.left - 2:
        return span is not None
    if span is None or scene.tag(span[0]) == "P":
        return False
    return not MEASURES.isdisjoint(scene.sentence.words[span[0] : span[1]])


def _pieces_alone(scene: Scene, noun: Span, verb: int) -> bool:
    """``Completions are projected at 34,500 units``: pieces alone name nothing, and the subject does."""
    if noun[1] - noun[0] != 1 or scene.word(noun[0]) not in PIECES:
        return False
    done_by = scene.verb_code(verb) == "other" and scene.word(verb - 1) not in BE
    return not done_by and subject(scene, verb) is not None


LASTING = closed("last lasts lasted averages averaged")
BE = closed("was were is are")
MEASURES = closed("volume volumes density capacity output throughput turnout headcount")


def _also_added(scene: Scene, verb: int, position: int) -> int:
    """``added 12 stores and 40 kiosks``: the second thing that a verb adds is added too."""
    before = scene.quantities[position - 1] if position else None
    listed = before is not None and before.noun is not None and verb < before.left
    if not listed or before is None or scene.verb_code(verb) not in ("add", "lose"):
        return 0
    end = before.noun[1] if before.noun else before.right
    link = scene.sentence.words[end : scene.quantities[position].left]
    return direction_of(scene, verb) if link in (["and"], [","], [",", "and"]) else 0


def per_many(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``38.2 per 100,000 population``, ``2.5 for every 100 jobs``: reckoned on a round number."""
    at = quantity.right
    if quantity.kind != "bare" or scene.word(at) not in ("per", "for", "in"):
        return None
    at += 1 + (scene.word(at + 1) in ("every", "each"))
    if scene.sentence.kind(at) != NUMBER or (
        at == quantity.right + 1 and scene.word(quantity.right) != "per"
    ):
        return None
    verb = governing_verb(scene, quantity.first)
    carried = verb is None or subject(scene, verb) is None
    return Statement(LEVEL, "per so many", carried=carried, verb=verb)


def pointed(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``half the 5,020 recorded in January``, ``the 9,900 first published``: an earlier value."""
    at = quantity.right + (scene.word(quantity.right) in ("first", "previously", "originally"))
    if quantity.kind != "bare" or scene.word(quantity.left - 1) != "the" or scene.word(at) not in PUBLISHED:
        return None
    return Statement(LEVEL, "pointed at", carried=True, previous=True)


def _own_count(scene: Scene, quantity: Quantity, verb: int) -> bool:
    """``The district reported 12 cases``: the subject is who tells, the noun is what is counted."""
    span = subject(scene, verb)
    return (
        span is not None
        and quantity.noun is not None
        and scene.verb_code(verb) == "level"
        and scene.word(verb) not in ("was", "were", "is", "are", "averaged", "averages", "averaging")
        and not _same_noun(scene, span, quantity)
        and scene.word(quantity.noun[0]) not in PIECES
    )


def _own_amount(scene: Scene, quantity: Quantity, verb: int) -> bool:
    """``Farmers will bring in 21 million tonnes of grain``: the subject is who does it, and no measure."""
    if quantity.kind != "physical" or scene.word(quantity.right) != "of" or scene.dated(quantity.right + 1):
        return False
    span = subject(scene, verb)
    if span is None or scene.word(verb) in BE:
        return False
    end = next((at for at in range(*span) if scene.tag(at) == "P"), span[1])
    head = scene.word(end - 1)
    return head not in MEASURES | TOTALS and head not in scene.english.measured


TOTALS = closed(
    "total amount yield yields harvest stocks reserves resources demand emissions crop catch quantity"
)


def _same_noun(scene: Scene, span: Span, quantity: Quantity) -> bool:
    words = set(scene.sentence.words[span[0] : span[1]])
    return "number" in words or (quantity.noun is not None and scene.word(quantity.noun[1] - 1) in words)


def _physical(scene: Scene, quantity: Quantity, verb: int | None) -> Statement | None:
    """``86 kilometers of greenway``, ``covering 6.5 square kilometers``."""
    if scene.word(quantity.right) == "of":
        end = phrase_end(scene, quantity.right + 1)
        end = next((at for at in range(quantity.right + 2, end) if scene.word(at) in ("at", "from")), end)
        if end > quantity.right + 1:
            return Statement(LEVEL, "amount of", span=(quantity.right + 1, end))
    return Statement(LEVEL, "predicate", verb=verb) if verb is not None else None


def _taken_to(scene: Scene, quantity: Quantity, lead: int) -> Statement | None:
    """``taking the proportion of sales made online to 27.4%``: all that stands between is its name."""
    if scene.word(lead) != "to":
        return None
    at = lead - 1
    while at > 0 and lead - at < LONGEST_TAKEN and scene.tags[at] not in ",;:.(#" and scene.word(at) != "to":
        if scene.word(at) in BRINGING:
            start = at + 1 + (scene.tag(at + 1) == "D")
            held = any(scene.tags[i] == "V" for i in range(start, lead)) and scene.tag(start) == "N"
            return Statement(LEVEL, "taken to", span=(start, lead), verb=at) if held else None
        at -= 1
    return None


LONGEST_TAKEN = 14
"""Tokens between the verb and the value."""


def predicate_of(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``revenue was $5 million``, ``stood at 139,100``, ``spent £780m on homes``."""
    if quantity.kind == "currency" and (span := money_for(scene, quantity)):
        return Statement(LEVEL, "money in", span=span)
    if _many_in(scene, quantity) and (span := money_for(scene, quantity)):
        return Statement(LEVEL, "money in", span=span)
    if (taken := _taken_to(scene, quantity, lead)) is not None:
        return taken
    verb = governing_verb(scene, quantity.first)
    if noun := noun_before(scene, quantity, verb):
        return noun
    if (equal := _equal_to(scene, lead)) is not None:
        return equal
    if verb is None or not in_reach(scene, verb, quantity.left):
        return None
    if scene.verb_code(verb) == "range":
        return Statement(LEVEL, "ranged", verb=verb)
    if (
        scene.word(lead) in ("at", "to")
        and scene.verb_code(verb) == "other"
        and (held := object_of(scene, verb, lead))
        and (held[1] >= lead - 1 or _only_dated(scene, held[1], lead))
    ):
        return Statement(LEVEL, "held at", span=(held[0], lead), verb=verb)
    reckoned = scene.word(lead) == "at" and scene.word(verb) in RECKONED
    reckoned = reckoned or (scene.word(verb) in EMPLOYING and lead == verb)
    reckoned = reckoned or (scene.word(lead) in PASSED and quantity.bound is Bound.MORE_THAN)
    if quantity.kind == "bare" and not quantity.sign and scene.verb_code(verb) == "other" and not reckoned:
        return Statement(BARE, "no verb of measuring", verb=verb)
    if (changed := subject_change(scene, verb)) is not None:
        return replace(changed, verb=verb)
    if quantity.sign > 0 and quantity.kind in ("bare", "count") and not balanced(scene):
        return Statement(CHANGE, "signed", verb=verb)
    own = scene.tag(quantity.right) == "A"
    if position and not own and scene.quantities[position - 1].right > verb and _list_mark(scene, position):
        return Statement(LEVEL, "listed", carried=True, verb=verb)
    return Statement(LEVEL, "predicate", verb=verb)


def _many_in(scene: Scene, quantity: Quantity) -> bool:
    """``over 300 million in total user accounts``: what so many are, behind "in" and with no article."""
    many = quantity.kind == "bare" and quantity.mult >= 3
    return many and scene.word(quantity.right) == "in" and scene.tag(quantity.right + 1) == "N"


def _equal_to(scene: Scene, lead: int) -> Statement | None:
    """``with target bonuses for 2024 equal to $75,000``: the noun before says what it is."""
    at = lead - 1
    beside = scene.tag(at - 1) == "N" or scene.dated(at - 1)
    if scene.word(lead) != "to" or scene.word(at) not in ("equal", "equivalent") or not beside:
        return None
    while scene.dated(at - 1) or scene.word(at - 1) in OF_YEARS:
        at -= 1
    start = phrase_start(scene, at)
    return Statement(LEVEL, "equal to", span=(start, at)) if start < at else None


OF_YEARS = closed("and fiscal year years for in of")


def _only_dated(scene: Scene, start: int, end: int) -> bool:
    """``put inflation for the whole of 2026 at``: nothing but a time between the object and its value."""
    plain = all(
        scene.dated(at) or scene.tag(at) in "PD" or scene.word(at) == "whole" for at in range(start, end)
    )
    return plain and any(map(scene.dated, range(start, end)))


def _list_mark(scene: Scene, position: int) -> bool:
    between = scene.sentence.words[scene.quantities[position - 1].right : scene.quantities[position].left]
    return bool(between) and set(between) <= {",", "and", "or", "to", "&"}


EMPLOYING = closed(
    "employ employs employed employing draw draws drew drawn attract attracts attracted seat seats seated"
)
RECKONED = closed(
    "ran run runs running estimated put reckoned seen projected forecast calculated counted set"
)
PUBLISHED = closed(
    "recorded registered reported published seen counted estimated announced achieved posted delivered sold "
    "produced handled carried built"
)
