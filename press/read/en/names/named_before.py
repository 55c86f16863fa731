"""Does a name stand for one said before? ``that of industry``, ``its earlier guidance``, ``of which``."""

from __future__ import annotations

from itertools import pairwise

from press.read.en.amounts.quantity import Quantity
from press.read.en.draft import Draft
from press.read.en.grammar.clauses import subject
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene, Span
from press.read.en.grammar.tags import tag
from press.read.en.grammar.tokens import Sentence
from press.read.en.grammar.words import English
from press.read.en.memory import Memory
from press.read.en.names.deeds import is_actor, is_weak, nominal
from press.read.en.names.indicators import Named, named, phrase_end, phrase_start
from press.read.en.names.parts_told import for_another
from press.read.en.natures.cues import AWAITED
from press.read.en.says.statement import Statement
from press.read.en.spans.clock import Clock
from press.read.en.spans.dates import mentions

LONGEST_LABEL = 14
"""Tokens of a line that names the number in the line below."""


def told_before(memory: Memory, english: English, alone: bool) -> Named | None:
    """The subject of the sentence right before, which had no number and was passed over; all of it where it
    is a label and the number stands ``alone`` in its line."""
    passed = memory.passed or (memory.label if alone else "")
    if not passed:
        return None
    sentence = Sentence(passed, 0, len(passed))
    before = Scene(sentence, tag(sentence, english), english, mentions(sentence, Clock()), [])
    verb = next((at for at, letter in enumerate(before.tags) if letter in "VA" and at), None)
    span = subject(before, verb) if verb is not None else None
    if verb is None and alone and len(sentence) <= LONGEST_LABEL:
        span = (0, len(sentence))
    if span is not None and (announced := _announced(before)) is not None:
        return announced
    found = named(before, span) if span is not None and not is_actor(before, span) else None
    return found if found is not None and not is_weak(before, found.text) else None


def _announced(scene: Scene) -> Named | None:
    """``The office today announced the level of the price cap``: what was announced."""
    at = next((at for at, word in enumerate(scene.sentence.words) if word in ANNOUNCING), None)
    if at is None or scene.tag(at) != "V" or scene.tag(at + 1) != "D":
        return None
    found = named(scene, (at + 1, phrase_end(scene, at + 1)))
    return None if is_weak(scene, found.text) else found


ANNOUNCING = closed("announced announces published publishes released releases unveiled")


def stands_for(said: Statement, text: str | None) -> bool:
    """``its previous guidance of 5%``, ``ahead of the national average of``: the same, said elsewhere."""
    words = (text or "").lower().split()
    if words[:1] in (["corresponding"], ["respective"]) and len(words) < 4:
        return True
    if words[-2:] == ["growth", "rate"] and GROWTHS.issuperset(words):
        return True
    average = words[-1:] == ["average"] and AVERAGED.issuperset(words)
    awaited = bool(words) and words[-1] in AWAITED and OLD.issuperset(words[:-1])
    return average or (awaited and (said.previous or words[-1] in ("expectations", "consensus")))


def that_of(scene: Scene, span: Span, found: Named, done: list[Draft]) -> Named | None:
    """``value added of farming was 5 billion; that of industry 9 billion``: the head of the name before."""
    words = scene.sentence.words[max(0, span[0] - 3) : span[0] + 3]
    if not any(before in ("that", "those") and word == "of" for before, word in pairwise(words)):
        return _that_for(scene, span, found, done)
    text, own = str(found.text).removeprefix("of "), str(done[0].indicator or "")
    head, of, _ = own.partition(" of ")
    if not of:
        head, of, _ = own.partition(" in ")
    if of:
        return Named(f"{head} of {text}", found.area)
    return Named(own, text) if own and scene.sentence.capital(span[1] - 1) else Named(f"{own} of {text}")


def _that_for(scene: Scene, span: Span, found: Named, done: list[Draft]) -> Named | None:
    """``the rate for women was 3.4% and that for men 4.9%``: the head of the last name, of another group."""
    words = scene.sentence.words
    for at in range(max(1, span[0] - 2), span[0] + 2):
        if words[at : at + 1] not in (["that"], ["those"]) or scene.word(at - 1) not in JOINING:
            continue
        link, own = scene.word(at + 1), str(done[-1].indicator or "")
        if link in GROUPING and own:
            part = str(found.text).removeprefix(f"{link} ").removeprefix(f"{scene.word(at)} {link} ")
            return Named(f"{own.partition(f' {link} ')[0]} {link} {part}", found.area)
    return None


JOINING = closed("and , ; while with than to against versus but whereas")
GROUPING = closed("for among at to from on")


def of_which(scene: Scene, quantity: Quantity) -> bool:
    """``cut 6,000 jobs, of which 3,000 will go this year``: a part of what was counted before."""
    return quantity.kind in ("bare", "count") and scene.sentence.words[quantity.left - 2 : quantity.left] in (
        ["of", "which"],
        ["of", "whom"],
    )


def of_which_there(scene: Scene, quantity: Quantity) -> Named | None:
    """``Guesthouses, of which there are now 412``: the noun before "of which"."""
    at = quantity.left - 1
    while scene.tag(at) in "AR" and scene.tag(at).strip():
        at -= 1
    if scene.sentence.words[at - 2 : at + 1] != ["of", "which", "there"] or quantity.noun:
        return None
    end = at - 2
    while scene.tag(end - 1) in ",-(":
        end -= 1
    found = named(scene, (phrase_start(scene, end), end))
    return None if is_weak(scene, found.text) else found


def begins_line(scene: Scene) -> bool:
    """``74.1%`` in a line of its own, under the words that name it."""
    first = scene.quantities[0] if scene.quantities else None
    if first is None or first.left:
        return False
    return all(scene.dated(at) or scene.tag(at) in "P().,%" for at in range(first.right, len(scene.tags)))


def followed_by(scene: Scene, said: Statement, found: Named, done: list[Draft]) -> Named:
    """``had the highest rate (7.1), followed by Wales (6.2)``: the same, of the place before the bracket."""
    if said.rule != "bracket after noun" or said.span is None or not done or not done[-1].indicator:
        return found
    places = all(scene.sentence.capital(at) for at in range(*said.span) if scene.tag(at) == "N")
    start = said.span[0] - (scene.tag(said.span[0] - 1) == "D")
    follows = scene.sentence.words[start - 2 : start] == ["followed", "by"]
    if not places or done[-1].indicator[:1].isupper() or not (done[-1].bracketed or follows):
        return found
    return Named(done[-1].indicator, found.text)


def of_another(memory: Memory, found: Named, done: list[Draft]) -> Named:
    """``Germany's grew by 20%, France's by 21%``: the same thing, of another owner or group."""
    before = done[-1].indicator if done else memory.subject
    found = for_another(found, before)
    text = found.text or ""
    own = text.endswith("'s") and text[:1].isupper()
    return Named(before, text.removesuffix("'s")) if own and before else found


GROWTHS = closed("growth rate annual average year-on-year yearly quarterly compound nominal real")
AVERAGED = closed(
    "ahead of the national state industry provincial regional global world eu average above below"
)


OLD = closed(
    "market company compiled previous prior earlier original initial old its consensus analyst analysts our"
)


GIVEN = closed("fined granted awarded paid lent")


def was_given(scene: Scene, quantity: Quantity, verb: int | None, span: Span | None) -> Named | None:
    """``The bank was fined $3 million``: what its subject got or had to give."""
    if (
        verb is None
        or quantity.kind != "currency"
        or scene.word(verb) not in GIVEN
        or scene.tag(verb - 1) != "A"
    ):
        return None
    return Named(nominal(scene, verb), named(scene, span).text if span is not None else None)
