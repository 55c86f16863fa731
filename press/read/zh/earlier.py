"""Is the number an earlier value given for comparison: 由A提高到B, 较二月预测的A为高, 原定A?"""

from __future__ import annotations

from itertools import pairwise

from press.read.zh.script import Script
from press.read.zh.segments import Segment
from press.read.zh.token import PERIOD


def is_previous(segment: Segment, following: Segment | None, part: Script) -> bool:
    """Whether the numbers of ``segment`` are superseded by what follows or came before."""
    return _is_from(segment, following) or _is_compared(segment, part) or _is_earlier(segment)


def _is_earlier(segment: Segment) -> bool:
    """原定, 修订前"""
    return any(t.has("nature", "previous") for t in segment.left[-3:])


def introduces(following: Segment | None) -> bool:
    """…所占的比重，一九五二年为: the clause that follows begins with a time or 由 and has no subject."""
    if following is None or not following.left or not following.values:
        return False
    return any(t.kind == PERIOD or t.has("compare", "from") for t in following.left[:2])


def _is_compared(segment: Segment, part: Script) -> bool:
    """较二月预测的3%至5%为高, 继三月录得10.7%的升幅后: an earlier value given for comparison."""
    left = segment.left
    start = segment.values[0].token.start
    if any(a.kind == "exceed" and b.kind == PERIOD for a, b in pairwise(t for t in left if t.text != "了")):
        return True
    compared = any(t.has("compare", "with") or t.kind == "exceed" for t in left[-6:])
    return (compared and part.text[start - 1 : start] in ("的", "数", "值")) or (
        bool(left) and left[0].text == "继" and left[0].start == 0
    )


def _is_from(segment: Segment, following: Segment | None) -> bool:
    """由A…到B: the number before a "to" that follows at once is the earlier one."""
    if not any(t.has("compare", "from") for t in segment.left) or following is None or not following.values:
        return False
    reaching = any(t.has("verb", "reach") for t in following.left)
    return following.opening in ("", ",") and reaching
