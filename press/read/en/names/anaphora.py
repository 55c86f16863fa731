"""Which earlier name completes the name of a figure? ``three in ten`` of whom, an amount in a name."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.draft import GROWING, Draft
from press.read.en.grammar.clauses import governing_verb
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.memory import Memory
from press.read.en.names.deeds import is_actor, is_weak
from press.read.en.names.indicators import Named, named
from press.read.en.names.owners import owner_of
from press.read.en.says.statement import Statement


def completed(memory: Memory, said: Statement, name: Named, done: list[Draft]) -> Named:
    """The name with the people or things that it is of, and without an amount."""
    counted = bool(done) and done[-1].unit == "count"
    if said.rule == "number as subject" and name.text and memory.whole and not counted:
        return _of_whole(name, memory.whole)
    if name.text and _is_amount(name.text) and done and done[-1].indicator:
        return Named(_behind_amount(name.text) or done[-1].indicator, name.area or done[-1].area)
    return name


def _is_amount(text: str) -> bool:
    """``$5 million in revenue``, ``US$17 million``, ``9 basis points``: a name that opens with an amount."""
    first, _, rest = text.partition(" ")
    scaled = first[:1].isdigit() and rest.split(" ")[0] in SCALES
    return text[:1] in "$£€" or scaled or (len(first) > 1 and "$" in first[:4] and first[-1:].isdigit())


SCALES = closed("million billion trillion thousand basis percentage percent % per")


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


OF_SOMETHING = closed(
    "valuation size worth length width height weight area footprint capacity lifespan budget value share"
)
"""What these words measure, the subject of their clause names."""
BALANCES = closed("surplus deficit shortfall")


def with_head(
    scene: Scene, memory: Memory, quantity: Quantity, said: Statement, found: Named, done: list[Draft]
) -> Named:
    """``rates for adult men (4.0), adult women (3.8)``: the later names share the head of the first."""
    if said.rule == "bracket after noun" and done and done[-1].bracketed and done[-1].indicator:
        for word in (" for ", " in ", " among ", " at "):
            if word in done[-1].indicator and word not in f" {found.text} ":
                return Named(done[-1].indicator.split(word)[0] + word + str(found.text), found.area)
    if said.rule == "noun of" and str(found.text).lower() in OF_SOMETHING | BALANCES:
        span = owner_of(scene, governing_verb(scene, quantity.first))
        owner = named(scene, span) if span else None
        balance = str(found.text).lower() in BALANCES
        left = scene.word(governing_verb(scene, quantity.first) or 0).endswith("ing")
        if balance and left and span is not None:
            return found
        if balance and (span is None or is_actor(scene, span)):
            return found
        if owner and owner.text and not is_weak(scene, owner.text):
            return Named(f"{owner.text} {found.text}", found.area or owner.area)
    return found
