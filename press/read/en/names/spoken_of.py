"""What is a sentence about, where its own subject is a pronoun, a bare noun of change or not said again?"""

from __future__ import annotations

from press.read.en.draft import Draft
from press.read.en.grammar.clauses import pronoun_before, subject
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene, Span
from press.read.en.memory import Memory
from press.read.en.names.deeds import is_actor, is_weak
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


def by_topic(scene: Scene, memory: Memory, verb: int | None, done: list[Draft]) -> Named | None:
    """``Inflation has been above its target. In June it was 8%``: what the sentence before is about."""
    plans = verb is not None and scene.english.nature.at(scene.sentence.words, verb) is not None
    if verb is None or done or plans or memory.topic is None or memory.passed:
        return None
    pronoun, (text, area) = pronoun_before(scene, verb), memory.topic
    head = text.partition(" of ")[0].partition(" in ")[0].partition(" for ")[0]
    many = head.endswith("s") and not head.endswith("ss")
    return Named(text, area) if pronoun == ("they" if many else "it") else None


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
