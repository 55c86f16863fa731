"""Which unit and scale does a number take from the figure before it? ``SEK 9,412m (8,715)``."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.draft import Draft
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.says.statement import Statement

SAME_SIZE = 20
"""How many times as large the amount before may be, if both are printed in its scale."""
LARGE, MILLION = 3, 6
"""Powers of ten of a printed scale."""
RELATIVE = ("percent", "times", "rank", "ratio", "percentage_point", "basis_point")


def as_before(scene: Scene, draft: Draft, quantity: Quantity, said: Statement, done: list[Draft]) -> None:
    """Completes the unit of ``draft`` by that of a figure in ``done``."""
    before = done[-1]
    if _part_of_amount(scene, quantity, before):
        draft.unit = before.unit
    if quantity.kind == "bare" and quantity.mult >= MILLION and _is_money(draft.indicator):
        draft.unit = next((one.unit for one in reversed(done) if _is_code(one.unit)), draft.unit)
    if not (said.carried or said.previous):
        return
    if quantity.kind == "currency" and quantity.mult == -2 and before.unit[:3].isupper():
        draft.unit = draft.unit.replace(quantity.unit[:3], before.unit[:3])
    small = quantity.kind == "currency" and quantity.mult <= 0 and said.span is None
    if small:
        before = next((one for one in reversed(done) if one.unit.startswith(draft.unit)), before)
    earlier = said.previous and quantity.kind == "physical"
    if (small or earlier) and before.unit.startswith(f"{draft.unit}/"):
        draft.unit = before.unit
    if quantity.kind == "bare" and draft.unit == "count":
        _in_scale(draft, before, said)
        draft.unit = draft.unit if before.unit in RELATIVE or before.mult < 0 else before.unit


def _is_code(unit: str) -> bool:
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def _is_money(indicator: str | None) -> bool:
    """``412 billion kronor, of which unsecured loans were 198 billion``: what is told in money as well."""
    return not MONEY.isdisjoint((indicator or "").lower().split())


MONEY = closed(
    "loans debt revenue revenues income costs spending expenditure profit deficit surplus assets capital "
    "investment credit grants taxes funding deposits borrowing"
)


def _part_of_amount(scene: Scene, quantity: Quantity, before: Draft) -> bool:
    """``41.8 million crowns, 5.6 million of which``, ``26 Mt, of which 5 million``: a part of an amount."""
    pointed = scene.word(quantity.right) == "of" and scene.word(quantity.right + 1) in ("which", "it", "this")
    pointed = pointed or scene.word(quantity.first - 1) == "further"
    pointed = pointed or scene.sentence.words[quantity.left - 2 : quantity.left] == ["of", "which"]
    amount = before.unit not in RELATIVE and before.unit not in ("count", "index")
    return pointed and amount and quantity.kind == "bare" and quantity.mult >= LARGE


def _in_scale(draft: Draft, before: Draft, said: Statement) -> None:
    """``SEK 9,412m (8,715)``: the scale that the amount before the bracket prints."""
    alike = draft.value and before.mult > 0 and said.rule.startswith("bracket") and not draft.mult
    if alike and 0 < abs(before.value).scaleb(-before.mult) / abs(draft.value) < SAME_SIZE:
        draft.value, draft.mult = draft.value.scaleb(before.mult), before.mult
        draft.high = None if draft.high is None else draft.high.scaleb(before.mult)
