"""Which indicator does a figure get: the words of its statement, the subject, or what was said before?"""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.draft import Draft
from press.read.en.grammar.clauses import governing_verb
from press.read.en.grammar.closed import BE
from press.read.en.grammar.scene import Scene
from press.read.en.memory import Memory
from press.read.en.names.anaphora import headed, of_same_kind, with_head
from press.read.en.names.carried import from_before
from press.read.en.names.deeds import (
    allotted,
    behind,
    brought,
    changed_in,
    is_actor,
    is_weak,
    linked,
    nominal,
    part_in_bracket,
    trails_off,
    worth,
)
from press.read.en.names.doers import done_by
from press.read.en.names.groups import with_group
from press.read.en.names.indicators import Named, named, phrase_start
from press.read.en.names.named_before import (
    followed_by,
    of_another,
    of_which,
    of_which_there,
    stands_for,
    that_of,
    was_given,
)
from press.read.en.names.owners import owner_of
from press.read.en.names.parts_told import (
    accounted,
    done_by_others,
    next_in_order,
    of_those,
    part_is_for,
    part_spent_on,
    told_among,
    while_other,
)
from press.read.en.names.pointing import (
    added_to,
    ahead,
    aimed_at,
    apposed,
    bought_at,
    by_place,
    in_part,
    paired,
)
from press.read.en.names.spoken_of import by_pronoun, changing, left_unsaid, of_other_group, regarding
from press.read.en.says.beside import lead_of
from press.read.en.says.shares import GOALS
from press.read.en.says.standing import (
    coming_from,
    headed_passive,
    prenominal,
    saved_or_costing,
    standing,
    standing_apart,
    whole_item,
)
from press.read.en.says.statement import LEVEL, Statement


def name_of(
    scene: Scene, memory: Memory, quantity: Quantity, said: Statement, done: list[Draft]
) -> tuple[Named, str]:
    """The indicator: the statement's own span, the figure before, the subject, or what was carried."""
    lead = lead_of(scene, quantity)
    if (pointed := _pointed(scene, memory, quantity, said, done, lead)) is not None:
        return pointed
    if said.span is not None and (told := _by_span(scene, memory, quantity, said, done, lead)) is not None:
        return told
    if said.rule == "unit alone" and (beside := worth(scene, quantity, lead) or apposed(scene, quantity)):
        return beside, ""
    if said.rule in ("unit alone", "predicate") and done and (apart := standing_apart(scene, quantity, lead)):
        return apart, ""
    if said.carried and done:
        before = of_same_kind(quantity, said, done)
        if said.rule == "same verb" and (other := of_other_group(scene, lead, before)) is not None:
            return other, "indicator of the figure before"
        return Named(before.indicator, before.area), "indicator of the figure before"
    found, note = _by_verb(scene, memory, quantity, said, done, lead)
    if said.kind == LEVEL and not said.counted and (headed_by := regarding(scene, found)) is not None:
        return headed_by, ""
    return (named(scene, said.of), "") if said.of is not None and found.text is None else (found, note)


def _pointed(
    scene: Scene, memory: Memory, quantity: Quantity, said: Statement, done: list[Draft], lead: int
) -> tuple[Named, str] | None:
    """What the words right beside the number point at, whatever is said with it."""
    if there := of_which_there(scene, quantity):
        return there, ""
    if pair := paired(scene, memory, quantity, done):
        return pair, "indicator of the figure before"
    if said.rule == "part of" and (part := part_in_bracket(scene, quantity)):
        return part, ""
    if said.rule == "part of" and done and scene.word(quantity.left - 1) == "(":
        return Named(done[-1].indicator, done[-1].area), "indicator of the figure before"
    apart = scene.word(lead) == "at" and scene.word(lead - 1) == "," == scene.word(quantity.right)
    start = phrase_start(scene, lead - 1) if apart else 0
    if apart and scene.word(start - 1 - (scene.tag(start - 1) == "D")) == "with":
        return named(scene, (start, lead - 1)), ""
    if following := next_in_order(scene, quantity, lead, done):
        return following, "measured as the figure before"
    if prenominal(scene, quantity, said) and (after := behind(scene, quantity)):
        return after, ""
    if (source := coming_from(scene, quantity)) is not None:
        return source, ""
    pointed = scene.word(quantity.right) == "of" and scene.word(quantity.right + 1) in ("that", "which", "it")
    if done and (part := part_is_for(scene, quantity, done[-1])):
        return part, "indicator of the figure before"
    if pointed and done and quantity.kind == "currency":
        return part_spent_on(scene, quantity, done[-1]), "indicator of the figure before"
    if (
        quantity.per
        and quantity.kind == "currency"
        and done
        and scene.word(lead) == "at"
        and done[-1].right == lead
        and not said.span
    ):
        return Named(f"price per {quantity.per}", done[-1].area), ""
    return None


def _by_span(
    scene: Scene, memory: Memory, quantity: Quantity, said: Statement, done: list[Draft], lead: int
) -> tuple[Named, str] | None:
    """The name in the statement's own words; None where they name nothing."""
    if said.span is not None:
        found = by_place(scene, said, done) or in_part(scene, quantity, said, done) or named(scene, said.span)
        found = of_another(memory, followed_by(scene, said, found, done), done)
        found = done_by_others(scene, said, found, done)
        if done and found.text and (whole := that_of(scene, said.span, found, done)):
            return whole, ""
        stands = stands_for(said, found.text)
        if stands and not done:
            return _by_verb(scene, memory, quantity, said, done, lead)
        if done and done[-1].indicator and stands:
            return Named(done[-1].indicator, found.area or done[-1].area), "indicator of the figure before"
        if said.rule == "bracket after noun" and (item := whole_item(scene, memory, quantity)):
            return item, ""
        again = scene.word(quantity.left - 1) in ("another", "further", "remaining") or of_which(
            scene, quantity
        )
        called = said.headed and said.span is not None and _called(scene, said.span[0])
        if said.headed and done and again and not called:
            return Named(done[-1].indicator, done[-1].area), "indicator of the figure before"
        if said.rule == "part of" and done:
            found = of_those(found, done[-1])
        if found.text and said.headed:
            return with_group(scene, quantity, done, headed(scene, memory, said, found)), ""
        if said.rule == "from" and (inner := changed_in(scene, said.span)):
            found = named(scene, inner)
        aimed = said.rule == "rate behind" and str(found.text).lower().split()[-1:] in GOALS
        if aimed and (goal := aimed_at(scene, quantity)):
            return goal, ""
        loose = said.rule in ("noun before", "noun of") and trails_off(scene, said.span)
        if found.text and not loose and not is_weak(scene, found.text):
            return with_head(scene, memory, quantity, said, found, done), ""
    return None


def _called(scene: Scene, at: int) -> bool:
    """``6,800 new staff, of whom 1,400 are drivers``: the noun behind "are" says what they are."""
    return scene.word(at - 1) in BE and scene.tag(at) == "N" and scene.word(at).endswith("s")


def _by_verb(
    scene: Scene, memory: Memory, quantity: Quantity, said: Statement, done: list[Draft], lead: int
) -> tuple[Named, str]:
    """The indicator where no phrase beside the number tells it: by the verb, or what went before."""
    verb = said.verb if said.verb is not None else governing_verb(scene, quantity.first)
    if (spoken := by_pronoun(scene, memory, quantity, verb, said.kind == LEVEL, done)) is not None:
        return spoken
    if (unsaid := left_unsaid(scene, lead, done)) is not None:
        return unsaid, ""
    if verb is not None and scene.word(verb + 1) in ("it", "them") and scene.word(lead) in ("at", "to", "by"):
        return from_before(scene, memory, done)
    if said.kind == LEVEL and (told := worth(scene, quantity, lead) or brought(scene, verb, lead)):
        return told, ""
    if verb is not None and quantity.kind == "currency" and (cost := saved_or_costing(scene, quantity, verb)):
        return cost, ""
    goes_on = verb is not None and scene.word(verb).endswith("ing") and scene.word(verb - 1) == ","
    if goes_on and done and not (while_other(scene, done[-1].right, verb or 0)):
        return Named(done[-1].indicator, done[-1].area), "indicator of the figure before"
    measured = said.kind == LEVEL and quantity.kind in ("currency", "percent", "physical")
    if scene.word(lead) == "with" and done and measured:
        tied = linked(scene, quantity, False)
        before = Named(done[-1].indicator, done[-1].area), "indicator of the figure before"
        return (tied, "") if tied and tied.text else before
    if (passive := headed_passive(scene, quantity)) is not None:
        return passive, ""
    return _by_subject(scene, memory, quantity, said, done, lead, verb)


def _by_subject(
    scene: Scene,
    memory: Memory,
    quantity: Quantity,
    said: Statement,
    done: list[Draft],
    lead: int,
    verb: int | None,
) -> tuple[Named, str]:
    """The indicator by the subject of the verb, else by what went before."""
    span = owner_of(scene, verb)
    if span is None and (told := apposed(scene, quantity) or ahead(scene, quantity, verb)):
        return told, ""
    if (fine := was_given(scene, quantity, verb, span)) is not None:
        return fine, ""
    if span is not None and (of_it := changing(scene, span, memory, done)) is not None:
        return of_it, "indicator of the figure before"
    found = of_another(memory, named(scene, span) if span is not None else Named(None), done)
    if (part := accounted(scene, said, verb, span, done)).text:
        return part, ""
    rated = said.rule == "at a rate" and verb is not None and not nominal(scene, verb)
    if said.rule == "at a rate" and quantity.kind == "currency" and (bought := bought_at(scene, lead)):
        return bought, ""
    if rated and verb is not None and span is not None and is_actor(scene, span):
        return added_to(scene, verb, quantity.left) or found, ""
    if span is not None and done and (whole := that_of(scene, span, found, done)):
        return whole, ""
    if (by_doer := done_by(scene, memory, quantity, said, verb, span, found, done)) is not None:
        return by_doer, ""
    if found.text and not is_weak(scene, found.text):
        return told_among(scene, quantity, found), ""
    if quantity.kind == "currency" and verb is None and (given := allotted(scene, quantity)):
        return given, ""
    behind_it = scene.word(quantity.right) == "for" or scene.tag(quantity.right) in "VR"
    if quantity.kind == "currency" and behind_it and verb is None:
        tied = linked(scene, quantity, False) or linked(scene, quantity, True)
        if tied is not None and tied.text:
            return Named(tied.text.removeprefix("for "), tied.area), ""
    if verb is None and (at_it := standing(scene, quantity, lead)):
        return at_it, ""
    return from_before(scene, memory, done, quantity.kind)
