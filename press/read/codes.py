"""Which canonical code has an indicator? The longest name of the lexicon wins, a veto forbids.

A code is broad: exports of chemicals are EXPORTS too. What may be compared with what is told by the
series: the code alone where the words name it whole, else the code and what they add.
"""

from __future__ import annotations

import re
from functools import lru_cache

from press.lexicon import Indicator, Lexicon
from press.read.memo import per_lexicon

LONGEST_NAME = 40
"""Characters of Chinese, or words of another language, that a name is looked for in."""

WORDS = "[a-z0-9&]+"


def indicator_code(lexicon: Lexicon, language: str, name: str | None) -> str | None:
    """The code of the longest lexicon name inside ``name`` that is not vetoed by it, else None."""
    return _book(lexicon).code(language, name) if name else None


def series(lexicon: Lexicon, language: str, name: str | None) -> str | None:
    """``RETAIL`` for "total retail sales", ``RETAIL: food`` for "retail sales of food"; else the words."""
    return _book(lexicon).series(language, name) if name else None


class _Book:
    """Names by language, each as a tuple of words (or characters)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.names: dict[str, dict[tuple[str, ...], Indicator]] = {}
        for indicator in lexicon.indicators:
            for language, names in indicator.names.items():
                book = self.names.setdefault(language, {})
                for name in names:
                    book.setdefault(_parts(language, name), indicator)
        self.longest = {lang: max(map(len, book), default=0) for lang, book in self.names.items()}
        self.ignored = {
            language: frozenset(_parts(language, word) for word in words.get("series", {}).get("ignored", ()))
            for language, words in lexicon.words.items()
        }
        self.longest_ignored = {code: max(map(len, words), default=0) for code, words in self.ignored.items()}
        self.found = lru_cache(maxsize=1024)(self._found)
        self.series = lru_cache(maxsize=1024)(self._series)

    def code(self, language: str, name: str) -> str | None:
        """The code of a name."""
        found = self.found(language, name)
        return found[0] if found else None

    def _series(self, language: str, name: str) -> str:
        """The series of a name."""
        found = self.found(language, name)
        if not found:
            return self._told(language, _parts(language, name)) or " ".join(name.lower().split())
        code, first, last = found
        parts = _parts(language, name)
        added = self._told(language, parts[:first]), self._told(language, parts[last:])
        rest = " ".join(part for part in added if part)
        return f"{code}: {rest}" if rest else code

    def _told(self, language: str, parts: tuple[str, ...]) -> str:
        """Parts of a name without those that tell nothing, as one text."""
        ignored, kept, at = self.ignored.get(language, frozenset()), [], 0
        longest = self.longest_ignored.get(language, 0)
        while at < len(parts):
            skip = next((n for n in range(longest, 0, -1) if parts[at : at + n] in ignored), 0)
            kept += [] if skip else [parts[at]]
            at += skip or 1
        return ("" if language == "zh" else " ").join(kept)

    def _found(self, language: str, name: str) -> tuple[str, int, int] | None:
        """The code of a name, and which of its parts are the lexicon's name."""
        book = self.names.get(language, {})
        parts = _parts(language, name)[:LONGEST_NAME]
        tied = _tied(name) if "-" in name else frozenset()
        for length in range(min(len(parts), self.longest.get(language, 0)), 0, -1):
            for first in range(len(parts) - length + 1):
                indicator = book.get(parts[first : first + length])
                whole = first + length - 1 not in tied
                if indicator and whole and not _vetoed(indicator, language, parts):
                    return indicator.code, first, first + length
        return None


@per_lexicon
def _book(lexicon: Lexicon) -> _Book:
    return _Book(lexicon)


def _vetoed(indicator: Indicator, language: str, parts: tuple[str, ...]) -> bool:
    return any(_inside(_parts(language, veto), parts) for veto in indicator.vetoes.get(language, ()))


def _inside(short: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    return any(parts[i : i + len(short)] == short for i in range(len(parts) - len(short) + 1))


@lru_cache(maxsize=1024)
def _parts(language: str, name: str) -> tuple[str, ...]:
    if language == "zh":
        return tuple(c for c in name if c.isalnum())
    return tuple(_singular(word) for word in re.findall(WORDS, name.lower().replace("'s", "")))


def _tied(name: str) -> frozenset[int]:
    """Which words a hyphen ties to the next: in "start-ups" the start is no name of its own."""
    found = list(re.finditer(WORDS, name.lower().replace("'s", "")))
    return frozenset(n for n, one in enumerate(found) if re.compile("-[a-z]").match(one.string, one.end()))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
