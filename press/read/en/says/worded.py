"""A number said by words alone → a draft: what was doubled, who ranks in what."""

from __future__ import annotations

from press.model import Measure
from press.read.codes import indicator_code
from press.read.en.draft import Draft
from press.read.en.grammar.scene import Scene, Span
from press.read.en.memory import Memory
from press.read.en.names.indicators import BASES, Named, named, phrase_end
from press.read.en.names.owners import owner_of
from press.read.en.says.event import Event
from press.read.en.times.timing import set_time


def of_event(scene: Scene, memory: Memory, event: Event, limit: int, done: list[Draft]) -> Draft:
    draft = Draft(
        event.first,
        event.last,
        event.left,
        event.last,
        event.value,
        None,
        event.unit,
        0,
        event.bound,
        event.measure,
        rule="said by a verb",
    )
    draft.previous = event.previous
    own = event.name or _doubled(scene, event) or owner_of(scene, event.left)
    span = _behind_events(scene, event, own)
    name = named(scene, span) if span else Named(None)
    ranked = _ranked_by(scene, event) or _place_among(scene, event)
    if ranked is not None:
        name = Named(ranked.text, name.text if _who(scene, span) else name.area)
    elif (
        not name.text or name.text.lower() in scene.english.pronoun or scene.word(event.left - 1) == ","
    ) and done:
        name = Named(done[-1].indicator, done[-1].area)
    elif memory.subject and (not name.text or (event.measure is Measure.RANK and _who(scene, span))):
        name = Named(memory.subject, name.text or memory.area)
    draft.indicator, draft.area = name.text, name.area
    if event.of:
        draft.of = scene.sentence.said(*event.of)
    set_time(scene, memory, draft, limit, done)
    draft.code = indicator_code(scene.english.lexicon, "en", draft.indicator)
    return draft


def _behind_events(scene: Scene, event: Event, span: Span | None) -> Span | None:
    """``the airport fourth and the yard ninth``: a subject begins behind the number said before it."""
    inside = [one.last for one in scene.events if span and span[0] <= one.first and one.last < event.left]
    if span is None or not inside or max(inside) >= span[1]:
        return span
    first = max(inside)
    first += scene.word(first) in ("and", ",")
    return (first, span[1]) if first < span[1] else span


def _ranked_by(scene: Scene, event: Event) -> Named | None:
    """``ranks third in the country in solar capacity``: behind the field stands what is ranked."""
    at = event.of[1] if event.of else event.last
    if event.measure is not Measure.RANK or scene.word(at) not in ("in", "for", "by"):
        return None
    found = named(scene, (at + 1, phrase_end(scene, at + 1)))
    return found if found.text else None


def _place_among(scene: Scene, event: Event) -> Named | None:
    """``became the third largest overseas market``: what the place is among stands behind it."""
    largest = scene.word(event.last - 1).endswith("st") and event.last - event.first > 1
    if event.measure is not Measure.RANK or not largest or scene.tag(event.last) != "N":
        return None
    found = named(scene, (event.last, phrase_end(scene, event.last)))
    return found if found.text else None


def _doubled(scene: Scene, event: Event) -> Span | None:
    """``doubled its user base to``: the object of the verb."""
    object_follows = scene.tag(event.last) in ("D", "N") and not scene.dated(event.last)
    object_follows = object_follows and scene.word(event.last) not in BASES
    if event.measure is not Measure.GROWTH_RATE or not object_follows:
        return None
    end = phrase_end(scene, event.last)
    return (event.last, end) if "N" in scene.tags[event.last : end] else None


def _who(scene: Scene, span: Span | None) -> bool:
    """Whether a subject is a proper name alone: who ranks, not what is ranked."""
    return span is not None and all(scene.sentence.capital(i) for i in range(*span) if scene.tag(i) == "N")
