"""When is a figure, on which basis, and is it a fact? Period, basis, nature and prices of one draft."""

from __future__ import annotations

from press.model import Basis, Measure, Nature, Period
from press.read import calendar
from press.read.en.draft import GROWING, Draft
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.memory import Memory
from press.read.en.natures import cues as natures
from press.read.en.natures.earlier import (
    earned,
    harks_back,
    superseded,
    told_earlier,
)
from press.read.en.natures.earlier_times import is_compared, of_last_year
from press.read.en.natures.editions import monthly, when_told
from press.read.en.natures.origins import is_origin
from press.read.en.natures.other_groups import beside_another
from press.read.en.spans.mention import AGO, Mention
from press.read.en.spans.moving import moved
from press.read.en.times.brackets import (
    again_in_bracket,
    as_long,
    in_dated_bracket,
    tell_current,
    undated_beside,
)
from press.read.en.times.clause_times import describes, opens_ahead, says, told_when
from press.read.en.times.lasting import ahead, hand_on
from press.read.en.times.periods import when
from press.read.en.times.references import is_mark, old_estimate, time_of_mark
from press.read.en.times.slot import NEVER, Slot, When, in_time
from press.value import replace

STATED = frozenset(
    ("predicate", "noun of", "up from", "from", "from and to", "changed to", "change and level")
)
"""Rules that state a rate itself: its distance to an earlier one is no basis."""


OF_ANOTHER = frozenset(("that", "its", "the", "what", "their", "as", "of"))


def set_time(scene: Scene, memory: Memory, draft: Draft, limit: int, done: list[Draft]) -> None:
    """Period, basis, nature and prices of a draft, after those of the drafts before it."""
    nature, cue = natures.nature(scene, draft.left, draft.right, memory.section or memory.planned)
    again = _again(scene, draft, done)
    beside = _judge(scene, memory, draft, done, again, nature, cue)
    after = done[-1].right if done else 0
    growing = draft.measure in GROWING
    basis = natures.basis(scene, draft.left, draft.right, limit, NEVER, after) if growing else None
    slot = _slot(scene, memory, draft, limit, done)
    slot.basis, slot.yearly = basis, slot.yearly or beside
    slot.undated = slot.undated or (draft.previous and beside)
    slot.planned = nature is not Nature.ACTUAL and not _paid_for(draft, memory)
    draft.when = when(scene, slot, memory.force)
    _as_told_before(scene, memory, draft, done, again, nature)
    if _apposed(scene, draft, done):
        draft.when = replace(draft.when, period=done[-1].when.period)
        nature, cue = done[-1].nature, ""
    if cue == "section" and _is_over(draft, memory):
        nature, cue = Nature.ACTUAL, ""
    hand_on(scene, memory, draft, done, nature)
    if growing:
        draft.when = natures.with_opening_base(scene, draft.left, draft.when)
        found = NEVER if draft.rule in STATED else draft.when
        stated = basis in (Basis.AVERAGE_ANNUAL, Basis.CUMULATIVE) or not draft.when.base
        draft.basis = (basis if stated else None) or natures.basis(
            scene, draft.left, draft.right, limit, found, after
        )
    elif not slot.multiple and draft.when.base is not None:
        draft.when = replace(draft.when, base=None)
    draft.nature = natures.settled(scene, draft, nature, done, memory.force)
    _fitted(scene, draft, memory)
    draft.prices = natures.prices(scene, draft.left, draft.right)
    if draft.when.note:
        draft.notes.append(f"period from {draft.when.note}")
    if cue:
        draft.notes.append(f"{draft.nature} by “{cue}”")


def _again(scene: Scene, draft: Draft, done: list[Draft]) -> bool:
    """Whether a draft goes on with an earlier value before it."""
    listed = draft.rule in ("listed", "or", "bracket after figure")
    return bool(done) and done[-1].previous and (listed or _joined(scene, draft, done))


def _judge(
    scene: Scene, memory: Memory, draft: Draft, done: list[Draft], again: bool, nature: Nature, cue: str
) -> bool:
    """Whether a draft is an earlier value; answers whether it is that of a year before, in brackets."""
    if draft.previous:
        awaited = natures.expected(scene, draft.left, draft.right) is Nature.TARGET
        draft.previous = not awaited and not is_origin(scene, draft)
    beside = undated_beside(scene, memory, draft, done)
    told_again = again or again_in_bracket(scene, draft, done) is not None
    draft.previous = draft.previous or told_again or beside or in_dated_bracket(scene, draft.left)
    draft.previous = draft.previous or _before_now(scene, memory, draft, done)
    compared = draft.rule in ("compared with", "noun of")
    if cue == "limit" or (compared and beside_another(scene, draft.left, draft.right)):
        draft.previous = False
    if nature is Nature.ACTUAL and not draft.previous:
        draft.previous = told_earlier(scene, draft, done, memory.force.home or memory.then)
        now = next((one.when.period for one in reversed(done) if not one.previous), memory.then)
        draft.previous = draft.previous or harks_back(scene, draft, now)
    elif not draft.previous:
        draft.previous = superseded(scene, draft.left) or earned(scene, draft, _of_current(done))
    return beside


def _of_current(done: list[Draft]) -> Period | None:
    return next((one.when.period for one in reversed(done) if not one.previous), None)


def _slot(scene: Scene, memory: Memory, draft: Draft, limit: int, done: list[Draft]) -> Slot:
    """What the choice of a period looks at."""
    current = [d for d in reversed(done) if not d.previous and in_time(d.when) and not _over(scene, d, draft)]
    growing = draft.measure in GROWING
    before = current[0].when if current else None
    slot = Slot(draft.left, draft.right, limit, draft.previous, growing, None, before, _edge(scene, draft))
    slot.taken = frozenset(d.when.at for d in done if d.previous)
    slot.earlier = next((d.when.period for d in reversed(done) if d.previous and d.when.own), None)
    slot.since = draft.rule == "from"
    slot.reached = draft.rule in ("from and to", "change and level", "changed to")
    slot.share = draft.measure is Measure.SHARE
    slot.flow = _flows(scene, draft)
    slot.growth = growing or (draft.measure is Measure.RANK and bool(done) and done[-1].measure in GROWING)
    changed = slot.since and bool(done) and "to" not in scene.sentence.words[draft.right : limit]
    slot.undated = draft.previous and (changed or is_compared(scene, draft))
    slot.told_monthly = draft.previous and monthly(draft)
    slot.yearly = memory.yearly or any(d.basis is Basis.YEAR_ON_YEAR for d in done) or _on_year(scene, draft)
    slot.multiple = draft.measure is Measure.MULTIPLE and scene.word(draft.right) in OF_ANOTHER
    return slot


def _on_year(scene: Scene, draft: Draft) -> bool:
    """``down from $610.0M y/y``: the value of a year before."""
    found = scene.english.basis.at(scene.sentence.words, draft.right)
    return draft.previous and found is not None and found[0] == Basis.YEAR_ON_YEAR.value


def _flows(scene: Scene, draft: Draft) -> bool:
    """Whether a figure is told of a span and not of a day."""
    if not FLOWS.isdisjoint(f"{draft.indicator} {draft.of}".lower().split()):
        return True
    if any(one.kind == AGO and not SPANS.isdisjoint(_said(scene, one)) for one in scene.mentions):
        return True
    asked = draft.measure is Measure.SHARE and says(scene, draft.right, len(scene.tags))
    return asked or "averaged" in scene.sentence.words[max(0, draft.left - 4) : draft.left]


def _said(scene: Scene, mention: Mention) -> list[str]:
    return scene.sentence.words[mention.first : mention.last]


SPANS = closed("period quarter half months")
"""What is compared with the same of these is told of a span."""


def _fitted(scene: Scene, draft: Draft, memory: Memory) -> None:
    """A fact inherits no time to come, and what moved on the month did so in the last of several months.

    A time to come that its own clause names stays: it may be a misprint, which the checks find.
    """
    if draft.when.own:
        return
    inherited = not draft.when.named or opens_ahead(scene, draft.left)
    if draft.nature is Nature.ACTUAL and inherited and ahead(draft, memory):
        draft.when = replace(draft.when, period=None, note="no time: a fact in a text of what is to come")
    elif draft.basis is Basis.MONTH_ON_MONTH and (month := _last_month(draft.when.period)):
        draft.when = replace(draft.when, period=month)


def _as_told_before(
    scene: Scene, memory: Memory, draft: Draft, done: list[Draft], again: bool, nature: Nature
) -> None:
    """The time of a draft that goes on with that of the drafts before it; ``again``: in a list of theirs."""
    ahead = next((one for one in reversed(done) if not one.previous), None) if draft.previous else None
    if ahead is not None and ahead.nature in AHEAD and when_told(draft, ahead):
        draft.when = replace(ahead.when, own=False)
    if nature is Nature.PREVIOUS and done and (done[-1].when.period or draft.when.base):
        draft.when = replace(done[-1].when, own=False)
    if draft.previous and (same := again_in_bracket(scene, draft, done)) is not None:
        draft.when = replace(same.when, own=False)
    if again:
        draft.when = draft.when if draft.when.own else replace(done[-1].when, own=False)
    since = max(0, (done[-1].left if done else draft.left) - 4)
    revised = not REVISED.isdisjoint(scene.sentence.words[since : draft.left])
    renewed = revised or superseded(scene, draft.left) or old_estimate(scene, draft.right)
    if draft.previous and done and not draft.when.own and renewed:
        draft.when = replace(done[-1].when, own=False)
    if draft.rule in ("from and to", "changed to") and done and done[-1].previous and revised:
        draft.when = replace(done[-1].when, own=False)
    if draft.previous and of_last_year(scene, draft.left):
        draft.when = _year_before_now(memory, done)
    if draft.previous and is_mark(scene, draft.left, _now(memory, done)):
        period = time_of_mark(scene, draft.left, draft.right)
        base = scene.word(draft.left - 2) == "base" and draft.when.period is not None and memory.yearly
        draft.when = _year_before_now(memory, done) if base and period is None else When(period, None, MARK)
    if draft.previous and draft.when.own and in_dated_bracket(scene, draft.left):
        memory.compared = memory.compared or memory.force.home is not None
        tell_current(draft, memory, done)
        draft.when = as_long(draft.when, done)


def _is_over(draft: Draft, memory: Memory) -> bool:
    """Whether a figure under "Outlook" names a time that was over by the day of publication."""
    today, last = memory.force.clock.today, draft.when.period.last if draft.when.period else None
    told = draft.when.own or draft.when.named
    return bool(told and today and last and last < today)


def _paid_for(draft: Draft, memory: Memory) -> bool:
    """A dividend that is proposed is of the year that is reported on."""
    outlook = memory.force.soon or memory.force.ahead or memory.section
    paid = not {"dividend", "dividends"}.isdisjoint((draft.indicator or "").lower().split())
    return paid and memory.compared and not outlook


def _last_month(period: Period | None) -> Period | None:
    """What moved "on the month" did so in the last of the months in force."""
    months = calendar.whole_months(period) if period else None
    if period is None or period.last is None or months is None or not 1 < months <= 12:
        return None
    return calendar.month(period.last.year, period.last.month)


def _over(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether a figure stood in a clause that only describes, and that is over by this one."""
    closed_by = "," in scene.tags[before.right : draft.left]
    dated = before.when.own or before.when.named
    return dated and closed_by and describes(scene, before.left) and not describes(scene, draft.left)


def _apposed(scene: Scene, draft: Draft, done: list[Draft]) -> bool:
    """``5 million are expected, 8% more than in 2025``: a difference behind a comma is of what it follows."""
    if draft.rule != "difference" or not done or draft.when.own or done[-1].previous:
        return False
    between = scene.sentence.words[done[-1].right : draft.left]
    tags = scene.tags[done[-1].right : draft.left]
    if scene.word(draft.left - 1) != "," or between.count(",") != 1:
        return False
    return tags.startswith(",") or done[-1].measure is Measure.SHARE or not set("VA") & set(tags)


def _joined(scene: Scene, draft: Draft, done: list[Draft]) -> bool:
    """``compares to sales of $4 million and profit of $3 million``: compared with as well."""
    between = range(done[-1].right, draft.left)
    told = [scene.word(at) for at in between if not scene.dated(at) and scene.tag(at) not in "RD"]
    alike = draft.unit == done[-1].unit and draft.rule != "difference"
    if alike and [word for word in told if word not in ("in", "at", "only")] == ["and"]:
        return True
    if told == ["at"] and done[-1].rule == "compared with":
        return True
    plain = not set("VA;(,") & {scene.tag(at) for at in between}
    return plain and draft.rule == done[-1].rule == "noun of" and scene.word(done[-1].right) == "and"


def _year_before_now(memory: Memory, done: list[Draft]) -> When:
    """``last year's 5.0p``: of the same part of the year before."""
    now = _now(memory, done)
    return When(moved(now, -12) if now else None, None, "the year before")


def _now(memory: Memory, done: list[Draft]) -> Period | None:
    return next((one.when.period for one in reversed(done) if not one.previous), None) or memory.force.single


MARK = "the mark that it is set beside"


def _before_now(scene: Scene, memory: Memory, draft: Draft, done: list[Draft]) -> bool:
    """``down from October, when 88% did``: told of a time before the one in force."""
    if (told := told_when(scene, draft.left)) is not None and told.kind == AGO:
        return True
    then = told.base or told.period if told else None
    now = next((one.when.period for one in reversed(done) if not one.previous), memory.then)
    now = now or memory.force.single
    today = memory.force.clock.today
    begins = now.first if now else (today.replace(day=1) if today else None)
    return bool(then and then.last and begins and then.last < begins)


REVISED = closed("revised corrected restated")
AHEAD = (Nature.FORECAST, Nature.TARGET)
FLOWS = closed(
    "revenue revenues sales profit profits income earnings loss losses orders turnover ebitda ebit margin "
    "cost costs expenses expense expenditure investment production output volume volumes growth average "
    "charges charge flow flows provided generated receipts payments spending exports imports arrivals"
)
"""What is told of a span and not of a day."""


def _edge(scene: Scene, draft: Draft) -> int:
    """Where the statement of a figure begins: after the last semicolon."""
    return max(0, scene.tags.rfind(";", 0, draft.left))
