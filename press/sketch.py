"""Is this text told elsewhere too? A sketch of its sentences, by which copies find one another.

Each sentence gives one mark of two halves: its words with the numbers left open, and all of it. Copies
share whole marks. Two issues of one template share the first half and differ in the second, which is how
they are told from copies.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from press.lexicon import Lexicon
from press.model import PassageKind, Release

LONGEST = 400
"""Marks of one text; a copy of a longer one is known by its beginning."""
FEWEST_WORDS = 5
HALF = 8
"""Hex digits of half a mark."""
COUNTING = ("cardinal", "ordinal", "month", "fraction", "scale")
COUNTING_ZH = frozenset("〇零一二三四五六七八九十百千万萬亿億两兩半")
OPEN = "#"
LEFT_OUT = (PassageKind.HEADING, PassageKind.BOILERPLATE)


def sketch(release: Release, lexicon: Lexicon) -> tuple[str, ...]:
    """The marks of a release's sentences in their order, each once; headings and boilerplate left out."""
    open_words = counting(lexicon)
    marks = (_mark(words, open_words) for words in _sentences(release))
    return tuple(dict.fromkeys(mark for mark in marks if mark))[:LONGEST]


def counting(lexicon: Lexicon) -> frozenset[str]:
    """Words that stand for numbers and dates: other numbers may stand in their place."""
    english = lexicon.words.get("en", {})
    return frozenset(word for name in COUNTING for words in english.get(name, {}).values() for word in words)


def _sentences(release: Release) -> Iterator[list[str]]:
    """The words of each sentence, of a table of each line."""
    for passage in release.passages:
        if passage.kind in LEFT_OUT:
            continue
        text = unicodedata.normalize("NFKC", release.words(passage)).casefold()
        ends = _line() if passage.kind is PassageKind.TABLE else _end()
        for sentence in ends.split(text):
            yield _word().findall(sentence)


def _mark(words: list[str], open_words: frozenset[str]) -> str | None:
    """The mark of a sentence; None where it says too little to be known again."""
    opened = [OPEN if _is_open(word, open_words) else word for word in words]
    if len(words) < FEWEST_WORDS and not (len(words) > 1 and OPEN in opened):
        return None
    kept = [word for i, word in enumerate(opened) if word != OPEN or i == 0 or opened[i - 1] != OPEN]
    return _hash(kept) + _hash(words)


def _is_open(word: str, open_words: frozenset[str]) -> bool:
    return word[0].isdigit() or word in open_words or word in COUNTING_ZH


def _hash(words: list[str]) -> str:
    return hashlib.blake2b(" ".join(words).encode(), digest_size=HALF // 2).hexdigest()


@cache
def _word() -> re.Pattern[str]:
    """Numbers with their marks, words, and each character of scripts without spaces."""
    return re.compile(
        r"\d(?:[\d.,]{0,30}\d)?|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\d_\u3040-\u9fff]{1,80}"
    )


@cache
def _end() -> re.Pattern[str]:
    return re.compile(r"[。！？；]|[.!?;]{1,3}[\"'”’)\]]{0,3}(?:\s|$)|\n\s{0,20}\n")


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"\n")
