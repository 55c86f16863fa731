"""When is a figure, on which basis, and is it a fact? Period, basis, nature and prices of one draft."""

from __future__ import annotations

from press.model import Basis, Measure, Nature, Period
from press.read import calendar
from press.read.en import natures
from press.read.en.clause_times import describes, told_when
from press.read.en.closed import closed
from press.read.en.draft import GROWING, Draft
from press.read.en.earlier import of_last_year, superseded, told_earlier
from press.read.en.memory import Memory
from press.read.en.mention import AGO
from press.read.en.periods import when
from press.read.en.relative import moved
from press.read.en.scene import Scene
from press.read.en.slot import NEVER, Slot, When
from press.read.en.tokens import NUMBER
from press.value import replace

STATED = frozenset(
    ("predicate", "noun of", "up from", "from", "from and to", "changed to", "change and level")
)
"""Rules that state a rate itself: its distance to an earlier one is no basis."""


CODE = 3
"""Letters of a currency."""
OF_ANOTHER = frozenset(("that", "its", "the", "what", "their", "as", "of"))


def set_time(scene: Scene, memory: Memory, draft: Draft, limit: int, done: list[Draft]) -> None:
    """Period, basis, nature and prices of a draft, after those of the drafts before it."""
    growing = draft.measure in GROWING
    again = draft.rule in ("listed", "or") and bool(done) and done[-1].previous
    nature, cue = natures.nature(scene, draft.left, draft.right, memory.section or memory.planned)
    beside = _undated_beside(scene, memory, draft, done)
    draft.previous = draft.previous or again or beside or _in_dated_bracket(scene, draft.left)
    draft.previous = draft.previous or _before_now(scene, memory, draft, done)
    if draft.rule == "compared with" and scene.word(draft.left - 2) == "capacity":
        draft.previous = False
    if cue == "limit":
        draft.previous = False
    if nature is Nature.ACTUAL and not draft.previous:
        draft.previous = told_earlier(scene, draft, done, memory.force.home)
    after = done[-1].right if done else 0
    basis = natures.basis(scene, draft.left, draft.right, limit, NEVER, after) if growing else None
    before = next((d.when for d in reversed(done) if not d.previous and not d.when.since), None)
    slot = Slot(draft.left, draft.right, limit, draft.previous, growing, basis, before, _edge(scene, draft))
    slot.taken = frozenset(d.when.at for d in done if d.previous)
    slot.earlier = next((d.when.period for d in reversed(done) if d.previous and d.when.own), None)
    slot.flow = not FLOWS.isdisjoint(f"{draft.indicator} {draft.of}".lower().split())
    slot.since = draft.rule == "from"
    slot.planned = nature is not Nature.ACTUAL
    slot.growth = growing or (draft.measure is Measure.RANK and bool(done) and done[-1].measure in GROWING)
    changed = draft.rule == "from" and bool(done) and "to" not in scene.sentence.words[draft.right : limit]
    slot.undated = draft.previous and (changed or beside or draft.rule in ("compared with", "up from"))
    slot.yearly = memory.yearly or beside
    slot.yearly = slot.yearly or any(d.basis is Basis.YEAR_ON_YEAR for d in done)
    slot.multiple = draft.measure is Measure.MULTIPLE and scene.word(draft.right) in OF_ANOTHER
    draft.when = when(scene, slot, memory.force)
    _as_told_before(scene, memory, draft, done, again, nature)
    _hand_on(scene, memory, draft, done, nature)
    if growing:
        draft.when = natures.with_opening_base(scene, draft.left, draft.when)
        changing = draft.rule not in STATED
        found = draft.when if changing else NEVER
        draft.basis = basis or natures.basis(scene, draft.left, draft.right, limit, found, after)
    elif not slot.multiple and draft.when.base is not None:
        draft.when = replace(draft.when, base=None)
    draft.nature = natures.settled(scene, draft, nature, done, memory.force)
    draft.prices = natures.prices(scene, draft.left, draft.right)
    if draft.when.note:
        draft.notes.append(f"period from {draft.when.note}")
    if cue:
        draft.notes.append(f"{draft.nature} by “{cue}”")


def _as_told_before(
    scene: Scene, memory: Memory, draft: Draft, done: list[Draft], again: bool, nature: Nature
) -> None:
    """The time of a draft that goes on with that of the drafts before it; ``again``: in a list of theirs."""
    if draft.previous and done and not draft.when.own and done[-1].nature in AHEAD:
        draft.when = replace(done[-1].when, own=False)
    if nature is Nature.PREVIOUS and done and (done[-1].when.period or draft.when.base):
        draft.when = replace(done[-1].when, own=False)
    if again:
        draft.when = draft.when if draft.when.own else replace(done[-1].when, own=False)
    revised = "revised" in scene.sentence.words[max(0, draft.left - 4) : draft.left]
    if draft.previous and done and not draft.when.own and (revised or superseded(scene, draft.left)):
        draft.when = replace(done[-1].when, own=False)
    if draft.previous and of_last_year(scene, draft.left):
        draft.when = _year_before_now(memory, done)
    if draft.previous and draft.when.own and _in_dated_bracket(scene, draft.left):
        memory.compared = memory.compared or memory.force.home is not None
        _tell_current(draft, memory, done)
        draft.when = _as_long(draft.when, done)


def _hand_on(scene: Scene, memory: Memory, draft: Draft, done: list[Draft], nature: Nature) -> None:
    """What a draft's time leaves in force for the figures to come."""
    memory.yearly = memory.yearly or _year_before(draft, done)
    holds = (draft.when.own or draft.when.named) and not draft.previous and not draft.when.since
    holds = holds and not (done and _back_then(draft, memory)) and not describes(scene, draft.left)
    fact = nature is Nature.ACTUAL and not _ahead(draft, memory)
    if holds and (fact or (nature is not Nature.ACTUAL and memory.force.open_to(draft.when.period))):
        memory.force.name(draft.when.period, False)
        memory.force.stand(draft.when.period)
    elif nature is not Nature.ACTUAL and (draft.when.own or draft.when.named) and not draft.when.since:
        memory.force.plan(draft.when.period)


def _undated_beside(scene: Scene, memory: Memory, draft: Draft, done: list[Draft]) -> bool:
    """``net income of €1 206 million (€1 118 million)``: the same unit in brackets is the year before."""
    bracket = scene.word(draft.left - 1) in ("(", "[") and (
        scene.word(draft.right) in (")", "]") or scene.word(draft.right) == ","
    )
    last = done[-1].unit.split("/")[0] if done else ""
    converted = len(last) == CODE and last.isupper() and last != draft.unit.split("/")[0]
    before = None if converted else next((d for d in reversed(done[-2:]) if d.unit == draft.unit), None)
    if not bracket or before is None or before.previous or before.measure in GROWING:
        return False
    if draft.left - 1 - done[-1].right > 1:
        return False
    money = draft.unit[:3].isupper() and memory.force.home is not None
    memory.compared = memory.compared or money
    worded = scene.sentence.kinds[before.first] != NUMBER and not money
    return (memory.compared and not worded) or scene.word(draft.left - 1) == "["


def _year_before_now(memory: Memory, done: list[Draft]) -> When:
    """``last year's 5.0p``: of the same part of the year before."""
    now = next((one.when.period for one in reversed(done) if not one.previous), None) or memory.force.single
    return When(moved(now, -12) if now else None, None, "the year before")


def _before_now(scene: Scene, memory: Memory, draft: Draft, done: list[Draft]) -> bool:
    """``down from October, when 88% did``: told of a time before the one in force."""
    told = told_when(scene, draft.left)
    if told is not None and told.kind == AGO:
        return True
    then = told.base or told.period if told else None
    now = next((one.when.period for one in reversed(done) if not one.previous), memory.force.single)
    today = memory.force.clock.today
    begins = now.first if now else (today.replace(day=1) if today else None)
    return bool(then and then.last and begins and then.last < begins)


def _in_dated_bracket(scene: Scene, left: int) -> bool:
    """``£88.4m (H1 2024: £79.5m)``: a value of another time, told in a bracket that begins with that time."""
    at = left - 1
    while at >= 0 and scene.tags[at] not in "();" and left - at < REACH:
        at -= 1
    if at < 0 or scene.tags[at] != "(" or not scene.dated(at + 1):
        return False
    at += 1
    while scene.dated(at):
        at += 1
    return scene.word(at) == ":" and at < left


AHEAD = (Nature.FORECAST, Nature.TARGET)
FLOWS = closed(
    "revenue revenues sales profit profits income earnings loss losses orders turnover ebitda ebit margin "
    "cost costs expenses expense expenditure investment production output volume volumes growth"
)
"""What is told of a span and not of a day."""
REACH = 12
"""Tokens between the opening of such a bracket and its value."""


def _as_long(found: When, done: list[Draft]) -> When:
    """``Half year: £88.4m (2024: £79.5m)``: a mere year in the bracket means the same part of that year."""
    now = next((one.when.period for one in reversed(done) if not one.previous and one.when.period), None)
    then = found.period
    if now is None or then is None or now.first is None or then.first is None:
        return found
    if calendar.whole_months(then) != 12 or now.last is None or _calendar_year(now):
        return found
    years = now.last.year - (then.last or then.first).year
    return replace(found, period=moved(now, -12 * years)) if 0 < years < 5 and now.first < now.last else found


def _calendar_year(period: Period) -> bool:
    return calendar.whole_months(period) == 12 and period.first is not None and period.first.month == 1


def _tell_current(draft: Draft, memory: Memory, done: list[Draft]) -> None:
    """What stands before ``(H1 2024: £79.5m)`` without a period of its own is of H1 2025."""
    current = moved(draft.when.period, 12) if draft.when.period else None
    told = [one for one in done if not one.previous and one.when.period is None]
    if _is_month(draft.when.period) or current is None or not told or memory.force.home is not None:
        return
    for one in told:
        one.when = replace(one.when, period=current, note="the year after the one in brackets")
    memory.force.name(current, True)
    memory.force.home = memory.force.single


def _is_month(period: Period | None) -> bool:
    """Whether a period is a month or less: the value before it is not of a year later."""
    return bool(period and period.first and period.last and (period.last - period.first).days < MONTH)


MONTH = 32
"""Days."""


def _back_then(draft: Draft, memory: Memory) -> bool:
    """``following a rise of 0.5% in the first quarter``: a time before the release's, told in passing."""
    home, period = memory.force.home, draft.when.period
    return bool(
        (draft.when.own or draft.when.named)
        and home
        and period
        and home.first
        and period.last
        and period.last < home.first
    )


def _ahead(draft: Draft, memory: Memory) -> bool:
    """``in 2027 and beyond``: a time that has not begun by the day of publication tells of no later fact."""
    today, period = memory.force.clock.today, draft.when.period
    return bool(today and period and period.first and period.first > today)


def _year_before(draft: Draft, done: list[Draft]) -> bool:
    """Whether an earlier value is that of the same time a year before: then undated ones are too."""
    now = done[-1].when.period if done else None
    return draft.previous and now is not None and draft.when.period == moved(now, -12) is not None


def _edge(scene: Scene, draft: Draft) -> int:
    """Where the statement of a figure begins: after the last semicolon."""
    return max(0, scene.tags.rfind(";", 0, draft.left))
