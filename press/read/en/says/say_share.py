"""Is the number a part of a whole? ``64% of residents``, ``accounting for 7.8%``, ``9,870 were for rent``."""

from __future__ import annotations

import itertools

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.clauses import PARTICIPLES, governing_verb, subject
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene, Span
from press.read.en.names.indicators import phrase_end, phrase_start
from press.read.en.says.beside import (
    direction_of,
    near,
    of_span,
    predicate_end,
)
from press.read.en.says.say_aside import set_aside
from press.read.en.says.say_contribution import contributed_part
from press.read.en.says.say_heads import TELLS, answer_at
from press.read.en.says.statement import LEVEL, SHARE, Statement
from press.value import replace

CONSISTING = closed("consist consists consisted consisting split divided")
NO_PARTS = closed("interest more less higher lower")
GOALS = closed("goal objective target")
LEVELS = closed("level levels value figure peak")
"""What a value is compared with is no whole: ``96% of the level before``."""
EQUAL = closed("equivalent equal equating equals corresponding amounting")


def shared(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``accounting for 7.8% of GDP``, ``64% of residents``, ``one in five of the unemployed``."""
    if contributed := contributed_part(scene, quantity):
        return contributed
    if quantity.kind != "percent":
        return None
    if rate := _rate_behind(scene, quantity):
        return rate
    if scene.word(quantity.left - 1) in scene.english.rate_noun and scene.tag(quantity.left - 1) == "N":
        return None
    if (aside := set_aside(scene, quantity)) and (whole := of_span(scene, quantity.right)):
        return replace(aside, kind=SHARE, of=whole)
    verb = governing_verb(scene, quantity.first)
    of = of_span(scene, _behind_bracket(scene, quantity.right)) or _of_list(scene, position)
    if verb is not None and scene.verb_code(verb) == "share" and near(scene, verb, quantity.left):
        return Statement(SHARE, "accounting for", of=of, verb=verb)
    if of is not None and scene.word(of[0]) == "them" and scene.tag(of[1]) == "N":
        return Statement(SHARE, "part of", span=(of[1], phrase_end(scene, of[1])), of=of)
    if (
        of is not None
        and position
        and _said_otherwise(scene, quantity)
        and not _own_clause(scene, quantity, of)
    ):
        return Statement(SHARE, "part of", carried=True, of=of)
    of = of or _in_people(scene, quantity)
    if of is None:
        return None
    return _carried(scene, lead, position, of, verb) or _part_of(scene, quantity, lead, of, verb)


def _carried(scene: Scene, lead: int, position: int, of: Span, verb: int | None) -> Statement | None:
    """``equal to 4% of GDP``, ``96% of the level before``: a part that the figure before makes."""
    if position and scene.word(of[0] + (scene.tag(of[0]) == "D")) in LEVELS:
        return Statement(SHARE, "part of", carried=True, of=of)
    if position and scene.word(lead) in ("to", "of") and scene.word(lead - 1) in EQUAL:
        return Statement(SHARE, "part of", carried=True, of=of)
    if verb is not None and position and scene.word(verb).endswith("ing") and scene.word(verb - 1) == ",":
        return Statement(SHARE, "part of", carried=True, of=of, verb=verb)
    return None


def _part_of(scene: Scene, quantity: Quantity, lead: int, of: Span, verb: int | None) -> Statement | None:
    """``64% of residents were satisfied``, ``Meters make up 70% of all``: of what, and what is told of it."""
    told_of = scene.word(of[1]).endswith("ing") and scene.tag(of[1]) == "V"
    if told_of or _own_clause(scene, quantity, of):
        return Statement(SHARE, "part of", span=_told_of(scene, of), of=of)
    if verb is None and scene.word(quantity.left - 1) == "," and scene.tag(quantity.left - 2) == "N":
        return Statement(SHARE, "part of", of=of)
    if verb is None and (measured := _measured_by(scene, quantity)):
        return Statement(SHARE, "part of", span=measured, of=of)
    if scene.word(lead) == "with" and (told := _told_with(scene, lead, verb)) is not None:
        return Statement(SHARE, "part of", of=of, verb=told)
    if (
        verb is not None
        and near(scene, verb, quantity.left)
        and (scene.tag(verb - 1) != "," or not scene.word(verb).endswith("ing"))
        and scene.word(verb) not in TELLS
        and (subject(scene, verb) or _joined(scene, verb))
    ):
        if direction_of(scene, verb) and quantity.numeral.form != "in":
            return None
        return Statement(SHARE, "part of", of=of, verb=verb)
    if scene.word(lead) in ("to", "by", "from") and verb is not None:
        return None
    return Statement(SHARE, "part of", span=_told_of(scene, of), of=of)


def _measured_by(scene: Scene, quantity: Quantity) -> Span | None:
    """``Budget: deficit below 3 per cent of GDP``: the noun right before, at the head of its clause."""
    end = quantity.left
    if scene.tag(end - 1) != "N" or scene.dated(end - 1):
        return None
    start = phrase_start(scene, end)
    return (start, end) if start < end and (start == 0 or scene.word(start - 1) in (":", ";")) else None


def _told_of(scene: Scene, of: Span) -> Span:
    """``half of leaders (42%) are worried``: the part and what is told of it, past a bracket between them."""
    at = _behind_bracket(scene, of[1])
    acts = at > of[1] and scene.tag(at) in ("A", "V")
    return of[0], predicate_end(scene, at if acts else of[1])


def _told_with(scene: Scene, lead: int, verb: int | None) -> int | None:
    """``London has the most businesses, with 17.7% of the total``: the verb whose subject has the part."""
    apart = scene.word(lead - 1) == ","
    while verb is not None and (apart or scene.verb_code(verb) == "aux"):
        if subject(scene, verb) and (scene.verb_code(verb) == "aux" or scene.tag(verb + 1) not in "N"):
            return verb
        verb = governing_verb(scene, verb)
    return None


def _joined(scene: Scene, verb: int) -> bool:
    """``sold 400 nights and now hold a quarter of``: a second verb of the same subject."""
    at = verb - 1
    while scene.tag(at) == "R":
        at -= 1
    return scene.word(at) in ("and", "but") and "V" in scene.tags[:at]


def _said_otherwise(scene: Scene, quantity: Quantity) -> bool:
    """``19 million homes, or 68% of all premises``, ``nine million people, i.e. 60% of adults``."""
    before = scene.word(quantity.left - 1)
    again = before == "or" and scene.word(quantity.left - 2) in (",", ")")
    return before == "," or again or scene.sentence.words[quantity.left - 4 : quantity.left] == ID_EST


ID_EST = ["i", ".", "e", "."]


def _of_list(scene: Scene, position: int) -> Span | None:
    """``50%, 30% and 20% of visitors``: the whole that stands behind the last part belongs to all."""
    if position and scene.quantities[position - 1].kind == "percent":
        return None
    for before, after in itertools.pairwise(scene.quantities[position:]):
        link = scene.sentence.words[before.right : after.left]
        if after.kind != "percent" or link not in ([","], ["and"], [",", "and"]):
            return None
        if of := of_span(scene, after.right):
            return of
    return None


def portion(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``consisted of 67% industrial and 29% office properties``: parts by name that make up a whole."""
    at = quantity.right
    if quantity.kind != "percent" or scene.tag(at) != "N" or scene.dated(at) or scene.word(at) in NO_PARTS:
        return None
    first = next(one for one in scene.quantities if one.kind == "percent")
    opens = scene.word(first.left - 1) in OPENS_PARTS
    end = phrase_end(scene, at)
    several = sum(one.kind == "percent" and scene.tag(one.right) == "N" for one in scene.quantities) > 1
    if end == at or not opens or not several or not _consists(scene, first):
        return None
    return Statement(SHARE, "portion", span=(at, end), headed=True)


OPENS_PARTS = closed("of is are was were into now comprised comprises")


def _consists(scene: Scene, first: Quantity) -> bool:
    """Whether a verb of consisting, or "is", leads to the first part."""
    verb = governing_verb(scene, first.first)
    told = verb is not None and (scene.verb_code(verb) in ("share", "aux") or scene.word(verb) in CONSISTING)
    return told and verb is not None and first.left - verb <= 3


def _own_clause(scene: Scene, quantity: Quantity, of: Span) -> bool:
    """``and fewer than 5% of clinicians are able to``: the part is the subject of a clause of its own."""
    at = quantity.left - 1
    while scene.tag(at) == "R":
        at -= 1
    before = scene.word(at)
    opens = before in ("and", "while", "but", "that", "where", "whereas", "as")
    apart = before == "," or (before == "-" and not scene.sentence.glued(quantity.left))
    told = scene.tag(of[1]) == "A" or _finite(scene, of[1])
    return (opens and told) or (apart and scene.tag(of[1]) in "AV")


def _finite(scene: Scene, at: int) -> bool:
    """``84% of callers got through``; a participle is none: ``30% of goods sold abroad``."""
    word = scene.word(at)
    return scene.tag(at) == "V" and not word.endswith(("ed", "ing")) and word not in PARTICIPLES


def _behind_bracket(scene: Scene, at: int) -> int:
    """``over half (54%) of mothers``: one past a short bracket, or past the one that the number stands in."""
    if scene.word(at) == ")":
        return at + 1
    inside = scene.sentence.words[at + 1 : at + 6]
    return at + inside.index(")") + 2 if scene.word(at) == "(" and ")" in inside else at


def _rate_behind(scene: Scene, quantity: Quantity) -> Statement | None:
    """``a 42% gross margin``: the rate is named behind its value."""
    end = phrase_end(scene, quantity.right, limit=4)
    if end == quantity.right or scene.tag(quantity.right) != "N" or scene.dated(quantity.right):
        return None
    last, before = scene.word(end - 1), scene.word(quantity.left - 1)
    named = last in scene.english.rate_noun or last in scene.english.share_noun or last in GOALS
    article = before in ("a", "an", "the", "its", "their", "another", "our") or before.endswith("'s")
    if not named and not article:
        return None
    return Statement(
        LEVEL, "rate behind", span=(quantity.right, end if named else phrase_end(scene, quantity.right))
    )


def _in_people(scene: Scene, quantity: Quantity) -> Span | None:
    """``1 in 12 homes``, ``nine out of ten residents``: the noun right behind a chance."""
    if quantity.numeral.form != "in" or answer_at(scene, quantity.right):
        return None
    end = phrase_end(scene, quantity.right)
    return (quantity.right, end) if end > quantity.right else None
