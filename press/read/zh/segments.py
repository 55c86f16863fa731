"""A sentence as segments: what leads up to a number, the number or the list of them, what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from press.read.zh.token import NUMBER, PERIOD, PUNCT, TEXT, Token
from press.value import replace

_JOINTS = frozenset(["、", "和", "及", "与", "或", "以及", ",", "跟", "和约", "与约"])
_BREAKS = frozenset(",;:!?。…|()")
_STOPS = frozenset(",;:!?。…|")
UP_TO = frozenset(("截至", "截止", "于", "截至于"))
"""What leads to a time: 截至…止六个月."""


@dataclass(slots=True)
class Value:
    """One number of a list with the bound words that follow it (``after``)."""

    token: Token
    after: Token | None = None


@dataclass(slots=True)
class Segment:
    """``left`` are the tokens up to the numbers; ``right`` the token after them unless punctuation.

    ``opening`` is the mark before the segment ("" inside a clause); ``depth`` is 1 inside brackets;
    ``closing`` is the mark that ends it.
    """

    opening: str
    left: list[Token]
    values: list[Value] = field(default_factory=list)
    right: list[Token] = field(default_factory=list)
    depth: int = 0
    closing: str = ""


def segments(sentence: Sequence[Token]) -> list[Segment]:
    """The segments of a sentence in order; those without numbers set the scene for the next."""
    tokens = _without_asides(sentence)
    out: list[Segment] = []
    left: list[Token] = []
    opening, depth, index = "^", 0, 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == NUMBER:
            values, following = _values(tokens, index)
            values = _between(values, tokens, following)
            segment = Segment(opening, left, values, _right(tokens, following), depth)
            segment.closing = _closing(tokens, following)
            out.append(segment)
            left, opening, index = [], "", following
            continue
        if token.text == ":" and depth and left and all(t.kind == PERIOD or t.text in UP_TO for t in left):
            index += 1  # (上年同期: 0.22元) says 上年同期为
            continue
        if token.kind == PUNCT and token.text in _BREAKS:
            if left or token.text == ":":
                out.append(Segment(opening, left, [], [], depth, token.text))
            depth = 1 if token.text == "(" else 0 if token.text == ")" else depth
            left, opening = [], token.text
        elif token.kind == PUNCT and token.text == "、" and not left:
            opening = "、"
        else:
            left.append(token)
        index += 1
    if left:
        out.append(Segment(opening, left, [], [], depth, "$"))
    return out


def _without_asides(tokens: Sequence[Token]) -> list[Token]:
    """Brackets without a number say nothing new: 广义货币(M2)余额, （含信用卡客户）."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        if tokens[index].text == "(" and tokens[index].kind == PUNCT:
            end = _closed(tokens, index)
            if end is not None and not any(t.kind == NUMBER for t in tokens[index:end]):
                index = end + 1
                continue
        out.append(tokens[index])
        index += 1
    return out


def _closed(tokens: Sequence[Token], index: int) -> int | None:
    for place in range(index + 1, min(index + 30, len(tokens))):
        if tokens[place].kind == PUNCT and tokens[place].text == ")":
            return place
    return None


def _values(tokens: Sequence[Token], index: int) -> tuple[list[Value], int]:
    """The numbers from ``index`` on that only a comma or an "and" stands between."""
    values = [Value(tokens[index])]
    index += 1
    while index < len(tokens):
        if tokens[index].kind == "after":
            values[-1].after = values[-1].after or tokens[index]
            index += 1
        elif _joins(tokens, index) and index + 1 < len(tokens) and tokens[index + 1].kind == NUMBER:
            apart = not _same_kind(values[-1].token, tokens[index + 1]) or _is_part_of(tokens, index + 1)
            if tokens[index].text == "," and apart:
                break
            values.append(Value(tokens[index + 1]))
            index += 2
        else:
            break
    return values, index


def _between(values: list[Value], tokens: Sequence[Token], following: int) -> list[Value]:
    """介于47%与49%之间: two numbers that are the ends of one range."""
    if len(values) != 2 or following >= len(tokens) or not tokens[following].text.startswith("之间"):
        return values
    low, high = values[0].token, values[1].token
    first, second = low.mention, high.mention
    if first is None or second is None or first.high or second.high or first.form == "rank":
        return values
    if not second.unit or first.unit not in ("", second.unit) or first.value >= second.value:
        return values
    whole = replace(second, start=first.start, value=first.value, high=second.value)
    return [Value(replace(high, start=low.start, mention=whole))]


def _joins(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].text in _JOINTS


def _is_part_of(tokens: Sequence[Token], index: int) -> bool:
    """减少近一半，四成多的平台退出: a part of what follows it, no second of a list."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return tokens[index].code == "part" and following is not None and following.text.startswith("的")


def _same_kind(first: Token, second: Token) -> bool:
    one, two = first.mention, second.mention
    return one is not None and two is not None and one.unit == two.unit and one.form == two.form


def _right(tokens: Sequence[Token], index: int) -> list[Token]:
    """What follows the numbers up to the next mark or number."""
    out: list[Token] = []
    for token in tokens[index : index + 6]:
        if token.kind == NUMBER or (token.kind == PUNCT and token.text != '"'):
            break
        out.append(token)
    return out


def _closing(tokens: Sequence[Token], index: int) -> str:
    for token in tokens[index:]:
        if token.kind == PUNCT and token.text in _STOPS:
            return token.text
        if token.kind == TEXT or token.kind == NUMBER:
            return ""
    return "$"
