"""Numerals as cheques print them, 壹贰叁肆伍陆柒捌玖拾佰仟, read as 一二三 inside a numeral only.

陆地, 队伍, 收拾 and 放肆 are words: a formal character counts where another of them, a scale or a unit of
numbers stands beside it.
"""

from __future__ import annotations

import re
from functools import cache

_FORMAL = dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟俩貳參陸", "一二三四五六七八九十百千两二三六", strict=True))
_PLAIN = "〇零一二三四五六七八九两\\d"
_SCALES = "十百千万亿兆"


def plain_numerals(text: str) -> str:
    """``text`` (of the same length) with formal numerals as ordinary ones."""
    if not _any().search(text):
        return text
    return _runs().sub(_plain, text)


@cache
def _any() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_FORMAL)}]")


@cache
def _runs() -> re.Pattern[str]:
    """Formal characters among numerals; what stands before and after tells words from numbers."""
    formal = "".join(_FORMAL)
    digits, scales = "壹贰叁肆伍陆柒捌玖俩貳參陸", "拾佰仟"
    near = f"{_PLAIN}{_SCALES}{formal}"
    after = f"(?=[{scales}{_SCALES}]|点[{_PLAIN}{digits}]|又|分之|个百分点|[元圆角分折成打])"
    return re.compile(
        f"[{digits}]{after}|(?<=[{scales}{_SCALES}零点])[{digits}]|(?<=分之)[{formal}]|(?<=点[{digits}])[{digits}]"
        f"|(?<=[{near}])[{scales}]|(?<![收捡])[{scales}](?=[{_PLAIN}{digits}{_SCALES}]|分之)"
        f"|[{digits}](?=[{digits}]{{1,2}}[{scales}{_SCALES}])"
    )


def _plain(match: re.Match[str]) -> str:
    return _FORMAL[match.group()]
