"""Is the number an earlier value given for comparison: 由A提高到B, 较二月预测的A为高, 原定A?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from press.read.zh.script import Script
from press.read.zh.segments import Segment
from press.read.zh.token import PERIOD, Token

EQUALS = ("是", "为", "相当于", "等于", "相等于", "超过", "突破", "超")
"""Verbs of which what stands behind is what something is compared with."""
_VALUES = ("为", "数", "值", "的", "数字")
_SINCE = ("起", "开始")
"""自7月1日起调整为…: since when, not from what."""
WHOLES = ("全年", "全年度", "当年", "年度", "本年度")
"""Times of which a part is a share and no multiple: 占全年的36%."""
RESULTS = ("盈利", "净盈利", "亏损", "净亏损")
"""What a result is called by how it came out."""
_WAS = ("为", "是", "则为", "则是", "录得")
_BEFORE = ("上年", "去年", "上一年", "上期", "上月", "上季", "上个", "上一", "一年前")


def is_previous(segment: Segment, rest: Sequence[Segment], part: Script) -> bool:
    """Whether the numbers of ``segment`` are superseded by what follows or came before."""
    following = rest[0] if rest else None
    if _is_then_moved(segment, following) or _is_from(segment, following):
        return True
    if _is_from_by(segment, rest) or _is_measure(segment, following):
        return True
    return _is_compared(segment, part) or _is_earlier(segment)


def _is_measure(segment: Segment, following: Segment | None) -> bool:
    """是2020年1000亿元的2.0倍: the value that another is so many times of."""
    left = [t for t in segment.left if t.text not in ("的", "时")]
    told = len(left) > 1 and left[-1].kind == PERIOD and left[-2].text in EQUALS
    if not told or following is None or following.opening or not following.values:
        return False
    mention = following.values[0].token.mention
    return [t.text for t in following.left] == ["的"] and mention is not None and mention.kind == "times"


def _is_earlier(segment: Segment) -> bool:
    """原定, 修订前; 上年同期为…"""
    left = segment.left
    if any(a.text == "扭转" and b.kind == PERIOD for a, b in pairwise(left)):
        return True
    if any(told_before(t) for t in left):
        return True
    return any(t.has("nature", "previous") for t in left[-3:]) or _is_same_time_before(segment)


def told_before(token: Token) -> bool:
    """Whether a token says that the value was published before."""
    told = token.kind == "text" and ("前" in token.text or "先" in token.text or "次" in token.text)
    return told and _told_before().search(token.text) is not None


@cache
def _told_before() -> re.Pattern[str]:
    """先前公布的临时升幅: what was told of the same before."""
    return re.compile(
        "(?:先前|早前|此前|之前|原先|上次|前次|较早前)(?:公布|发布|宣布|公告|估计|估算|预估|发表)的?"
    )


def _is_same_time_before(segment: Segment) -> bool:
    """上年同期为1.6亿元, 而去年为3.2%: said of an earlier time alone, after the figure itself."""
    if segment.opening not in (",", "(", ";"):
        return segment.opening == "^" and _tells_of_then(segment.left)
    words = [t for t in segment.left if not t.has("light") and t.kind != "before"]
    if not words or words[0].kind != PERIOD:
        return False
    time = words[0].text.removesuffix("度").replace("同季", "同期")
    if time.endswith(("年同期", "年同月")) and len(words) > 1 and words[1].text.startswith(_WAS):
        return True
    if not all(says_no_other(t) for t in words[1:]):
        return False
    if time.endswith(("年同期", "年同月")) and time[0] in "12一二" and (len(words) > 1 or segment.depth):
        return True
    return time.startswith(_BEFORE) and not time.startswith("同") and (len(words) > 1 or "同" in time)


def _tells_of_then(left: Sequence[Token]) -> bool:
    """上年同期公司运力为319万标准箱: a sentence of its own, still for comparison."""
    led = len(left) > 1 and left[0].kind == PERIOD and left[0].text.endswith(("年同期", "年同月"))
    return led and left[-1].text.startswith(_WAS) and not any(t.has("verb", "up", "down") for t in left)


def says_no_other(token: Token) -> bool:
    """Words that name nothing but how the result stood: 为, 亏损, 盈利."""
    told = token.has("verb", "state") or token.has("noun", "loss") or token.has("share", "noun")
    told = told or token.text in RESULTS
    told = told or token.text.startswith("每股")
    return told or token.text.startswith(("净", "为净", "投放", "回笼", "流入", "流出"))


def introduces(following: Segment | None) -> bool:
    """…所占的比重，一九五二年为: the clause that follows begins with a time or 由 and has no subject."""
    if following is None or not following.left or not following.values:
        return False
    return any(t.kind == PERIOD or t.has("compare", "from") for t in following.left[:2])


def _is_compared(segment: Segment, part: Script) -> bool:
    """较二月预测的3%至5%为高, 继三月录得10.7%的升幅后: an earlier value given for comparison."""
    if segment.values[0].token.code == "part" and segment.values[0].token.text[-1] in "成半一":
        return False  # 超出去年全年出口量的六成
    left = segment.left
    start = segment.values[0].token.start
    over = any(
        a.kind == "exceed" and b.kind == PERIOD for a, b in pairwise(t for t in left if t.text != "了")
    )
    if over and left[-1].kind == PERIOD and _in_points(segment):
        return False  # 快于去年同期0.4个百分点
    if over and (left[-1].kind == PERIOD or part.text[start - 1 : start] in ("的", "之", "数", "值")):
        return True
    compared = any(t.has("compare", "with") or t.kind == "exceed" for t in left[-6:])
    return (
        (
            compared
            and left[-1].kind != "verb"
            and part.text[start - 1 : start] in ("的", "之", "数", "值", "字")
        )
        or _is_after(segment)
        or (_follows_on(segment))
    )


def _is_after(segment: Segment) -> bool:
    """继九月录得16.1%的升幅后, 同时，继…: what came before."""
    left = segment.left
    if not left or left[0].text != "继":
        return False
    return left[0].start == 0 or (len(left) > 1 and left[1].kind == PERIOD)


def _in_points(segment: Segment) -> bool:
    mention = segment.values[0].token.mention
    return mention is not None and mention.unit in ("percentage_point", "basis_point")


def _is_then_moved(segment: Segment, following: Segment | None) -> bool:
    """较上年同期92.3亿元减少7.5%: what it was, then how it moved."""
    left = [t for t in segment.left if t.kind not in ("per", "nature", "before") and t.text not in _VALUES]
    if len(left) < 2 or left[-1].kind != PERIOD or not left[-2].has("compare", "with"):
        return False
    if following is None or following.opening or not following.values or len(segment.values) != 1:
        return False
    return bool(following.left) and all(
        t.has("verb", "up", "down") or t.kind == "before" or t.has("light", "adverb") for t in following.left
    )


def _follows_on(segment: Segment) -> bool:
    """私人消费继上季增长2.6%后"""
    led = any(one.text.endswith("继") and two.kind == PERIOD for one, two in pairwise(segment.left))
    return led and bool(segment.right) and segment.right[0].text.startswith(("后", "之后"))


def _is_from_by(segment: Segment, rest: Sequence[Segment]) -> bool:
    """由A，减少约B至C: how much it moved stands between."""
    if len(rest) < 2 or not any(t.has("compare", "from") for t in segment.left):
        return False
    by, to = rest[:2]
    moved = by.opening in ("", ",") and any(t.has("verb", "up", "down") for t in by.left) and by.values
    return bool(moved) and to.opening == "" and bool(to.left) and to.left[0].has("verb", "reach")


def _is_from(segment: Segment, following: Segment | None) -> bool:
    """由A…到B: the number before a "to" that follows at once is the earlier one."""
    if not any(t.has("compare", "from") for t in segment.left) or following is None or not following.values:
        return False
    if any(a.kind == PERIOD and b.text.startswith(_SINCE) for a, b in pairwise(segment.left)):
        return False
    moved = pairwise(t for t in following.left if t.text != "了")
    reaching = any(t.has("verb", "reach") for t in following.left) or any(
        one.has("verb", "up", "down") and two.text in ("为", "成") for one, two in moved
    )
    return following.opening in ("", ",") and reaching
