"""Which earlier name does a figure's name point at? ``the former``, ``three in ten`` of whom."""

from __future__ import annotations

from press.model import Measure
from press.read.en.closed import closed
from press.read.en.draft import Draft
from press.read.en.indicators import Named
from press.read.en.memory import Memory
from press.read.en.quantity import Quantity
from press.read.en.respectively import parts
from press.read.en.scene import Scene
from press.read.en.statement import Statement

PAIR = ("former", "latter")
WINDOW = 12
LINKED = closed("in among for at on")
COUNTED_OF = ("number as subject",)
STATED = ("predicate", "changed to", "changed by", "level after change")


def pointed_at(
    scene: Scene, memory: Memory, quantity: Quantity, said: Statement, name: Named, done: list[Draft]
) -> Named:
    """The name with what it points at put in its place."""
    if (one := _of_pair(scene, memory, quantity, done)) is not None:
        return one
    if said.rule == "parallel" and done and done[-1].rule in STATED:
        return _in_other(scene, quantity, name, done[-1])
    if said.rule in COUNTED_OF and name.text and memory.whole:
        return _of_whole(name, memory.whole)
    if name.text and name.text[:1] in "$£€" and done and done[-1].indicator:
        return Named(_behind_amount(name.text) or done[-1].indicator, name.area or done[-1].area)
    return name


def _of_pair(scene: Scene, memory: Memory, quantity: Quantity, done: list[Draft]) -> Named | None:
    """``the former was down 11%, the latter up by a third``: the first and the second of two names."""
    right = max((one.right for one in scene.quantities if one.right <= quantity.left), default=0)
    near = scene.sentence.words[max(right, quantity.left - WINDOW) : quantity.left]
    told = next((word for word in reversed(near) if word in PAIR), None)
    if told is None or scene.word(quantity.right) == "of":
        return None
    names = [name for draft in done for name in _apart(draft.indicator)]
    known = list(dict.fromkeys([*memory.names, *names]))
    if len(known) < 2:
        return None
    return Named(known[-2] if told == "former" else known[-1])


def _apart(indicator: str | None) -> list[str]:
    """``Hydro and wind plants`` are two names; a name without "and" is one."""
    if not indicator or " and " not in indicator:
        return [indicator] if indicator else []
    return parts(indicator, 2) or []


def _in_other(scene: Scene, quantity: Quantity, name: Named, before: Draft) -> Named:
    """``uptake reached 69.3% in women and 64.8% in men``: the same in another group."""
    link = scene.word(quantity.right)
    if link not in LINKED or not before.indicator or not name.text or before.measure is Measure.SHARE:
        return name
    return Named(f"{before.indicator} {link} {name.text}", name.area or before.area)


def _of_whole(name: Named, whole: str) -> Named:
    """``Three in ten had experienced an outage`` after "83% of respondents": respondents who did."""
    text = str(name.text)
    if whole.lower().split()[-1] in text.lower().split():
        return name
    return Named(f"{whole} {text}", name.area)


def _behind_amount(text: str) -> str | None:
    """``$5 million in revenue`` → revenue."""
    _, link, noun = text.partition(" in ")
    return noun if link else None
