"""What do the characters mean? One explicit map to plain ones, and the way back to the raw offsets.

Digits, signs, spaces and line breaks are read as what they stand for. What the map does not cover
in or beside a number (bidi controls, zero-width characters, digits of other scripts, masks such
as ``▓``) stays as it is, and :func:`doubt` names it: such a number is never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from press.value import value

SOFT_HYPHEN = "\u00ad"
HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u180e"
BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_JOINTS = ".,-"
MASKS = "░▒▓█■□▪▫●◯�"
_PLAIN = "0123456789%+-()[]:;,./$<>=&*ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ITSELF = frozenset(map(chr, range(0x20, 0x7F)))
_SHORT, _HAN = 200, "\u2e80"
_FULL_WIDTH = 0xFEE0
"""Full-width forms lie this far above the plain ones."""
_SPACES = (
    "\t\n\v\f\r\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\u2043\ufe58"
_APOSTROPHES = "\u2018\u2019\u02bc\u2032\u00b4\uff07"
_QUOTES = "\u201c\u201d\u201e\u2033\uff02"


@value
class Normal:
    """Plain text and where each of its characters came from; ``offsets`` is None where nothing moved."""

    text: str
    offsets: Sequence[int] | None = None

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw offsets of the plain span ``start:end`` (half open, not empty)."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


@cache
def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(char) + _FULL_WIDTH: char for char in _PLAIN}
    table[ord("￥")] = "¥"
    table.update(dict.fromkeys(map(ord, _SPACES), " "))
    table.update(dict.fromkeys(map(ord, _DASHES), "-"))
    table.update(dict.fromkeys(map(ord, _APOSTROPHES), "'"))
    table.update(dict.fromkeys(map(ord, _QUOTES), '"'))
    return table


def normalise(text: str) -> Normal:
    """``text`` in plain characters, one for one, soft hyphens taken out; stable when applied twice."""
    plain = _plain(text)
    if SOFT_HYPHEN not in plain:
        return Normal(plain)
    offsets = tuple(index for index, char in enumerate(plain) if char != SOFT_HYPHEN)
    return Normal(plain.replace(SOFT_HYPHEN, ""), offsets)


def _plain(text: str) -> str:
    """The text through the table: each character that occurs is looked up once, most stand for themselves."""
    if text.isascii() and text.isprintable():
        return text
    table = _table()
    latin = len(text) > _SHORT and text[len(text) // 2] < _HAN
    for char in set(_unplain().findall(text)) if latin else set(text).difference(_ITSELF):
        meant = table.get(ord(char))
        if meant is not None:
            text = text.replace(char, meant)
    return text


@cache
def _unplain() -> re.Pattern[str]:
    """All but ``_ITSELF``: of long Latin text found faster than a set of all characters is made."""
    return re.compile("[^ -~]")


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{HIDDEN}{BIDI}{MASKS}\\d](?<![0-9])")  # one class in front is looked for fast


def odd_characters(text: str) -> tuple[int, ...]:
    """Where plain ``text`` holds characters that no number may touch; usually nowhere."""
    if text.isascii():
        return ()
    return tuple(found.start() for found in _odd().finditer(text))


def doubt(text: str, start: int, end: int) -> str | None:
    """The name of the odd character in or right beside ``text[start:end]``, else None."""
    if text.isascii():
        return None
    start -= text[max(0, start - 1) : start] in tuple(_JOINTS)
    end += text[end : end + 1] in tuple(_JOINTS)
    for char in text[max(0, start - 1) : end + 1]:
        if char.isascii():
            continue
        if char in HIDDEN:
            return f"zero-width character U+{ord(char):04X}"
        if char in BIDI:
            return f"bidi control U+{ord(char):04X}"
        if char in MASKS:
            return f"masked digit {char}"
        if unicodedata.decimal(char, None) is not None:
            return f"digit of another script {char}"
    return None
