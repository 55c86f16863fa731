"""What does a statement mean after the figure before it? ``or 4%``, ``up from 64%``, ``of which 3,000``."""

from __future__ import annotations

from dataclasses import replace

from press.model import Measure
from press.read.en import statement as statements
from press.read.en.draft import GROWING, Draft
from press.read.en.named_before import of_which
from press.read.en.quantity import Quantity
from press.read.en.scene import Scene
from press.read.en.shares import goes_on, part_of_count
from press.read.en.statement import Statement


def resolved(scene: Scene, said: Statement, quantity: Quantity, done: list[Draft]) -> Statement:
    """What "the same" and "a part" mean after the figure before."""
    before = done[-1] if done else None
    if said.rule == "same verb":
        before = next((draft for draft in reversed(done) if _alike(quantity, draft)), before)
    if goes_on(scene, quantity, said, before) or _as_before(said, quantity, done):
        return replace(said, kind=statements.SHARE)
    if _grown_before(scene, said, quantity, before):
        return replace(said, kind=statements.CHANGE, sign=-1 if quantity.sign < 0 else 1)
    if said.headed and before is not None and before.measure is Measure.CHANGE and of_which(scene, quantity):
        return replace(said, kind=statements.CHANGE, sign=-1 if before.value < 0 else 1)
    if said.kind not in (statements.SAME, statements.PART):
        return said
    if before is not None and before.measure in GROWING:
        return replace(said, kind=statements.CHANGE, sign=-1 if before.value < 0 else 1)
    if said.kind == statements.PART:
        return replace(said, kind=statements.SHARE)
    share = (before is not None and before.measure is Measure.SHARE) or part_of_count(quantity, before)
    return replace(said, kind=statements.SHARE if share else statements.LEVEL)


def _as_before(said: Statement, quantity: Quantity, done: list[Draft]) -> bool:
    """``made up 66% of it, up 2 points from 64%``: an earlier value is a share like the one it belongs to."""
    if quantity.kind != "percent" or said.kind != statements.LEVEL or not (said.carried or said.previous):
        return False
    stated = next((draft for draft in reversed(done) if draft.measure not in GROWING), None)
    return stated is not None and stated.measure is Measure.SHARE and stated.unit == "percent"


def _grown_before(scene: Scene, said: Statement, quantity: Quantity, before: Draft | None) -> bool:
    """``growth of 7%, compared with guidance of 5%``: what a growth is compared with is one too."""
    growth = before is not None and before.measure is Measure.GROWTH_RATE and quantity.kind == "percent"
    if not growth or said.kind != statements.LEVEL:
        return False
    averaged = scene.word(quantity.left - 2) == "average" and said.rule == "noun of"
    return averaged or (said.previous and said.rule in ("compared with", "noun of", "up from"))


def _alike(quantity: Quantity, draft: Draft) -> bool:
    """Whether a figure is printed in the same kind of unit."""
    percent = draft.unit in ("percent", "percentage_point", "basis_point")
    money = draft.unit[:3].isupper() and draft.unit[:3].isalpha()
    if quantity.kind == "currency":
        return money
    return (
        percent == (quantity.kind == "percent") and (percent or not money) and draft.rule != "signed bracket"
    )
