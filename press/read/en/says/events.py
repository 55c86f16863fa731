"""Which words say a number without printing it? ``doubled``, ``half that of``, ``ranking first``."""

from __future__ import annotations

from decimal import Decimal

from press.model import Bound, Measure
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.says.event import Event
from press.read.en.says.ranks import ranked

BEFORE_DOUBLE = closed("to will would could may might nearly almost should than")
DOUBLE = closed("double triple treble quadruple quintuple doubles halves")
HALF_OF = closed("level levels rate figure average size price pace value proportion amount")


def events(scene: Scene) -> list[Event]:
    """All such words of a sentence, in order; their tokens are marked so that no other rule takes them."""
    found: list[Event] = []
    sentence, english = scene.sentence, scene.english
    for index in sorted((*sentence.numbers, *sentence.where(english.ranking))):
        if index in sentence.marks:
            continue
        word, event = sentence.words[index], None
        if word in english.multiplier:
            event = _multiplied(scene, index, word) or _times_as(scene, index, DOUBLED.get(word))
        elif word == "half":
            event = _half_as(scene, index)
        elif word in english.multiple:
            event = _times_as(scene, index, english.multiple[word])
        else:
            event = ranked(scene, index, word)
        if event is not None:
            found.append(event)
            for token in range(event.first, event.last):
                sentence.marks.setdefault(token, "event")
    return found


def _multiplied(scene: Scene, index: int, word: str) -> Event | None:
    after, before = scene.word(index + 1), scene.word(index - 1)
    if after == "-" or (after == "down" and scene.word(index + 2) in ("on", "in")) or before in ("a", "the"):
        return None
    if word in DOUBLE and before not in BEFORE_DOUBLE and not _halves(scene, index, word):
        return None
    if (
        word in ("double", "triple", "quadruple")
        and after in ("the", "that", "its", "what")
        and before in ("nearly", "almost", "than")
    ):
        return None
    bound, left = _bound(scene, index)
    return Event(
        index, index + 1, scene.english.multiplier[word], Measure.GROWTH_RATE, "percent", bound, left
    )


def _halves(scene: Scene, index: int, word: str) -> bool:
    """``The move halves the firm's interest costs``: a verb with an object, no parts of a year or a game."""
    parts = scene.word(index - 1) in ("two", "both") or scene.word(index + 1) in ("both", "all")
    owned = scene.tag(index + 1) == "D" and scene.tag(index - 1) in "NRO"
    return word == "halves" and owned and not parts


def _times_as(scene: Scene, index: int, value: Decimal | None) -> Event | None:
    """``nearly twice as many as``, ``more than double the average``: how many times another value."""
    after = scene.word(index + 1)
    if value is not None and scene.word(index).endswith("fold"):
        return _folded(scene, index, value)
    compared = after in ("the", "that", "those", "what", "its", "their", "our") or (
        after == "as" and scene.tag(index + 2) in "NDRO"
    )
    if value is None or not compared:
        return None
    bound, left = _bound(scene, index)
    if scene.word(index) in DOUBLED and not _is_double(scene, index, left):
        return None
    return Event(index, index + 1, value, Measure.MULTIPLE, "times", bound, left)


def _is_double(scene: Scene, index: int, left: int) -> bool:
    """``is double its level``, ``more than double the average``; ``will double its output`` is growth."""
    if scene.word(left - 1) in PLANNED:
        return False
    return left < index or scene.tag(index - 1) == "A" or scene.tags[index - 2 : index] == "AR"


def _half_as(scene: Scene, index: int) -> Event | None:
    """``half that of last year``, ``half its former level``, ``half as many as``, ``half as much again``."""
    bound, left = _bound(scene, index)
    words = scene.sentence.words[index + 1 : index + 4]
    if words[:1] == ["as"] and words[2:] == ["again"]:
        return Event(index, index + 4, Decimal(50), Measure.GROWTH_RATE, "percent", bound, left)
    compared = words[:1] in (["that"], ["what"]) or (words[:1] == ["as"] and scene.tag(index + 2) in "NDRO")
    owned = words[:1] in (["the"], ["its"], ["their"], ["our"]) and not HALF_OF.isdisjoint(words[1:])
    figure = words[:1] == ["the"] and scene.tag(index + 2) == "#"
    if not compared and not owned and not figure:
        return None
    return Event(index, index + 1, Decimal("0.5"), Measure.MULTIPLE, "times", bound, left)


def _folded(scene: Scene, index: int, value: Decimal) -> Event | None:
    """``a threefold increase`` is growth; what ``rose threefold`` is three times as much."""
    bound, left = _bound(scene, index)
    if scene.word(index + 1) in scene.english.change_noun:
        return Event(index, index + 1, value * 100, Measure.GROWTH_RATE, "percent", bound, left)
    moved = scene.tag(left - 1) == "V" and scene.english.verb_code.get(scene.word(left - 1)) in (
        "up",
        "level",
    )
    return Event(index, index + 1, value, Measure.MULTIPLE, "times", bound, left) if moved else None


DOUBLED = {"double": Decimal(2), "triple": Decimal(3), "treble": Decimal(3), "quadruple": Decimal(4)}
PLANNED = closed("to will would could may might")


def _bound(scene: Scene, index: int) -> tuple[Bound, int]:
    found = scene.english.bound_before.ending(scene.sentence.words, index)
    return (Bound(found[0]), index - found[1]) if found else (Bound.EXACT, index)
