"""Which other columns does a column of changes, shares or ranks speak of?

``Sales | Change, % | Staff | Change, %``: each change is of the column at its left. ``Q3 2026 | Q3 2025 |
Change, %``: it compares the two periods.
"""

from __future__ import annotations

from datetime import date, timedelta

from press.model import Period
from press.read.tables.heads import Head, Heads
from press.read.tables.layout import Layout
from press.read.tables.naming import clean
from press.read.tables.sheet import Sheet
from press.read.tables.words import TableWords

_DERIVED = (
    "growth", "growth_rate", "share", "ranking", "year_on_year", "month_on_month", "quarter_on_quarter",
)  # fmt: skip
_TWO = 2
_UNEVEN = timedelta(days=7)
"""Months, quarters and fiscal years differ by some days."""


class Neighbours:
    """The columns of one table as they stand beside each other."""

    def __init__(self, sheet: Sheet, layout: Layout, heads: Heads, words: TableWords) -> None:
        self.sheet, self.layout, self.heads, self.words = sheet, layout, heads, words
        self._doubled: dict[tuple[int, tuple[int, ...]], bool] = {}
        self._compared: dict[tuple[int, tuple[int, ...]], Period | None] = {}

    def leader(self, row: int, column: int) -> Head | None:
        """The head of the nearest column to the left that is no change, share or rank itself."""
        heads = (self.heads.column(row, c) for c in self._left(column))
        return next((head for head in heads if not self.is_derived(head) and not self._refers(head)), None)

    def _left(self, column: int) -> list[int]:
        """The columns to the left with the same row heads, nearest first."""
        groups = self.layout.groups
        group = groups.get(column)
        return [c for c in range(column - 1, -1, -1) if c in groups and groups[c] == group and group != [c]]

    def _refers(self, head: Head) -> bool:
        return any(self.words.is_one("reference", clean(text)) for text in head.texts)

    def is_derived(self, head: Head) -> bool:
        """Whether a column head names a change, a share or a rank, and nothing that changes."""
        if head.bare and not any(map(self.heads.calendar.named, head.rests)):
            return True
        return any(self.words.has(code, head.plain) for code in _DERIVED)

    def compared(self, row: int, column: int, around: Period | None) -> Period | None:
        """The earlier of the two periods that the columns to the left name, where they name just two."""
        key = self._key(row, column)
        if key not in self._compared:
            self._compared[key] = self._earlier(row, column, around)
        return self._compared[key]

    def _earlier(self, row: int, column: int, around: Period | None) -> Period | None:
        closed: set[tuple[date, date]] = set()
        for left in self._left(column):
            head = self.heads.column(row, left)
            if self.is_derived(head):
                if closed:
                    break
                continue
            found = self.heads.calendar.of_heads(head.rests, around)
            if found and found[0].first and found[0].last:
                closed.add((found[0].last, found[0].first))
        if len(closed) != _TWO:
            return None
        (last, first), (later_last, later_first) = sorted(closed)
        same = abs((later_last - later_first) - (last - first)) <= _UNEVEN
        return Period(first, last) if last < later_first and same else None

    def is_doubled(self, row: int, column: int) -> bool:
        """Whether a column further left has the same heads, so that they do not tell the two apart."""
        key = self._key(row, column)
        if key not in self._doubled:
            head = self.heads.column(row, column)
            told = bool(head.texts) and not head.bare
            self._doubled[key] = told and any(self._same(row, column, c) for c in self._left(column))
        return self._doubled[key]

    def _same(self, row: int, column: int, other: int) -> bool:
        rows = [*self.layout.heads, *self.layout.extra.get(row, ())]
        apart = any(self.sheet.at(r, column) != self.sheet.at(r, other) for r in rows)
        head = self.heads.column(row, column)
        if not apart or head.texts != self.heads.column(row, other).texts:
            return False
        return not self.is_derived(head) or self.leader(row, column) == self.leader(row, other)

    def _key(self, row: int, column: int) -> tuple[int, tuple[int, ...]]:
        return column, tuple(self.layout.extra.get(row, ()))
