"""Which earlier name completes the name of a figure? ``three in ten`` of whom, an amount in a name."""

from __future__ import annotations

from press.read.en.draft import Draft
from press.read.en.indicators import Named
from press.read.en.memory import Memory
from press.read.en.statement import Statement


def completed(memory: Memory, said: Statement, name: Named, done: list[Draft]) -> Named:
    """The name with the people or things that it is of, and without an amount."""
    if said.rule == "number as subject" and name.text and memory.whole:
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
