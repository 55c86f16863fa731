"""Does the number stand beside what it is of: set aside by commas, behind a colon, in a bracket?

``The rate, at 62.8 percent, was``, ``Revenue: $5 million``, ``adult men (4.0 percent)``.
"""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.names.indicators import phrase_start
from press.read.en.says.beside import PIECES, before_bracket, noun_sign, of_span, touches
from press.read.en.says.statement import CHANGE, LEVEL, PART, SAME, Statement
from press.read.en.times.dated_brackets import opening_time

IN_BRACKET = closed("or about equivalent to i e . representing approx")
REPLACED = closed("previously prior before formerly earlier")
YEAR_BEFORE = REPLACED | closed("previous last year period quarter year's : py the guidance forecast outlook")


def aside_of(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``The rate, at 62.8 percent, was``, ``Revenue: $5 million``, ``Net sales - $4 million``."""
    if (told := _though(scene, quantity) or _aimed(scene, quantity, position)) is not None:
        return told
    mark = lead - 1 if scene.word(lead) in ("at", "to", "was", "is") else lead
    if mark < 1 or scene.word(mark) not in (",", ":", "-"):
        return None
    if mark == lead and scene.word(mark) == ",":
        return set_aside(scene, quantity)
    if quantity.kind == "times" and position and scene.word(mark) != ":":
        return Statement(LEVEL, "aside", carried=True)
    if scene.word(mark) == ":" and _told_behind(scene, quantity):
        return None
    start = phrase_start(scene, mark)
    if scene.word(mark) == ":" and (opening := _whole_head(scene, mark)) is not None:
        start = opening
    opens = scene.word(start - 1 - (scene.tag(start - 1) == "D")) in CLAUSES and scene.word(lead) == "at"
    clause = scene.word(mark) == "," and bool({"V", "A"} & set(scene.tags[:mark]))
    if start >= mark or (clause and not opens):
        return None
    return Statement(LEVEL, "aside", span=(start, mark))


CLAUSES = closed("while whereas but and ;")
"""Behind these a new subject may stand with its value: ``while imports, at $7 million, were``."""


def _though(scene: Scene, quantity: Quantity) -> Statement | None:
    """``Germany, though small at 9,870, more than doubled``: conceded between commas behind a subject."""
    at = quantity.left - 1
    while scene.tag(at) in "RNP" and at > quantity.left - 6 and scene.word(at) not in CONCEDING:
        at -= 1
    comma = at - 1
    if scene.word(at) not in CONCEDING or scene.word(comma) != "," or scene.word(quantity.right) != ",":
        return None
    start = phrase_start(scene, comma)
    return Statement(LEVEL, "aside", span=(start, comma)) if start < comma else None


CONCEDING = closed("though although while albeit if")


def set_aside(scene: Scene, quantity: Quantity) -> Statement | None:
    """``The deficit, 5.6 per cent of GDP in 2025, is``: an amount between the commas behind a subject."""
    comma = quantity.left - 1
    behind = scene.sentence.words[quantity.right : quantity.right + 8]
    if scene.word(comma) != "," or "," not in behind or quantity.kind not in ("percent", "currency"):
        return None
    start = phrase_start(scene, comma)
    before = start - 1 - (scene.tag(start - 1) == "D")
    told = {"V", "A", "#"} & set(scene.tags[:comma]) or start >= comma or scene.dated(start)
    told = told or (before >= 0 and scene.tag(before) in "PC")
    if told or scene.tag(quantity.right + behind.index(",") + 1) not in "AV":
        return None
    return Statement(LEVEL, "aside", span=(start, comma))


def _whole_head(scene: Scene, colon: int) -> int | None:
    """``Return on investment: 350%``: a short head without a verb is one name from its first word on."""
    start = colon
    while start > 0 and scene.tags[start - 1] not in ".;:•" and colon - start < LONGEST_HEAD:
        start -= 1
    head = scene.tags[start:colon]
    short = colon - start < LONGEST_HEAD and scene.sentence.capital(
        start + ("-" in head[:1] or "*" in head[:1])
    )
    return start if short and not set("VA#(,$£€%") & set(head) else None


LONGEST_HEAD = 8


def _told_behind(scene: Scene, quantity: Quantity) -> bool:
    """``Innovation: $115 million invested in products``, ``Sites: eight plants``: told behind the number."""
    at = quantity.right
    if quantity.noun is not None:
        return scene.word(quantity.noun[0]) not in PIECES
    invested = (
        scene.tag(at) == "V" and scene.word(at).endswith("ed") and scene.word(at + 1) in ("in", "for", "to")
    )
    noun = scene.tag(at) == "N" and not scene.dated(at)
    return quantity.kind == "currency" and (noun or (invested and scene.word(at) != "compared"))


def bracket_of(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``adult men (4.0 percent)``, ``2023-24 (61,040 homes)``, ``$4.2 million (€3.9 million)``."""
    if touches(scene, position) and scene.word(quantity.left - 1) == "(" and quantity.kind == "percent":
        return Statement(PART, "bracket after figure", carried=True)
    if quantity.kind == "percent" and _between_commas(scene, quantity, position):
        return Statement(PART, "aside after count", carried=True)
    if position and (whole := _whole_of(scene, quantity, position)):
        return whole
    if position and _told_before(scene, quantity):
        return Statement(LEVEL, "bracket after figure", carried=True, previous=True)
    at = quantity.left - 1
    while at >= 0 and (scene.word(at) in YEAR_BEFORE or scene.dated(at)):
        at -= 1
    alone = at == quantity.left - 2 and scene.word(at + 1) not in REPLACED
    if scene.word(at) == "(" and at < quantity.left - 1 and not alone:
        return Statement(LEVEL, "bracket after figure", carried=True, previous=True)
    at = quantity.left - 1
    while at >= 0 and scene.word(at) in IN_BRACKET:
        at -= 1
    if scene.word(at) != "(":
        return None
    if touches(scene, position) or scene.dated(at - 1):
        return Statement(
            LEVEL,
            "bracket after figure",
            carried=True,
            previous=scene.dated(at - 1) and _base_before(scene, at),
        )
    if quantity.noun is not None and quantity.kind == "count":
        return None
    span = before_bracket(scene, at)
    return Statement(LEVEL, "bracket after noun", span=span, carried=span is None)


def _told_before(scene: Scene, quantity: Quantity) -> bool:
    """``(2024 interim: £3m)``: nothing but words that describe between the time and the number."""
    opening = opening_time(scene, quantity.left)
    return opening is not None and set(scene.tags[opening.last : quantity.left]) <= set("N:-")


def signed_bracket(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``specialty contractors (+2,100)``, ``apparel (-38.8%)``."""
    if not quantity.sign or quantity.bracket or scene.word(quantity.first - 1) != "(":
        return None
    money = position > 0 and scene.quantities[position - 1].kind == "currency" and touches(scene, position)
    if money and quantity.kind == "bare" and quantity.sign < 0:
        return None
    span = None if touches(scene, position, True) else before_bracket(scene, quantity.first - 1)
    if span and any(_mere_change(scene, at) for at in range(span[0], min(span[0] + 3, span[1]))):
        span = None
    return Statement(CHANGE, "signed bracket", quantity.sign, span, carried=span is None)


def _mere_change(scene: Scene, at: int) -> bool:
    """``their first rise in ten quarters (+0.8%)``: a noun of change that does not say of what."""
    of_what = scene.word(at + 1) in ("in", "of") and scene.tag(at + 2) in "ND"
    of_what = of_what and scene.word(at + 2) not in scene.english.cardinal
    return bool(noun_sign(scene, scene.word(at))) and not of_what


def _aimed(scene: Scene, quantity: Quantity, position: int) -> Statement | None:
    """``93% of calls (target for 2028: 95%)``, ``€5m (consensus: €4m)``: what the figure before should be."""
    at = quantity.left - 1
    while at >= 0 and (scene.word(at) in AIMED or scene.dated(at)):
        at -= 1
    told = scene.word(at) == "(" and not AIMS.isdisjoint(scene.sentence.words[at : quantity.left])
    same = position > 0 and scene.quantities[position - 1].kind == quantity.kind
    return Statement(SAME, "bracket after figure", carried=True) if told and same else None


AIMS = closed("target goal plan budget forecast guidance consensus expected planned")
AIMED = AIMS | closed("for in of : the our its analyst analysts is at was")


def _between_commas(scene: Scene, quantity: Quantity, position: int) -> bool:
    """``57,000 premises, fewer than 0.5%, cannot``, ``(88,120; 20.1%)``: the part that a count makes."""
    before = scene.quantities[position - 1] if position else None
    if before is None:
        return False
    if scene.word(before.left - 1) == "(" and scene.word(quantity.right) == ")" and before.kind == "bare":
        return scene.sentence.words[before.right : quantity.left] in ([";"], [","]) and not quantity.sign
    if before.noun is None or scene.word(quantity.right) != ",":
        return False
    return scene.sentence.words[before.noun[1] : quantity.left] == [","]


def _whole_of(scene: Scene, quantity: Quantity, position: int) -> Statement | None:
    """``40% (412 of 1,030) of schools``: the count of the whole, in the bracket of its part."""
    part = scene.quantities[position - 1]
    inside = scene.word(part.left - 1) == "(" and scene.sentence.words[part.right : quantity.left] == ["of"]
    if not inside or part.kind != "bare" or quantity.kind != "bare" or scene.word(quantity.right) != ")":
        return None
    of = of_span(scene, quantity.right + 1)
    return Statement(LEVEL, "whole in bracket", span=of, carried=of is None)


def _base_before(scene: Scene, at: int) -> bool:
    return any(mention.last == at and mention.kind in ("base", "ago") for mention in scene.mentions)
