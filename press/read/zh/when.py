"""When is it true, and is it fact, plan or outlook? What period words say and leave in force."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from press.model import Basis, Nature, Period, Prices
from press.read import calendar
from press.read.zh.context import Context
from press.read.zh.natures import nature_of, note_nature
from press.read.zh.period_parts import Span
from press.read.zh.periods import resolve
from press.read.zh.segments import Segment
from press.read.zh.token import NUMBER, PERIOD, Token

_MOST_PERIODS = 8
_EQUALS = ("是", "为", "相当于", "等于", "相等于", "超过", "突破", "超")
_LIGHT = ("light", "nature", "prices", "area", PERIOD)
_AIMS = ("的指标", "的计划", "的目标", "的预算", "预算", "的规划")
_FRAMING = ("把", "将", "对", "使", "与", "同")
_OUTSIDE = ("以前", "之前", "前", "以后", "之后", "后", "起", "开始", "年底以前", "启动", "召开", *_AIMS)
_RECORDS = ("首次", "新高", "新低", "最高水平", "最好水平", "最低水平")
_GOALS = ("目标", "任务", "收官", "开局", "圆满")
_BY = ("前", "以前", "之前")
_YEAR_BEFORE = ("上年", "去年", "上一年", "前一年", "今年")
_AVERAGED = ("plan", "years")


@dataclass(frozen=True, slots=True)
class When:
    """Period and nature of a number, and where each came from."""

    period: Period | None
    sort: str
    nature: Nature
    period_from: str
    nature_from: str
    base: Period | None = None
    base_basis: Basis | None = None
    base_words: str = ""


@dataclass(slots=True)
class Roles:
    """The period words of a segment by what they do."""

    main: list[Span]
    own: Span | None = None
    passing: bool = False
    bases: list[tuple[str, Period]] = field(default_factory=list)

    @property
    def base(self) -> tuple[str, Period] | None:
        """The last of the periods compared with."""
        return self.bases[-1] if self.bases else None


def note_scene(segment: Segment, context: Context) -> Roles:
    """Reads the period, nature, price and place words of a segment into the context."""
    note_nature(segment.left, context)
    roles = _roles(segment, context)
    for token in segment.left:
        if token.kind == "prices":
            context.prices = Prices(token.code)
    if not segment.values:
        context.base = roles.base or context.base
    if roles.main:
        context.span, context.span_from = roles.main[-1], "sentence" if roles.passing else "words"
    return roles


def _roles(segment: Segment, context: Context) -> Roles:
    roles = Roles([])
    left = _few_periods(segment.left)
    for index, token in enumerate(left):
        if token.kind != PERIOD:
            continue
        reference = context.reference
        if roles.main:
            reference = replace(reference, current=roles.main[-1].period)
        span = resolve(token.text, reference)
        if span is None:
            continue
        if span.sort == "plan":
            context.plan = span.period
        role = _role(left, index, segment)
        by = index + 1 < len(left) and left[index + 1].text.startswith(_BY)
        if role == "aside" and by and _ahead(span, context):
            role = "main"
        if role == "base":
            roles.bases.append((token.text, span.period))
        elif role == "aside":
            continue
        elif role == "own":
            roles.own = span
        elif segment.values or _leads(left, index) or not context.scened:
            roles.main.append(span)
            roles.passing = _bare_years().fullmatch(token.text) is not None or _only_then(
                span, segment, context
            )
            _note_scene(left, index, context)
    return roles


def _few_periods(left: list[Token]) -> list[Token]:
    """A segment of more periods than any sentence names is read from its last few: it takes no long time."""
    if len(left) <= _MOST_PERIODS or sum(token.kind == PERIOD for token in left) <= _MOST_PERIODS:
        return left
    return left[-_MOST_PERIODS:]


def _note_scene(left: list[Token], index: int, context: Context) -> None:
    """A period in front holds on; a later one in passing, or a date to meet, for its sentence alone."""
    context.scened = _leads(left, index)
    context.holds = context.scened and not any(t.has("verb", "reach") for t in left[:index])


def _leads(left: list[Token], index: int) -> bool:
    """Whether only words of no weight stand before a period word."""
    return all(t.kind in _LIGHT or len(t.text) == 1 for t in left[:index]) and not _framed(left, index)


def _framed(left: list[Token], index: int) -> bool:
    return index > 0 and left[index - 1].text.endswith(_FRAMING)


@cache
def _bare_years() -> re.Pattern[str]:
    """五年 (累计, 共): holds for its sentence only."""
    return re.compile("[一二两三四五六七八九十\\d]{1,3}年")


def _only_then(span: Span, segment: Segment, context: Context) -> bool:
    """2023年为315万人: an earlier value beside the one in force, for its sentence alone."""
    now = context.span.period.last if context.span is not None else None
    last = span.period.last
    if not segment.values or segment.opening != "^" or now is None or last is None or last >= now:
        return False
    return all(t.kind == PERIOD or t.has("verb", "state") for t in segment.left) and len(segment.left) > 1


def _several(words: str) -> bool:
    """1979到1983年"""
    return words.count("年") > 1 or any(mark in words for mark in "至到-~")


def _ahead(span: Span, context: Context) -> bool:
    last = span.period.last
    return context.today is not None and last is not None and last > context.today


def _role(left: list[Token], index: int, segment: Segment) -> str:
    token = left[index]
    before = left[index - 1] if index else None
    after = left[index + 1] if index + 1 < len(left) else None
    compared = after is not None and after.has("compare", "with") and len(after.text) > 1
    if compared and before is not None and before.has("compare", "with"):
        return "base"
    if (not segment.values and _framed(left, index)) or _superseded(before, after, segment):
        return "own" if segment.values else "aside"
    if before is not None and (
        before.has("compare", "with") or before.text in _EQUALS or before.kind == "exceed"
    ):
        return "base"
    if after is not None and after.has("basis", "average_annual") and _several(token.text) and index:
        return "own"
    if after is not None and after.text.startswith(_OUTSIDE):
        leads = not segment.values and index == 0 and after.text.startswith(_AIMS)
        return "main" if leads else "aside"
    if compared or _listed_with_base(left, index):
        return "base"
    value = segment.values[0].token.mention if segment.values else None
    if value is not None and segment.opening and _of_another_time(left, index, value.unit):
        return "base"
    if token.text.endswith(("同期", "同月")) and not token.text.startswith("同"):
        return "own"
    if (
        after is not None
        and after.text == "的"
        and index + 2 < len(left)
        and left[index + 2].has("noun", "growth", "fall")
    ):
        return "own"
    if any(word in t.text for t in left[index + 1 :] for word in _RECORDS):
        return "aside"
    if after is not None and after.text.startswith(_GOALS) and token.text.endswith(("规划", "计划", '"')):
        return "aside"
    last = after is None or (after.text == "的" and index + 2 == len(left))
    if not last or not segment.values or segment.values[0].token.kind != NUMBER:
        return "main"
    mention = segment.values[0].token.mention
    if mention is not None and mention.kind == "times":
        return "base"
    return "own" if before is not None else "main"


def _listed_with_base(left: list[Token], index: int) -> bool:
    """比上月末、上年同期分别高: the second of two times compared with."""
    if index < 3 or left[index - 1].text not in ("、", "及", "以及") or left[index - 2].kind != PERIOD:
        return False
    return left[index - 3].has("compare", "with")


def _of_another_time(left: list[Token], index: int, unit: str) -> bool:
    """恢复到2019年同期的108.6%: so much of what it was then."""
    whole = left[-1].text == "的" and unit == "percent" and index > 0
    reached = whole and (left[index - 1].has("verb", "reach") or left[index - 1].text.endswith(("到", "至")))
    return reached and not any(t.has("compare", "from") or t.kind == "noun" for t in left[:index])


def _superseded(before: Token | None, after: Token | None, segment: Segment) -> bool:
    """由上年亏损…, 要由今年的…转为上升: the time of the value or state that is left behind."""
    if before is None or not before.has("compare", "from") or after is None:
        return False
    return not segment.left[segment.left.index(before) + 1].text.endswith("以来")


def when(segment: Segment, roles: Roles, context: Context, averaged: bool, from_value: bool) -> When:
    """The period and nature of the segment's numbers. ``averaged``: 年均 or 累计 over a plan."""
    span, source = context.span, context.span_from or "words"
    if roles.own is not None:
        span, source = roles.own, "words"
    if span is None and context.section is not None:
        span, source = context.section, "section"
    if span is None and roles.base is not None and roles.base[0].startswith(_YEAR_BEFORE):
        span, source = _after_base(roles.base), "the year compared with"
    elif span is not None and roles.base is not None and roles.base[1] == span.period:
        span, source = _after_base(roles.base) or span, "the year compared with"
    nature, nature_from = nature_of(span, context, segment.left)
    period = _averaged(span, context) if averaged and span else span.period if span else None
    if from_value:
        nature, nature_from = Nature.PREVIOUS, "由/从"
        if roles.base is not None and not any(_foretells(t) for t in segment.left):
            period = roles.base[1]
    base_words, base = roles.base or context.base or ("", None)
    return When(
        period, span.sort if span else "", nature, source, nature_from, base, _basis(base_words), base_words
    )


def _foretells(token: Token) -> bool:
    """较二月预测的, 较二月公布的: the month is that of the telling."""
    return token.kind == "nature" or token.text.startswith(("公布", "发布", "宣布"))


def each_when(at: When, roles: Roles, count: int) -> list[When]:
    """分别比上月末和上年同期高0.6个和4.2个百分点: each value has its own time compared with."""
    if count < 2 or len(roles.bases) != count:
        return [at] * count
    return [
        replace(at, base=period, base_words=words, base_basis=_basis(words)) for words, period in roles.bases
    ]


def _after_base(base: tuple[str, Period]) -> Span | None:
    """比上年增长, and no year in force but that one: the year after it."""
    words, period = base
    if calendar.whole_months(period) != 12 or "同" in words or "以来" in words:
        return None
    return Span(calendar.shifted(period, 1), "whole")


def _basis(words: str) -> Basis | None:
    if not words or (words.startswith("对上") and "一" not in words):
        return None
    if "季" in words and "同" not in words:
        return Basis.QUARTER_ON_QUARTER
    if "月" in words and "同" not in words and "止" not in words:
        return Basis.MONTH_ON_MONTH
    if words.startswith(("上年", "去年", "一年前", "上一年")) or "同期" in words or "同月" in words:
        return Basis.YEAR_ON_YEAR
    return None


def _averaged(span: Span, context: Context) -> Period:
    """到2030年年均增长: over the plan that ends then."""
    last = span.period.last
    if (
        span.sort in _AVERAGED
        or last is None
        or context.section is None
        or context.section.period.last != last
    ):
        return (
            span.period
            if not _ends_plan(span)
            else calendar.years(last.year - 4, last.year)
            if last
            else span.period
        )
    return calendar.joined(context.section.period, span.period)


def _ends_plan(span: Span) -> bool:
    last, first = span.period.last, span.period.first
    return (
        False
        if last is None or first is None
        else last.year % 5 == 0 and first.year == last.year and last.year > 2025 and span.sort == "whole"
    )
