"""What leads up to a number: the words right before it, what governs them, and the noun phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from press.read.zh.segments import Segment
from press.read.zh.token import NUMBER, PERIOD, PUNCT, TEXT, Token

_NOUNS = frozenset(("noun", "share", "contribution"))
_CHAIN = frozenset(
    (
        "verb",
        "before",
        "basis",
        "compare",
        "spread",
        "prices",
        "nature",
        "than",
        "exceed",
        "flow",
        "rank",
        "per",
        PERIOD,
    )
)
_GOVERNORS = frozenset(
    (
        "verb",
        "before",
        "basis",
        "compare",
        "spread",
        "prices",
        "nature",
        "exceed",
        "flow",
        "rank",
        "share",
        PERIOD,
    )
) | {"contribution"}
_SCENE = frozenset((PERIOD, "nature", "light"))
_ONLY_HOW = frozenset(("水平", "修订后", "修正后", "调整后"))
"""What stands after a time compared with and names nothing: 较6月底修订后的…"""
_DOING = frozenset(("实现", "完成"))
_HAVING = frozenset(("有", "共有", "达", "达到"))
_PLANNED = (
    "修订预算",
    "原预算",
    "执行数",
    "估计数",
    "预计数",
    "预算",
    "决算",
    "计划",
    "基准年",
    "基期",
    "峰值",
    "高点",
    "低点",
    "高位",
    "低位",
    "高峰",
    "顶峰",
    "谷底",
    "春运",
    "假期",
    "春节",
    "国庆",
    "同日",
)
_ANDS = frozenset(("而", "并", "且"))
_LEADING = frozenset(("light", "nature", "prices", "basis", "spread", PERIOD, "before"))


@dataclass(slots=True)
class View:
    """``chain`` is nearest first. ``verb`` moves (up, down), ``reach`` says that it moves *to* the number.

    ``subject`` is the noun phrase before the predicate; ``governor`` the last function word left of
    the chain with ``middle`` between them (占 + 整体出口, 高于 + 全国, 减少 + 贫困人口).
    """

    segment: Segment
    chain: list[Token] = field(default_factory=list)
    noun: Token | None = None
    verb: Token | None = None
    reach: Token | None = None
    governor: Token | None = None
    middle: list[Token] = field(default_factory=list)
    subject: list[Token] = field(default_factory=list)

    def first(self, kind: str, *codes: str) -> Token | None:
        """The nearest token of the chain of a kind."""
        return next((t for t in self.chain if t.has(kind, *codes)), None)

    def governed_by(self, kind: str, *codes: str) -> bool:
        """Whether the governor is of a kind and something stands between it and the chain."""
        return self.governor is not None and self.governor.has(kind, *codes)


def view_of(segment: Segment) -> View:
    """The view of a segment that has numbers."""
    view = View(segment)
    left = segment.left
    edge = _walk(view, left)
    head = left[:edge]
    place = _governor(head)
    if place and head[place].kind == PERIOD and head[place - 1].kind == "exceed":
        place -= 1  # 高出同期全国平均水平11.7个百分点
    if place is not None:
        view.governor, view.middle = head[place], _trimmed(head[place + 1 :], keep_area=True)
    view.subject = _subject(view, head, place)
    return view


def _walk(view: View, left: Sequence[Token]) -> int:
    """Fills the chain from the number leftwards; where it ends."""
    index = len(left)
    while index > 0:
        token = left[index - 1]
        if token.kind == TEXT and token.text == "的" and index > 1:
            if left[index - 2].kind == "verb" and (not view.chain or _tells_how_many(view, left[index - 2])):
                return index
            index -= 1
            continue
        if token.kind in _NOUNS and token.code != "of" and not token.has("contribution", "verb"):
            if view.verb is not None:
                return index
            view.noun = token
            view.chain.append(token)
            return index - 1
        if not _goes_on(view, token):
            return index
        view.chain.append(token)
        _note_verb(view, token)
        index -= 1
    return 0


def _tells_how_many(view: View, verb: Token) -> bool:
    """下降的有49个: so many that fell, no fall."""
    return verb.code in ("up", "down") and view.chain[-1].text in _HAVING


def _goes_on(view: View, token: Token) -> bool:
    if token.has("light"):
        return token.code == "adverb"
    if token.kind not in _CHAIN or (token.kind == "rank" and view.chain):
        return False
    return not (token.has("verb", "up", "down") and view.verb is not None)


def _note_verb(view: View, token: Token) -> None:
    if token.has("verb", "reach") and view.verb is None:
        view.reach = token
    elif token.has("verb", "up", "down") and view.verb is None:
        view.verb = token
        if len(view.chain) > 1 and view.chain[-2].text == "为" and token.text not in ("增长", "成长"):
            view.reach = view.chain[-2]


def _governor(head: Sequence[Token]) -> int | None:
    """The last function word that something follows; none inside a clause with 的 about a noun."""
    inside = False
    for place in range(len(head) - 2, -1, -1):
        token = head[place]
        if (
            (token.has("verb", "up", "down") or token.text in _DOING)
            and head[place + 1].text.startswith("的")
            and len(head[-1].text) > 1
        ):
            inside = True
        if inside and token.kind not in _SCENE:
            continue
        if token.kind == "prices" and any(t.kind == "exceed" for t in head[:place]):
            continue
        if token.kind in _GOVERNORS or token.has("light", "link"):
            return place
    return None


def _subject(view: View, head: Sequence[Token], place: int | None) -> list[Token]:
    """The noun phrase: before the predicate if there is one, else after the last function word."""
    if place is None:
        return _trimmed(head)
    governor = head[place]
    if governor.kind == PERIOD and _of_the_other(view, head, place):
        return _trimmed(head[: place - 1])
    if governor.kind in (PERIOD, "light", "nature", "prices", "basis", "before", "spread"):
        after = _trimmed(head[place + 1 :])
        if len(after) == 1 and after[0].text.rstrip("的") in _ONLY_HOW:
            after = []
        return (
            after if after and (len(after) > 1 or len(after[0].text) > 1) else _trimmed(head[:place]) or after
        )
    if governor.has("verb", "state", "reach") or governor.kind == "flow":
        return _trimmed(view.middle)
    return scene_free(head[:place])


def _of_the_other(view: View, head: Sequence[Token], place: int) -> bool:
    """较去年极值高出186万千瓦: what stands between the time and the difference is the other side's."""
    mark = head[place + 1].text.lstrip("的").startswith(_PLANNED)
    differs = view.first("than") or view.first("exceed") or mark
    return bool(differs) and place > 0 and head[place - 1].has("compare", "with")


def scene_free(head: Sequence[Token]) -> list[Token]:
    """The noun phrase after the last word that only sets the scene (a period, 其中, 预计)."""
    inside = False
    while head and head[-1].kind == "nature":
        head = head[:-1]
    for place in range(len(head) - 1, -1, -1):
        token = head[place]
        if token.text in _ANDS and inside:
            continue
        inside = inside or (token.kind == "verb" and head[place + 1 :][:1] != [] and _of(head[place + 1]))
        if token.kind in (PERIOD, "nature", "prices") or token.has("light", "link"):
            return _trimmed(head[place + 1 :])
    return _trimmed(head)


def _of(token: Token) -> bool:
    return token.kind == TEXT and token.text.startswith("的") and len(token.text) > 1


def _trimmed(tokens: Sequence[Token], keep_area: bool = False) -> list[Token]:
    """Without words of no weight at either end and, unless told to keep it, without the area in front."""
    out = list(tokens)
    while out and (
        (out[0].kind in _LEADING and not (out[0].text == "平均" and len(out) > 1 and out[1].kind == TEXT))
        or (out[0].kind == "area" and len(out) > 1 and not keep_area)
        or out[0].text in ("的", "、", "和", "及")
        or _unpaired(out)
    ):
        out.pop(0)
    while out and (out[-1].kind in _LEADING | {"compare", "verb", "exceed"} or out[-1].text in ("的", "、")):
        out.pop()
    return out


def _unpaired(tokens: Sequence[Token]) -> bool:
    first = tokens[0]
    return first.kind == PUNCT and first.text == '"' and sum(t.text == '"' for t in tokens) % 2 == 1


def numbers_of(segment: Segment) -> list[Token]:
    """The number tokens of a segment."""
    return [v.token for v in segment.values if v.token.kind == NUMBER]
