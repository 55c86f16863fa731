"""Is the number another telling of the one before? ``the flash estimate was 2.1%``, ``short of the 92%
standard``, ``the 4.0% recorded for 2025``: its measure is that of what it tells again."""

from __future__ import annotations

from press.model import Measure
from press.read.en.amounts.quantity import Quantity
from press.read.en.draft import Draft
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.memory import Memory
from press.read.en.names.indicators import Named
from press.read.en.says import statement as statements
from press.read.en.says.shares import JOBLESS
from press.read.en.says.statement import Statement
from press.value import replace

TELLINGS = closed(
    "estimate estimates projection projections forecast forecasts figure figures reading readings number "
    "pace target standard goal objective rule benchmark ceiling threshold assumption print consensus"
)
"""Nouns that say of a number how it came about, and not what it measures."""
MEANT = TELLINGS - {"objective", "goal"}
KINDS = closed(
    "advance flash preliminary first second third initial final earlier previous prior latest last own "
    "annual monthly quarterly central median official current new old original a an the its their our that "
    "this and baseline corresponding respective overall same provisional revised published"
)
POINTED = closed("recorded registered reported seen published observed estimated posted achieved initially")


def retold(
    scene: Scene, memory: Memory, said: Statement, quantity: Quantity, name: Named, done: list[Draft]
) -> Statement:
    """The statement with the kind of what it tells again."""
    if quantity.kind != "percent" or said.kind != statements.LEVEL or said.of is not None:
        return said
    before = next((one.measure for one in reversed(done) if one.unit == "percent"), memory.percent)
    again = _is_telling(name) or _pointed_at(scene, quantity) or _aimed(scene, quantity)
    if before is Measure.GROWTH_RATE and again:
        return replace(said, kind=statements.CHANGE, sign=-1 if quantity.sign < 0 else 1)
    part = before is Measure.SHARE and (again or _another_part(scene, said, quantity, name))
    return replace(said, kind=statements.SHARE) if part else said


def _another_part(scene: Scene, said: Statement, quantity: Quantity, name: Named) -> bool:
    """``Wind made up 31%. Coal came to 9%``: of what is no rate, a percentage beside parts is a part."""
    words = set((name.text or "").lower().replace("-", " ").split()) | name.head
    english = scene.english
    compared = scene.word(quantity.right) in english.direction
    words |= set(scene.sentence.words[quantity.left if said.verb is None else said.verb : quantity.left])
    rated = words & (english.rate_noun | english.rates_proper | english.growth_noun | RATED | JOBLESS)
    return said.rule in STATED and bool(name.text) and not rated and not compared


STATED = ("predicate", "from", "from and to", "changed to", "same verb")
RATED = closed(
    "prices price sales revenue revenues profit profits pay income gdp output unemployment tax vat tariff"
)


def _is_telling(name: Named) -> bool:
    """``the advance estimate``: nothing but the telling and which one it is."""
    words = (name.text or "").lower().split()
    return bool(words) and words[-1] in TELLINGS and KINDS.issuperset(words[:-1])


def _pointed_at(scene: Scene, quantity: Quantity) -> bool:
    """``slower than the 4.0 per cent recorded for 2025``."""
    return scene.word(quantity.left - 1) == "the" and scene.word(quantity.right) in POINTED


def _aimed(scene: Scene, quantity: Quantity) -> bool:
    """``returns to the 2% target``, ``short of the 92% standard``: what the number is to be."""
    return scene.word(quantity.right) in MEANT and scene.tag(quantity.right + 1) != "N"
