"""Which character set turns these bytes into words? Scores, for labels that lie or are not there."""

from __future__ import annotations

import codecs
from itertools import pairwise

_SAMPLE = 20_000
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行"
    "这為個國來們時發對會動產種說後經濟長進資統計數億萬市区區政府全第月日经济长进资统数亿万增比年"
    "のにはをたがでてとしれさいるなもこ"
    "이다의는에을를가은한하고로"
)
_EAST_ASIAN = ("gb18030", "big5hkscs", "cp932", "cp949", "euc_jp")
_CYRILLIC = ("cp1251", "koi8_r", "iso8859-5", "cp866")
_WESTERN = frozenset({"cp1252", "iso8859-15", "iso8859-2", "cp1250", "cp1254", "cp1257"})
_FREQUENT_RU = frozenset("оеаинтсрвлк")
_CLEAR = 0.12


def east_asian(raw: bytes) -> str | None:
    """The East Asian charset that turns the bytes into common characters, if one does."""
    best, charset = _CLEAR, None
    for name in _EAST_ASIAN:
        share = _common_share(raw, name)
        if share > best:
            best, charset = share, name
    return charset


def cyrillic(raw: bytes) -> str | None:
    """The Cyrillic charset that turns the bytes into the small letters that Russian uses most."""
    if sum(byte > 0x7F for byte in raw[:_SAMPLE]) * 3 < len(raw[:_SAMPLE]):
        return None
    best, charset = 0.45, None
    for name in _CYRILLIC:
        share = _russian_share(raw, name)
        if share > best:
            best, charset = share, name
    return charset


def better(raw: bytes, label: str) -> str | None:
    """Another charset where the one that a page or its server names gives no words and the other does."""
    if label in _EAST_ASIAN:
        other = east_asian(raw)
        return other if other and _common_share(raw, other) > 0.1 + 2 * _common_share(raw, label) else None
    if label in _CYRILLIC:
        other = cyrillic(raw)
        return other if other and _russian_share(raw, label) < 0.3 else None
    if label in _WESTERN and _mostly_beyond_ascii(raw):
        return east_asian(raw) or cyrillic(raw)
    return None


def wide_utf(raw: bytes, label: str | None) -> str | None:
    """UTF-16 or UTF-32 without a mark at its start, told by where its zeros stand; else by the label."""
    sample = raw[:4000]
    if len(sample) < 8:
        return None
    zeros = [sample[n::4].count(0) * 4 / len(sample) for n in range(4)]
    if min(zeros[2], zeros[3]) > 0.9 or min(zeros[0], zeros[1]) > 0.9:
        return "utf-32-le" if zeros[3] > 0.9 and zeros[0] < 0.5 else "utf-32-be"
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if max(even, odd) > 0.3 and min(even, odd) < 0.1:
        return "utf-16-le" if odd > even else "utf-16-be"
    if label is not None and label.replace("_", "-").startswith("utf-16"):
        return _more_common(raw)
    return None


def _more_common(raw: bytes) -> str:
    return max(("utf-16-le", "utf-16-be"), key=lambda name: _common_share(raw, name))


def _common_share(raw: bytes, charset: str) -> float:
    """How many of the characters beyond ASCII are common ones; 0 where too many bytes are none at all."""
    wide = [c for c in _text(raw, charset) if c > "\x7f"]
    if not wide or wide.count("\ufffd") > 2 + len(wide) // 50:
        return 0.0
    return sum(c in _COMMON for c in wide) / len(wide)


def _russian_share(raw: bytes, charset: str) -> float:
    letters = [c for c in _text(raw, charset) if c > "\x7f"]
    return sum(c in _FREQUENT_RU for c in letters) / len(letters) if letters else 0.0


def _mostly_beyond_ascii(raw: bytes) -> bool:
    """Whether bytes above 127 stand in runs, as no language in Latin script has them."""
    sample = raw[:_SAMPLE]
    high = sum(byte > 0x7F for byte in sample)
    pairs = sum(a > 0x7F and b > 0x7F for a, b in pairwise(sample))
    return high >= 12 and pairs * 3 > high


def _text(raw: bytes, charset: str) -> str:
    """The start of the text; a character that the sample cuts is no error."""
    return codecs.getincrementaldecoder(charset)("replace").decode(raw[:_SAMPLE])
