"""Which characters do these bytes stand for? Bytes → text, the charset used, and doubts as flags."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

from charset_normalizer import from_bytes

from press.model import Flag
from press.page.plausible import better, cyrillic, east_asian, wide_utf

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDER = {  # a label → the larger set that pages under that label really use
    "gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "cp936": "gb18030", "big5": "big5hkscs",
    "cp950": "big5hkscs", "iso8859-1": "cp1252", "ascii": "cp1252", "euc_kr": "cp949",
    "shift_jis": "cp932", "iso8859-9": "cp1254", "tis-620": "cp874",
}  # fmt: skip
_ODD_LABELS = {
    "x-gbk": "gbk",
    "gb_2312-80": "gbk",
    "gb2312-80": "gbk",
    "x-sjis": "shift_jis",
    "windows-31j": "cp932",
    "x-x-big5": "big5",
}
_FEW_BYTES = 12  # fewer non-ASCII bytes than this may look like UTF-8 by chance
_REFUSED = frozenset({"utf-7", "unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape",
                      "punycode", "idna", "undefined", "charmap", "mbcs", "palmos", "oem"})  # fmt: skip
"""Codecs that browsers do not have: attackers hide markup in them, or they are no character sets at all."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """``text`` as read with ``charset``; ``flags`` say if that was a guess or left errors."""

    text: str
    charset: str
    flags: frozenset[Flag] = frozenset()


def decode(raw: bytes, declared: str | None = None, *, markup: bool = False) -> Decoded:
    """Read ``raw``: byte order mark, then ``declared``, then the markup's own word, then detection.

    A declared charset that does not fit falls back and is flagged. Never raises.
    """
    for bom, charset in _BOMS:
        if raw.startswith(bom):
            return _read(raw, charset)
    label = known(declared) or (_declared_in_markup(raw) if markup else None)
    wide = wide_utf(raw, label)
    if wide is not None:
        read = _read(raw, wide)
        told = label is not None and label.replace("_", "-").startswith(wide[:6])
        return read if told else Decoded(read.text, wide, read.flags | {Flag.CHARSET_GUESSED})
    if label is None:
        return _undeclared(raw)
    if label != "utf-8" and _surely_utf8(raw):
        return Decoded(raw.decode("utf-8"), "utf-8", frozenset({Flag.CHARSET_GUESSED}))
    return _as_declared(raw, label)


def known(label: str | None) -> str | None:
    """The codec for a charset label, widened to what is used under that label; None if unknown."""
    if not label:
        return None
    name = label.strip().strip("\"'").lower()[:40]
    try:
        name = codecs.lookup(_ODD_LABELS.get(name, name)).name
        "".encode(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    if name in _REFUSED:
        return None
    return _WIDER.get(name, name)


def _read(raw: bytes, charset: str) -> Decoded:
    try:
        return Decoded(raw.decode(charset), charset)
    except UnicodeDecodeError:
        return Decoded(raw.decode(charset, "replace"), charset, frozenset({Flag.CHARSET_ERRORS}))


def _as_declared(raw: bytes, label: str) -> Decoded:
    """Keep a declared charset with a few errors; with many it is the wrong one."""
    other = better(raw, label)
    if other is not None:
        read = _read(raw, other)
        return Decoded(read.text, other, read.flags | {Flag.CHARSET_GUESSED})
    as_told = _read(raw, label)
    if not as_told.flags:
        return as_told
    if as_told.text.count("\ufffd") <= 4 + len(raw) // 2000 and label != "cp1252":
        return as_told
    guess = _undeclared(raw)
    return Decoded(guess.text, guess.charset, guess.flags | {Flag.CHARSET_GUESSED})


def _undeclared(raw: bytes) -> Decoded:
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(raw) - 3 and error.reason == "unexpected end of data":
            return Decoded(raw.decode("utf-8", "replace"), "utf-8", frozenset({Flag.CHARSET_ERRORS}))
    charset = east_asian(raw) or cyrillic(raw) or _detected(raw)
    read = _read(raw, charset)
    return Decoded(read.text, charset, read.flags | {Flag.CHARSET_GUESSED})


def _detected(raw: bytes) -> str:
    best = from_bytes(raw[:60_000]).best()
    return (known(best.encoding) if best is not None else None) or "cp1252"


def _surely_utf8(raw: bytes) -> bool:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(raw) - len(text) >= _FEW_BYTES


@cache
def _meta() -> re.Pattern[bytes]:
    return re.compile(
        rb"<meta[^>]{0,300}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w.:-]{2,40})"
        rb"|<\?xml[^>]{0,100}?encoding\s{0,3}=\s{0,3}[\"']([\w.:-]{2,40})",
        re.IGNORECASE,
    )


def _declared_in_markup(raw: bytes) -> str | None:
    found = _meta().search(raw[:4096])
    if found is None:
        return None
    label = known((found[1] or found[2]).decode("ascii", "replace"))
    return "utf-8" if label and label.startswith(("utf-16", "utf-32")) else label
