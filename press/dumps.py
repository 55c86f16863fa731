"""Which parts of a release are dumps of numbers? They are named and left unread, so that no input takes long.

The longest passages of real releases print some 300 numbers, the longest reports 3,000 in all. A passage
with thousands is no sentence about anything; reading it number by number would only take long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from press.lexicon import Lexicon
from press.model import Passage, PassageKind, Release, Skipped, Table
from press.read.memo import per_lexicon

MOST_IN_PASSAGE = 1_000
"""Numbers that a passage may print and still be read."""
MOST_IN_RELEASE = 10_000
"""Numbers that the passages of a release may print before the rest is left unread."""
MOST_CELLS = 20_000
"""Cells that the tables of a release may have before the rest is left unread."""
_SHORTEST, _SHORTEST_WORD = 2, 4
"""Characters that a number and the space before it take at least, in digits and in words."""
REASON = "data dump"


class Dumps:
    """What of a release is left unread: passages by position, tables by index, each with how much it holds.

    Number words count in passages that are long enough to be dumps of them, if a ``lexicon`` is given.
    """

    def __init__(self, release: Release, lexicon: Lexicon | None = None) -> None:
        self.release = release
        self._pattern = _numbers() if lexicon is None else _in_words(lexicon)
        self.passages = self._dumped_passages()
        self.tables = self._dumped_tables()

    def __bool__(self) -> bool:
        return bool(self.passages or self.tables)

    def notes(self) -> list[Skipped]:
        """A note on each: where its first number stands, how many there are, up to where."""
        positions = {passage.position: passage for passage in self.release.passages}
        found = [self._note(positions[position], count) for position, count in self.passages.items()]
        tables = self.release.tables
        found += [self._note(positions[tables[i].passage], n) for i, n in self.tables.items()]
        return [note for note in found if note is not None]

    def _note(self, passage: Passage, count: int) -> Skipped | None:
        first = self._pattern.search(self.release.text, passage.start, passage.end)
        if first is None:
            return None
        what = "cells" if passage.kind is PassageKind.TABLE else "numbers"
        detail = (
            f"the first of {count:,} {what} up to offset {passage.end:,}; so many are no text, none is read"
        )
        return Skipped(first.start(), first.end(), first.group(), REASON, detail)

    def _dumped_passages(self) -> dict[int, int]:
        left = MOST_IN_RELEASE
        much = len(self.release.text) >= MOST_IN_RELEASE * _SHORTEST
        dumped: dict[int, int] = {}
        for passage in self.release.passages:
            if passage.kind is PassageKind.TABLE or not (much or self._may_be_dump(passage)):
                continue
            count = self._count(passage)
            if count > min(left, MOST_IN_PASSAGE):
                dumped[passage.position] = count
            else:
                left -= count
        return dumped

    def _may_be_dump(self, passage: Passage) -> bool:
        """Whether it has the length; a long one as many words and runs of digits too: these are counted ten
        times as fast as number words."""
        if passage.end - passage.start < MOST_IN_PASSAGE * _SHORTEST:
            return False
        if not _has_words(passage):
            return True
        return len(_runs().findall(self.release.text, passage.start, passage.end)) > MOST_IN_PASSAGE

    def _count(self, passage: Passage) -> int:
        pattern = self._pattern if _has_words(passage) else _numbers()
        return len(pattern.findall(self.release.text, passage.start, passage.end))

    def _dumped_tables(self) -> dict[int, int]:
        left = MOST_CELLS
        dumped: dict[int, int] = {}
        for index, table in enumerate(self.release.tables):
            count = _cells(table)
            if count > left:
                dumped[index] = count
            else:
                left -= count
        return dumped


def _has_words(passage: Passage) -> bool:
    """Whether it is long enough to be a dump of number words."""
    return passage.end - passage.start >= MOST_IN_PASSAGE * _SHORTEST_WORD


def _cells(table: Table) -> int:
    return len({(cell.start, cell.end) for cell in table.cells if cell.end > cell.start})


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(r"[^\W\d]+|\d+")


@per_lexicon
def _in_words(lexicon: Lexicon) -> re.Pattern[str]:
    return _numbers(*_number_words(lexicon))


def _number_words(lexicon: Lexicon) -> Sequence[str]:
    words = lexicon.words.get("en", {})
    rows = (words.get(name, {}) for name in ("cardinal", "ordinal", "fraction", "dozen", "multiplier"))
    return sorted({word for row in rows for ws in row.values() for word in ws})


@cache
def _numbers(*words: str) -> re.Pattern[str]:
    """A run of digits, or a number word."""
    choice = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\d+|\b(?:{choice})\b" if words else r"\d+", re.IGNORECASE)
