"""Which words tell a place among others? ``ranking first``, ``came second``, ``among the top 50``."""

from __future__ import annotations

from decimal import Decimal

from press.model import Bound, Measure
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene, Span
from press.read.en.grammar.tokens import NUMBER, Sentence
from press.read.en.grammar.words import English
from press.read.en.names.indicators import phrase_end, phrase_start
from press.read.en.says.event import Event

RANKED_IN = closed("in among of amongst across out worldwide nationwide nationally globally")
FOR = closed("for in of to")
BEFORE_TOP = closed("among in into within entered of enter joined")
BEFORE_RANK = closed("in the as at joint jointly equal also now currently tied")
TOP_OWNERS = (["the"], ["world's"], ["nation's"], ["country's"], ["city's"], ["europe's"])
FINISHING = closed("finish finishes finished finishing came come comes")
BEHIND_FINISH = closed("in among of , . ; : ( and behind with overall out place")
TAKING = closed("take takes took taking taken hold holds held holding occupy occupies occupied occupying")
BEFORE_PLACE = closed("in the to into from") | TAKING
OBJECTS = closed("us it them him her me you")
PLACES = closed("place position spot")
GAP_REACH = 18
"""Tokens between the verb of a rank and a later one without it."""
SUPERLATIVES = closed(
    "largest biggest highest lowest smallest best busiest fastest longest tallest richest most"
)


def ranked(scene: Scene, index: int, word: str) -> Event | None:
    value = _ordinal(scene.sentence, scene.english, index)
    if value is None and (largest := _among_largest(scene, index)):
        return largest
    if value is not None:
        return (
            _by_verb(scene, index, *value)
            or _superlative(scene, index, *value)
            or _was(scene, index, *value)
            or _gapped(scene, index, *value)
        )
    if word in ("no", "number"):
        return _number_one(scene, index)
    return _top(scene, index) if word == "top" else None


def _ordinal(sentence: Sentence, english: English, index: int) -> tuple[int, int] | None:
    """The value of ``seventh``, ``7th``, and one past it."""
    if (value := english.ordinal.get(sentence.word(index))) is not None:
        return value, index + 1
    suffixed = sentence.word(index + 1) in ("st", "nd", "rd", "th") and sentence.glued(index + 1)
    if sentence.kind(index) == NUMBER and suffixed and sentence.forms[index].isdigit():
        return int(sentence.forms[index]), index + 2
    return None


def _by_verb(scene: Scene, index: int, value: int, last: int) -> Event | None:
    """``ranking first``, ``ranks seventh among``, ``placed second``, ``in third place``."""
    at = index - 1
    while scene.word(at) in BEFORE_RANK:
        at -= 1
    place = scene.word(last) in ("place", "position", "spot")
    placed = place and scene.word(index - 1) in BEFORE_PLACE
    if scene.word(index - 1) in OBJECTS and scene.english.verb_code.get(scene.word(index - 2)) == "rank":
        at = index - 2
    finished = scene.word(index - 1) in FINISHING and scene.word(last) in BEHIND_FINISH
    if scene.english.verb_code.get(scene.word(at)) != "rank" and not placed and not finished:
        return None
    beside = scene.english.verb_code.get(scene.word(at)) == "rank" and scene.word(index - 1) not in OBJECTS
    first = at if beside else index
    last += place
    return Event(first, last, Decimal(value), Measure.RANK, "rank", Bound.EXACT, first, _field(scene, last))


def _was(scene: Scene, index: int, value: int, last: int) -> Event | None:
    """``up from ninth``: an earlier rank where a rank stands before."""
    ranked = "rank" in {scene.english.verb_code.get(word) for word in scene.sentence.words[:index]}
    onward = scene.word(last) == "to" and not PLACES.isdisjoint(scene.sentence.words[last + 1 : last + 4])
    if scene.word(index - 1) != "from" or not (ranked or onward):
        return None
    return Event(index, last, Decimal(value), Measure.RANK, "rank", Bound.EXACT, index, previous=True)


def _gapped(scene: Scene, index: int, value: int, last: int) -> Event | None:
    """``ranked third, the airport fourth and the port ninth``: the verb is not said twice."""
    ends = scene.word(last) in (",", ";", ".", "and", "(", "")
    said = scene.sentence.words[max(0, index - GAP_REACH) : index]
    if scene.tag(index - 1) != "N" or not ends or scene.dated(index - 1):
        return None
    if not any(scene.english.verb_code.get(word) == "rank" or word in FINISHING for word in said):
        return None
    start = phrase_start(scene, index)
    first = start - 1 - (scene.tag(start - 1) == "D")
    if scene.word(first) not in (",", "and", "with", ";") or scene.english.ordinal.keys().isdisjoint(said):
        return None
    return Event(index, last, Decimal(value), Measure.RANK, "rank", Bound.EXACT, index, name=(start, index))


def _superlative(scene: Scene, index: int, value: int, last: int) -> Event | None:
    """``the second-largest economy``, ``its third highest rate``: a position wherever it stands."""
    at = last + (scene.word(last) == "-")
    if scene.word(at) not in SUPERLATIVES or value < 2:
        return None
    end = phrase_end(scene, at + 1)
    field = _field(scene, end) or _field(scene, at + 1) or _inner_field(scene, at + 1, end)
    return Event(index, at + 1, Decimal(value), Measure.RANK, "rank", Bound.EXACT, index, field)


def _inner_field(scene: Scene, start: int, end: int) -> Span | None:
    """``the 10th largest importer for Maryland``: the field inside the phrase."""
    link = next((at for at in range(start + 1, end) if scene.word(at) in FOR), None)
    return (link + 1, end) if link is not None and link + 1 < end else None


def _number_one(scene: Scene, index: int) -> Event | None:
    """``ranked No. 1``, ``number two in the world``."""
    at = index + 1 + (scene.word(index + 1) == ".")
    value = scene.english.cardinal.get(scene.word(at))
    if value is None and scene.sentence.kind(at) == NUMBER and scene.sentence.forms[at].isdigit():
        value = int(scene.sentence.forms[at])
    before = scene.word(index - 1)
    before = scene.word(index - 2) if before in ("as", "the", "at") else before
    if not value or scene.english.verb_code.get(before) != "rank":
        return None
    first = index - 1 if scene.english.verb_code.get(scene.word(index - 1)) == "rank" else index
    return Event(
        first, at + 1, Decimal(value), Measure.RANK, "rank", Bound.EXACT, first, _field(scene, at + 1)
    )


def _top(scene: Scene, index: int) -> Event | None:
    """``among the top 50 districts``, ``in the top five``."""
    at = index + 1 + (scene.word(index + 1) == "-")
    value = scene.english.cardinal.get(scene.word(at))
    if value is None and scene.sentence.kind(at) == NUMBER and scene.sentence.forms[at].isdigit():
        value = int(scene.sentence.forms[at])
    before = scene.sentence.words[max(0, index - 3) : index]
    leads = before[-1:] == ["a"] and scene.tag(at + 1) == "N"
    leads = leads or (before[-1:] != ["the"] and "the" in before[-2:-1] and before[0] in BEFORE_TOP)
    leads = leads or (before[-1:] in TOP_OWNERS and before[-2:-1] != [] and before[-2] in BEFORE_TOP)
    if (
        not value
        or scene.word(at + 1) in ("%", "percent", "per")
        or not leads
        or scene.sentence.capital(index)
    ):
        return None
    begin = at + 1 + (scene.word(at + 1) in ("in", "of", "among", "nationwide"))
    end = phrase_end(scene, begin)
    return Event(
        index,
        at + 1,
        Decimal(value),
        Measure.RANK,
        "rank",
        Bound.AT_MOST,
        index,
        (begin, end) if end > begin else None,
    )


def _among_largest(scene: Scene, index: int) -> Event | None:
    """``among the world's 30 largest economies``: a rank of that number or better."""
    form = scene.sentence.forms[index]
    owner = scene.word(index - 1) == "the" or scene.word(index - 1).endswith("'s")
    led = BEFORE_TOP & {scene.word(index - 2), scene.word(index - 3)}
    if not (owner and led and form.isdigit() and scene.word(index + 1) in SUPERLATIVES):
        return None
    end = phrase_end(scene, index + 2)
    field = (index + 2, end) if end > index + 2 else None
    return Event(index, index + 2, Decimal(form), Measure.RANK, "rank", Bound.AT_MOST, index, field)


def _field(scene: Scene, at: int) -> Span | None:
    """``in the city``, ``among the city's 11 districts``."""
    if scene.word(at) not in RANKED_IN:
        return None
    if scene.word(at) in ("worldwide", "nationwide", "nationally", "globally"):
        return at, at + 1
    index = at + 1
    while (
        index < min(len(scene.tags), at + 14)
        and scene.tags[index] not in ",;:.(VA"
        and not scene.dated(index)
        and (index < at + 3 or scene.word(index) not in ("in", "for", "by", "with"))
    ):
        index += 1
    return (at + 1, index) if index > at + 1 else None
