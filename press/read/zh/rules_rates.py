"""Is the percentage a rate of growth by what it is said of: inflation, an outlook, another one's rate?"""

from __future__ import annotations

import re
from functools import cache

from press.model import Measure
from press.read.zh.around import growth_outlook
from press.read.zh.outcome import Case, Outcome

_NO_AMOUNTS = ("率", "比", "比重", "占比", "比例", "份额", "利差")


def inflation_rule(case: Case) -> Outcome | None:
    """通胀率为2.3%: the growth of prices."""
    view = case.view
    if case.mention.unit != "percent" or (view.verb is not None and view.reach is None):
        return None
    if view.noun is not None or (view.governor is not None and view.governor.kind == "share"):
        return None
    return Outcome("inflation", Measure.GROWTH_RATE, case.subject) if case.ends_with("inflation") else None


def growth_outlook_rule(case: Case) -> Outcome | None:
    """全年经济增长预测由2%调高至3%, 成长率预测值为3.05%: an outlook for growth is one of growth."""
    name = case.subject
    if (
        case.mention.unit != "percent"
        or name is None
        or (case.view.verb is not None and case.view.reach is None)
    ):
        return None
    told = growth_outlook(case)
    if (told is None and not _outlook().search(name[0])) or case.view.noun is not None:
        return None
    return Outcome("growth outlook", Measure.GROWTH_RATE, told or name)


@cache
def _outlook() -> re.Pattern[str]:
    return re.compile("(?:增长|成长)率?(?:目标|预测|预期|预估|展望)(?:值|数)?$")


def other_growth_rule(case: Case) -> Outcome | None:
    """民间债权年增率由7.9%升为8.2%，对政府债权则由-1.4%缩小为-0.9%: the same rate of another."""
    past, left = case.context.past[-1] if case.context.past else None, case.view.segment.left
    if past is None or past.rule not in ("from to", "growth noun") or past.measure is not Measure.GROWTH_RATE:
        return None
    led = case.own is not None and len(left) > 1 and left[-1].has("compare", "from")
    if case.mention.unit != "percent" or not led or case.view.segment.opening != "," or not case.own:
        return None
    return None if case.own[0].endswith(_NO_AMOUNTS) else Outcome("growth noun", past.measure, case.own)
