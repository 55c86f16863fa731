"""Where do words point that stand for a name? The former, a place in brackets, the subject that follows."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.draft import Draft
from press.read.en.grammar.clauses import by_pronoun, governing_verb, subject
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.memory import Memory
from press.read.en.names.deeds import is_actor, is_weak, nominal
from press.read.en.names.indicators import Named, named, phrase_end, phrase_start
from press.read.en.names.respectively import parts
from press.read.en.says.beside import SUPERLATIVES, object_of
from press.read.en.says.statement import Statement

REACH = 9
"""Tokens between "the latter" and its number."""
FORMER = closed("former first-mentioned")
LATTER = closed("latter last-mentioned")
PLACED = closed("in at for across")
OPENING = closed("at after despite while by since when before on with upon following")


def paired(scene: Scene, memory: Memory, quantity: Quantity, done: list[Draft]) -> Named | None:
    """``the former was down 4%, the latter up 8%``: the first or second of the two names said last."""
    begin = max(done[-1].right if done else 0, quantity.left - REACH)
    words = scene.sentence.words[begin : quantity.left]
    at = next((at for at, word in enumerate(words) if word in FORMER or word in LATTER), None)
    if at is None or scene.tag(begin + at) != "O" or scene.word(begin + at - 2) in ("of", "on"):
        return None
    names = two_names(memory, done)
    return Named(names[words[at] in LATTER]) if names else None


def two_names(memory: Memory, done: list[Draft]) -> list[str] | None:
    """The two names said last: in one compound name, or of two figures."""
    told = distinct(done) or list(memory.named)
    for name in reversed(told):
        if (pair := parts(name, 2)) is not None:
            return pair
    told = told if len(told) > 1 else [*memory.named, *told]
    return told[-2:] if len(told) > 1 else None


def distinct(done: list[Draft]) -> list[str]:
    """The names of some figures in order, each once."""
    return list(dict.fromkeys(draft.indicator for draft in done if draft.indicator))


def by_place(scene: Scene, said: Statement, done: list[Draft]) -> Named | None:
    """``rates were lowest in Kingsland (3.6%)``: the subject's rate, of the place before the bracket."""
    if said.rule not in ("bracket after noun", "signed bracket") or said.span is None:
        return None
    start, end = said.span
    start += start < end - 1 and scene.word(start) in SUPERLATIVES
    start += start < end - 1 and scene.word(start) in PLACED
    names = all(scene.sentence.capital(at) for at in range(start, end) if scene.tag(at) == "N")
    link = _link(scene, start - 1 - (scene.tag(start - 1) == "D"))
    if scene.word(link) not in PLACED or not names:
        return None
    verb = next((at for at in range(link, -1, -1) if scene.tag(at) in "VA"), None)
    if verb is not None and done and by_pronoun(scene, verb):
        return Named(done[-1].indicator, scene.sentence.said(start, end))
    span = subject(scene, verb) if verb is not None else None
    found = named(scene, span) if span is not None else None
    if found is None or not found.text or is_weak(scene, found.text):
        return None
    return Named(found.text, scene.sentence.said(start, end))


def _link(scene: Scene, at: int) -> int:
    """``in Leeds (+4; 1%) and York (``: the word that leads such places, before their brackets."""
    while at > 0:
        if scene.tag(at) == ")":
            at = next((one for one in range(at - 1, -1, -1) if scene.tag(one) == "("), 0)
        elif scene.word(at) not in ("and", ",", "the") and not _capital(scene, at):
            break
        at -= 1
    return at


def _capital(scene: Scene, at: int) -> bool:
    return scene.tag(at) == "N" and scene.sentence.capital(at)


def added_to(scene: Scene, verb: int, until: int) -> Named | None:
    """``will add to its holdings at a pace of``: what a doer does so much to."""
    start = verb + 1 + (scene.word(verb + 1) == "to")
    span = object_of(scene, verb, until) or (start, phrase_end(scene, start))
    end = next((at for at in range(*span) if scene.word(at) == "at"), span[1])
    found = named(scene, (span[0], end)) if span[0] < end <= until else None
    return None if found is None or is_weak(scene, found.text) else found


def bought_at(scene: Scene, lead: int) -> Named | None:
    """``by purchasing additional securities at a pace of $40 billion``: what is done at that pace."""
    at = next((at for at in range(lead, max(0, lead - 6), -1) if scene.word(at) == "at"), None)
    verb = governing_verb(scene, at) if at is not None else None
    while at is not None and verb is not None:
        if verb + 1 < at and not set("VA#,;:()") & set(scene.tags[verb + 1 : at]):
            found, deed = named(scene, (verb + 1, at)), nominal(scene, verb)
            told = Named(f"{deed} of {found.text}" if deed else found.text, found.area)
            return None if is_weak(scene, found.text) else told
        verb = governing_verb(scene, verb)
    return None


def aimed_at(scene: Scene, quantity: Quantity) -> Named | None:
    """``inflation will move back to its 2 percent objective``: what the objective is for."""
    verb = governing_verb(scene, quantity.left)
    span = subject(scene, verb) if verb is not None and scene.word(quantity.left - 1) == "its" else None
    found = named(scene, span) if span is not None and not is_actor(scene, span) else None
    return None if found is None or is_weak(scene, found.text) else found


def in_part(scene: Scene, quantity: Quantity, said: Statement, done: list[Draft]) -> Named | None:
    """``uptake reached 69% in women and 65% in men``: the same thing, of another group."""
    if said.rule != "parallel" or said.span is None or not done:
        return None
    before = done[-1]
    counts = quantity.kind == "bare" and before.rule == "number as subject"
    if quantity.kind != "percent" and not counts:
        return None
    rated = before.rule in ("predicate", "changed to", "changed by", "parallel")
    if not before.indicator or not (counts or rated):
        return None
    link, found = scene.word(quantity.right), named(scene, said.span)
    if before.rule == "parallel" and quantity.kind == "percent" and f" {link} " not in before.indicator:
        return None
    again = before.rule == "parallel" or quantity.kind == "percent"
    head = before.indicator.partition(f" {link} ")[0] if again else before.indicator
    return Named(f"{head} {link} {found.text}", found.area) if found.text else None


def apposed(scene: Scene, quantity: Quantity) -> Named | None:
    """``Output, up 15.4%, has``, ``inflation, while up by 0.2 points, stayed``: the noun before the comma."""
    comma = next((at for at in range(quantity.left - 1, quantity.left - 6, -1) if scene.tag(at) == ","), 0)
    inner = scene.tags[comma + 1 : quantity.left] if comma > 0 else "V"
    if set(inner) & set("V#N") or (scene.tag(comma - 1) not in "N)" and not scene.dated(comma - 1)):
        return None
    start = phrase_start(scene, comma)
    before = start - 1 - (scene.tag(start - 1) == "D")
    opens = scene.tag(before) in " C;:.,"
    if start >= comma or not opens or scene.word(start - 1) in OPENING:
        return None
    found = named(scene, (start, comma))
    return None if is_weak(scene, found.text) else found


def ahead(scene: Scene, quantity: Quantity, verb: int | None) -> Named | None:
    """``After expanding by 5.1% in 2025, the economy is``: the subject that follows the opening clause."""
    opened = scene.word(0) in OPENING or (verb == 0 and scene.word(0).endswith(("ing", "ed")))
    words = scene.sentence.words
    if not opened or set(scene.tags[: quantity.left]) & set(",;:") or "," not in words[quantity.right :]:
        return None
    comma = words.index(",", quantity.right)
    after = next((at for at in range(comma, len(words)) if scene.tag(at) in "VA"), None)
    span = subject(scene, after) if after is not None else None
    found = named(scene, span) if span is not None and span[0] > comma else None
    return None if found is None or is_weak(scene, found.text) else found
