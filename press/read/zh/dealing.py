"""Which time is whose where several are dealt out? 5月、6月分别净流入178和265亿美元."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from press.read import calendar
from press.read.zh.context import Context
from press.read.zh.period_parts import Span, number_in
from press.read.zh.roles import Roles
from press.read.zh.segments import Segment
from press.read.zh.token import PERIOD, Token
from press.read.zh.when import When, each_when
from press.value import replace

_ANDS = ("、", "和", "及", "与")
_QUARTERS = "季度"


def note_times(segment: Segment, roles: Roles, context: Context) -> None:
    """Several times that a clause without numbers lists are kept for those to come: 2024年和2025年，…分别…"""
    if not segment.values and len(roles.main) > 1 and _listed(segment.left):
        context.listed = roles.main


def dealt(at: When, roles: Roles, segment: Segment, context: Context) -> list[When]:
    """The time of each number of ``segment``: its own of a list of times, or of times compared with."""
    count = len(segment.values)
    each = any(t.has("spread", "each") for t in segment.left)
    times = _times(segment, roles) or (context.listed if not roles.main else [])
    if each and 1 < len(times) >= count:
        context.times = times[count:]
        return [_at(at, span) for span in times[:count]]
    waiting, context.times = context.times, context.times[count:]
    if waiting and not roles.main and segment.opening in ("、", "", ","):
        return [_at(at, span) for span in waiting[:count]] + [at] * (count - len(waiting))
    return each_when(at, roles, count)


def _times(segment: Segment, roles: Roles) -> list[Span]:
    """The times that a segment lists, also 一、二、三季度, which is one word."""
    if len(roles.main) != 1:
        return roles.main if _listed(segment.left) else []
    words = next((t.text for t in segment.left if t.kind == PERIOD and t.text.endswith(_QUARTERS)), "")
    year = roles.main[0].period.last
    orders = [char for char in words.removesuffix(_QUARTERS) if char in "一二三四"]
    if len(orders) < 2 or year is None:
        return []
    return [Span(calendar.quarter(year.year, number_in(order)), "part") for order in orders]


def _listed(left: Sequence[Token]) -> bool:
    """Whether a mark or an "and" stands between two times."""
    short = [t for t in left if t.kind == PERIOD or t.text in _ANDS]
    return any(a.kind != PERIOD and b.kind == PERIOD for a, b in pairwise(short[1:]))


def _at(at: When, span: Span) -> When:
    return replace(at, period=span.period, sort=span.sort)
