"""Whose number is it where its clause only points back: 前者, 分别实现收入, 与2010年的351万人相比?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from press.lexicon import Lexicon
from press.model import Nature
from press.read.zh.context import Context
from press.read.zh.naming import Name, joined, phrase, split
from press.read.zh.passing import tells_against
from press.read.zh.period_parts import Span
from press.read.zh.roles import Roles
from press.read.zh.script import Script
from press.read.zh.segments import Segment
from press.read.zh.token import PERIOD
from press.read.zh.view import View, scene_free

_SHORTEST = 3
_FORMER, _LATTER = ("前者",), ("后者",)
_OF = ("的", "之")
_ALSO = ("及", "和", "与", "以及")


def pointed_at(name: Name | None, context: Context) -> Name | None:
    """锂电池、光伏产品…，前者增长，后者下降: the two named last."""
    if name is None or name[0] not in _FORMER + _LATTER:
        return name
    if name[0] in _FORMER or context.pair is None:
        bases = list(dict.fromkeys(past.base for past in context.past if past.base is not None))
        context.pair = (bases[-2], bases[-1]) if len(bases) > 1 else None
    if context.pair is None:
        return name
    return context.pair[0] if name[0] in _FORMER else context.pair[1]


def of_group(name: Name, context: Context, words: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Name:
    """城镇人均居住面积8.7平方米，农村22平方米: the same of another group."""
    groups, subject = sorted(words["things"]["group"], key=len, reverse=True), context.subject
    other = next((g for g in groups if subject is not None and subject[0].startswith(g)), None)
    if other is None or subject is None or other == name[0] or len(subject[0]) != len(subject[1]):
        return name
    rest = len(other)
    if len(subject[0]) - rest < _SHORTEST:
        return name
    return name[0] + subject[0][rest:], name[1] + subject[1][rest:]


def shared_out(
    segment: Segment, own: Name, count: int, script: Script, release: str, lexicon: Lexicon
) -> list[Name] | None:
    """减速器、电机分别实现收入…: what each of the list before 分别 had of the noun behind it."""
    mark = next((t for t in segment.left if t.has("spread", "each")), None)
    lead = phrase(scene_free([t for t in segment.left if mark and t.end <= mark.start]), script, release)
    parts = split(lead, count, lexicon) if lead is not None and lead != own else None
    return [name for part in parts if (name := joined(part, own)) is not None] if parts else None


def is_compared_side(view: View, script: Script) -> bool:
    """与2010年人口普查的351万人相比: the phrase before the number names the other side, not the subject."""
    left, start = view.segment.left, view.segment.values[0].token.start
    place = next((n for n, t in enumerate(left) if t.has("compare", "with")), None)
    if place is None or not view.subject or script.text[start - 1 : start] not in _OF:
        return False
    timed = place + 1 < len(left) and left[place + 1].kind == PERIOD
    return timed and view.subject[0].start >= left[place].end


def is_about(segment: Segment, place: int) -> bool:
    """Whether the clause is about the place; 高于全国 only compares with it."""
    before = segment.left[place - 1] if place else None
    return before is None or not (before.kind == "exceed" or before.has("compare", "with"))


def is_contrasted(segment: Segment, roles: Roles, before: Span | None) -> bool:
    """…，而截至二零二四年…止年度则录得溢利8600万元: how it was in an earlier time."""
    now, then = before.period.last if before else None, roles.main[-1].period.last if roles.main else None
    return tells_against(segment) and now is not None and then is not None and then < now


def is_one_more_earlier(segment: Segment, context: Context) -> bool:
    """优于前一季的57.2%及上年同期的53.1%: the second of two earlier values."""
    left: Sequence[str] = [t.text for t in segment.left if t.kind != PERIOD]
    past = context.past[-1] if context.past else None
    if past is None or past.nature is not Nature.PREVIOUS or segment.opening:
        return False
    timed = any(t.kind == PERIOD for t in segment.left)
    return timed and bool(left) and left[0] in _ALSO and all(text in _OF for text in left[1:])
