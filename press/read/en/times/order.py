"""Which of two compared values is the earlier one? Their periods tell, whatever is printed first."""

from __future__ import annotations

import itertools
from datetime import date

from press.model import Basis, Measure, Nature, Period
from press.read import calendar
from press.read.en.draft import Draft
from press.read.en.grammar.scene import Scene
from press.read.en.spans.moving import moved
from press.value import replace

CHANGES = (Measure.GROWTH_RATE, Measure.CHANGE)


def deal_over(drafts: list[Draft]) -> None:
    """``2.2% in 2026 and 2.6% in 2027, up from 1.9% and 2.5%``: each earlier value has its own time."""
    for at in range(2, len(drafts) - 1):
        run = [one for one in drafts[at:] if one.previous or one.nature is Nature.PREVIOUS]
        if len(run) < 2 or run != drafts[at : at + len(run)] or any(one.rule != "listed" for one in run[1:]):
            continue
        now = drafts[at - len(run) : at] if at >= len(run) else []
        periods = [one.when.period for one in now if one.when.own and not one.previous]
        alike = len(periods) == len(run) and len(set(periods)) == len(run)
        if not alike or now[0].unit != run[-1].unit:
            continue
        back = _years_back(now[-1], run[-1])
        if back is None:
            continue
        for draft, period in zip(run, periods, strict=True):
            then = moved(period, -12 * back) if period and back else period
            draft.when = replace(draft.when, period=then, note="dealt out over the values before")
        return


def _years_back(last: Draft, then: Draft) -> int | None:
    """How many years before the ``last`` current value an earlier one is; None if unknown."""
    now, told = last.when.period, then.when.period
    if now is None or now.last is None or told is None or told.last is None:
        return 0
    years = now.last.year - told.last.year
    behind = then.when.own and then.when.at > then.left
    if behind:
        return years if 0 < years < FEW else None
    return years if last.nature is Nature.ACTUAL and told == moved(now, -12 * years) and years > 0 else 0


FEW = 5
"""Years."""


def settle_order(drafts: list[Draft]) -> None:
    """``80% in 2022 vs. 75% in 2023``: the value compared with is the later one, the first is previous."""
    for index in range(1, len(drafts)):
        first, second = drafts[index - 1], drafts[index]
        if second.rule == "compared with" and second.nature is Nature.PREVIOUS and _later(second, first):
            first.nature, second.nature = second.nature, first.nature
            first.previous, second.previous = True, False


def share_periods(scene: Scene, drafts: list[Draft]) -> None:
    """``fell 0.8% to $69.6 billion in July``: what changed and what it came to are of the same time."""
    for first, second in reversed(list(itertools.pairwise(drafts))):
        at = scene.sentence.words[first.right : second.left] == ["at"]
        if (
            (at or second.rule in ("listed", "noun of"))
            and first.previous
            and second.previous
            and not first.when.own
        ):
            first.when = replace(second.when, own=second.when.own)
        if _said_again(scene, first, second) or _undated_before(scene, first, second):
            first.when = replace(second.when, own=False)
        beside = second.rule == "listed" and second.when.note == BALANCE and not first.when.own
        if beside or _at_a_day(first, second):
            _balance(first)
        if second.rule in ("from and to", "changed to") and _at_a_day(second, first):
            _balance(second)
    for first, second in itertools.pairwise(drafts):
        if second.rule == "or" and second.previous == first.previous and not first.when.own:
            first.when = second.when if second.when.own or first.previous else first.when
        if _joint(scene, first, second) or _one_clause(scene, first, second):
            first.when = replace(second.when, own=False)
    for first, second in reversed(list(itertools.pairwise(drafts))):
        if _coordinated(scene, first, second):
            first.when = replace(second.when, own=False)
        if (
            second.rule not in ("change and level", "changed to")
            or first.indicator != second.indicator
            or not second.when.own
            or first.when.own
        ):
            continue
        if first.measure in CHANGES and second.when.period is not None:
            first.when = replace(first.when, period=second.when.period)


def _said_again(scene: Scene, first: Draft, second: Draft) -> bool:
    """``€10 billion, or 3.1% of income, in 2026``: the time behind the second way to say it is of both."""
    if first.when.own or first.previous != second.previous or second.when.since or not second.when.own:
        return False
    between = [word for word in scene.sentence.words[first.right : second.left] if word not in BOUNDS]
    return second.when.at >= second.right and between in SAME_AGAIN


def _undated_before(scene: Scene, first: Draft, second: Draft) -> bool:
    """``asked for $2 million to support 900 people in 2026``: the only time of a clause, at its end."""
    if (
        first.when.period is not None
        or first.when.note != "the period in force"
        or second.when.period is None
    ):
        return False
    if second.when.since or second.when.deadline or second.when.at < second.right:
        return False
    alone = len(scene.mentions) == 1 and first.nature is second.nature and not second.when.base
    return alone and not set(",;:(—.") & set(scene.tags[first.right : second.left])


SAME_AGAIN = ([",", "or"], ["or"], [",", "equivalent", "to"], [",", "equal", "to"], [",", "that", "is", ","])
BOUNDS = frozenset(("some", "about", "around", "nearly", "almost", "roughly", "over", "just"))


def spanned(drafts: list[Draft]) -> Period | None:
    """``from $4.5 billion in 2025 to $9.8 billion by 2032, a CAGR of 11%``: growth of all the years."""
    yearly = [
        one for one in drafts if one.basis is Basis.AVERAGE_ANNUAL and one.measure is Measure.GROWTH_RATE
    ]
    told = [
        one
        for one in drafts
        if one.measure is Measure.LEVEL and one.when.own and _whole_year(one.when.period)
    ]
    moved = [one for one in told if one.rule in ("from", "from and to")]
    ends = moved if len(moved) > 1 else told
    if not yearly or len(ends) < 2 or ends[0].unit != ends[-1].unit:
        return None
    begin, end = ends[0].when.period, ends[-1].when.period
    if (
        begin is None
        or end is None
        or not (begin.first and end.last)
        or begin.first >= end.last
        or begin == end
    ):
        return None
    span = Period(begin.first, end.last)
    free = [one for one in yearly if one.when.period in (None, end) or not one.when.own]
    for one in free:
        one.when = replace(one.when, period=span, note="the years that it leads through")
    return span if free else None


def _whole_year(period: Period | None) -> bool:
    return period is not None and calendar.whole_months(period) == YEAR


YEAR = 12
"""Months."""


def _joint(scene: Scene, first: Draft, second: Draft) -> bool:
    """``sales of $5 million and profit of $2 million in 2025``: the time behind the last is that of both."""
    due = second.when.deadline
    if not second.when.own or (second.when.since and not due) or first.when.own or first.when.named:
        return False
    if first.previous != second.previous or first.measure in CHANGES:
        return False
    between = range(first.right, second.left)
    words = [scene.word(at) for at in between]
    plain = (
        "and" in words
        and "with" not in words
        and not set("VA;(.") & {scene.tag(at) for at in between}
        and len(words) < MOST
    )
    period = second.when.period
    day = period is not None and period.first == period.last
    return plain and period is not None and (not day or second.rule == "listed") and "," not in words


def _at_a_day(first: Draft, second: Draft) -> bool:
    """``17.9%, compared with 17.2% at the end of 2025``: a balance at the end of the period as well."""
    then, now = second.when.period, first.when.period
    if not second.previous or not second.when.own or first.when.own or first.previous or not (then and now):
        return False
    levels = first.measure is second.measure is Measure.LEVEL and first.unit == second.unit
    day = then.first == then.last and then.last is not None
    if not day or not levels or now.first == now.last or then.last is None or now.last is None:
        return False
    if _ends_month(then.last) and _ends_month(now.last):
        return True
    return now.first is not None and abs((now.first - then.last).days) < WEEK


WEEK = 8
"""Days within which the last day of the time before ends, where years have 52 or 53 weeks."""


def _balance(draft: Draft) -> None:
    period = draft.when.period
    if period is not None and period.last is not None:
        draft.when = replace(draft.when, period=calendar.day(period.last), note=BALANCE)


BALANCE = "the end of the period, as that of the value compared with"


def _ends_month(day: date) -> bool:
    return day == calendar.month_end(day.year, day.month)


def _one_clause(scene: Scene, first: Draft, second: Draft) -> bool:
    """``1,800 trees were planted in 212 villages during the half-year``: one clause is of one time."""
    if not second.when.own or second.when.since or first.when.own or first.when.named or second.when.at < 0:
        return False
    if first.previous or second.previous or first.measure in CHANGES or second.when.at < second.right:
        return False
    between = range(first.right, second.left)
    return not set(",;:(-—C") & {scene.tag(at) for at in between} and SETTING.isdisjoint(
        map(scene.word, between)
    )


def _coordinated(scene: Scene, first: Draft, second: Draft) -> bool:
    """``will add 600 MW and create 1,100 jobs by 2028``: a time behind the last of several verbs."""
    then = second.when
    dated = then.deadline or (then.note.startswith("stated here") and then.at >= second.right)
    if not dated or first.when.own or first.when.named or first.nature is not second.nature:
        return False
    if first.previous or second.previous or (then.since and not then.deadline) or _is_day(then.period):
        return False
    words = scene.sentence.words[first.right : second.left]
    tags = scene.tags[first.right : second.left]
    if set(";:(—") & set(tags) or not SETTING.isdisjoint(words):
        return False
    link = next((at for at, word in enumerate(words) if word in (",", "and")), None)
    if link is None:
        return False
    link += words[link : link + 2] == [",", "and"]
    verb = link + 1 + (tags[link + 1 : link + 2] == "R")
    return tags[verb : verb + 1] == "V" or words[verb : verb + 1] == ["to"]


def _is_day(period: Period | None) -> bool:
    return period is not None and period.first == period.last


SETTING = frozenset(("than", "from", "to", "with", "against", "versus", "as", "that", "who", "which"))
MOST = 9
"""Tokens between two values that share a time."""


def _later(one: Draft, other: Draft) -> bool:
    here, there = one.when.period, other.when.period
    dated = one.when.own and other.when.own and here is not None and there is not None
    ends = (here.last, there.last) if dated and here and there else (None, None)
    return ends[0] is not None and ends[1] is not None and ends[0] > ends[1]
