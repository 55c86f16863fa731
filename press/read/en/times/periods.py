"""When? Each figure's period and base, from its own words, its sentence, or what was in force before."""

from __future__ import annotations

from press.model import Basis, Period
from press.read import calendar
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.spans.mention import AGO, BASE, BY, OVER, SINCE, SPAN, Mention
from press.read.en.spans.moving import moved
from press.read.en.spans.relative import back
from press.read.en.times.brackets import OUTLOOK
from press.read.en.times.clause_times import AFTERWARDS, LONG_RUN, foretold_for, is_now, leading, timeless
from press.read.en.times.force import Force, is_long
from press.read.en.times.own_times import as_told, own_time
from press.read.en.times.plan_times import of_plan
from press.read.en.times.slot import Slot, When
from press.read.en.times.told_spans import ends_with, goes_on, opens_since, over_all

COMPARED = closed("than compared from versus against below above")


PROFILE = closed("founded established headquartered incorporated")
"""A sentence that begins so tells who somebody is, and of no period."""


def when(scene: Scene, slot: Slot, force: Force) -> When:
    """The period of one figure."""
    own = own_time(scene, slot)
    if slot.previous:
        return _earlier(scene, slot, own, force)
    if slot.planned and own is None and (due := of_plan(scene, slot.left, slot.right, force)):
        return When(due, None, "the words of the plan")
    base = _base(scene, slot, force)
    if own is not None and own.kind == SINCE and slot.growth and (since := _told_later(own, slot, force)):
        return since
    if own is not None:
        chosen = _resolved(own, force)
        if slot.basis is Basis.AVERAGE_ANNUAL and ends_with(force.span, chosen):
            chosen = force.span
        if chosen is not None:
            return When(
                chosen,
                base or _changed_from(own, slot),
                f"stated here: {scene.sentence.said(own.first, own.last)}",
                own.kind == BY,
                True,
                own.kind in (SINCE, OVER, BY) or own.passing,
                own.first,
            )
    return _inherited(scene, slot, force, base)


def _told_later(own: Mention, slot: Slot, force: Force) -> When | None:
    """``up 3.9 points since 2010``, told of a later year: that year, compared with 2010."""
    told = slot.before.period if slot.before and slot.before.period else force.single
    if told != force.home and not force.leading:
        return None
    if told is None or is_long(told) or own.base is None or is_long(own.base):
        return None
    if not slot.planned and force.clock.today and told.last and told.last > force.clock.today:
        return None
    later = own.base.last is not None and told.last is not None and told.last > own.base.last
    return When(told, own.base, "the period in force", since=True) if later else None


def _resolved(mention: Mention, force: Force) -> Period | None:
    if mention.kind == OVER:
        end = force.single.last if force.single else None
        end = end or force.clock.today
        if end is None:
            return None
        if mention.months < 0:
            year, month = (end.year, end.month - 1) if end.month > 1 else (end.year - 1, 12)
            return calendar.months_ended(year, month, -mention.months)
        return calendar.months_ended(end.year, end.month, mention.months) if mention.months else None
    if mention.kind == AGO:
        return back(mention, force.single)
    return mention.period


def _earlier(scene: Scene, slot: Slot, own: Mention | None, force: Force) -> When:
    """An earlier value: its own period, else the one of the comparison, else the span in force."""
    current = slot.before.period if slot.before else force.single
    opening = scene.mentions[0] if scene.mentions else None
    if own is None and opening is not None and opening.kind == AGO and opening.last <= slot.left:
        own = opening
    before = [one for one in scene.mentions if one.kind == AGO and slot.left - NEAR <= one.last <= slot.left]
    if own is not None and scene.word(slot.right) == ")" and own.first > slot.right and own.kind == SPAN:
        own = None
    own = own or (before[-1] if before and before[-1].first not in slot.taken else None)
    if own is not None:
        period = own.period
        if own.kind == AGO:
            period = back(own, current)
        elif own.kind == OVER:
            period = _right_before(own, current) or _resolved(own, force)
        elif _last_year(scene, own) and slot.yearly and current and not is_long(current):
            period = moved(current, -12)
        elif period and current and own.kind == SPAN and (period == current or _names_same(scene, own)):
            period = _same_last_year(scene, own, current)
        if period is not None:
            return When(
                period,
                None,
                f"stated here: {scene.sentence.said(own.first, own.last)}",
                own=True,
                at=own.first,
            )
    return _earlier_unsaid(scene, slot, current, force)


def _earlier_unsaid(scene: Scene, slot: Slot, current: Period | None, force: Force) -> When:
    """An earlier value that names no period: by its clause, the value before, the period in force."""
    if slot.since and (of := foretold_for(scene, slot.left)):
        return When(of.period, None, f"the clause: {scene.sentence.said(of.first, of.last)}", own=True)
    if not slot.undated and (told := _led_before(scene, slot, current)):
        return told
    if slot.before and slot.before.base:
        return When(slot.before.base, None, "what the figure before compares with")
    if slot.undated and slot.earlier is not None:
        return When(slot.earlier, None, "the earlier value before")
    since = leading(scene, slot.left, slot.edge, slot.taken)
    if slot.since and since is not None and since.kind == SINCE and since.base is not None:
        return When(since.base, None, f"the clause: {scene.sentence.said(since.first, since.last)}")
    if slot.since and since is not None and since.kind in (OVER, SPAN):
        whole = _resolved(since, force)
        if whole is not None and is_long(whole):
            return When(whole, None, "the span that the clause names")
    if (slot.undated or slot.since) and (counted := force.last_count()):
        return When(counted, None, "the count before")
    if slot.undated and slot.told_monthly and current and calendar.whole_months(current) in (1, 3):
        return When(moved(current, -(calendar.whole_months(current) or 0)), None, "the one told before")
    if slot.undated:
        yearly = slot.yearly and current is not None and not is_long(current)
        return When(
            moved(current, -12) if yearly and current else None, None, "the year before" if yearly else ""
        )
    return When(current, None, "the span in force")


def _right_before(own: Mention, current: Period | None) -> Period | None:
    """``after +1.2% in the previous three months``: as long as the time before it."""
    as_long = current is not None and own.months < 0 and calendar.whole_months(current) == -own.months
    return moved(current, own.months) if as_long and current else None


def _last_year(scene: Scene, own: Mention) -> bool:
    """``£702m, against £588m last year``: of results, the same part of the year before."""
    said = [word for word in scene.sentence.words[own.first : own.last] if word not in ("in", "for", "the")]
    return said == ["last", "year"]


def _led_before(scene: Scene, slot: Slot, current: Period | None) -> When | None:
    """``At its peak, in September 2023, the list stood at 391,000``: an earlier time that leads."""
    told = leading(scene, slot.left, slot.edge, slot.taken)
    then = told.period if told and told.kind == SPAN else None
    if told is None or then is None or current is None or not (then.last and current.first):
        return None
    before = current.last if then.first == then.last and current.last else current.first
    if then.last >= before:
        return None
    said = scene.sentence.said(told.first, told.last)
    return When(then, None, f"the clause: {said}", own=True, at=told.first)


NEAR = 8
SAME = closed("same corresponding comparable comparative")


def _names_same(scene: Scene, own: Mention) -> bool:
    return not SAME.isdisjoint(scene.sentence.words[own.first : own.last])


def _same_last_year(scene: Scene, own: Mention, current: Period) -> Period | None:
    same = SAME & set(scene.sentence.words[own.first : own.last])
    return moved(current, -12) if same else current


def _base(scene: Scene, slot: Slot, force: Force) -> Period | None:
    """What a change compares with: ``on 2023-24``, ``than in May 2025``, ``that of 2020``."""
    for mention in scene.mentions:
        if not slot.right <= mention.first < slot.next_left + 5 or as_told(scene, mention):
            continue
        if ";" in scene.tags[slot.right : mention.first]:
            break
        compared = COMPARED & set(scene.sentence.words[slot.right : mention.first])
        if mention.kind == BASE or slot.multiple or (mention.kind == SPAN and compared):
            return mention.period
        if mention.kind == SINCE and mention.period:
            return _since_base(mention, slot)
        if mention.kind == AGO:
            current = slot.before.period if slot.before else force.single
            return back(mention, current)
    return None


def _since_base(mention: Mention, slot: Slot) -> Period | None:
    return mention.base if slot.growth and mention.base and not is_long(mention.base) else None


def _changed_from(mention: Mention, slot: Slot) -> Period | None:
    """``fell by 5% between May and June``: the first of two times."""
    return mention.base if slot.growth and mention.kind == SPAN else None


def _inherited(scene: Scene, slot: Slot, force: Force, base: Period | None) -> When:
    told = leading(scene, slot.left, slot.edge, slot.taken)
    before = slot.before
    why = timeless(scene, slot)
    lasting = told is not None and why == LONG_RUN and "term" in scene.sentence.words[told.last : slot.left]
    if why and (told is None or why == AFTERWARDS or lasting):
        return When(None, base, why)
    if not slot.planned and _is_now(scene, slot, told, force):
        return When(None, base, NOW_NOTE)
    if slot.planned and told is None and force.span is not None and force.single is None:
        return When(force.span, base, "the span in force")
    if slot.planned and slot.basis is Basis.AVERAGE_ANNUAL and force.span is not None:
        return When(force.span, base, "the span in force")
    ahead = force.soon or force.ahead
    if slot.planned and told is None and before is None and ahead is not None:
        return When(ahead, base, OUTLOOK)
    average = slot.basis in (Basis.AVERAGE_ANNUAL, Basis.CUMULATIVE)
    since = told is not None and told.kind == SINCE and slot.growth and not slot.planned
    if since and told is not None and (later := _told_later(told, slot, force)):
        return later
    if told is not None and (by_clause := _by_clause(scene, slot, force, told, base, average)):
        return by_clause
    return _in_force(scene, slot, force, base, average)


def _by_clause(
    scene: Scene, slot: Slot, force: Force, told: Mention, base: Period | None, average: bool
) -> When | None:
    """The time that the clause leads with, where it reaches the figure."""
    period = _resolved(told, force)
    if average and period is not None and not is_long(period) and force.span is not None:
        return When(force.span, base, "the span in force")
    if told.kind == SINCE and not opens_since(scene, slot, told) and goes_on(scene, slot, told):
        period = None
    if told.kind == SINCE and period is not None and (so_far := force.up_to_home(period)):
        return When(
            so_far,
            base,
            f"the clause: {scene.sentence.said(told.first, told.last)}",
            named=True,
            since=True,
        )
    if period is not None and (
        slot.growth
        or slot.planned
        or not is_long(period)
        or told.kind in (BY, SPAN)
        or (told.kind == OVER and slot.reached)
        or (told.kind == OVER and force.single is not None and over_all(scene, slot, told))
        or (told.kind == SINCE and opens_since(scene, slot, told))
    ):
        return When(
            period,
            base or _changed_from(told, slot),
            f"the clause: {scene.sentence.said(told.first, told.last)}",
            told.kind == BY,
            named=told.kind == SPAN,
        )
    return None


def _in_force(scene: Scene, slot: Slot, force: Force, base: Period | None, average: bool) -> When:
    """The time of the figure before, else the one in force."""
    before = slot.before if slot.before and slot.before.period and not average else None
    if (
        before
        and before.period
        and (not is_long(before.period) or slot.growth or before.deadline or ":" in scene.tags[: slot.left])
    ):
        return When(before.period, base, "the figure before", before.deadline)
    if slot.growth and (average or force.single is None) and force.span is not None:
        return When(force.span, base, "the span in force")
    if (force.single != force.home or not force.sure) and is_now(scene, slot.left):
        return When(None, base)
    if (slot.planned and force.over() and not force.just_over()) or scene.word(0) in PROFILE:
        return When(None, base)
    day = slot.flow and force.single is not None and force.single.first == force.single.last
    single = force.home if day else force.single
    return When(None if average and force.span else single, base, "the period in force")


NOW_NOTE = "now, and not the time before"


def _is_now(scene: Scene, slot: Slot, told: Mention | None, force: Force) -> bool:
    """``Last year 8% had none; this has now dropped to 3%``: "now" behind the time told before."""
    right = max((one.right for one in scene.quantities if one.right <= slot.left), default=0)
    after = max(right, told.last if told else 0)
    then = told.period if told else (slot.before.period if slot.before else None)
    if then is not None and then == force.home and force.sure:
        return False
    return after > 0 and is_now(scene, slot.left, after)
