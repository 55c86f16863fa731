"""Which earlier values stand in brackets, and of when are they?"""

from __future__ import annotations

from press.model import Nature, Period
from press.read import calendar
from press.read.en.draft import GROWING, Draft
from press.read.en.grammar.scene import Scene
from press.read.en.grammar.tokens import NUMBER
from press.read.en.memory import Memory
from press.read.en.spans.moving import moved
from press.read.en.times.dated_brackets import opening_time
from press.read.en.times.slot import When
from press.value import replace

CODE = 3
"""Letters of a currency."""


def undated_beside(scene: Scene, memory: Memory, draft: Draft, done: list[Draft]) -> bool:
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


def again_in_bracket(scene: Scene, draft: Draft, done: list[Draft]) -> Draft | None:
    """``151 yen to the dollar (152 in 2024) and 169 yen to the euro (163 yen)``: of 2024 as well."""
    alone = scene.word(draft.left - 1) == "(" and scene.word(draft.right) == ")"
    before = done[-1] if done else None
    if not alone or before is None or before.previous or before.unit != draft.unit:
        return None
    told = [one for one in done if one.previous and one.unit == draft.unit and one.when.own]
    return next(
        (one for one in told if scene.word(one.left - 1) == "(" or in_dated_bracket(scene, one.left)), None
    )


def in_dated_bracket(scene: Scene, left: int) -> bool:
    """``£88.4m (H1 2024: £79.5m)``: a value of another time, told in a bracket that begins with that time."""
    return opening_time(scene, left) is not None


def as_long(found: When, done: list[Draft]) -> When:
    """``Half year: £88.4m (2024: £79.5m)``: a mere year in the bracket means the same part of that year."""
    now = next((one.when.period for one in reversed(done) if not one.previous and one.when.period), None)
    then = found.period
    if now is None or then is None or now.first is None or then.first is None:
        return found
    if now.last is None or now.first > now.last:
        return found
    if calendar.whole_months(then) != 12 or _calendar_year(now):
        return found
    years = now.last.year - (then.last or then.first).year
    return replace(found, period=moved(now, -12 * years)) if 0 < years < 5 else found


def _calendar_year(period: Period) -> bool:
    return calendar.whole_months(period) == 12 and period.first is not None and period.first.month == 1


def tell_current(draft: Draft, memory: Memory, done: list[Draft]) -> None:
    """What stands before ``(H1 2024: £79.5m)`` without a period of its own is of H1 2025."""
    current = moved(draft.when.period, 12) if draft.when.period else None
    planned = bool(done) and done[-1].nature in (Nature.FORECAST, Nature.TARGET)
    inherited = planned and done[-1].when.note in (OUTLOOK, "the period in force")
    if inherited and current and calendar.whole_months(current) == YEAR:
        done[-1].when = replace(done[-1].when, period=current, note="the year after the one in brackets")
    told = [one for one in done if not one.previous and one.when.period is None]
    if _is_month(draft.when.period) or current is None or not told or memory.force.home is not None:
        return
    if _long_over(current, memory):
        return
    for one in told:
        one.when = replace(one.when, period=current, note="the year after the one in brackets")
    memory.force.name(current, True)
    memory.force.home = memory.force.single


OUTLOOK = "the outlook in force"
YEAR = 12
"""Months."""


def _long_over(period: Period, memory: Memory) -> bool:
    """``(2014: 38.6%)``, told in 2026, stands beside no value of 2015."""
    last, today = period.last, memory.force.clock.today
    return last is not None and today is not None and (today - last).days > YEARS_BACK


YEARS_BACK = 800
"""Days."""


def _is_month(period: Period | None) -> bool:
    """Whether a period is a month or less: the value before it is not of a year later."""
    return bool(period and period.first and period.last and (period.last - period.first).days < MONTH)


MONTH = 32
"""Days."""
