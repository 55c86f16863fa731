"""Does a period word hold on, or was the time told only in passing, for its own sentence?"""

from __future__ import annotations

import re
from functools import cache

from press.read.zh.context import Context
from press.read.zh.period_parts import Span
from press.read.zh.segments import Segment
from press.read.zh.token import PERIOD, Token

_EDGES = ("末", "底")
_SEVERAL_YEARS = ("plan", "years")
_OF_PREDICATES = (PERIOD, "light", "verb", "basis", "before", "compare", "prices")
_RECALLED = ("上月", "上年", "去年", "上季", "上季度", "上期", "上年同期", "去年同期", "上年同月", "去年同月")


def in_passing(
    left: list[Token], index: int, span: Span, segment: Segment, context: Context, leads: bool
) -> bool:
    """Whether a time holds for its sentence only; ``leads`` says that it stands in front.

    After 分季度看 all do.
    """
    return (
        context.by_time
        or _bare_years().fullmatch(left[index].text) is not None
        or _only_then(span, segment, context)
        or came_to(left, index, segment)
        or _inside(span, segment, context)
        or _on_the_way(left, index, span, segment, leads)
        or _long_in_passing(span, segment, context)
        or _contrasted(span, segment, context)
        or _same_to_date(left, index, span, segment, context)
    )


@cache
def _bare_years() -> re.Pattern[str]:
    """五年 (累计, 共): holds for its sentence only."""
    return re.compile("[一二两三四五六七八九十\\d]{1,3}年")


def _only_then(span: Span, segment: Segment, context: Context) -> bool:
    """2023年为315万人: an earlier value beside the one in force, for its sentence alone."""
    now = context.span.period.last if context.span is not None else None
    last = span.period.last
    if not segment.values or now is None or last is None or last >= now:
        return False
    return all(_says_only_when(t) for t in segment.left) and len(segment.left) > 1


def _inside(span: Span, segment: Segment, context: Context) -> bool:
    """…，9月当月增长4.1%; 其中，三季度增长4.9%: a part of the time in force, told on the way.

    In the accounts of a company the year goes on behind a part of it (…；下半年收入17.9亿港元。溢利为…), and
    so it does behind its last day.
    """
    now = context.span.period if context.span is not None else None
    marks = (",", "、", ";") if context.accounts or span.sort == "point" else (",", "、")
    told = (context.valued and segment.opening in marks) or context.goes_on
    if not told or now is None or not (now.first and now.last and span.period.first and span.period.last):
        return False
    within = now.first <= span.period.first and span.period.last <= now.last
    return within and now != span.period and bool(segment.values)


def _on_the_way(left: list[Token], index: int, span: Span, segment: Segment, leads: bool) -> bool:
    """存款年末达到; 可望在今年内投产: a day told behind the subject, an outlook without a number."""
    if leads:
        return False
    edge = span.sort == "point" and (left[index].text.endswith(_EDGES) or "日" in left[index].text)
    return edge or (not segment.values and any(t.kind == "nature" for t in left[:index]))


def tells_against(segment: Segment) -> bool:
    """Whether a clause sets a level against the one before: ，而…为88.7亿元, ，九月则为…, and no change."""
    left = segment.left
    led = bool(left) and left[0].text.startswith("而")
    led = led or (len(left) > 1 and left[0].kind == PERIOD and left[1].text.startswith("则"))
    led = led and segment.opening == "," and bool(segment.values)
    return led and not any(t.has("verb", "up", "down") or t.kind in ("flow", "nature") for t in left)


def _contrasted(span: Span, segment: Segment, context: Context) -> bool:
    """，而于2025年3月31日为88.7亿元: an earlier time told against the one in force."""
    now, then = context.span.period.last if context.span else None, span.period.last
    return tells_against(segment) and now is not None and then is not None and then < now


def _long_in_passing(span: Span, segment: Segment, context: Context) -> bool:
    """同比降低3.2%，"十四五"前四年累计降低12.6%: several years told after the one in force."""
    now = context.span
    told = context.valued and segment.opening == "," and bool(segment.values) and context.title is not None
    return told and now is not None and span.sort in _SEVERAL_YEARS and now.sort not in _SEVERAL_YEARS


def _same_to_date(left: list[Token], index: int, span: Span, segment: Segment, context: Context) -> bool:
    """5月贷款总额上升0.4%；年初至今上升1.5%: the same to date, in a clause without a subject."""
    now = context.span.period if context.span is not None else None
    if now is None or not (context.valued and segment.values and segment.opening in (",", ";")) or index:
        return False
    if not (now.first and span.period.first) or now.last != span.period.last or span.sort != "part":
        return False
    return span.period.first < now.first and len(left) > 1 and all(t.kind in _OF_PREDICATES for t in left)


def only_recalled(token: Token, segment: Segment, context: Context) -> bool:
    """…上涨0.1%，上月为持平。: how it was before, without a number, is no new time."""
    told = context.valued and segment.opening == "," and not segment.values and segment.closing != ":"
    return told and token.text in _RECALLED


def _says_only_when(token: Token) -> bool:
    told = token.has("verb", "state") or token.has("noun", "loss") or token.text in ("的", "盈利", "溢利")
    return told or token.kind in (PERIOD, "light")


def came_to(left: list[Token], index: int, segment: Segment) -> bool:
    """…增加到2007年的3664亿元: the time of what it came to holds for its sentence."""
    led = index > 0 and left[index - 1].has("verb", "reach")
    return led and segment.opening == "" and all(t.text == "的" for t in left[index + 1 :])
