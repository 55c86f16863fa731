"""Which earlier name completes the name of a figure? ``three in ten`` of whom, an amount in a name."""

from __future__ import annotations

from press.read.en.draft import GROWING, Draft
from press.read.en.indicators import Named
from press.read.en.memory import Memory
from press.read.en.quantity import Quantity
from press.read.en.scene import Scene
from press.read.en.statement import Statement


def completed(memory: Memory, said: Statement, name: Named, done: list[Draft]) -> Named:
    """The name with the people or things that it is of, and without an amount."""
    counted = bool(done) and done[-1].unit == "count"
    if said.rule == "number as subject" and name.text and memory.whole and not counted:
        return _of_whole(name, memory.whole)
    if name.text and name.text[:1] in "$£€" and done and done[-1].indicator:
        return Named(_behind_amount(name.text) or done[-1].indicator, name.area or done[-1].area)
    return name


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


def of_same_kind(quantity: Quantity, said: Statement, done: list[Draft]) -> Draft:
    """``72% of the 2,400 adults asked were, up from 64%``: an earlier percentage is of the percentage."""
    percent = quantity.kind == "percent" and said.previous
    told = [one for one in done if one.unit == "percent" and one.measure not in GROWING] if percent else done
    return (told or done)[-1]


def headed(scene: Scene, memory: Memory, said: Statement, found: Named) -> Named:
    """``9,870 were for social rent`` under "Of the homes delivered:" is about homes for social rent."""
    head = memory.lead_in_noun
    first = said.span[0] if said.span else 0
    if head and scene.tag(first) in "PV" and said.span is not None:
        begins = (
            scene.word(first) + " "
            if scene.tag(first) == "P" and not str(found.text).startswith(scene.word(first))
            else ""
        )
        return Named(f"{head} {begins}{found.text}", found.area)
    return found
