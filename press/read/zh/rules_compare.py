"""Is it measured against something else? Rules of difference, contribution and conversion."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from press.model import Measure
from press.read.zh.around import POINTS, RELATIVE, between, chain_start, named_before, of_precedes, rate_named
from press.read.zh.earlier import EQUALS, WHOLES, told_before
from press.read.zh.naming import Name, joined, split
from press.read.zh.outcome import Case, Outcome
from press.read.zh.token import PERIOD, Token

_FEW = 3
_ANDS = ("和", "与", "及", "以及", "、")
_EXCEEDING = ("高出", "超出", "领先")
_NO_OTHER = (
    "春运",
    "假期",
    "春节假期",
    "国庆假期",
    "同日",
    "同时段",
    "期初",
    "的",
    "同期",
    "水平",
    "的水平",
    "同月",
    "末",
)


def conversion_rule(case: Case) -> Outcome | None:
    """（按年平均汇率折合7594美元）: the same fact in another currency."""
    told = case.bracketed or any("汇率" in t.text for t in case.view.chain)
    if not told or not case.context.past or (case.bracketed and case.context.fresh):
        return None  # 人均消费（2,019元）: the number of the noun right before it
    past = case.context.past[-1]
    if case.mention.kind == "physical" and not case.view.segment.left and past.kind == "physical":
        return Outcome("conversion", past.measure, past.name, past.sign, carries=False)
    if case.mention.kind != "currency":
        return None
    if past.unit[:3] == case.mention.unit[:3] or case.view.verb is not None:
        return None
    unit = case.mention.unit + past.unit[3:] if past.unit[3:4] == "/" else None
    return Outcome("conversion", past.measure, past.name, past.sign, unit=unit, carries=False)


def contribution_rule(case: Case) -> Outcome | None:
    """对经济增长的贡献率为63.8%, 拉动经济增长3.4个百分点"""
    view, unit = case.view, case.mention.unit
    if unit not in RELATIVE + POINTS or (view.verb and not view.governed_by("contribution")):
        return None
    left = view.segment.left
    if view.noun is not None and view.noun.kind == "contribution":
        opening = next((t for t in left if t.has("compare", "about")), None)
        tail = case.named(between(left, opening, view.noun))
        name = joined(named_before(case, opening) or case.context.subject if opening else case.subject, tail)
        return Outcome("contribution rate", Measure.CONTRIBUTION, name, carries=False)
    verb = next((t for t in reversed(left) if t.has("contribution", "verb")), None)
    if verb is None:
        return None
    last = view.verb or left[-1]
    opening = next((t for t in left if t.has("compare", "about") and t.start < verb.start), None)
    if opening is not None and last is left[-1]:
        name = named_before(case, opening) or case.context.subject
        return Outcome("contribution", Measure.CONTRIBUTION, name, case.sign, carries=False)
    name = joined(named_before(case, verb) or case.context.subject, case.named(between(left, verb, last)))
    down = view.verb is not None and view.verb.code == "down"
    sign = -1 if down or verb.text in ("拖累", "下拉") else 1
    return Outcome("contribution", Measure.CONTRIBUTION, name, sign, carries=False)


def contribution_goes_on_rule(case: Case) -> Outcome | None:
    """贡献率上升3个百分点，达到51.2%: still the rate of contribution."""
    if case.view.segment.opening == "" or (case.view.reach is None and case.view.verb is not None):
        return None
    if case.mention.unit not in RELATIVE or not case.ends_with("contribution", "noun"):
        return None
    return Outcome("contribution rate", Measure.CONTRIBUTION, case.subject, carries=False)


def difference_rule(case: Case) -> Outcome | None:
    """高于全国0.6个百分点, 比全省平均水平快1.2个百分点"""
    view = case.view
    other = [t for t in view.middle if t.text not in ("了", "过")]
    if view.governed_by("exceed") and other and case.mention.form == "amount" and not of_precedes(case):
        assert view.governor is not None
        if other[-1].kind == PERIOD or any(t.text == "有" for t in view.chain):
            return None
        sign = 1 if view.governor.code == "more" else -1
        return Outcome(
            "difference",
            Measure.CHANGE,
            rate_named(case),
            sign,
            versus=_other_side(case, other),
            carries=view.subject != [],
        )
    other = _compared_with(case)
    if not other:
        return None
    than = view.first("than") or view.verb or view.first("exceed")
    if than is None or (case.mention.form != "amount" and not than.has("exceed")):
        return None
    sign = -1 if than.code in ("less", "down") else 1
    if case.mention.kind == "times":
        return _times_more(case, other, sign) if than.kind == "than" else None
    measure = Measure.GROWTH_RATE if case.mention.unit in RELATIVE else Measure.CHANGE
    return Outcome("difference", measure, rate_named(case), sign, versus=_other_side(case, other))


def difference_goes_on_rule(case: Case) -> Outcome | None:
    """高于全国0.7个、全省0.3个百分点: the same difference from one more place."""
    past, left = case.context.past[-1] if case.context.past else None, case.view.segment.left
    if past is None or past.rule != "difference" or past.unit != case.mention.unit or not left:
        return None
    if case.view.segment.opening not in ("、", "") or case.view.chain or len(left) > _FEW:
        return None
    other = case.named([t for t in left if t.text not in _ANDS])
    return Outcome(
        "difference", Measure.CHANGE, past.name, past.sign, versus=other, carries=False, subject=past.base
    )


def _other_side(case: Case, other: list[Token]) -> Name | None:
    """分别高于全国、全省0.7个和0.3个百分点: each number has its own other side."""
    name, values = case.named(other), case.view.segment.values
    parts = split(name, len(values), case.lexicon) if name is not None and len(values) > 1 else None
    if parts is None:
        return name
    place = next((n for n, v in enumerate(values) if v.token.start == case.mention.start), 0)
    return parts[place]


def _times_more(case: Case, other: list[Token], sign: int) -> Outcome:
    """比农民的收入高一倍: once more is 100 percent more."""
    return Outcome(
        "times more", Measure.GROWTH_RATE, case.context.subject or case.own, sign, unit="percent",
        factor=Decimal(100), versus=case.named(other),
    )  # fmt: skip


def _compared_with(case: Case) -> list[Token]:
    """What stands after 比: 比计划规定的单位数多227个."""
    left = case.view.segment.left
    for index in range(len(left) - 1, -1, -1):
        if left[index].has("compare", "with") and len(left[index].text) == 1:
            edge = chain_start(case)
            other = [t for t in left[index + 1 :] if t.end <= edge]
            return [] if all(t.kind == PERIOD or t.text in _NO_OTHER for t in other) else other
    return []


def since_then_rule(case: Case) -> Outcome | None:
    """比上年高0.5个百分点, 比上年多5亿元, 同比多2315亿元"""
    view = case.view
    than = view.first("than") or next((t for t in view.chain if t.text in _EXCEEDING), None)
    dated = view.first("compare", "with") is not None and view.first(PERIOD) is not None
    if than is None or not (dated or view.first("basis") is not None):
        return None
    sign = -1 if than.code == "less" else 1
    measure = Measure.GROWTH_RATE if case.mention.unit in RELATIVE else Measure.CHANGE
    return Outcome("difference from before", measure, rate_named(case), sign, carries=False)


def part_of_earlier_rule(case: Case) -> Outcome | None:
    """恢复至2019年同期的八成二, 不及上年的一半: so much of what it was, printed in percent."""
    left, start = [t for t in case.view.segment.left if t.text != "的"], case.mention.start
    if (
        case.mention.unit != "percent"
        or case.view.verb is not None
        or "的" not in case.script.text[start - 2 : start]
    ):
        return None
    place = next((n for n in range(len(left) - 1, 0, -1) if left[n].kind == PERIOD), 0)
    to = left[place - 1] if place else None
    if to is None:
        return None
    if to.kind == "exceed" and case.mention.form == "part":
        return Outcome("part of earlier", Measure.MULTIPLE, case.context.subject or case.own, carries=False)
    if left[place].text in WHOLES or any(t.kind != "before" for t in left[place + 1 :]):
        return None
    reached = to.has("verb", "reach") and left[place].text.endswith(("同期", "同月"))
    if not (to.text in EQUALS or to.kind == "before" or reached):
        return None
    if any(t.has("compare", "from") or t.kind in ("noun", "share") for t in left[:place]):
        return None
    return Outcome("part of earlier", Measure.MULTIPLE, case.subject, carries=False)


def _is_higher(right: list[Token]) -> bool:
    """较二月公布的3%为高"""
    return "".join(t.text for t in right[:2]) in ("为高", "为低", "为快", "为慢", "为多", "为少")


def compared_rule(case: Case) -> Outcome | None:
    """较二月预测的3%至5%为高: the same measure, earlier."""
    past = case.context.past[-1] if case.context.past else None
    edge = case.mention.start
    if (
        past is None
        or case.script.text[edge - 1 : edge] not in ("的", "之", "数", "值", "字")
        or past.unit.partition("/")[0] != case.mention.unit.partition("/")[0]
    ):
        return None
    stated = case.view.first("compare", "with") is not None or case.view.first("exceed") is not None
    stated = stated or (case.view.governed_by("exceed") and any(told_before(t) for t in case.view.middle))
    left = case.view.segment.left[-4:]
    stated = stated or any(a.kind == "exceed" and b.kind == PERIOD for a, b in pairwise(left))
    if not stated and not _is_higher(case.view.segment.right):
        return None
    unit = past.unit if "/" in past.unit else None
    return Outcome("compared", past.measure, past.name, case.sign, unit=unit, carries=False)
