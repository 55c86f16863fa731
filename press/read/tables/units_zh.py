"""Which unit and scale does a Chinese head state? 单位：亿元, 绝对量（亿元）, 增长（%）, 上月=100."""

from __future__ import annotations

import re
from functools import cache

from press.lexicon import Lexicon
from press.read.tables.stated import Stated
from press.read.tables.words import table_words
from press.read.zh.units import units_of
from press.value import replace

_SCALES = {"万亿": 12, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4}
_SCALES |= {"千": 3, "百": 2, "十": 1}
_PLAIN = str.maketrans("仟佰／", "千百/")
"""How scales and "per" are also written: 新台幣仟元, 元／平方米."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    patterns = {
        "index": r"\(?[^()=]{1,20}=\s?100\s?\)?",
        "label": r"(?:计量)?单位\s?[:：]?\s?([^\s,;，；。()（）]{1,16})(?:\s?[,;，；、]\s?[%％])?",
        "brackets": r"[(（\[]([^()（）\[\]]{1,40})[)）\]]",
        "parts": r"[,，;；、:：\s]",
        "aside": r"[(（]括号内[^()（）]{1,30}[)）]",
        "percent": r"(?<![\d.])%|百分[比率]",
        "dated": r"(?<=[年月日])([^\s年月日%\d]{1,10})$",
    }
    return re.compile(patterns[name])


def split_unit(text: str, lexicon: Lexicon) -> tuple[str, Stated | None]:
    """The text without its unit words, and the unit that they state."""
    text = _pattern("aside").sub("", text)
    for name in ("index", "label", "brackets"):
        for found in _pattern(name).finditer(text):
            stated = _index(found) if name == "index" else _bracketed(found[1], lexicon)
            if stated is not None:
                rest = (
                    ""
                    if name == "index" and found.group()[0] != "("
                    else text[: found.start()] + text[found.end() :]
                )
                return rest.strip(" ,:;"), stated
    return _loose(text, lexicon)


def _index(found: re.Match[str]) -> Stated:
    return Stated("index", "index", said=found.group().strip("() "))


def _bracketed(text: str, lexicon: Lexicon) -> Stated | None:
    whole = expression(text, lexicon)
    if whole is not None:
        return whole
    for part in _pattern("parts").split(text):
        if (stated := expression(part, lexicon)) is not None:
            return stated
    if _pattern("percent").search(text):
        return Stated("percent", "percent", said=text)
    return None


def _loose(text: str, lexicon: Lexicon) -> tuple[str, Stated | None]:
    """A part of its own ("粮食产量, 万吨"), the whole text ("亿元"), or a % anywhere."""
    dated = _pattern("dated").search(text)
    if dated and (stated := expression(dated[1], lexicon)):
        return text[: dated.start(1)], stated
    parts = _pattern("parts").split(text)
    for part in reversed(parts):
        if (stated := expression(part, lexicon)) is not None and (len(parts) > 1 or _whole(part, lexicon)):
            return text.replace(part, "", 1).strip(" ,:;、"), stated
    if _pattern("percent").search(text):
        return _pattern("percent").sub("", text).strip(), Stated("percent", "percent", said="%")
    return text, None


def _whole(text: str, lexicon: Lexicon) -> bool:
    """One measure word alone ("人", "次") may be a name; a unit of money or size is none."""
    return len(text) > 1 or text == "元" or "%" in text


def expression(text: str, lexicon: Lexicon) -> Stated | None:
    """The unit if ``text`` is nothing but a scale and a unit: 亿元, 万人次, 元/吨, %."""
    word = text.strip().translate(_PLAIN)
    if word.startswith("每股") and (stated := expression(word[2:], lexicon)) and stated.kind == "currency":
        return replace(stated, code=f"{stated.code}/share")
    word = table_words(lexicon, "zh").without("filler", word)
    units = units_of(lexicon)
    if not word or len(word) > 16:
        return None
    mark = next((m for m in units.prefixes if m[0] > "\u3400" and word.startswith(m) and word != m), None)
    if mark is not None:
        named = expression(word.removeprefix(mark), lexicon)
        if named is not None and named.kind in ("", "currency"):
            per = (named.code or "").partition("/")
            return replace(named, code=units.prefixes[mark] + per[1] + per[2], kind="currency", said=text)
    scale = ""
    unit = units.find(word)
    if unit is None or (unit.code == "count" and len(word) > 1 and word[0] in "万亿"):
        scale = next((s for s in _SCALES if word.startswith(s)), "")
        unit = units.find(word[len(scale) :]) or (units.find("个") if scale == word else None)
    if unit is None or (unit.kind == "time" and word != text.strip()):
        return None
    if scale == word:
        return Stated(None, "", _SCALES[scale], said=text)
    mult = _SCALES[scale] if scale else None
    return Stated(unit.code, unit.kind.removesuffix("_part"), mult, unit.factor, text, part=unit.mult)
