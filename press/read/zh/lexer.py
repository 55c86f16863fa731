"""A sentence as tokens: one pass of one pattern; what matches nothing is plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from press.lexicon import Lexicon
from press.read.memo import per_lexicon
from press.read.zh import number_pattern as numbers
from press.read.zh import period_pattern as periods
from press.read.zh.period_pattern import period
from press.read.zh.token import NUMBER, PERIOD, PUNCT, TEXT, Token
from press.read.zh.trie import any_of
from press.read.zh.units import Units, units_of

_FUNCTION = (
    "verb", "before", "after", "basis", "share", "rank", "contribution", "exceed", "than", "compare",
    "noun", "flow", "spread", "per", "nature", "prices", "light", "area", "shield",
)  # fmt: skip
_PUNCT = ',。;:!?、()"《》…|'
_SHIELD = "shield"
_TIME_MARKS = ("年", "月", "季", "期", "五")
_NO_SCENE = "比较与由从把"
_SPECIAL = ("parts", "fraction", "tenths", "half", "folds", "ratio", "rank", "number", "out_of")


@dataclass(frozen=True, slots=True)
class Lexer:
    """The compiled pattern, a cheap test for numbers, and what each word is."""

    pattern: re.Pattern[str]
    hint: re.Pattern[str]
    periods: re.Pattern[str]
    codes: dict[str, tuple[str, str]]
    units: Units

    def tokens(self, text: str) -> list[Token]:
        """The tokens of ``text``, gaps as plain text; they cover it without overlap."""
        found: list[Token] = []
        position = 0
        for match in self.pattern.finditer(text):
            start, end = match.span()
            if start > position:
                found.append(Token(TEXT, "", position, start, text[position:start]))
            found.append(self._token(match, start, end))
            position = end
        if position < len(text):
            found.append(Token(TEXT, "", position, len(text), text[position:]))
        return found

    def scene_tokens(self, text: str) -> list[Token]:
        """The period words of a sentence that has no numbers, what stands between them as text."""
        if not any(mark in text for mark in _TIME_MARKS):
            return []
        found: list[Token] = []
        position = 0
        for match in self.periods.finditer(text):
            start, end = match.span()
            if start > position:
                found.append(Token(TEXT, "", position, start, text[position:start]))
            if start == 0 or text[start - 1] not in _NO_SCENE:
                found.append(Token(PERIOD, "", start, end, match.group()))
            position = end
        return found

    def _token(self, match: re.Match[str], start: int, end: int) -> Token:
        group = match.lastgroup or ""
        words = match.group()
        if group == "word":
            kind, code = self.codes[words]
            return Token(TEXT if kind == _SHIELD else kind, code, start, end, words)
        if group in (PERIOD, PUNCT):
            return Token(group, "", start, end, words)
        return Token(NUMBER, group, start, end, words, match)


@per_lexicon
def lexer_of(lexicon: Lexicon) -> Lexer:
    """The lexer of a lexicon, built when first needed."""
    categories = lexicon.words["zh"]
    codes = {
        word: (kind, code) for kind in _FUNCTION for code, words in categories[kind].items() for word in words
    }
    units = units_of(lexicon)
    names, marks = any_of(units.names), any_of(units.prefixes)
    return Lexer(
        pattern=re.compile(_led(_master(any_of(codes), names, marks), (*codes, *units.prefixes))),
        hint=_hint(any_of(units.names)),
        periods=_period_pattern(),
        codes=codes,
        units=units,
    )


def _led(pattern: str, words: Iterable[str]) -> str:
    """``pattern`` tried only where one of its parts can begin: most characters begin none."""
    first = {word[0] for word in words} | {*numbers.FIRST, *periods.FIRST, *_PUNCT}
    return f"(?=[{''.join(map(re.escape, sorted(first)))}])(?:{pattern})"


def _master(words: str, units: str, prefixes: str) -> str:
    pieces = {
        "number": numbers.number(units, prefixes),
        "parts": numbers.parts(),
        "fraction": numbers.fraction(),
        "tenths": numbers.tenths(),
        "discount": numbers.discount(),
        "half": numbers.half(),
        "out_of": numbers.out_of(),
        "folds": numbers.folds(),
        "rank": numbers.rank(),
        "ratio": numbers.ratio(),
    }
    special = "|".join(f"(?P<is_{name}>{pieces[name]})" for name in _SPECIAL)
    off = rf"(?P<is_discount>{pieces['discount']})"
    return rf"(?P<period>{period()})|{off}|(?P<word>{words})|{special}|(?P<punct>[{re.escape(_PUNCT)}])"


def _hint(units: str) -> re.Pattern[str]:
    """Whether a sentence may hold a number at all; much cheaper than the whole pattern."""
    return re.compile(
        rf"\d|分之|[一二两三四五六七八九十半][成折]|对折|[{numbers.DIGIT}十百千万亿几余多]{units}|番|翻|半|首位|第[一二三四五六七八九十]|前[三五十]|强"
    )


@lru_cache(maxsize=1)
def _period_pattern() -> re.Pattern[str]:
    return re.compile(period())
