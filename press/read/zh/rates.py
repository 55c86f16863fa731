"""Is a 厘 behind a bare number a percent, a 分 a point? 借贷成本为4.1厘 of a rate, 满意度96.8分 of a mark."""

from __future__ import annotations

from collections.abc import Sequence

from press.read.zh.token import NUMBER, Token
from press.value import replace

_LI, _FEN = "厘", "分"
_BEHIND = (_LI, _FEN)
_RATES = ("利率", "成本", "息率", "收益率", "回报率", "票息", "孳息率")
_MARKS = (
    "满意度",
    "满意率",
    "得分",
    "评分",
    "总分",
    "均分",
    "平均分",
    "分值",
    "成绩",
    "测评",
    "评价",
    "考核",
    "综合指数",
)
_NEAR, _NEAR_MARK = 5, 14


def with_rates(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, a bare number and the 厘 or 分 behind it joined where a rate or a mark is told."""
    if not any(token.text in _BEHIND for token in tokens):
        return list(tokens)
    out: list[Token] = []
    for token in tokens:
        if token.text == _LI and out and _says(out, _RATES, _NEAR):
            out[-1] = _measured(out[-1], token, "percent")
        elif token.text == _FEN and out and _says(out, _MARKS, _NEAR_MARK):
            out[-1] = _measured(out[-1], token, "index")
        else:
            out.append(token)
    return out


def _says(before: Sequence[Token], words: tuple[str, ...], near: int) -> bool:
    bare = before[-1].kind == NUMBER and before[-1].code == "bare"
    return bare and any(token.text.endswith(words) for token in before[-near:-1])


def _measured(number: Token, word: Token, unit: str) -> Token:
    if number.mention is None:
        return number
    mention = replace(number.mention, end=word.end, form="amount", unit=unit, kind=unit, word=word.text)
    return replace(number, code="amount", end=word.end, text=number.text + word.text, mention=mention)
