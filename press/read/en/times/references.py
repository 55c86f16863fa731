"""Is a value an old mark that the current one is set beside? ``the pre-crisis peak of 73%``."""

from __future__ import annotations

from press.model import Period
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.spans.mention import BASE, SPAN, Mention
from press.read.en.spans.moving import moved

MARKS = closed("record peak high low trough base mean average maximum minimum best level")
OLD = closed("previous prior former earlier old last pre")
BESIDE = closed(
    "above below over under than exceeding beating surpassing topping breaking surpassed beat exceeded "
    "topped against with on times"
)
FROM = closed("base low trough high peak")
LONGEST = 9
"""Tokens of such a phrase."""


def is_mark(scene: Scene, left: int, now: Period | None) -> bool:
    """Whether the words that lead to a number name a mark of an earlier time."""
    noun = left - 2
    if scene.word(left - 1) != "of" or scene.tag(noun) != "N":
        return False
    if scene.word(noun) not in MARKS and "pre" not in scene.sentence.words[max(0, noun - 6) : noun]:
        return False
    start = _start(scene, noun)
    lead = scene.word(start - 1)
    if lead == "from" and scene.word(noun) in FROM:
        return not any(word.startswith(("rang", "var")) for word in scene.sentence.words[:start])
    words = scene.sentence.words[start:noun]
    told = mention_of(scene, start, noun)
    dated = told is not None and _is_before(told.period, now)
    return lead in BESIDE and (dated or not OLD.isdisjoint(words))


def time_of_mark(scene: Scene, left: int, right: int) -> Period | None:
    """``the first-quarter record of 421,900, set in 2019``: the time in its phrase, or behind it, or none."""
    noun = left - 2
    inside = mention_of(scene, _start(scene, noun), noun)
    for mention in scene.mentions:
        if mention.first >= right and SET.issuperset(scene.sentence.words[right : mention.first]):
            return _of_that_year(inside, mention.period)
    return inside.period if inside else None


SET = closed(", which that was set reached recorded registered seen in of back")


def _of_that_year(inside: Mention | None, year: Period | None) -> Period | None:
    part, whole = inside.period if inside else None, year
    if part is None or whole is None or part.last is None or whole.last is None:
        return year
    return moved(part, 12 * (whole.last.year - part.last.year))


def _start(scene: Scene, noun: int) -> int:
    """Where the phrase of the mark begins: behind the word that sets the value beside it."""
    at = noun
    while (
        at > 0 and noun - at < LONGEST and scene.word(at - 1) not in BESIDE and scene.word(at - 1) != "from"
    ):
        if scene.tags[at - 1] in ",;:.(V#P":
            break
        at -= 1
    return at


def mention_of(scene: Scene, start: int, end: int) -> Mention | None:
    """The time inside the phrase of a mark: ``the third-quarter mean``."""
    return next((one for one in scene.mentions if start <= one.first and one.last <= end), None)


def _is_before(then: Period | None, now: Period | None) -> bool:
    return bool(then and now and then.last and now.first and then.last < now.first)


def opens_old(scene: Scene, left: int) -> bool:
    """``In the previous release, migration was put at 213,000``: all of an older estimate."""
    if scene.word(0) != "in" or ";" in scene.tags[:left]:
        return False
    near = range(1, min(5, left - 1))
    return any(scene.word(at) in EARLY and scene.word(at + 1) in EDITIONS for at in near)


def old_estimate(scene: Scene, right: int) -> bool:
    """``0.9% in the previous estimate``, ``in the flash release``: what a new estimate replaces."""
    if scene.word(right) not in ("in", "by", "from", "at"):
        return False
    near = range(right + 1, min(right + 5, len(scene.tags) - 1))
    return any(scene.word(at) in EARLY and scene.word(at + 1) in EDITIONS for at in near)


EARLY = closed(
    "previous first flash earlier preliminary initial provisional original advance last prior former"
)
EDITIONS = closed("estimate estimates release publication forecast projection round bulletin calculation")


def in_old_bracket(scene: Scene, left: int, rule: str, now: Period | None) -> bool:
    """``was last recorded in the first quarter of 2021 (-1.6%)``: of the time before its bracket."""
    beside = next((one for one in scene.mentions if one.last == left - 1), None)
    opens = scene.word(left - 1) == "(" and rule in ("signed bracket", "bracket after noun")
    return opens and beside is not None and beside.kind in (SPAN, BASE) and _is_before(beside.period, now)
