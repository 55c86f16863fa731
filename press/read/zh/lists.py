"""Which clauses make up one list: 上升0.8个和下降0.1个百分点, 增加3万5千人或0.30%?"""

from __future__ import annotations

from collections.abc import Sequence

from press.read.zh.segments import Segment
from press.read.zh.token import Mention


def clauses_of_one_list(rest: Sequence[Segment]) -> int:
    """How many values follow in clauses that only say how each moved: 、下降11.6%, 和增长2%."""
    count = 0
    for segment in rest:
        words = [t for t in segment.left if t.text not in ("、", "和", "与", "及")]
        moved = bool(words) and all(t.kind in ("verb", "than", "basis", "before") for t in words)
        if segment.opening not in ("、", "") or not segment.values or not moved:
            return count
        count += len(segment.values)
    return count


def same_list(segment: Segment, rest: Sequence[Segment]) -> Mention | None:
    """The number of the next clause, where that only says how the second of a list moved."""
    last = segment.values[-1].token.mention
    if last is None or not rest or not rest[0].values or rest[0].opening not in ("、", ""):
        return None
    following = rest[0].values[0].token.mention
    half = _half_told(rest) if last.word == "个" else None
    return half or (following if clauses_of_one_list(rest[:1]) else None)


def _half_told(rest: Sequence[Segment]) -> Mention | None:
    """提高0.11个、下降0.05个和提高0.23个百分点: the number that prints what all of them are."""
    for segment in rest:
        mention = segment.values[0].token.mention if segment.values else None
        if mention is None or segment.opening not in ("、", "") or not mention.word.startswith("个"):
            return None
        if mention.word.startswith("个百分"):
            return mention
    return None


def says_twice(segment: Segment) -> bool:
    """增加3万5千人或0.30%: one thing in two units."""
    first, second = (value.token.mention for value in segment.values[:2])
    if first is None or second is None or first.word == "个":
        return False
    return bool(first.unit and second.unit) and first.unit[:3] != second.unit[:3]
