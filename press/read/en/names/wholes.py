"""Of what is a share the part? Of what stands behind it, of what was told before, of what a pronoun means."""

from __future__ import annotations

from press.model import Measure
from press.read.en.amounts.numeral import IN
from press.read.en.amounts.quantity import Quantity
from press.read.en.draft import Draft
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.memory import Memory
from press.read.en.names.indicators import phrase_end
from press.read.en.says.beside import of_span
from press.read.en.says.statement import Statement

POINTING = closed("them it which whom that those these")
"""A whole of one of these words is what was told right before."""


ALIKE = ("listed", "same verb", "parallel", "bracket after figure")
"""Rules that tell a part of the same whole as the figure before."""
ANSWERS = ("number as subject", "aside", "bracket after noun")
"""Rules that tell how many of those asked before said so."""
GROWN = closed("to of off from")
"""Behind the points of a contribution these lead to what grows: ``added 0.9 points to annual growth``."""


def whole_of(
    scene: Scene, memory: Memory, draft: Draft, said: Statement, quantity: Quantity, done: list[Draft]
) -> str | None:
    """The words of the whole; None where the sentence tells none."""
    before = done[-1] if done else None
    if draft.measure is Measure.CONTRIBUTION:
        return _grown(scene, quantity) or (before.of if before and before.measure is draft.measure else None)
    share = draft.measure is Measure.SHARE
    span = said.of or (_behind(scene, quantity) if share else None)
    if span is not None:
        return _meant(scene.sentence.said(*span), memory, before)
    if not share:
        return None
    again = said.rule in ALIKE or said.previous or said.carried
    if again and before and before.measure is Measure.SHARE:
        return before.of
    return memory.whole if said.rule in ANSWERS and memory.whole else None


def _behind(scene: Scene, quantity: Quantity) -> tuple[int, int] | None:
    """``64% of residents``, ``seven in ten nights``: the whole right behind a part."""
    at = quantity.right
    if quantity.numeral.form == IN and scene.tag(at) == "N":
        end = phrase_end(scene, at)
        return (at, end) if end > at else None
    return of_span(scene, at)


def _grown(scene: Scene, quantity: Quantity) -> str | None:
    """What a contribution is made to."""
    at = quantity.right
    if scene.word(at) not in GROWN:
        return None
    start = at + 1 + (scene.tag(at + 1) == "D")
    end = phrase_end(scene, start)
    return scene.sentence.said(start, end) if end > start else None


def _meant(whole: str, memory: Memory, before: Draft | None) -> str:
    """``of them`` → of the complaints that were told before."""
    if whole.lower() not in POINTING:
        return whole
    named = before.indicator if before is not None else memory.subject
    return named or whole
