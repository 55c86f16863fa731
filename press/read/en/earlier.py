"""Which figures are earlier values, told to be compared with? Brackets, clauses and records tell."""

from __future__ import annotations

from press.model import Period
from press.read.en.closed import closed
from press.read.en.draft import GROWING, Draft
from press.read.en.mention import AGO, SPAN, Mention
from press.read.en.scene import Scene

SUPERSEDED = closed("before previously prior previous earlier formerly was from")
EXTREMES = closed("peak record high low best worst")
OPENS = closed("; , and while whereas but although")
YEARS = closed("year's years quarter's")
DURING = closed(
    "end start beginning year - in at for during the of set reached recorded generated earned made posted"
    " achieved reported registered seen raised"
)
COMPARING = closed("with to than from")
REACH = 12


def told_earlier(scene: Scene, draft: Draft, done: list[Draft], now: Period | None) -> bool:
    """Whether the words beside a level say that it is of an earlier time than the one before it."""
    if draft.measure in GROWING:
        return False
    told = [one for one in done if not one.previous]
    before = next((one for one in reversed(told) if one.unit == draft.unit), told[-1] if told else None)
    current = before.when.period if before and before.when.period else now
    return (
        _in_bracket(scene, draft, before, current)
        or superseded(scene, draft.left)
        or _after(scene, draft, before)
        or of_last_year(scene, draft.left)
        or _of_then(scene, draft, before, current)
    )


def superseded(scene: Scene, left: int) -> bool:
    """``€4.1 billion (before: €3.9 billion)``, ``(previously 318,900)``: what the value replaces."""
    at = left - 1
    at -= scene.word(at) == ":"
    return scene.word(at) in SUPERSEDED and scene.word(at - 1) == "("


def _in_bracket(scene: Scene, draft: Draft, before: Draft | None, now: Period | None) -> bool:
    """``HK$912 million (HK$745 million in the first half of 2025)``: the bracket goes on with its time."""
    if scene.word(draft.left - 1) not in ("(", "[") or not before or before.unit != draft.unit:
        return False
    inside = _closing(scene, draft.right)
    inside = min([inside, *(one.left for one in scene.quantities if one.left >= draft.right)])
    told = [one for one in scene.mentions if draft.right <= one.first < inside and one.kind in (SPAN, AGO)]
    told = [one for one in told if not set(";:") & set(scene.tags[draft.right : one.first])]
    return any(one.kind == AGO or _is_before(one.period, now) for one in told)


def _closing(scene: Scene, at: int) -> int:
    return next((index for index in range(at, len(scene.tags)) if scene.tags[index] in ")]"), at)


def _after(scene: Scene, draft: Draft, before: Draft | None) -> bool:
    """``was 12.4 minutes, after 14.1 minutes in 2025``: what the value was before."""
    said = scene.sentence.words[max(0, draft.left - 2) : draft.left] == [",", "after"]
    return said and before is not None and before.unit == draft.unit


def of_last_year(scene: Scene, left: int) -> bool:
    """``10% higher than last year's 5.0p``."""
    return scene.word(left - 1) in YEARS and scene.word(left - 2) in ("last", "previous", "prior")


def _of_then(scene: Scene, draft: Draft, before: Draft | None, now: Period | None) -> bool:
    """``8.6 per cent in June; it was 7.4 per cent at the end of 2025``, ``the record set in 2019``."""
    told = _own(scene, draft)
    if told is None:
        return False
    if told.kind == AGO:
        return True
    if not _is_before(told.period, now):
        return False
    if scene.word(draft.left - 1) == "the" and told.first >= draft.right:
        return True
    near = scene.sentence.words[max(0, draft.left - REACH) : draft.left]
    if not EXTREMES.isdisjoint(near) and "since" not in near:
        return True
    alike = before is not None and before.unit == draft.unit and before.measure is draft.measure
    return alike and _own_clause(scene, before.right, draft.left) if before else False


def _own(scene: Scene, draft: Draft) -> Mention | None:
    """The time of the figure's own clause: right behind it, or before it behind the last semicolon."""
    for mention in scene.mentions:
        between = scene.sentence.words[draft.right : mention.first]
        behind = 0 <= mention.first - draft.right <= 4 and DURING.issuperset(between)
        behind = behind and scene.word(mention.first) not in COMPARING
        if behind and mention.kind in (SPAN, AGO):
            return mention
    opening = [one for one in scene.mentions if one.last <= draft.left and one.kind == SPAN]
    last = opening[-1] if opening else None
    return last if last and not last.passing and _clause_start(scene, last) else None


def _clause_start(scene: Scene, mention: Mention) -> bool:
    at = mention.first - 1
    while scene.tag(at) in "PD":
        at -= 1
    return at < 0 or scene.word(at) in OPENS


def _own_clause(scene: Scene, right: int, left: int) -> bool:
    """Whether a semicolon parts two figures, so that the second is told for itself."""
    return ";" in scene.tags[right:left]


def _is_before(then: Period | None, now: Period | None) -> bool:
    return bool(then and now and then.last and now.first and then.last < now.first)
