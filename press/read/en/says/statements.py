"""What does the sentence say with the number: a level, a change by it, a difference, a share, an
earlier value?

Each rule looks at the words right beside the number and answers with a :class:`Statement` or None;
the first that answers wins.
"""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.scene import Scene
from press.read.en.names.indicators import phrase_end
from press.read.en.says.beside import lead_of, whole_noun
from press.read.en.says.say_aside import aside_of, bracket_of, signed_bracket
from press.read.en.says.say_change import (
    adverb_of,
    brought_change,
    change_noun_behind,
)
from press.read.en.says.say_contribution import contribution_of
from press.read.en.says.say_difference import difference_of, more_of
from press.read.en.says.say_earlier import compared_with, earlier_from
from press.read.en.says.say_gapped import gapped
from press.read.en.says.say_heads import heads
from press.read.en.says.say_level import counted_there, per_many, pointed, predicate_of
from press.read.en.says.say_noun import (
    before_its_noun,
    change_to,
    noun_of,
    so_many_parts,
    with_count,
)
from press.read.en.says.say_same import (
    alternative,
    answered_on,
    at_another,
    listed_before,
    listed_of,
    parallel,
    same_noun,
)
from press.read.en.says.say_share import portion, shared
from press.read.en.says.say_some import some_as_object, some_of_them, some_there
from press.read.en.says.say_verb import by_verb
from press.read.en.says.statement import BARE, LEVEL, Statement
from press.value import replace

OLDER = frozenset(("from", "against", "than", "versus", "vs"))


RULES = (
    so_many_parts, signed_bracket, alternative, at_another, contribution_of, answered_on, noun_of,
    change_noun_behind,
    adverb_of, more_of, difference_of, compared_with, portion, listed_of, parallel, earlier_from,
    some_as_object, some_of_them, some_there, heads,
    shared, before_its_noun, brought_change, by_verb, change_to,
    bracket_of, aside_of, with_count, gapped, same_noun, listed_before, per_many, pointed,
    counted_there, predicate_of,
)  # fmt: skip
"""In the order in which they are asked: narrow ones stand first."""


def statement(scene: Scene, position: int) -> Statement:
    """What is said with quantity number ``position`` of the scene."""
    quantity = scene.quantities[position]
    lead = lead_of(scene, quantity)
    for rule in RULES:
        found = rule(scene, quantity, lead, position)
        if found is not None:
            return found
    return _left_over(scene, quantity, position)


def _left_over(scene: Scene, quantity: Quantity, position: int) -> Statement:
    """No words say it: a unit alone still makes a figure, a bare number does not."""
    if quantity.noun:
        return Statement(LEVEL, "counted", span=whole_noun(scene, quantity), counted=True)
    if quantity.kind == "percent" and scene.tag(quantity.right) == "N":
        end = phrase_end(scene, quantity.right)
        return Statement(LEVEL, "percent noun", span=(quantity.right, end))
    alone = quantity.left == 0 and quantity.mult > 0 and set(scene.tags[quantity.right :]) <= set("PND().,#")
    kind = LEVEL if quantity.kind != "bare" or alone else BARE
    return Statement(kind, "unit alone", carried=bool(position))


def with_sign(found: Statement, sign: int) -> Statement:
    """The same statement in another direction."""
    return replace(found, sign=sign)
