"""What does each period word of a segment do: lead, be compared with, belong to one value, stand aside?"""

from __future__ import annotations

from dataclasses import dataclass, field

from press.model import Period, Prices
from press.read.zh.asides import is_aside
from press.read.zh.context import Context
from press.read.zh.earlier import EQUALS, WHOLES
from press.read.zh.natures import note_nature
from press.read.zh.passing import came_to, in_passing, only_recalled
from press.read.zh.period_parts import Span
from press.read.zh.periods import resolve
from press.read.zh.segments import Segment
from press.read.zh.token import NUMBER, PERIOD, Token
from press.value import replace

_MOST_PERIODS = 8
_LIGHT = ("light", "nature", "prices", "area", PERIOD)
_AIMS = ("的指标", "的计划", "的目标", "的预算", "预算", "的规划")
_FRAMING = ("把", "将", "对", "使", "与", "同")
_OUTLOOKS = ("预测", "目标", "指引", "预期", "预测值", "目标值")
_OUTSIDE = (
    "以前",
    "之前",
    "前",
    "以后",
    "之后",
    "后",
    "起",
    "开始",
    "年底以前",
    "启动",
    "召开",
    "确定",
    "提出",
    "制定",
    "下达",
    "部署",
    *_AIMS,
)
_RECORDS = ("首次", "新高", "新低", "最高水平", "最好水平", "最低水平")
_ACHIEVING = ("完成", "达到", "占", "实现", "超过", "超额完成")
_GOALS = ("目标", "任务", "收官", "开局", "圆满")
_PRICES = ("不变价", "可比价", "价格计算", "价计算")
"""按上年不变价计算: the year of the prices, not of what is counted in them."""
_CARRIED_OVER = ("翘尾", "新影响", "新涨价")
"""Of a price change: what last year's and this year's prices did to it, no time of its own."""
_STEPS = ("对上季", "对上季度", "对上月")
_UNTIL = ("截至", "截止", "到", "至")
_BY = ("前", "以前", "之前")


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
    note_nature(segment.left, segment.right, context)
    roles = _roles(segment, context)
    for token in segment.left:
        if token.kind == "prices":
            context.prices = Prices(token.code)
    if not segment.values:
        context.held = segment.opening == "^" and roles.base is not None
        context.base = roles.base or context.base
    if roles.main:
        context.dated |= not segment.depth
        if roles.main[-1].sort == "point" and not segment.depth:
            context.day = roles.main[-1].period
        if roles.passing and context.span is not None and context.span_from != "sentence":
            context.settled = (context.span, context.span_from)
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
        role = "aside" if is_aside(left, index, span, context) else _role(left, index, segment)
        by = index + 1 < len(left) and left[index + 1].text.startswith(_BY)
        planned = index + 1 < len(left) and left[index + 1].text.startswith("预算")
        if role == "aside" and _ahead(span, context) and (by or (planned and token.text[0] in "明来下次")):
            role = "main"
        if role == "base":
            roles.bases.append((token.text, span.period))
        elif role == "aside" or only_recalled(token, segment, context):
            continue
        elif role == "own":
            roles.own = span
        elif segment.values or _leads(left, index) or not context.scened:
            roles.main.append(span)
            if index and left[index - 1].text in _UNTIL and span.sort in ("point", "part"):
                context.until = span.period
            roles.passing = in_passing(left, index, span, segment, context, _leads(left, index))
            context.framed = came_to(left, index, segment)
            _note_scene(left, index, context)
            context.opens = segment.opening == "^"
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
    opened = all(t.kind in _LIGHT or len(t.text) == 1 for t in left[:index])
    return opened and not (_framed(left, index) and left[index - 1].text != "对")


def _framed(left: list[Token], index: int) -> bool:
    return index > 0 and left[index - 1].text.endswith(_FRAMING)


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
    if _listed_with_main(left, index):
        return "main"
    compared = after is not None and after.has("compare", "with") and len(after.text) > 1
    if compared and before is not None and before.has("compare", "with"):
        return "base"
    outlook = any(t.kind == "nature" or t.text.endswith(_OUTLOOKS) for t in left[index + 1 :])
    framed = not segment.values and segment.closing != ":" and _framed(left, index) and not outlook
    if framed or _superseded(before, after, segment):
        told = "月" in token.text and any("预测" in t.text or t.kind == "nature" for t in left[:index])
        return "own" if segment.values and not told else "aside"
    if after is not None and after.text.startswith("预算") and segment.values and token.text.endswith("初"):
        return "aside"
    if (
        before is not None
        and before.text in _ACHIEVING
        and after is not None
        and after.text.startswith(_GOALS)
    ):
        return "aside"
    if before is not None and (
        before.has("compare", "with") or before.text in EQUALS or before.kind == "exceed"
    ):
        return "base"
    if after is not None and after.has("basis", "average_annual") and _several(token.text) and index:
        return "own"
    if after is not None and after.text.startswith(_OUTSIDE):
        leads = not segment.values and index == 0 and after.text.startswith(_AIMS)
        return "main" if leads else "aside"
    if compared or _listed_with_base(left, index) or token.text in _STEPS:
        return "base"
    if any(word in t.text for t in left[index + 1 : index + 5] for word in _CARRIED_OVER):
        return "aside"
    if after is not None and after.text.startswith(_PRICES):
        return "aside"
    return _role_beside(left, index, segment, after)


def _role_beside(left: list[Token], index: int, segment: Segment, after: Token | None) -> str:
    """The role of a period that neither a comparison nor a frame around it settles."""
    token = left[index]
    value = segment.values[0].token.mention if segment.values else None
    if value is not None and _of_another_time(left, index, segment):
        return "base"
    if token.text.endswith(("同期", "同月", "同季")) and not token.text.startswith("同"):
        return "own"
    if (
        after is not None
        and after.text == "的"
        and index + 2 < len(left)
        and left[index + 2].has("noun", "growth", "fall")
    ):
        return "own"
    foretold = any(t.kind == "nature" for t in left)
    if not foretold and any(word in t.text for t in left[index + 1 :] for word in _RECORDS):
        return "aside"
    if after is not None and after.text.startswith(_GOALS) and token.text.endswith(("规划", "计划", '"')):
        return "aside"
    last = after is None or (after.text == "的" and index + 2 == len(left))
    if _tells_which(left, index, segment):
        return "own"
    if came_to(left, index, segment):
        return "main"
    if not last or not segment.values or segment.values[0].token.kind != NUMBER:
        return "main"
    mention = segment.values[0].token.mention
    if mention is not None and mention.kind == "times":
        return "base"
    return "own" if index else "main"


def _listed_with_main(left: list[Token], index: int) -> bool:
    """2024年和2025年，出口分别…: the second of two times told."""
    if index < 2 or left[index - 1].text not in ("和", "与", "及") or left[index - 2].kind != PERIOD:
        return False
    return index == 2 and (len(left) == 3 or any(t.has("spread", "each") for t in left))


def _tells_which(left: list[Token], index: int, segment: Segment) -> bool:
    """去年开工的12个项目年内投产: since when those counted are there; the sentence has a time of its own."""
    value = segment.values[0].token.mention if segment.values else None
    if index or len(left) != 2 or value is None or value.kind != "count":
        return False
    return left[1].text.endswith("的") and len(left[1].text) > 2


def _listed_with_base(left: list[Token], index: int) -> bool:
    """比上月末、上年同期分别高: the second of two times compared with."""
    if index < 3 or left[index - 1].text not in ("、", "及", "以及") or left[index - 2].kind != PERIOD:
        return False
    return left[index - 3].has("compare", "with")


def _of_another_time(left: list[Token], index: int, segment: Segment) -> bool:
    """恢复到2019年同期的108.6%, 恢复至…的1.3倍, 不及上年的一半: so much of what it was then."""
    value = segment.values[0].token.mention
    led = left[-1].text == "的" or (left[-1].kind == "before" and index + 2 == len(left))
    if value is None or not led or not index or not segment.opening:
        return False
    if left[index].text in WHOLES or any(t.has("compare", "from") or t.kind == "noun" for t in left[:index]):
        return False
    if left[index - 1].kind == "before" or left[index - 1].text in EQUALS:
        return value.form == "part" or value.unit in ("percent", "times")
    reached = left[index - 1].has("verb", "reach") or left[index - 1].text.endswith(("到", "至"))
    return reached and value.unit in ("percent", "times")


def _superseded(before: Token | None, after: Token | None, segment: Segment) -> bool:
    """由上年亏损…, 要由今年的…转为上升: the time of the value or state that is left behind."""
    if before is None or not before.has("compare", "from") or after is None:
        return False
    if _several(segment.left[segment.left.index(before) + 1].text):
        return False  # 从1978年到1985年, 每年要增长…
    return not segment.left[segment.left.index(before) + 1].text.endswith("以来")
