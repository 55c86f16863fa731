"""Is a 厘 behind a bare number a percent? 平均借贷成本为4.1厘 of a rate; else a coin or a length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from press.read.zh.token import NUMBER, Token

_LI = "厘"
_RATES = ("利率", "成本", "息率", "收益率", "回报率", "票息", "孳息率")
_NEAR = 5


def with_rates(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, a bare number and the 厘 behind it joined to percent where a rate is told."""
    if not any(token.text.startswith(_LI) for token in tokens):
        return list(tokens)
    out: list[Token] = []
    for token in tokens:
        if token.text == _LI and out and _is_rate(out):
            out[-1] = _percent(out[-1], token.end)
        else:
            out.append(token)
    return out


def _is_rate(before: Sequence[Token]) -> bool:
    bare = before[-1].kind == NUMBER and before[-1].code == "bare"
    return bare and any(token.text.endswith(_RATES) for token in before[-_NEAR:-1])


def _percent(number: Token, end: int) -> Token:
    if number.mention is None:
        return number
    mention = replace(number.mention, end=end, form="amount", unit="percent", kind="percent", word=_LI)
    return replace(number, code="amount", end=end, text=number.text + _LI, mention=mention)
