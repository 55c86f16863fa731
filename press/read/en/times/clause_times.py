"""Which time does a clause give to its figures? ``in May, when 88% did``, ``a year earlier it was``."""

from __future__ import annotations

from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.grammar.tense import perfect
from press.read.en.spans.mention import AGO, BY, OVER, SINCE, SPAN, Mention
from press.read.en.times.slot import Slot

NOW = closed("today now currently presently")
LINKING = closed("and while whereas but ; , - —")
COMPARING = closed("with to than")
NEAR = 12
"""Tokens within which such a word still rules a number."""


def leading(scene: Scene, left: int, edge: int, taken: frozenset[int]) -> Mention | None:
    """The latest period before the figure in its statement that is no comparison."""
    best = None
    for mention in scene.mentions:
        if mention.last > left:
            break
        if mention.first in taken or mention.passing or _is_dateline(scene, mention):
            continue
        if _closed_aside(scene, mention, left) or _is_compared(scene, mention):
            continue
        if _of_closed_bracket(scene, mention, left):
            continue
        if scene.word(mention.last) == ")" and not FORETOLD.isdisjoint(_words_before(scene, mention, 2)):
            continue
        if mention.kind in (SPAN, SINCE, BY, OVER) and mention.first >= edge:
            best = mention
    return best


def _of_closed_bracket(scene: Scene, mention: Mention, left: int) -> bool:
    """``grew by 1.9% (1.7% in July), loans to landlords by 0.4%``: the time of a value in a bracket."""
    close = scene.tags.find(")", mention.last, left)
    begin = scene.tags.rfind("(", 0, mention.first) if close >= 0 else -1
    if begin < 0 or ")" in scene.tags[begin : mention.first]:
        return False
    return any(begin < one.left < close for one in scene.quantities)


def _words_before(scene: Scene, mention: Mention, count: int) -> list[str]:
    return scene.sentence.words[max(0, mention.first - count) : mention.first]


FORETOLD = closed("forecast projected expected published announced")
"""In a bracket that is closed: when something was told, and not what it is of."""


def foretold_for(scene: Scene, left: int) -> Mention | None:
    """``cut its growth forecast for 2027 from 3.7%``: what the forecast before the number is of."""
    for mention in scene.mentions:
        of = mention.kind == SPAN and left - NEAR < mention.first and mention.last < left
        near = _words_before(scene, mention, 6) if of else []
        if near and near[-1] in ("for", "in") and not FORECASTS.isdisjoint(near):
            return mention
    return None


FORECASTS = closed("forecast forecasts projection projections guidance outlook")


def _is_compared(scene: Scene, mention: Mention) -> bool:
    """``4% fewer than in the previous 12 months``: a length of time that is compared with."""
    before = scene.sentence.words[max(0, mention.first - 2) : mention.first + 1]
    return mention.kind == OVER and not {"than", "from", "with", "against", "versus", "on"}.isdisjoint(before)


def _closed_aside(scene: Scene, mention: Mention, left: int) -> bool:
    """``Subsidies, which in 2022 still took €45 billion, are cut by``: a clause in passing is over."""
    opened = any(
        (scene.word(at) in PASSING and scene.word(at - 1) == ",")
        or (scene.word(at) in ("after", "following") and scene.word(at + 1)[-3:] == "ing")
        for at in range(max(1, mention.first - NEAR), mention.first)
    )
    return opened and "," in scene.tags[mention.last : left]


PASSING = closed("which who whose having after following")


def timeless(scene: Scene, slot: Slot) -> str:
    """Why a figure is of no period told before: to date, in the long run, after what is reported on."""
    words = scene.sentence.words
    opening = words[:6]
    if opening[:1] and opening[0] in ("subsequent", "subsequently"):
        return AFTERWARDS
    if opening[0] in ("after", "since", "following") and "end" in opening and not ENDS.isdisjoint(opening):
        return AFTERWARDS
    if slot.planned and opening[:1] == ["beyond"] and any(one.first <= 3 for one in scene.mentions):
        return "beyond the time that is named"
    near = range(max(0, slot.left - NEAR), min(len(words), slot.right + 6))
    if any(words[at] == "to" and scene.word(at + 1) == "date" and not scene.dated(at) for at in near):
        return "to date"
    if "stress" in words and "would" in words and not TESTS.isdisjoint(words):
        return "what a stress test supposes"
    if "valuation" in words and "range" in words:
        return "a valuation of the day"
    terms = slot.planned and any(
        words[at] == "term" and TERMS & {scene.word(at - 1), scene.word(at - 2)} for at in near
    )
    return LONG_RUN if terms else ""


AFTERWARDS = "after the period"
LONG_RUN = "in the long run"
TESTS = closed("test tests testing scenario scenarios")
ENDS = closed("quarter period year half date")
TERMS = closed("medium mid long longer")


def says(scene: Scene, right: int, end: int) -> bool:
    """``58% expect sales to exceed last year's``: a time in what people say is not when they are asked."""
    at = next((at for at in range(right, min(end, right + NEAR)) if scene.word(at) in SAY), None)
    return at is not None and end - at > 3 and scene.word(at - 1) not in ("who", "that")


SAY = closed(
    "say says said expect expects expected plan plans planned think believe feel report reported intend hope "
    "cite"
)


def judged_time(scene: Scene) -> Mention | None:
    """``delivered a strong fourth quarter in 2024``: the time that the sentences after it tell of."""
    if scene.quantities:
        return None
    told = (one for one in scene.mentions if one.kind == SPAN and scene.word(one.first - 1) in JUDGED)
    return next(told, None)


JUDGED = closed(
    "strong solid record robust excellent good great outstanding successful weak difficult challenging tough"
)


def _is_dateline(scene: Scene, mention: Mention) -> bool:
    """``DETROIT, April 11, 2025 (WIRE) -``: the day of the telling, not of what is told."""
    day = mention.period is not None and mention.period.first == mention.period.last
    return day and mention.first <= 10 and scene.word(mention.last) in ("(", "/", "-", "—")


def is_now(scene: Scene, left: int, after: int = 0) -> bool:
    """``Today, that figure has climbed to 23%``: told of no earlier period, if said behind ``after``."""
    first = max(after, left - NEAR, 0)
    words = scene.sentence.words[first:left]
    told = (first + at for at, word in enumerate(words) if word in NOW)
    at = next((at for at in told if not _announces(scene, at)), None)
    return (
        at is not None and scene.word(at + 1) not in RECKONED and "revised" not in scene.sentence.words[:left]
    )


def _announces(scene: Scene, at: int) -> bool:
    """``today appealed for``, ``published today``: the day of the telling."""
    if scene.word(at) != "today":
        return False
    return any(scene.tag(one) == "V" and scene.verb_code(one) == "other" for one in (at - 1, at + 1))


RECKONED = closed("put shows show estimated reckoned stated reported shown")
"""What is "now put at" so much is a new value of the time told before."""


def describes(scene: Scene, left: int) -> bool:
    """``acquired Pickwell, which had sales of £14 million in 2025``: told of a name in passing."""
    words = scene.sentence.words
    for at in range(left - 1, max(0, left - NEAR), -1):
        if scene.tags[at] in ";:":
            return False
        if words[at] in ("which", "who", "whose", "having") and words[at - 1] == ",":
            return True
    return False


def opens_ahead(scene: Scene, left: int) -> bool:
    """``Set to open in 2027, the school has cost £12 million``: a participle leads, and a perfect follows."""
    has = any(
        scene.word(at) in ("has", "have") and perfect(scene, at) for at in range(max(0, left - 4), left)
    )
    return has and scene.tag(0) == "V" and "," in scene.tags[:left]


def told_when(scene: Scene, left: int) -> Mention | None:
    """``a drop from October, when 88% did``: the period that a "when" right behind it goes on with."""
    for at in range(left - 1, max(-1, left - NEAR), -1):
        if scene.tags[at] in ";:.,":
            return None
        if scene.sentence.words[at] == "when":
            end = at - (scene.word(at - 1) == ",")
            return next(
                (one for one in scene.mentions if one.last == end and (one.period or one.kind == AGO)), None
            )
    return None


def opens_ago(scene: Scene, left: int) -> bool:
    """``A year earlier it stood at 139,100``: the whole statement is about an earlier time."""
    before = [one for one in scene.mentions if one.kind == AGO and one.last <= left]
    opening = before[-1] if before else None
    if opening is None or any(opening.last <= one.first < left for one in scene.quantities):
        return False
    if scene.word(opening.first) in COMPARING or scene.word(opening.first - 1) in COMPARING:
        return False
    if opening.first <= 2:
        return all(one.left >= opening.last for one in scene.quantities)
    contrast = scene.word(opening.first - 1) in ("whereas", "while")
    spoken = contrast or not set("VA").isdisjoint(scene.tags[opening.last : left])
    behind = opening.last + (scene.word(opening.last) == ",")
    gapped = behind > opening.last and scene.tag(behind) in "P#" and scene.word(opening.first - 1) == ";"
    stated = contrast or gapped or (scene.tag(behind) in "DON" and spoken)
    return stated and scene.word(opening.first - 1) in LINKING
