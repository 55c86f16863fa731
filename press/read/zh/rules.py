"""Which measure is it? Rules in order, each with one question; the first answer holds."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from press.model import Measure
from press.read.zh.context import Past
from press.read.zh.naming import joined
from press.read.zh.outcome import Case, Outcome, with_noun
from press.read.zh.token import PERIOD, Token
from press.read.zh.view import scene_free

_RELATIVE = ("percent", "per_mille")
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
)
_AIMS = ("目标", "预期", "速度", "要求", "水平")
_POINTS = ("percentage_point", "basis_point")


def read_measure(case: Case) -> Outcome:
    """What the number of ``case`` measures; always an answer, a level where nothing else is said."""
    for rule in RULES:
        outcome = rule(case)
        if outcome is not None:
            return outcome
    return Outcome("level", Measure.LEVEL, case.subject)


def _ratio(case: Case) -> Outcome | None:
    """5.3:37.7:57.0"""
    if case.mention.form != "ratio":
        return None
    return Outcome("ratio", Measure.RATIO, case.subject)


def _rank(case: Case) -> Outcome | None:
    """居全市第2位, 跻身全国前十"""
    if case.mention.form != "rank":
        return None
    field_tokens = [t for t in case.view.segment.left if t.kind in ("text", "area")]
    verb = next((t for t in reversed(case.view.segment.left) if t.kind == "rank"), None)
    inside = [t for t in field_tokens if verb is None or t.start >= verb.end]
    if verb is None:
        inside = [t for t in inside if t.kind == "area"][-1:]
    own = [t for t in field_tokens if t.end <= (verb.start if verb else inside[0].start if inside else 0)]
    name = case.named([t for t in own if t.kind != "area"]) or case.context.subject
    return Outcome("rank", Measure.RANK, name, of=case.named(inside), carries=bool(own))


def _conversion(case: Case) -> Outcome | None:
    """（按年平均汇率折合7594美元）: the same fact in another currency."""
    if not case.bracketed or case.mention.kind != "currency" or not case.context.past:
        return None
    past = case.context.past[-1]
    if past.unit[:3] == case.mention.unit[:3] or case.view.verb is not None:
        return None
    unit = case.mention.unit + past.unit[3:] if past.unit[3:4] == "/" else None
    return Outcome("conversion", past.measure, past.name, unit=unit, carries=False)


def _contribution(case: Case) -> Outcome | None:
    """对经济增长的贡献率为63.8%, 拉动经济增长3.4个百分点"""
    view, unit = case.view, case.mention.unit
    if unit not in (*_RELATIVE, *_POINTS) or (view.verb and not view.governed_by("contribution")):
        return None
    left = view.segment.left
    if view.noun is not None and view.noun.kind == "contribution":
        opening = next((t for t in left if t.has("compare", "about")), None)
        tail = case.named(_between(left, opening, view.noun))
        name = joined(_before(case, opening) or case.context.subject if opening else case.subject, tail)
        return Outcome("contribution rate", Measure.CONTRIBUTION, name, carries=False)
    verb = next((t for t in reversed(left) if t.has("contribution", "verb")), None)
    if verb is None:
        return None
    last = view.verb or left[-1]
    name = joined(_before(case, verb) or case.context.subject, case.named(_between(left, verb, last)))
    sign = -1 if verb.text in ("拖累", "下拉") else 1
    return Outcome("contribution", Measure.CONTRIBUTION, name, sign, carries=False)


def _between(left: list[Token], first: Token | None, last: Token) -> list[Token]:
    start = first.start if first else last.start
    return [t for t in left if start <= t.start and t.end <= last.end]


def _before(case: Case, mark: Token | None) -> tuple[str, str] | None:
    if mark is None:
        return None
    return case.named(scene_free([t for t in case.view.segment.left if t.end <= mark.start]))


def _rate_named(case: Case) -> tuple[str, str] | None:
    """The subject, with 增速 where the difference is one of growth rates."""
    noun = case.view.noun
    if noun is not None and noun.kind == "noun":
        return with_noun(case, noun)
    past = case.context.past[-1] if case.context.past else None
    again = past is not None and past.unit in _POINTS and past.measure is Measure.CHANGE
    if past is not None and again and case.own is None and case.view.segment.opening in (",", "、", ""):
        return past.name
    return case.subject


def _difference(case: Case) -> Outcome | None:
    """高于全国0.6个百分点, 比全省平均水平快1.2个百分点"""
    view = case.view
    other = view.middle
    if view.governed_by("exceed") and other and case.mention.form == "amount":
        assert view.governor is not None
        if any(t.kind == PERIOD for t in other):
            return None
        sign = 1 if view.governor.code == "more" else -1
        return Outcome(
            "difference",
            Measure.CHANGE,
            _rate_named(case),
            sign,
            versus=case.named(other),
            carries=view.subject != [],
        )
    if not view.governed_by("compare", "with") or not other:
        return None
    than = view.first("than") or view.verb
    if than is None or case.mention.form != "amount" or case.mention.kind == "times":
        return None
    sign = -1 if than.code in ("less", "down") else 1
    measure = Measure.GROWTH_RATE if case.mention.unit in _RELATIVE else Measure.CHANGE
    return Outcome("difference", measure, _rate_named(case), sign, versus=case.named(other))


def _since_then(case: Case) -> Outcome | None:
    """比上年高0.5个百分点, 比上年多5亿元"""
    view = case.view
    than = view.first("than")
    if than is None or view.first("compare", "with") is None or view.first(PERIOD) is None:
        return None
    sign = -1 if than.code == "less" else 1
    measure = Measure.GROWTH_RATE if case.mention.unit in _RELATIVE else Measure.CHANGE
    return Outcome("difference from before", measure, _rate_named(case), sign, carries=False)


def _fold(case: Case) -> Outcome | None:
    """翻一番"""
    if case.mention.form != "fold":
        return None
    return Outcome("fold", Measure.GROWTH_RATE, case.subject)


def _times(case: Case) -> Outcome | None:
    """增长1.3倍 is growth by 130 %, 是上年的1.5倍 a multiple."""
    if case.mention.kind != "times":
        return None
    if case.view.verb is not None and case.view.reach is None:
        return Outcome(
            "times growth", Measure.GROWTH_RATE, case.subject, case.sign, unit="percent", factor=Decimal(100)
        )
    name = case.subject
    if case.view.governed_by("verb", "state"):
        name = _before(case, case.view.governor) or case.context.subject
    return Outcome("multiple", Measure.MULTIPLE, name, carries=False)


def _compared(case: Case) -> Outcome | None:
    """较二月预测的3%至5%为高: the same measure, earlier."""
    past = case.context.past[-1] if case.context.past else None
    edge = case.mention.start
    if (
        past is None
        or case.script.text[edge - 1 : edge] not in ("的", "数", "值")
        or past.unit != case.mention.unit
    ):
        return None
    if case.view.first("compare", "with") is None and case.view.first("exceed") is None:
        return None
    return Outcome("compared", past.measure, past.name, carries=False)


def _share(case: Case) -> Outcome | None:
    """占一般公共预算收入的70.0%, 比重为六成"""
    view = case.view
    if case.mention.unit not in _RELATIVE or (view.verb is not None and view.reach is None):
        return None
    left = view.segment.left
    verb = next((t for t in reversed(left) if t.has("share", "of")), None)
    noun = view.noun if view.noun is not None and view.noun.kind == "share" else None
    if verb is None and noun is None:
        return None
    if verb is None:
        whole = case.context.whole
        return Outcome("share", Measure.SHARE, case.own or with_noun(case, None), of=whole, carries=False)
    nouns = [t for t in left if t.has("share", "noun") and t.start > verb.start]
    end = nouns[-1].start if nouns else _edge(case)
    whole = case.named([t for t in left if verb.end <= t.start and t.end <= end])
    own = _before(case, verb)
    return Outcome("share of", Measure.SHARE, own or case.context.subject, of=whole, carries=own is not None)


def _edge(case: Case) -> int:
    return min((t.start for t in case.view.chain), default=case.mention.start)


def _equals_part(case: Case) -> Outcome | None:
    """相等於商品進口貨值的10.4%, 仅为美国的三分之一"""
    view = case.view
    left = view.segment.left
    if case.mention.unit not in _RELATIVE or view.verb is not None or not left or not _of_end(case):
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
    own = _before(case, verb)
    return Outcome("part of", Measure.SHARE, own or case.context.subject, of=whole, carries=own is not None)


def _of_end(case: Case) -> bool:
    edge = case.mention.start
    return case.script.text[edge - 1 : edge] == "的" and bool(case.view.middle)


def _growth_noun(case: Case) -> Outcome | None:
    """增速为6.2%, 降幅达3%"""
    noun = case.view.noun
    if (
        noun is None
        or noun.kind != "noun"
        or noun.code not in ("growth", "fall")
        or case.view.verb is not None
    ):
        return None
    measure = Measure.CHANGE if case.mention.unit in _POINTS else Measure.GROWTH_RATE
    if case.mention.unit not in (*_RELATIVE, *_POINTS):
        return None
    name = with_noun(case, noun) if case.own is not None and len(case.own[0]) <= 2 else case.subject
    return Outcome("growth noun", measure, name, case.sign)


def _moves_to(case: Case) -> Outcome | None:
    """提高到41.2%, 降至60%以下"""
    view = case.view
    if view.reach is None:
        return None
    past = case.context.past[-1] if case.context.past else None
    if (
        past is not None
        and view.segment.opening == ""
        and case.own is None
        and past.nature.value == "previous"
    ):
        return Outcome("from to", past.measure, past.name, subject=past.base)
    if case.ends_with("noun", "growth", "fall") and case.mention.unit == "percent":
        sign = -1 if case.ends_with("noun", "fall") else 1
        return Outcome("growth noun", Measure.GROWTH_RATE, case.subject, sign)
    if case.own is None and past is not None and _still_growth(case, past):
        return Outcome("growth goes on", Measure.GROWTH_RATE, past.name, subject=past.base)
    measure = (
        Measure.SHARE if case.ends_with("share", "noun") and case.mention.unit in _RELATIVE else Measure.LEVEL
    )
    return Outcome("moves to", measure, case.subject)


def _still_growth(case: Case, past: Past) -> bool:
    """增长5.4%, 第四季度放缓至4.5%: still a rate of growth, unless the subject is itself a rate."""
    if past.measure is not Measure.GROWTH_RATE or past.unit != case.mention.unit:
        return False
    return past.name is None or not past.name[0].endswith("率")


def _elliptic(case: Case) -> Outcome | None:
    """第三季为4.8%, 第三季度44.25%: only the period is new."""
    past = case.context.past[-1] if case.context.past else None
    if past is None or case.own is not None or past.unit != case.mention.unit or past.unit not in _RELATIVE:
        return None
    plain = case.view.verb is None and case.view.reach is None and case.view.noun is None
    named = any(t.kind == PERIOD for t in case.view.segment.left) or (
        case.bracketed and not case.view.segment.left
    )
    return (
        Outcome("only the period is new", past.measure, past.name, subject=past.base)
        if plain and named
        else None
    )


def _growth(case: Case) -> Outcome | None:
    """增长5.3%, 下降百分之三"""
    if case.view.verb is None or case.mention.unit not in _RELATIVE:
        return None
    if case.mention.unit == "per_mille" and case.ends_with("share", "noun"):
        return None
    return Outcome("growth", Measure.GROWTH_RATE, case.subject, case.sign)


def _change(case: Case) -> Outcome | None:
    """增加0.12万公顷, 提高2.8个百分点"""
    view = case.view
    if case.mention.unit in _POINTS:
        return Outcome("points", Measure.CHANGE, _rate_named(case), case.sign, carries=case.own is not None)
    if view.verb is None:
        return None
    return Outcome("change", Measure.CHANGE, case.subject, case.sign)


def _transitive(case: Case) -> Outcome | None:
    """减少贫困人口1000万人, 降低成本20%"""
    view = case.view
    if not view.governed_by("verb", "up", "down") or not view.middle:
        return None
    assert view.governor is not None
    sign = -1 if view.governor.code == "down" else 1
    name = case.named(view.middle) or case.subject
    if case.mention.unit in _RELATIVE:
        return Outcome("transitive growth", Measure.GROWTH_RATE, name, sign)
    return Outcome("transitive change", Measure.CHANGE, name, sign)


def _flow(case: Case) -> Outcome | None:
    """净增科技型企业312家, 城镇新增就业1.1万人"""
    left = case.view.segment.left
    word = next((t for t in reversed(left) if t.kind == "flow"), None)
    if word is None or case.mention.form == "part":
        return None
    before = [t for t in left if t.end <= word.start]
    name = case.named(_after_flow(case, word))
    if before and before[-1].kind == "text" and name is not None:
        name = joined(_before(case, word), joined(case.named([word]), name))
    return Outcome(
        "flow", Measure.CHANGE, name or case.own or case.context.subject, -1 if word.code == "down" else 1
    )


def _after_flow(case: Case, word: Token) -> list[Token]:
    edge = _edge(case)
    return [
        t
        for t in case.view.segment.left
        if t.start >= word.end and t.end <= edge and t.kind not in ("spread", "before")
    ]


def _noun_amount(case: Case) -> Outcome | None:
    """增量超10亿元, 逆差487亿港元, 亏损2.77亿元"""
    noun = case.view.noun
    if noun is not None and noun.has("noun", "change"):
        return Outcome("increment", Measure.CHANGE, with_noun(case, noun))
    if noun is not None and noun.has("noun", "loss") and case.mention.kind == "currency":
        return Outcome(
            "loss",
            Measure.LEVEL,
            joined(case.own, case.named([noun])) if case.own else with_noun(case, noun),
            -1,
        )
    if case.ends_with("noun", "loss") and case.mention.kind == "currency":
        return Outcome("loss", Measure.LEVEL, case.subject, -1)
    return None


def _noun_after(case: Case) -> Outcome | None:
    """10.7%的按年升幅, 5%的增长"""
    right = [t for t in case.view.segment.right if t.kind not in ("basis", "light") and t.text != "的"]
    if case.mention.unit not in _RELATIVE or not right:
        return None
    word = right[0]
    if _after_of(case) and word.text.startswith("速度"):
        return Outcome("growth at a speed", Measure.GROWTH_RATE, case.subject, case.sign)
    if _after_of(case) and len(right) > 2 and right[1].has("verb", "up", "down") and right[2].text[:2] in _AIMS:
        return Outcome("growth aimed at", Measure.GROWTH_RATE, case.named(right[:1]), -1 if right[1].code == "down" else 1)
    if word.has("noun", "growth", "fall") or (word.has("verb", "up", "down") and _after_of(case)):
        sign = -1 if word.code in ("fall", "down") else 1
        return Outcome("growth noun after", Measure.GROWTH_RATE, case.subject, sign)
    return None


def _after_of(case: Case) -> bool:
    return case.script.text[case.mention.end : case.mention.end + 1] == "的"


def _part_of_after(case: Case) -> Outcome | None:
    """四分之一的合作社, 30%的企业, 近八成企业"""
    if case.mention.unit not in _RELATIVE:
        return None
    if case.own is not None and _of_number(case):
        return Outcome(
            "part of", Measure.SHARE, case.named(case.view.segment.right[:1]) or case.own, of=case.own
        )
    right = [t for t in case.view.segment.right[:1] if not t.text.startswith(_LEVEL_NOUNS)]
    if not right or right[0].kind != "text":
        if case.mention.form == "part" and case.mention.detail in ("fraction", "tenths", "half"):
            return Outcome("part", Measure.SHARE, case.subject)
        return None
    return Outcome("part of what follows", Measure.SHARE, case.named(right) or case.subject)


def _of_number(case: Case) -> bool:
    """一般公共预算支出的76.8%"""
    edge = case.mention.start
    return not case.view.chain and case.script.text[edge - 1 : edge] == "的"


def _by_subject(case: Case) -> Outcome | None:
    """A percentage whose subject says what it is: …比重, …增速, 其他的百分之四十四."""
    if case.mention.unit not in _RELATIVE:
        return None
    if case.ends_with("share", "noun"):
        return Outcome("share", Measure.SHARE, case.subject)
    if case.ends_with("noun", "growth", "fall") and case.mention.unit == "percent":
        sign = -1 if case.ends_with("noun", "fall") else 1
        return Outcome("growth noun", Measure.GROWTH_RATE, case.subject, sign)
    return Outcome("part", Measure.SHARE, case.own) if case.own is not None and _of_number(case) else None


def _list_goes_on(case: Case) -> Outcome | None:
    """增长5.5%以上、力争6%: a percentage without words leans on the one before."""
    past = case.context.past[-1] if case.context.past else None
    if past is None or case.own is not None or past.unit != case.mention.unit or past.unit not in _RELATIVE:
        return None
    if case.view.segment.opening not in ("、", "") or past.measure is not Measure.GROWTH_RATE:
        return None
    return Outcome("goes on", past.measure, past.name, subject=past.base)


RULES: tuple[Callable[[Case], Outcome | None], ...] = (
    _ratio,
    _compared,
    _rank,
    _conversion,
    _contribution,
    _difference,
    _since_then,
    _fold,
    _times,
    _share,
    _elliptic,
    _growth_noun,
    _moves_to,
    _growth,
    _change,
    _flow,
    _transitive,
    _noun_amount,
    _noun_after,
    _equals_part,
    _part_of_after,
    _list_goes_on,
    _by_subject,
)
