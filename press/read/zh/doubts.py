"""Is this number a figure at all? A reason where it is none; the unit it takes where none is printed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from press.read.zh.outcome import Case
from press.read.zh.token import Mention
from press.text import doubt
from press.value import replace

_MONEY = (
    "额",
    "值",
    "收入",
    "投资",
    "资金",
    "利润",
    "支出",
    "税收",
    "余额",
    "贷款",
    "存款",
    "资产",
    "负债",
    "GDP",
    "经济总量",
    "盈余",
    "赤字",
    "顺差",
    "逆差",
    "市值",
)
_OWN_PARTS = ("方面", "个方面", "点")
_COUNTING = ("共", "共有", "共计", "合计", "总计", "达", "达到", "总共", "一共", "多达")
_LARGE = Decimal(10000)
_RATES = ("即期汇率", "中间价", "收盘汇率")
_BARE_RATIOS = ("倍差", "收入比", "收入比值", "性别比", "比值")
_ACIDITY = ("pH", "PH", "pH值", "pH均值", "PH值", "PH均值", "pH年均值")
_BARE_RATES = ("倍率", "供求比", "供需比", "流动比率", "速动比率", "货币乘数", "弹性系数")
_MANY = 20
_FEW = 10
_BASE = 100
"""What an index is set to in its base year."""
_KNOWN_SETS = ("分类指数", "大城市城镇", "大中城市")
"""Parts of an index and the like: how many there are is known, not told."""


def reason_against(case: Case) -> str | None:
    """Why the number is no figure, as a code; None where it is one."""
    mention = case.mention
    if doubt(case.script.text, mention.start, mention.end):
        return "odd-character"
    if mention.kind == "time":
        measured = case.holds("duration") or _duration_after(case) or _lasts_too(case)
        return None if measured else "duration"
    if mention.form == "bare" and not mention.unit:
        return "no-unit"
    if mention.kind == "count" and _behind_a_letter(case):
        return "code"
    if mention.form == "ratio" and mention.detail == "plain" and not case.ends_with("ratio"):
        return "time-of-day"
    if _crosses(case):
        return "marks-crossed"
    if mention.word in _OWN_PARTS or _is_known_set(case):
        return "own-parts"
    if mention.form == "bare" and case.bracketed and mention.value == _BASE and case.view.reach is None:
        return "base-value"
    if mention.kind in ("count", "physical", "currency") and _is_loose(case):
        return "loose-count"
    return None


def _behind_a_letter(case: Case) -> bool:
    """M1口径, A3纸: the number belongs to the letter in front."""
    before = case.script.text[max(0, case.mention.start - 2) : case.mention.start]
    return before[-1:].isascii() and before[-1:].isupper() and not before[:-1].isalpha()


def _lasts_too(case: Case) -> bool:
    """平均年限10.3年，其中一般债券6.1年: one more of what was measured right before."""
    past = case.context.past[-1] if case.context.past else None
    return past is not None and past.unit == case.mention.unit and bool(case.view.subject)


def _crosses(case: Case) -> bool:
    """连跨两个千亿台阶: how many marks were crossed is no figure; the mark itself is (跃上200万辆台阶)."""
    right = case.view.segment.right
    counted = case.mention.kind == "count" and case.mention.word == "个" and case.mention.value < _MANY
    return counted and bool(right) and "台阶" in right[0].text


def _is_known_set(case: Case) -> bool:
    right = case.view.segment.right
    return case.mention.word == "个" and bool(right) and right[0].text.startswith(_KNOWN_SETS)


def _duration_after(case: Case) -> bool:
    right = case.view.segment.right
    words = case.lexicon.words["zh"]["duration"]["noun"]
    return bool(right) and right[0].text.startswith(words) and case.own is None


def _is_loose(case: Case) -> bool:
    """一家, 两个文明, 五项原则: number words before measure words count only where something is stated."""
    mention = case.mention
    printed = case.script.text[mention.start : mention.end]
    if printed[0].isdigit() or mention.value > 20 or mention.high is not None:
        return False
    if _is_money(case):
        named = "".join(t.text for t in case.view.segment.left)
        return case.bracketed and mention.value <= _FEW and 0 < len(named) < 3
    if mention.value <= 1 and (mention.kind == "count" or mention.word in _weak(case)):
        return mention.mult == 0 and "点" not in printed and "." not in printed
    if mention.kind != "count" and (mention.value > 10 or mention.more):
        return False
    return mention.word in _weak(case) and not _stated(case) and not _leads(case)


def _is_money(case: Case) -> bool:
    """五元, but not 二元结构: a price unless a word is made of it."""
    right = case.view.segment.right
    return case.mention.word in ("元", "圆") and not (right and right[0].kind == "text")


def _weak(case: Case) -> tuple[str, ...]:
    words = case.lexicon.words["zh"]
    return (*words["count"]["weak"], *words["unit"]["weak"])


def _stated(case: Case) -> bool:
    """Whether a word of counting or changing stands before the number."""
    governor = case.view.governor
    if governor is not None and governor.kind == "flow":
        return True
    return any(
        t.kind in ("before", "flow")
        or (t.kind == "verb" and (t.code in ("up", "down") or t.text in _COUNTING))
        for t in case.view.chain
    )


def _leads(case: Case) -> bool:
    left = case.view.segment.left
    founding = case.lexicon.words["zh"]["light"]["founding"]
    return bool(left) and left[-1].text.endswith((*founding, "新建", "改造", "增设", "新设"))


def with_units(mentions: Sequence[Mention], following: Mention | None = None) -> list[Mention]:
    """A unit printed once, after the last number, belongs to all of a list, its scale too.

    ``following`` is the number of the next clause of the same list: 上升0.8个和下降0.1个百分点.
    """
    last = following if following and _unitless(mentions[-1], following) else mentions[-1]
    return [_like(m, last) if _unitless(m, last) else m for m in mentions]


def _unitless(mention: Mention, last: Mention) -> bool:
    """Without a unit of its own; 1.3个和1.5个百分点 prints half of it."""
    if mention.mult >= 4 and last.kind not in ("currency", "count", "physical"):
        return False  # 较去年2,460亿增1.6%
    half = mention.word == "个" and last.word.startswith("个") and len(last.word) > 1
    return bool(last.unit) and (mention.form == "bare" or half)


def _like(mention: Mention, last: Mention) -> Mention:
    scaled = last.mult and not mention.mult
    factor = 10**last.mult if scaled else 1
    return replace(
        mention, value=mention.value * factor, form=last.form, unit=last.unit, kind=last.kind,
        mult=last.mult if scaled else mention.mult, word=last.word,
    )  # fmt: skip


def _is_index_point(case: Case) -> bool:
    """收报26123.4点, 提高1.3点: a point of an index, not one of three (三点意见)."""
    past = case.context.past[-1] if case.context.past else None
    broken = case.mention.value != case.mention.value.to_integral_value()
    return broken or case.ends_with("index") or (past is not None and past.unit == "index")


def _is_index_by_letters(case: Case) -> bool:
    """集中度指数CR8为86.9: the letters only name the index."""
    name = case.subject[0].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") if case.subject else ""
    return name != "" and name != (case.subject or ("",))[0] and name.endswith("指数")


def completed(case: Case) -> Mention:
    """A bare number with the unit that its subject gives it: an index, a ratio, people in 亿."""
    mention = case.mention
    if mention.word == "点" and _is_index_point(case):
        return replace(mention, unit="index", kind="index", word="")
    if mention.word in ("元", "圆") and mention.unit == "CNY" and case.context.currency != "CNY":
        return replace(mention, unit=case.context.currency)
    if mention.form != "bare" or mention.unit:
        return mention
    if case.ends_with("index") or _is_index_by_letters(case):
        return replace(mention, unit="index", kind="index")
    if case.subject is not None and case.subject[0].endswith(_RATES) and mention.value < _LARGE:
        return replace(mention, unit="CNY", kind="currency")
    if case.subject is not None and case.subject[0].endswith(_ACIDITY):
        return replace(mention, unit="[pH]", kind="physical")
    if case.subject is not None and case.subject[0].endswith(_BARE_RATES):
        return replace(mention, unit="ratio", kind="rate")
    if case.own is not None and case.own[0].endswith(_BARE_RATIOS):
        return replace(mention, unit="ratio", kind="ratio")
    stated = case.own is None and case.view.segment.opening == ")" and case.subject is not None
    if stated and case.subject is not None and case.subject[0].endswith(_BARE_RATIOS):
        return replace(mention, unit="ratio", kind="ratio")
    moved = case.view.verb or case.view.reach or case.view.first("compare", "from")
    if moved is not None and case.ends_with("ratio"):
        return replace(mention, unit="ratio", kind="ratio")
    if mention.value >= _LARGE and mention.mult >= 4 and case.subject is not None:
        money = case.subject[0].endswith(_MONEY)
        return replace(
            mention, unit=case.context.currency if money else "count", kind="currency" if money else "count"
        )
    return mention
