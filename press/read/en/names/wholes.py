"""Of what is a share the part? Of what stands behind it, of what was told before, of what a pronoun means."""

from __future__ import annotations

from press.model import Measure
from press.read.en.amounts.quantity import Quantity
from press.read.en.draft import Draft
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.memory import Memory
from press.read.en.says.beside import of_span
from press.read.en.says.statement import Statement

POINTING = closed("them it which whom that those these")
"""A whole of one of these words is what was told right before."""


def whole_of(
    scene: Scene, memory: Memory, draft: Draft, said: Statement, quantity: Quantity, done: list[Draft]
) -> str | None:
    """The words of the whole; None where the sentence tells none."""
    share = draft.measure is Measure.SHARE
    span = said.of or (of_span(scene, quantity.right) if share else None)
    before = done[-1] if done else None
    if span is not None:
        return _meant(scene.sentence.said(*span), memory, before)
    again = said.rule == "listed" or said.previous or said.carried
    return before.of if share and again and before and before.measure is Measure.SHARE else None


def _meant(whole: str, memory: Memory, before: Draft | None) -> str:
    """``of them`` → of the complaints that were told before."""
    if whole.lower() not in POINTING:
        return whole
    named = before.indicator if before is not None else memory.subject
    return named or whole
