"""Was this text spoilt before it was published? A wrong decoding leaves traces; nothing is repaired."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

_LOOKED_AT = 200_000
_ENOUGH = 3
_MOST_RUNS = 200


def is_mojibake(text: str) -> bool:
    """Whether at least three places are UTF-8 read as Latin or as GBK, or replacement marks read as GBK."""
    text = text[:_LOOKED_AT]
    if text.isascii():
        return False
    if "锟斤拷" in text or "烫烫烫" in text:
        return True
    latin = sum(_reads(run[0], "cp1252") for run in islice(_latin().finditer(text), _MOST_RUNS))
    return latin >= _ENOUGH or sum(map(_reads_as_han, islice(_han().finditer(text), _MOST_RUNS))) >= 1


def _reads(run: str, charset: str) -> bool:
    """Whether the run, written in the wrong charset and read in UTF-8, is text."""
    try:
        raw = run.encode(charset) if charset != "cp1252" else b"".join(map(_latin_byte, run))
        return bool(raw.decode("utf-8"))
    except UnicodeError:
        return False


def _reads_as_han(run: re.Match[str]) -> bool:
    """Six characters of GBK are four of UTF-8; where those begin is not known."""
    return any(_reads(run[0][start : start + 6], "gb18030") for start in range(3))


def _latin_byte(character: str) -> bytes:
    """The byte of a character; cp1252 leaves five to themselves."""
    if "\x80" <= character <= "\x9f":
        return bytes([ord(character)])
    return character.encode("cp1252")


@cache
def _latin() -> re.Pattern[str]:
    """A lead byte of UTF-8 and its followers, as Windows-1252 shows them."""
    tail = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
    followed = f"(?<=[Â-ß])[{tail}]|(?<=[à-ï])[{tail}]{{2}}|(?<=[ð-ô])[{tail}]{{3}}"
    return re.compile(f"[Â-ô](?:{followed})")  # one class in front is what re looks for fast


@cache
def _han() -> re.Pattern[str]:
    return re.compile("[\u3400-\u9fff][\u3400-\u9fff]{7}")
