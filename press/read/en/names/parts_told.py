"""Of which part is the same thing told? ``the figure for children``, ``Wales accounting for £3bn``."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.draft import Draft
from press.read.en.grammar.closed import BE, closed
from press.read.en.grammar.scene import Scene, Span
from press.read.en.names.indicators import Named, named, phrase_end, phrase_start
from press.read.en.says.statement import LEVEL, SHARE, Statement

STANDING_IN = closed("figure figures equivalent corresponding comparable respective same")
"""Heads that stand for whatever was measured before."""
AGAIN = closed("rate rates share proportion level average total price index score ratio")
"""Heads that stand for it where its own name says the same."""
OF_PART = (" for ", " among ", " in ", " of ", " at ", " on ")
WHOLES = closed("total all whole")


def for_another(found: Named, before: str | None) -> Named:
    """``The mean wait was 14 weeks; the figure for children 19``: the same, of another group."""
    text = found.text or ""
    link = next((link for link in OF_PART if link in text), "")
    head, _, part = text.partition(link) if link else (text, "", "")
    words = head.lower().split()
    if not before or not words or len(words) > 2:
        return found
    if not part:
        return Named(before, found.area) if found.area and words[-1] in STANDING_IN else found
    own = before.lower().split()
    stands = words[-1] in STANDING_IN or (words[0] in STANDING_IN and words[-1] in AGAIN)
    if not stands and not (words[-1] in AGAIN and words[-1] in own and len(words) == 1):
        return found
    return Named(f"{before.partition(link)[0]}{link}{part}", found.area)


def part_spent_on(scene: Scene, quantity: Quantity, before: Draft) -> Named:
    """``£54 million on maintenance, £21 million of it on safety``: the same, with what this part goes to."""
    at, own = quantity.right + 2, before.indicator or ""
    while scene.tag(at) in tuple("VAR"):
        at += 1
    link, begin = scene.word(at), at + 1
    end = phrase_end(scene, begin) if link in GOES_TO and not scene.dated(begin) else begin
    part = named(scene, (begin, end)).text if end > begin else None
    head = next((own.partition(f" {word} ")[0] for word in GOES_TO if f" {word} " in own), own)
    return Named(f"{head} {link} {part}" if part else own, before.area)


def part_is_for(scene: Scene, quantity: Quantity, before: Draft) -> Named | None:
    """``of which £75 million is for roads and £48 million for schools``: what a part of a sum is for."""
    at = quantity.right
    led = _is_for(scene, at)
    again = scene.word(at) == "for" and any(_is_for(scene, one.right) for one in scene.quantities)
    if quantity.kind != "currency" or not (led or again):
        return None
    begin = at + 1 + led
    other = next((one for one in scene.quantities if one.noun and one.left <= begin <= one.first), None)
    counted = other.noun if other is not None else None
    found = named(scene, counted or (begin, phrase_end(scene, begin)))
    head = (before.indicator or "").partition(" for ")[0]
    return Named(f"{head} for {found.text}", found.area or before.area) if found.text else None


def _is_for(scene: Scene, at: int) -> bool:
    return scene.word(at) in BE and scene.word(at + 1) == "for"


def next_in_order(scene: Scene, quantity: Quantity, lead: int, done: list[Draft]) -> Named | None:
    """``Asia held the largest share, at 44%, followed by Europe with 28% and Africa with 19%``."""
    if not done or scene.word(lead) not in ("with", "at") or "followed" not in scene.sentence.words[:lead]:
        return None
    start = phrase_start(scene, lead)
    before = start - 1 - (scene.tag(start - 1) == "D")
    follows = scene.sentence.words[before - 1 : before + 1] == ["followed", "by"]
    joined = scene.word(before) in ("and", ",") and done[-1].right >= before - 1
    if start >= lead or not (follows or joined):
        return None
    found, own = named(scene, (start, lead)), done[-1].indicator or ""
    place = all(scene.sentence.capital(at) for at in range(start, lead) if scene.tag(at) == "N")
    return Named(own, scene.sentence.said(start, lead)) if place and own[:1].islower() else found


def of_those(found: Named, before: Draft) -> Named:
    """``2,870 people, two thirds of whom moved on``: the people who moved on."""
    first, _, told = (found.text or "").partition(" ")
    if first not in ("whom", "which") or not told or not before.indicator:
        return found
    return Named(f"{before.indicator} {told}", found.area)


def done_by_others(scene: Scene, said: Statement, found: Named, done: list[Draft]) -> Named:
    """``Women earned 3,512 euros and men 4,128 euros``: what the first did, done by others."""
    own, text = (done[-1].indicator or "") if done else "", (found.text or "").lower()
    head, of, first = own.partition(" of ")
    alike = said.rule == "same verb" and of and len(text.split()) == 1
    both = alike and text in scene.english.people and first.split()[0].lower() in scene.english.people
    return Named(f"{head} of {found.text}", found.area) if both else found


GOES_TO = ("on", "for", "to", "into", "towards", "from")


def accounted(scene: Scene, said: Statement, verb: int | None, span: Span | None, done: list[Draft]) -> Named:
    """``with Wales accounting for £3.1 billion``: what was measured before, of a place in it."""
    told = verb is not None and span is not None and scene.verb_code(verb) == "share" and done
    if not told or span is None or not done[-1].indicator or said.kind not in (LEVEL, SHARE):
        return Named(None)
    nouns = [at for at in range(*span) if scene.tag(at) == "N"]
    places = all(scene.sentence.capital(at) for at in nouns) and nouns != [0]
    whole = said.of is None or not WHOLES.isdisjoint(scene.sentence.words[said.of[0] : said.of[1]])
    if not places:
        return Named(None)
    text = done[-1].indicator if whole or said.of is None else named(scene, said.of).text
    return Named(text, scene.sentence.said(*span))


def told_among(scene: Scene, quantity: Quantity, found: Named) -> Named:
    """``Uptake was 44.8% in pregnant women``, ``was 52% among the young``: of which people it is told."""
    at = quantity.right
    if quantity.kind != "percent" or scene.word(at) not in ("among", "in") or " among " in (found.text or ""):
        return found
    end = phrase_end(scene, at + 1)
    people = not scene.english.people.isdisjoint(scene.sentence.words[at + 1 : end])
    group = named(scene, (at + 1, end)).text if people or scene.word(at) == "among" else None
    return Named(f"{found.text} {scene.word(at)} {group}", found.area) if group else found


def without_aside(scene: Scene, done: list[Draft], known: bool) -> list[Draft]:
    """``Profit was €96m; without the fee of €31m it would be €127m``: the figures before an aside."""
    opening = done[-2].right if len(done) > 1 else 0
    near = range(done[-1].left - 1, opening - 1, -1)
    first = next((at for at in near if scene.tag(at) in ",;VA"), opening)
    left_out = not LEAVING_OUT.isdisjoint(scene.sentence.words[first : done[-1].left])
    return done[:-1] if left_out and (known or len(done) > 1) else done


LEAVING_OUT = closed("excluding without disregarding")


def while_other(scene: Scene, start: int, end: int) -> bool:
    """``fell to 4.6%, while lending picked up, growing at``: another subject and verb lie between."""
    at = next((at for at in range(start, end) if scene.word(at) in ("while", "whereas", "but")), end)
    return "V" in scene.tags[at:end]


def are_people(scene: Scene, text: str | None) -> bool:
    """``Women earned``: people who do something, and of whom it is told."""
    words = (text or "").lower().split()
    if not words or len(words) >= MOST_WORDS:
        return False
    head = next((at for at, word in enumerate(words) if word in OPENS_PART), len(words))
    return words[0] in scene.english.people or words[0] in WORKING or words[head - 1].endswith(DOERS)


WORKING = closed("employees households families farmers households passengers students visitors travellers")
OPENS_PART = closed("of in on with who aged from at for")
DOERS = ("ers", "ors", "ees", "ists", "ants", "ians")
"""Endings of those who do something: ``buyers``, ``tenants``."""
MOST_WORDS = 6
