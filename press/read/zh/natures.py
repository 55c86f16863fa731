"""Fact, plan or outlook? Words of the sentence, of the paragraph's plan, or a period that lies ahead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from press.model import Nature
from press.read.zh.context import Context
from press.read.zh.period_parts import Span
from press.read.zh.token import NUMBER, PERIOD, Token

_NATURES = {"target": Nature.TARGET, "forecast": Nature.FORECAST, "previous": Nature.PREVIOUS}
_AFTER = {"目标": Nature.TARGET, "指引": Nature.FORECAST}
"""What a number is called behind it, some word in between or none: 重申…降低四成的经营目标."""
_BETWEEN = 5
_SEVERAL = ("plan", "years")
_EARLY = 3
"""Up to this month what is told of the whole year is what it is to bring."""
_DONE = ("已", "已经", "了")
_HELD = ("计划", "目标", "预期目标", "要求", "预期", "目标任务")
_MET = (
    "完成",
    "完成了",
    "达到",
    "达到了",
    "实现了",
    "超过",
    "超过了",
    "超额完成",
    "符合",
    "低于",
    "高于",
    "好于",
    "不及",
)
_REVISED = ("上修", "下修")
_TOGETHER = ("连同", "加上", "计入")
_OF_VALUES = ("数", "值", "的", "之")
_WILL = "将"
_BY = ("按照", "根据", "依照", "按")
_BY_FIRST = frozenset(word[0] for word in _BY)
_PLANS = ("计划", "规划", "预算", "纲要", "目标", "方案")


def note_nature(left: Sequence[Token], right: Sequence[Token], context: Context) -> None:
    """Reads the words of plan and outlook before a number, or of a clause that has none, into the context."""
    if context.nature_from.startswith("的"):
        context.nature, context.nature_from = context.section_nature, "section"
    if right and right[0].text[0] == "的":
        _note_after("".join(t.text for t in right[:3]), context)
    if _by_plan(left):
        context.nature, context.nature_from = Nature.TARGET, "by the plan"
        context.told = context.nature
    for index, token in enumerate(left):
        if token.kind != "nature" or token.code == "previous" or _of_the_earlier(left, index):
            continue
        if _measured_against(left, index):
            continue
        if token.code == "forecast" and context.section_nature is Nature.TARGET:
            continue  # 二、2026年预算安排: 收入预期增长4%
        if token.text == _WILL:
            if context.nature is Nature.ACTUAL:
                context.nature, context.nature_from = context.told or Nature.TARGET, token.text
            continue
        context.nature, context.nature_from = _NATURES[token.code], token.text
        context.told = context.nature


def _note_after(after: str, context: Context) -> None:
    found = ((after.find(word, 1, _BETWEEN + len(word)), nature) for word, nature in _AFTER.items())
    nature = next((nature for place, nature in found if place > 0), None)
    if nature is not None:
        context.nature, context.nature_from = nature, after


def _by_plan(left: Sequence[Token]) -> bool:
    """按照计划, 根据第一个五年计划的规定: what follows is laid down, not told."""
    if not left or left[0].text[0] not in _BY_FIRST:
        return False
    words = "".join(t.text for t in left)
    return words.startswith(_BY) and any(word in words for word in _PLANS)


def _of_the_earlier(left: Sequence[Token], index: int) -> bool:
    """由今年预计的3％提高到: the outlook is that of the earlier value alone."""
    after = left[index + 1] if index + 1 < len(left) else None
    led = any(t.has("compare", "from") for t in left[max(0, index - 3) : index])
    if index > 1 and left[index - 1].kind == PERIOD and left[index - 2].has("compare", "with"):
        return after is None or after.text.startswith(_OF_VALUES)  # 较7月概估数7.96%增加
    return led and (after is None or after.text == "的" or after.kind == NUMBER)


def _measured_against(left: Sequence[Token], index: int) -> bool:
    """没有完成计划, 达到预期目标: a plan that results are held against; 确保完成 plans for itself."""
    token, before = left[index], left[index - 1] if index else None
    return token.text in _HELD and before is not None and before.text.endswith(_MET)


def told_with_it(left: Sequence[Token]) -> bool:
    """建议派发末期股息5仙，连同中期股息3仙: no part of what is proposed."""
    return bool(left) and left[0].text.startswith(_TOGETHER)


def says_done(left: Sequence[Token]) -> bool:
    """已完成, 达到了: what follows a plan in the same paragraph is a fact after all."""
    return any(t.text in _DONE for t in left)


def nature_of(span: Span | None, context: Context, left: Sequence[Token]) -> tuple[Nature, str]:
    """Words of the sentence, else the section; what is plainly past is a fact, what lies ahead is none."""
    if told_with_it(left):
        return Nature.ACTUAL, ""
    today, last = context.today, span.period.last if span else None
    past = today is not None and last is not None and last < today
    if context.nature is not Nature.ACTUAL:
        if past and _tells_of_the_past(context):
            return Nature.ACTUAL, ""
        return context.nature, context.nature_from
    if span is None or today is None or past or says_done(left):
        return Nature.ACTUAL, ""
    if (
        last is not None
        and last > today
        and any(t.text.endswith("预算") and "完成" not in t.text for t in left)
    ):
        return Nature.TARGET, "预算"
    if any(t.text.startswith(_REVISED) for t in left):
        return Nature.FORECAST, "上修/下修"
    if _lies_ahead(span, today):
        return Nature.TARGET, "a period that lies ahead"
    return Nature.ACTUAL, ""


def _tells_of_the_past(context: Context) -> bool:
    """No plan is made for a time that is over; under 展望 what is dated before it is told, not foreseen."""
    if context.nature is Nature.TARGET:
        return not context.nature_from.startswith("的")
    return context.nature_from == "section" and context.span_from == "words"


def _lies_ahead(span: Span, today: date) -> bool:
    """After today, a plan that has only begun, or the whole of a year that has."""
    first, last = span.period.first, span.period.last
    if first is None or last is None:
        return False
    if span.sort == "whole" and first.year == last.year == today.year:
        return today.month <= _EARLY
    return first > today or (span.sort in _SEVERAL and last > today and first.year >= today.year)
