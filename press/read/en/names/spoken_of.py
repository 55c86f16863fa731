"""What is a sentence about, where its own subject is a pronoun, a bare noun of change or not said again?"""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.draft import Draft
from press.read.en.grammar.clauses import pronoun_before, subject
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene, Span
from press.read.en.memory import Memory
from press.read.en.names.deeds import deed, does, is_actor, is_weak, nominal
from press.read.en.names.indicators import Named, named, phrase_start


def topic_of(scene: Scene) -> tuple[str, str | None] | None:
    """The subject of the first verb of a sentence, for an "it" or a "they" in the next: name and area."""
    finite = (at for at, one in enumerate(scene.tags) if one in "VA" and not scene.word(at).endswith("ing"))
    verb = next(finite, None)
    told = verb is not None and pronoun_before(scene, verb) not in STANDING_IN
    span = subject(scene, verb) if verb and told else None
    if span is None or is_actor(scene, span):
        return None
    found = named(scene, span)
    return None if not found.text or is_weak(scene, found.text) else (found.text, found.area)


STANDING_IN = closed("it this that they these those which who we i you he she there")


def by_pronoun(
    scene: Scene, memory: Memory, quantity: Quantity, verb: int | None, level: bool, done: list[Draft]
) -> tuple[Named, str] | None:
    """The indicator where "it" or "they" did something, or stand for what the sentence before is about."""
    if verb is None:
        return None
    if level and (did := _deed_of(scene, quantity, verb)) is not None:
        return did, ""
    if not level and scene.word(verb) in PREFERRING:
        subject_before = done[-1].indicator if done else memory.subject
        return (
            (Named(subject_before, memory.area), "indicator of the sentence before")
            if subject_before
            else None
        )
    told = _by_topic(scene, memory, verb, done)
    return (told, "subject of the sentence before") if told is not None else None


PREFERRING = closed(
    "prefer prefers preferred voted favour favoured favor favored wanted urged proposed demanded backed"
)
"""Who does so wants a change in what was spoken of: ``two members preferred a cut of 25 basis points``."""


def _by_topic(scene: Scene, memory: Memory, verb: int, done: list[Draft]) -> Named | None:
    """``Inflation has been above its target. In June it was 8%``: what the sentence before is about."""
    plans = scene.english.nature.at(scene.sentence.words, verb) is not None
    if done or plans or memory.topic is None or memory.passed:
        return None
    pronoun, (text, area) = pronoun_before(scene, verb), memory.topic
    head = text.partition(" of ")[0].partition(" in ")[0].partition(" for ")[0]
    many = head.endswith("s") and not head.endswith("ss")
    return Named(text, area) if pronoun == ("they" if many else "it") else None


def _deed_of(scene: Scene, quantity: Quantity, verb: int) -> Named | None:
    """``It spent £3.6 million on repairs``: what somebody did who is not named again."""
    doer = pronoun_before(scene, verb) in DOERS and quantity.kind in ("currency", "physical")
    return deed(scene, quantity, verb) if doer and does(scene, verb) and nominal(scene, verb) else None


DOERS = closed("it they he she we")


def of_other_group(scene: Scene, lead: int, before: Draft) -> Named | None:
    """``Unemployment among women fell to 4% and among men to 5%``: the same, of another group."""
    end, own = lead, before.indicator or ""
    if scene.word(end) not in ("to", "by", "at") or scene.tag(end - 1) != "N":
        return None
    start = phrase_start(scene, end)
    link = start - 1 - (scene.tag(start - 1) == "D")
    if (
        scene.word(link) not in GROUPING
        or scene.word(link - 1) not in JOINING | PRONOUNS
        or scene.dated(start)
    ):
        return None
    group, said = named(scene, (start, end)).text, f" {scene.word(link)} "
    if not group or group[:1].isupper() or not own:
        return None
    return Named(f"{own.partition(said)[0]}{said}{group}", before.area)


GROUPING = closed("among for of")
PRONOUNS = closed("that those")


def regarding(scene: Scene, found: Named) -> Named | None:
    """``In terms of delivery time, the industry takes 12 weeks``: what the sentence says it tells of."""
    words = scene.sentence.words
    head = next((head for head in REGARDING if words[: len(head)] == head), None)
    comma = words.index(",") if head is not None and "," in words[:LONGEST_HEAD] else 0
    own = (found.text or "").lower().split()
    measures = bool(own) and (own[-1] in scene.english.measured or own[-1] in scene.english.rate_noun)
    if head is None or comma <= len(head) or (measures and own[0] not in STANDARDS):
        return None
    told = named(scene, (len(head), comma))
    return None if is_weak(scene, told.text) else told


REGARDING = (
    ["in", "terms", "of"], ["regarding"], ["concerning"], ["with", "regard", "to"], ["with", "respect", "to"],
    ["when", "it", "comes", "to"],
)  # fmt: skip
STANDARDS = closed("industry")
LONGEST_HEAD = 12


def left_unsaid(scene: Scene, lead: int, done: list[Draft]) -> Named | None:
    """``Sales rose by 4% and the profit before tax by 6%``, ``fares were 9% cheaper and meals 5%``: the noun
    of a clause whose verb stands in the clause before."""
    end = lead if scene.word(lead) in ("by", "to", "at") else lead + 1
    if not done or scene.tag(end - 1) != "N" or scene.dated(end - 1):
        return None
    right = done[-1].right
    start = at = phrase_start(scene, end) - 1
    while at > right and scene.word(at) not in JOINING and scene.tag(at) in tuple("NPD-"):
        at -= 1
    opens = scene.word(at) in JOINING and at >= right
    if not opens or set("VA#") & set(scene.tags[right:end]) or start < right:
        return None
    names = all(scene.sentence.capital(one) for one in range(at + 1, end) if scene.tag(one) == "N")
    found = named(scene, (at + 1, end))
    return None if names or is_weak(scene, found.text) else found


JOINING = closed("and , ; while whereas but")


def changing(scene: Scene, span: Span, memory: Memory, done: list[Draft]) -> Named | None:
    """``Prices, whose rise slowed``, ``the decline narrowed``: what the noun of change is of."""
    inner = [at for at in range(*span) if scene.tag(at) == "N"]
    if len(inner) != 1 or scene.word(inner[0]) not in scene.english.change_noun:
        return None
    if scene.word(inner[0]) == "growth":
        return None
    before = scene.word(inner[0] - 1)
    if before == "whose":
        end = inner[0] - 1
        end -= scene.word(end - 1) == ","
        return named(scene, (phrase_start(scene, end), end))
    if before not in POINTING:
        return None
    if done:
        return Named(done[-1].indicator, done[-1].area)
    return Named(memory.subject, memory.area) if memory.subject else None


POINTING = closed("the this that these")
