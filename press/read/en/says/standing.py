"""What does a number stand with, where no verb says it? A list item, a noun behind it, a bare noun."""

from __future__ import annotations

from press.model import PassageKind
from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene, Span
from press.read.en.grammar.verbs import GOING
from press.read.en.memory import Memory
from press.read.en.names.deeds import BEING, LINKS, allotted, is_weak, nominal
from press.read.en.names.indicators import Named, named, phrase_end, phrase_start
from press.read.en.says.statement import LEVEL, Statement

MOST_TOKENS = 24
"""A list item of more words tells more than one thing."""
STATES = closed("stable steady flat unchanged up down again still")


def standing(scene: Scene, quantity: Quantity, lead: int) -> Named | None:
    """``Sales in the first half stable at EUR 60.8 million``, ``Sale for $1.34B``: a noun without a verb."""
    if scene.word(lead) not in ("at", "for") or quantity.kind not in ("currency", "percent", "physical"):
        return None
    end = lead
    while scene.word(end - 1) in STATES or scene.dated(end - 1) or scene.word(end - 1) in ("as", "of", "on"):
        end -= 1
    start = phrase_start(scene, end)
    found = named(scene, (start, end)) if start < end else None
    return found if found and not is_weak(scene, found.text) else None


def whole_item(scene: Scene, memory: Memory, quantity: Quantity) -> Named | None:
    """``Consistent access to rooms (86%)`` as a list item: all of it before its bracket."""
    opening = quantity.left - 1
    words, first = scene.sentence.words, scene.quantities[0]
    ends = ")" in words[opening:] and opening + words[opening:].index(")") >= len(words) - 2
    listed = memory.lead_in is not None or memory.kind is PassageKind.LIST_ITEM
    if not listed or not ends or opening > MOST_TOKENS or first is not quantity:
        return None
    found = named(scene, (0, opening))
    return found if not is_weak(scene, found.text) else None


def standing_apart(scene: Scene, quantity: Quantity, lead: int) -> Named | None:
    """``Net profit up 5%; CET1 ratio at 14.6%``, ``…, and the headline rate at 1.9%``: a noun of its own."""
    if scene.word(lead) != "at" or scene.tag(lead - 1) != "N" or scene.dated(lead - 1):
        return None
    start = phrase_start(scene, lead)
    before = start - 1 - (scene.tag(start - 1) == "D")
    apart = scene.word(before) == ";" or scene.sentence.words[before - 1 : before + 1] in (
        [",", "and"],
        [")", "and"],
    )
    return standing(scene, quantity, lead) if apart else None


def saved_or_costing(scene: Scene, quantity: Quantity, verb: int) -> Named | None:
    """``saving €5 million`` tells of savings, ``a closure and repairs costing £9.6m`` of the repairs, ``it
    costs £62 to feed a child`` of what stands behind the number."""
    if scene.word(verb) in COSTING and scene.word(verb - 1) == "it":
        return allotted(scene, quantity)
    if scene.word(verb) not in ("saving", "costing"):
        return None
    told, start = nominal(scene, verb), phrase_start(scene, verb)
    inner = scene.sentence.words[start:verb]
    start = verb - inner[::-1].index("and") if "and" in inner else start
    return Named(told) if told else named(scene, (start, verb))


COSTING = closed("cost costs takes took")


def growth_of_a_kind(scene: Scene, quantity: Quantity, said: Statement) -> Named | None:
    """``targets organic growth of 5%``: growth with a kind of its own names itself, where a doer tells it."""
    of = quantity.left - 1
    if said.rule != "change noun of" or scene.word(of) != "of" or scene.word(of - 1) != "growth":
        return None
    start = phrase_start(scene, of)
    kinds = KINDS_OF_GROWTH.intersection(scene.sentence.words[start : of - 1])
    return named(scene, (start, of)) if kinds else None


KINDS_OF_GROWTH = closed("organic full-year full like-for-like underlying economic comparable top-line real")


def prenominal(scene: Scene, quantity: Quantity, said: Statement) -> bool:
    """``50 m line spacing``, ``the acquisition of a 66% interest``: the number stands before its noun."""
    if said.kind != LEVEL or said.carried:
        return False
    if said.rule in ("noun of", "noun before"):
        return _article_before(scene, quantity.left) and quantity.kind in ("percent", "currency")
    return said.span is None and quantity.kind in ("physical", "percent") and quantity.noun is None


def _article_before(scene: Scene, left: int) -> bool:
    """``a strategic 20% interest``: an article with at most two adjectives before the number."""
    at = left - 1
    while at > left - 4 and scene.tag(at) == "N":
        at -= 1
    return scene.word(at) in ("a", "an")


def headed_passive(scene: Scene, quantity: Quantity) -> Named | None:
    """An amount at the head of its clause, with a passive verb: the verb says what it is."""
    ahead = scene.sentence.words[quantity.right : quantity.right + 2] == ["to", "be"]
    more = scene.word(quantity.left - 1) in ("further", "additional", "another", "extra")
    if quantity.kind != "currency" or (scene.tag(quantity.left - 1) in "NVP#A" and not (ahead or more)):
        return None
    return _going(scene, quantity) or _passive_deed(scene, quantity)


def coming_from(scene: Scene, quantity: Quantity) -> Named | None:
    """``with 10 points of this coming from new stores``: where a part comes from."""
    at = quantity.right
    if scene.word(at) != "of" or scene.word(at + 1) not in ("this", "that", "which", "it"):
        return None
    if not scene.word(at + 2).endswith("ing") or scene.word(at + 3) not in ("from", "to", "into"):
        return None
    found = named(scene, (at + 4, phrase_end(scene, at + 4)))
    return None if is_weak(scene, found.text) else found


def _going(scene: Scene, quantity: Quantity) -> Named | None:
    """``£338 million goes to operating expenditure``: what an amount goes to."""
    verb = quantity.right
    ahead = verb + 1 + (scene.tag(verb + 1) == "R")
    again = scene.word(verb) in ("to", "into") and any(
        scene.word(one.right) in GOING for one in scene.quantities
    )
    if again:
        verb -= 1
    elif scene.tag(verb) != "V" or scene.word(verb) not in GOING or scene.word(ahead) not in ("to", "into"):
        return None
    else:
        verb = ahead - 1
    found = named(scene, (verb + 2, phrase_end(scene, verb + 2)))
    return None if is_weak(scene, found.text) else found


def _passive_deed(scene: Scene, quantity: Quantity) -> Named | None:
    """``£21.0 billion (18%) will be issued by syndication`` → issuance by syndication."""
    at = quantity.right
    if scene.word(at) == "(":
        at = scene.sentence.words.index(")", at) + 1 if ")" in scene.sentence.words[at:] else at
    whole: Span | None = None
    if scene.word(at) == "of":
        whole = (at + 1, phrase_end(scene, at + 1))
        at = whole[1]
    verb = at + (scene.word(at) == "to" and scene.word(at + 1) == "be")
    while (scene.tag(verb) in "AR" and scene.tag(verb).strip()) or scene.sentence.words[verb : verb + 2] == [
        "to",
        "be",
    ]:
        verb += 1
    if verb == at or scene.tag(verb) != "V" or not BEING & set(scene.sentence.words[at:verb]):
        return None
    if scene.word(verb + 1) == "to" and scene.tag(verb + 2) == "V":
        aim = named(scene, (verb + 3, phrase_end(scene, verb + 3)))
        return aim if not is_weak(scene, aim.text) else None
    noun = nominal(scene, verb) or scene.word(verb)
    link = verb + 1 + (scene.word(verb + 1) == "aside")
    end = phrase_end(scene, link + 1) if scene.word(link) in LINKS and not scene.dated(link + 1) else 0
    found = named(scene, (link + 1, end)) if end > link + 1 else None
    if found and found.text:
        return Named(f"{noun} {scene.word(link)} {found.text}", found.area)
    return (
        named(scene, whole)
        if whole and whole[1] > whole[0]
        else (Named(noun) if nominal(scene, verb) else None)
    )
