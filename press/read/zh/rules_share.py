"""Is it a part, a ratio or a place among others? Rules that answer or pass."""

from __future__ import annotations

from collections.abc import Sequence

from press.model import Measure
from press.read.zh.around import PARTS, POINTS, RELATIVE, chain_start, named_before, of_follows, of_precedes
from press.read.zh.naming import joined
from press.read.zh.outcome import Case, Outcome, with_noun
from press.read.zh.subjects import is_manner
from press.read.zh.token import PERIOD, Token

_BOTH = ("两者", "二者", "三者")
_AIMING = ("力争", "争取", "确保", "努力", "力求")
_LEVEL_NOUNS = (
    "水平",
    "利率",
    "税率",
    "比例",
    "速度",
    "幅度",
    "上限",
    "下限",
    "目标",
    "红线",
    "以",
    "的水平",
    "的利率",
    "的税率",
    "不变",
    "持平",
    "高位",
    "区间",
    "之间",
    "须",
    "将",
    "应于",
    "为高",
    "为低",
)


_TOLD = ("为", "达", "达到", "是")
_RATES = ("率", "增速", "增幅", "降幅", "涨幅")
_TWO = 2
_EQUAL = ("相当于", "相等于")
_SET = ("提出", "确定", "规定", "下达", "设定", "制定", "明确")
_MARKS_SET = ("目标", "要求", "标准", "红线", "警戒线", "监管要求", "控制线", "指标")
"""5.5%的控制目标: a mark that is set, no part of something."""


def ratio_rule(case: Case) -> Outcome | None:
    """5.3:37.7:57.0, 收入倍差1.88"""
    bare = case.mention.kind == "ratio" and case.view.verb is None and case.view.first("than") is None
    if case.mention.form != "ratio" and not bare:
        return None
    return Outcome("ratio", Measure.RATIO, case.subject)


def rank_rule(case: Case) -> Outcome | None:
    """居全市第2位, 跻身全国前十"""
    if case.mention.form != "rank":
        return None
    field_tokens = [t for t in case.view.segment.left if t.kind in ("text", "area")]
    verb = next((t for t in reversed(case.view.segment.left) if t.kind == "rank"), None)
    inside = [t for t in field_tokens if verb is None or t.start >= verb.end]
    if verb is None:
        inside = [t for t in inside if t.kind == "area"][-1:]
    own = [t for t in field_tokens if t.end <= (verb.start if verb else inside[0].start if inside else 0)]
    leads = own and (own[0].text.startswith("在") or case.view.segment.opening == "")
    if leads and own[-1].text.endswith(("中", "内")):
        own, inside = [], own
    name = case.named([t for t in own if t.kind != "area"])
    if verb is None and name is None and case.mention.detail == "bare":
        name = named_before(
            case, next((t for t in reversed(case.view.segment.left) if t.kind == "verb"), None)
        )
    name = name or case.context.subject
    return Outcome("rank", Measure.RANK, name, of=case.named(inside), carries=bool(own))


def share_rule(case: Case) -> Outcome | None:
    """占一般公共预算收入的70.0%, 比重为六成"""
    view = case.view
    if case.mention.unit not in RELATIVE or (view.verb is not None and view.reach is None):
        return None
    left = view.segment.left
    verb = next((t for t in reversed(left) if t.has("share", "of")), None)
    noun = view.noun if view.noun is not None and view.noun.kind == "share" else None
    if verb is None and noun is None:
        return None
    if verb is None:
        own, whole = case.own, case.context.whole
        if own is None and noun is not None and noun.text.endswith("面"):
            own = case.named([noun])
        told = joined(own, case.named([noun])) if own is not None and noun is not None else None
        return Outcome(
            "share",
            Measure.SHARE,
            own or with_noun(case, None),
            of=whole,
            carries=told is not None,
            subject=told,
        )
    nouns = [t for t in left if t.has("share", "noun") and t.start > verb.start]
    end = nouns[-1].start if nouns else chain_start(case)
    whole = case.named([t for t in left if verb.end <= t.start and t.end <= end])
    own = case.own if case.listed else named_before(case, verb)
    own = None if own is not None and (is_manner(own[0]) or own[0].startswith(_BOTH)) else own
    return Outcome("share of", Measure.SHARE, own or case.context.subject, of=whole, carries=own is not None)


def stated_whole_rule(case: Case) -> Outcome | None:
    """占全市出口总额310亿元的70%: the whole is told with its amount."""
    view, left = case.view, case.view.segment.left
    if case.mention.unit in RELATIVE + POINTS or view.verb is not None or not of_follows(case):
        return None
    verb = next((t for t in reversed(left) if t.has("share", "of") or t.text in _EQUAL), None)
    whole = case.named([t for t in left if t.start >= verb.end and t.kind != "area"]) if verb else None
    if verb is None or whole is None:
        return None
    own = named_before(case, verb)
    return Outcome(STATED_WHOLE, Measure.LEVEL, whole, carries=own is not None, subject=own)


STATED_WHOLE = "whole of a share"


def of_stated_whole_rule(case: Case) -> Outcome | None:
    """…310亿元的70%: a part of what was told right before."""
    past = case.context.past[-1] if case.context.past else None
    if past is None or past.rule != STATED_WHOLE or case.mention.unit not in RELATIVE:
        return None
    if case.view.segment.opening or [t.text for t in case.view.segment.left] != ["的"]:
        return None
    return Outcome("share of", Measure.SHARE, case.context.subject, of=past.name, carries=False)


def equals_part_rule(case: Case) -> Outcome | None:
    """相等於商品進口貨值的10.4%, 仅为美国的三分之一"""
    view = case.view
    left = view.segment.left
    if case.mention.unit not in RELATIVE or view.verb is not None or not left or not _of_end(case):
        return None
    verb = next((t for t in reversed(left) if t.has("verb", "state")), None)
    if verb is None or verb.text not in (
        "相等于",
        "相当于",
        "等于",
        "为",
        "是",
        "达到",
        "达",
        "相当",
        "完成",
    ):
        return None
    whole = case.named([t for t in left if t.start >= verb.end])
    own = named_before(case, verb)
    return Outcome("part of", Measure.SHARE, own or case.context.subject, of=whole, carries=own is not None)


def mark_set_rule(case: Case) -> Outcome | None:
    """…毛入学率61.4%，完成规划提出的60%的目标: the same, as it was to be."""
    left, past = case.view.segment.left, case.context.past[-1] if case.context.past else None
    right = "".join(t.text for t in case.view.segment.right[:3])
    if case.mention.unit not in RELATIVE or case.view.verb is not None or not left or right[:1] != "的":
        return None
    words = (left[-2].text if left[-1].text == "的" and len(left) > 1 else left[-1].text).removesuffix("的")
    led = words.endswith(_SET) or (left[-1].kind == "exceed" and right.endswith(_MARKS_SET))
    if not led or past is None or past.unit != case.mention.unit:
        return None
    return Outcome("mark set", past.measure, past.name, carries=False, subject=past.base)


def _of_end(case: Case) -> bool:
    edge = case.mention.start
    return case.script.text[edge - 1 : edge] == "的" and bool(case.view.middle)


def elliptic_rule(case: Case) -> Outcome | None:
    """第三季为4.8%, 第三季度44.25%: only the period is new."""
    past = case.context.past[-1] if case.context.past else None
    if past is None or case.own is not None or past.unit != case.mention.unit or past.unit not in RELATIVE:
        return None
    if case.context.fresh or of_follows(case):
        return None
    plain = case.view.verb is None and case.view.reach is None and case.view.noun is None
    left = case.view.segment.left
    named = any(t.kind == PERIOD for t in left) or (case.bracketed and (not left or _only_how(left)))
    return (
        Outcome("only the period is new", past.measure, past.name, subject=past.base)
        if plain and named
        else None
    )


def _only_how(left: Sequence[Token]) -> bool:
    """（按固定汇率计算为33%）: the same, counted in another way."""
    words = "".join(t.text for t in left if not t.has("verb", "state"))
    return is_manner(words)


def share_goes_on_rule(case: Case) -> Outcome | None:
    """比重首次超过5%，达5.9%; 北美占46%，亚太占39%，欧洲为15%: still a share."""
    past, view = case.context.past[-2:], case.view
    if case.mention.unit != "percent" or not past or past[-1].measure is not Measure.SHARE or view.verb:
        return None
    told = any(t.text in _TOLD for t in view.chain) and view.reach is None and view.noun is None
    if not told or view.segment.opening != "," or of_follows(case):
        return None
    if case.own is None:
        return Outcome("share goes on", Measure.SHARE, past[-1].name, subject=past[-1].base)
    listed = len(past) == _TWO and past[0].measure is Measure.SHARE and not case.own[0].endswith(_RATES)
    return Outcome("share goes on", Measure.SHARE, case.own) if listed else None


def part_of_after_rule(case: Case) -> Outcome | None:
    """四分之一的合作社, 30%的企业, 近八成企业"""
    if case.mention.unit not in RELATIVE:
        return None
    led = case.view.segment.left[0].text if case.view.segment.left else ""
    if case.own is not None and of_precedes(case) and led.startswith(("为", "是")):
        return Outcome("part of", Measure.SHARE, case.context.subject, of=case.own, carries=False)
    if case.own is not None and of_precedes(case):
        return Outcome(
            "part of", Measure.SHARE, case.named(case.view.segment.right[:1]) or case.own, of=case.own
        )
    right = [t for t in case.view.segment.right[:1] if not t.text.startswith(_LEVEL_NOUNS)]
    if right and right[0].text.startswith("的") and right[0].text.endswith(_MARKS_SET):
        return None
    if not right or right[0].kind != "text":
        rate = case.subject is not None and case.subject[0].endswith("率")
        if case.mention.form == "part" and case.mention.detail in PARTS and not rate:
            return Outcome("part", Measure.SHARE, case.subject)
        return None
    return Outcome("part of what follows", Measure.SHARE, case.named(right) or case.subject)


def by_subject_rule(case: Case) -> Outcome | None:
    """A percentage whose subject says what it is: …比重, …增速, 其他的百分之四十四."""
    if case.mention.unit not in RELATIVE:
        return None
    if case.ends_with("share", "noun"):
        return Outcome("share", Measure.SHARE, case.subject)
    if case.ends_with("noun", "growth", "fall") and case.mention.unit == "percent":
        sign = -1 if case.ends_with("noun", "fall") else 1
        return Outcome("growth noun", Measure.GROWTH_RATE, case.subject, sign)
    return Outcome("part", Measure.SHARE, case.own) if case.own is not None and of_precedes(case) else None


def list_goes_on_rule(case: Case) -> Outcome | None:
    """增长5.5%以上、力争6%: a percentage without words leans on the one before."""
    past = case.context.past[-1] if case.context.past else None
    if past is None or case.own is not None or past.unit != case.mention.unit or past.unit not in RELATIVE:
        return None
    aimed = case.view.segment.opening == "," and any(t.text in _AIMING for t in case.view.chain)
    if past.measure is not Measure.GROWTH_RATE or not (aimed or case.view.segment.opening in ("、", "")):
        return None
    return Outcome("goes on", past.measure, past.name, subject=past.base)
