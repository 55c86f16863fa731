"""The words that tables are read by: category ``table`` of the lexicon, found as whole words in a head."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial

from press.lexicon import Lexicon
from press.read.memo import per_lexicon
from press.read.zh.script import simplify

MOST_KNOWN = 4096
"""Answers that are kept of each kind: the heads of a table are asked about once for every value."""


class TableWords:
    """One language's words of category ``table``, by code; longer words win. ``plain`` writes a text in the
    characters of the words, one for one.

    ``find``, ``has``, ``leads`` and ``is_one`` take a code and a text, and remember.
    """

    def __init__(
        self, codes: Mapping[str, tuple[str, ...]], language: str, plain: Callable[[str], str] | None = None
    ) -> None:
        self._plain = plain
        self._patterns = {code: _whole(words, language) for code, words in codes.items()}
        self.find = lru_cache(MOST_KNOWN // 4)(self._find)
        self.has = lru_cache(MOST_KNOWN)(self._has)
        self.leads = lru_cache(MOST_KNOWN)(self._leads)
        self.is_one = lru_cache(MOST_KNOWN)(self._is_one)

    def _find(self, code: str, text: str) -> re.Match[str] | None:
        """The first word of ``code`` in ``text``."""
        pattern = self._patterns.get(code)
        return pattern.search(self._plain(text) if self._plain else text) if pattern else None

    def _has(self, code: str, text: str) -> bool:
        """Whether ``text`` holds a word of ``code``."""
        return self._find(code, text) is not None

    def _leads(self, code: str, text: str) -> re.Match[str] | None:
        """The word of ``code`` that ``text`` begins with."""
        pattern = self._patterns.get(code)
        return pattern.match(text.lstrip(" -#*(")) if pattern else None

    def _is_one(self, code: str, text: str) -> bool:
        """Whether ``text`` is a word of ``code`` and nothing else."""
        pattern = self._patterns.get(code)
        if pattern is None:
            return False
        text = self._plain(text) if self._plain else text
        return pattern.fullmatch(text.strip(" .:#*()")) is not None

    def without(self, code: str, text: str) -> str:
        """``text`` with the words of ``code`` taken out."""
        pattern = self._patterns.get(code)
        return " ".join(pattern.sub(" ", text).split()) if pattern else text


def _whole(words: tuple[str, ...], language: str) -> re.Pattern[str]:
    choice = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    if language == "zh":
        return re.compile(f"(?:{choice})", re.IGNORECASE)
    return re.compile(rf"(?<![^\W_])(?:{choice})(?![^\W_])", re.IGNORECASE)


@per_lexicon
def _all(lexicon: Lexicon) -> dict[str, TableWords]:
    plain = partial(simplify, lexicon=lexicon)
    return {
        language: TableWords(categories.get("table", {}), language, plain if language == "zh" else None)
        for language, categories in lexicon.words.items()
    }


def table_words(lexicon: Lexicon, language: str) -> TableWords:
    """The table words of a language."""
    return _all(lexicon)[language]


@cache
def has_han() -> re.Pattern[str]:
    """A Chinese character."""
    return re.compile("[\u3400-\u9fff]")


@cache
def _gap() -> re.Pattern[str]:
    return re.compile("(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


def plain_head(text: str, lexicon: Lexicon) -> str:
    """A head in simplified characters, without the spaces that set Chinese characters apart."""
    return _gap().sub("", simplify(text, lexicon)) if has_han().search(text) else text
