"""Which indicator does a figure get, whose subject is who does something and no measure?"""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.draft import Draft
from press.read.en.grammar.scene import Scene, Span
from press.read.en.memory import Memory
from press.read.en.names.deeds import (
    INCLUDING,
    deed,
    does,
    is_actor,
    is_measured,
    is_organ,
    is_weak,
    nominal,
    part_spent,
)
from press.read.en.names.homes import COMPANY
from press.read.en.names.indicators import Named, named
from press.read.en.names.parts_told import are_people
from press.read.en.says.beside import lead_of, object_of
from press.read.en.says.standing import growth_of_a_kind
from press.read.en.says.statement import CHANGE, LEVEL, SHARE, Statement

AIMS = frozenset(("to", "at", "from", "by", "than", "with", "below", "above"))
"""Behind these words stands what a verb comes to, not what it does."""
HELD = ("for", "on", "from")


def done_by(
    scene: Scene,
    memory: Memory,
    quantity: Quantity,
    said: Statement,
    verb: int | None,
    span: Span | None,
    found: Named,
    done: list[Draft],
) -> Named | None:
    """The indicator where the subject is a doer: what it did, and the doer as the area."""
    doer = span is not None and is_actor(scene, span)
    if verb is None or quantity.kind not in ("currency", "physical", "percent"):
        return None
    if said.kind == CHANGE and (kind := growth_of_a_kind(scene, quantity, said)) and (doer or not found.text):
        return kind
    if (
        said.kind == CHANGE
        and span is not None
        and is_organ(scene, span, memory.home.name if memory.home and memory.home.kind == COMPANY else None)
    ):
        return _change_of_doer(scene, memory, quantity, verb, done)
    if said.kind == SHARE:
        spent = part_spent(scene, said.of, verb)
        return spent or (named(scene, said.of) if said.of and doer and does(scene, verb) else None)
    rest = scene.verb_code(verb) == "contribute" and scene.word(quantity.left - 1) == "remaining"
    if said.kind != LEVEL or rest:
        return None
    lead = scene.word(lead_of(scene, quantity))
    aside = lead in AIMS and object_of(scene, verb, quantity.left) is None
    held = scene.word(verb) in INCLUDING and scene.word(quantity.right) in HELD
    told = doer or held or nominal(scene, verb) or is_weak(scene, found.text)
    if aside or not does(scene, verb) or not told:
        return None
    if not doer and found.text and is_measured(scene, verb, found.text):
        return None
    what = deed(scene, quantity, verb)
    if what is None or not what.text:
        return None
    if not doer and what.text == nominal(scene, verb) and are_people(scene, found.text):
        return Named(f"{what.text} of {found.text}", found.area)
    return Named(what.text, what.area or (found.text if doer else found.area))


def _change_of_doer(
    scene: Scene, memory: Memory, quantity: Quantity, verb: int, done: list[Draft]
) -> Named | None:
    """``paid down $2 million of debt``; ``the company saw a rise of 4%`` goes on with what was measured."""
    if (what := deed(scene, quantity, verb, False)) and what.text and not _only_change(scene, what.text):
        return what
    if done:
        return Named(done[-1].indicator, done[-1].area)
    if memory.subject:
        return Named(memory.subject, memory.area)
    return Named(nominal(scene, verb)) if nominal(scene, verb) else None


def _only_change(scene: Scene, text: str) -> bool:
    """``growth``, ``a rise``: that something changed, and not what."""
    return all(word in scene.english.change_noun for word in text.lower().split())
