"""Does it say how something moved? Rules of growth, change, flow and loss that answer or pass."""

from __future__ import annotations

from decimal import Decimal

from press.model import Measure
from press.read.zh.around import PARTS, POINTS, RELATIVE, chain_start, named_before, of_follows, rate_named
from press.read.zh.context import Past
from press.read.zh.earlier import EQUALS
from press.read.zh.naming import Name, joined
from press.read.zh.outcome import Case, Outcome, with_noun
from press.read.zh.token import PERIOD, Token

_MONEY = ("currency", "currency_part")
_SAVING = ("节约", "节省")
_MOVES = ("变动", "变化")
_AIMS = ("目标", "预期", "速度", "要求", "水平")


def fold_rule(case: Case) -> Outcome | None:
    """翻一番"""
    if case.mention.form != "fold":
        return None
    return Outcome("fold", Measure.GROWTH_RATE, case.subject)


def times_rule(case: Case) -> Outcome | None:
    """增长1.3倍 is growth by 130 %, 是上年的1.5倍 a multiple."""
    if case.mention.kind != "times":
        return None
    if case.view.verb is not None and case.view.reach is None:
        return Outcome(
            "times growth", Measure.GROWTH_RATE, case.subject, case.sign, unit="percent", factor=Decimal(100)
        )
    name = case.subject
    if case.view.governed_by("verb", "state"):
        name = named_before(case, case.view.governor) or case.context.subject
    elif case.view.governor is not None and case.view.governor.kind == PERIOD:
        name = _before_the_other(case) or name
    return Outcome("multiple", Measure.MULTIPLE, name, carries=False)


def _before_the_other(case: Case) -> Name | None:
    """在手订单…，为2025年全年收入的2.5倍: what is so many times, not what it is so many times of."""
    left = case.view.segment.left
    place = next(
        (n for n, t in enumerate(left[:-1]) if t.text in EQUALS and left[n + 1].kind == PERIOD), None
    )
    return None if place is None else named_before(case, left[place]) or case.context.subject


def growth_noun_rule(case: Case) -> Outcome | None:
    """增速为6.2%, 降幅达3%"""
    noun = case.view.noun
    if (
        noun is None
        or noun.kind != "noun"
        or noun.code not in ("growth", "fall")
        or case.view.verb is not None
    ):
        return None
    measure = Measure.CHANGE if case.mention.unit in POINTS else Measure.GROWTH_RATE
    if case.mention.unit not in RELATIVE + POINTS:
        return None
    name = with_noun(case, noun) if case.own is not None and len(case.own[0]) <= 2 else case.subject
    return Outcome("growth noun", measure, name, case.sign)


def moves_to_rule(case: Case) -> Outcome | None:
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
        sign = past.sign if past.rule == "growth noun" else 1
        return Outcome("from to", past.measure, past.name, sign, subject=past.base)
    if case.ends_with("noun", "growth", "fall") and case.mention.unit == "percent":
        sign = -1 if case.ends_with("noun", "fall") else 1
        return Outcome("growth noun", Measure.GROWTH_RATE, case.subject, sign)
    if case.own is None and past is not None and _still_growth(case, past):
        return Outcome("growth goes on", Measure.GROWTH_RATE, past.name, subject=past.base)
    if case.ends_with("noun", "loss") and case.mention.kind in _MONEY:
        return Outcome("loss", Measure.LEVEL, case.subject, -1)
    if case.mention.kind == "ratio":
        return Outcome("moves to", Measure.RATIO, case.subject)
    measure = (
        Measure.SHARE if case.ends_with("share", "noun") and case.mention.unit in RELATIVE else Measure.LEVEL
    )
    return Outcome("moves to", measure, case.subject)


def _still_growth(case: Case, past: Past) -> bool:
    """增长5.4%, 第四季度放缓至4.5%: still a rate of growth, unless the subject is itself a rate."""
    if past.measure is not Measure.GROWTH_RATE or past.unit != case.mention.unit:
        return False
    if any(t.kind == PERIOD and t.text.endswith("同期") for t in case.view.chain):
        return False  # 恢复至2019年同期的102%
    return past.name is None or not past.name[0].endswith("率")


def growth_rule(case: Case) -> Outcome | None:
    """增长5.3%, 下降百分之三"""
    if case.view.verb is None or case.mention.unit not in RELATIVE:
        return None
    if case.mention.unit == "per_mille" and case.ends_with("share", "noun"):
        return None
    acted_on = _acted_on(case)
    if acted_on is not None:
        return Outcome("growth of what follows", Measure.GROWTH_RATE, acted_on, case.sign, carries=False)
    return Outcome("growth", Measure.GROWTH_RATE, case.subject, case.sign)


def _acted_on(case: Case) -> Name | None:
    """减少1/3行政审批事项: a part of what stands right after it."""
    right = case.view.segment.right
    if (
        case.mention.form != "part"
        or not right
        or right[0].kind != "text"
        or case.view.chain[0].kind != "verb"
        or right[0].text.startswith("的")
    ):
        return None
    if case.mention.detail not in PARTS or right[0].start != case.mention.end:
        return None
    return case.named(right[:1])


def signed_rule(case: Case) -> Outcome | None:
    """同比+3.2%, 环比-0.4%, 同比12.5%, （+4.2%）: growth without a verb."""
    view = case.view
    if case.mention.unit not in RELATIVE or view.verb is not None or view.reach is not None:
        return None
    if case.bracketed and not view.segment.left and case.script.text[case.mention.start] in "+-":
        return Outcome("sign in brackets", Measure.GROWTH_RATE, case.subject, carries=False)
    if case.bracketed and not view.segment.left and case.context.listing:
        return Outcome(
            "listed growth", Measure.GROWTH_RATE, case.context.subject, case.context.listing, carries=False
        )
    if not view.chain:
        return None
    nearest = view.chain[0]
    if nearest.kind == "than" and nearest.text.startswith("偏"):
        sign = -1 if nearest.code == "less" else 1
        return Outcome("more or less than usual", Measure.GROWTH_RATE, case.subject, sign)
    if not nearest.has("basis", "year_on_year", "month_on_month", "quarter_on_quarter"):
        return None
    return Outcome("growth without a verb", Measure.GROWTH_RATE, case.subject)


def change_rule(case: Case) -> Outcome | None:
    """增加0.12万公顷, 提高2.8个百分点"""
    view = case.view
    if case.mention.unit in POINTS:
        if view.verb is None and view.governed_by("verb", "up", "down") and view.middle:
            return transitive_rule(case)
        less = view.verb is None and (exceed := view.first("exceed")) is not None and exceed.code == "less"
        sign = -1 if less else case.sign
        return Outcome("points", Measure.CHANGE, rate_named(case), sign, carries=case.own is not None)
    if view.verb is None:
        return None
    return Outcome("change", Measure.CHANGE, case.subject, case.sign)


def transitive_rule(case: Case) -> Outcome | None:
    """减少贫困人口1000万人, 降低成本20%"""
    view = case.view
    if not view.governed_by("verb", "up", "down") or not view.middle:
        return None
    assert view.governor is not None
    sign = -1 if view.governor.code == "down" else 1
    name = case.named(view.middle) or case.subject
    if view.governor.text in _SAVING and case.mention.unit not in RELATIVE:
        return Outcome("saved", Measure.LEVEL, joined(case.named([view.governor]), name))
    if case.mention.unit in RELATIVE:
        return Outcome("transitive growth", Measure.GROWTH_RATE, name, sign)
    return Outcome("transitive change", Measure.CHANGE, name, sign)


def flow_rule(case: Case) -> Outcome | None:
    """净增科技型企业312家, 城镇新增就业1.1万人"""
    left = case.view.segment.left
    word = next((t for t in reversed(left) if t.kind == "flow"), None)
    if word is None or case.mention.form == "part":
        return None
    before = [t for t in left if t.end <= word.start]
    name = case.named(_after_flow(case, word))
    if before and before[-1].kind == "text" and name is not None:
        name = joined(named_before(case, word), joined(case.named([word]), name))
    return Outcome(
        "flow", Measure.CHANGE, name or case.own or case.context.subject, -1 if word.code == "down" else 1
    )


def flow_goes_on_rule(case: Case) -> Outcome | None:
    """新增公路64万公里，其中高速公路3万公里: the parts of what was added were added too."""
    past = case.context.past[-1] if case.context.past else None
    if (
        past is None
        or past.rule not in ("flow", "flow goes on")
        or case.view.chain
        or case.own is None
        or not case.view.subject
    ):
        return None
    if case.mention.kind not in ("count", "physical") or case.view.segment.opening not in (",", "、"):
        return None
    same = past.unit == case.mention.unit and past.value is not None
    if (same and past.value is not None and case.mention.value > past.value) or _is_led(case):
        return None  # 净增9条，其中远洋干线51条: more than were added
    verbs = case.lexicon.words["zh"]["action"]["verb"]
    if case.own[0].startswith(verbs) or case.mention.form != "amount":
        return None
    return Outcome("flow goes on", Measure.CHANGE, case.own)


def _is_led(case: Case) -> bool:
    """安排项目23个: another thing that was done."""
    return case.view.segment.left[0].has("light", "leading", "founding")


def _after_flow(case: Case, word: Token) -> list[Token]:
    edge = chain_start(case)
    return [
        t
        for t in case.view.segment.left
        if t.start >= word.end and t.end <= edge and t.kind not in ("spread", "before")
    ]


def noun_amount_rule(case: Case) -> Outcome | None:
    """增量超10亿元, 逆差487亿港元, 亏损2.77亿元"""
    noun = case.view.noun
    if (
        noun is not None
        and noun.has("noun", "change")
        and case.own is not None
        and case.own[0].endswith("规模")
    ):
        return Outcome("level", Measure.LEVEL, with_noun(case, noun))
    if noun is not None and noun.has("noun", "change"):
        head = case.context.head if case.own is None else None
        if head is not None and head[0].endswith(f"规模{noun.text}"):
            return Outcome("level", Measure.LEVEL, head)  # 社会融资规模增量…。7月份增量为…
        return Outcome("increment", Measure.CHANGE, with_noun(case, noun))
    if noun is not None and noun.has("noun", "loss") and case.mention.kind in _MONEY:
        return Outcome(
            "loss",
            Measure.LEVEL,
            joined(case.own, case.named([noun])) if case.own else _lost(case, noun),
            -1,
        )
    if case.ends_with("noun", "loss") and case.mention.kind in _MONEY:
        return Outcome("loss", Measure.LEVEL, case.subject, -1)
    return None


def _lost(case: Case, noun: Token) -> Name | None:
    """上年同期亏损: of a profit carried over, a loss is but its sign."""
    subject = case.subject
    return subject if subject is not None and subject[0].endswith("利润") else with_noun(case, noun)


def noun_after_rule(case: Case) -> Outcome | None:
    """10.7%的按年升幅, 5%的增长"""
    right = [
        t for t in case.view.segment.right if t.kind not in ("basis", "light", "prices") and t.text != "的"
    ]
    if case.mention.unit not in RELATIVE or not right:
        return None
    word = right[0]
    if of_follows(case) and word.text.startswith(_MOVES):
        return Outcome("growth noun after", Measure.GROWTH_RATE, case.context.subject, case.sign)
    if of_follows(case) and word.text.startswith("速度"):
        return Outcome("growth at a speed", Measure.GROWTH_RATE, case.subject, case.sign)
    if (
        of_follows(case)
        and len(right) > 2
        and right[1].has("verb", "up", "down")
        and right[2].text[:2] in _AIMS
    ):
        return Outcome(
            "growth aimed at",
            Measure.GROWTH_RATE,
            case.named(right[:1]),
            -1 if right[1].code == "down" else 1,
        )
    if word.has("noun", "growth", "fall") or (word.has("verb", "up", "down") and of_follows(case)):
        sign = -1 if word.code in ("fall", "down") else 1
        return Outcome("growth noun after", Measure.GROWTH_RATE, case.subject, sign)
    return None
