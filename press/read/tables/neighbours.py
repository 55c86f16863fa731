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
_MOST_ALIKE = 12
"""Columns with one head that are looked at: one that cannot be told apart is enough."""
Key = tuple[int, tuple[int, ...]]
"""A column, and the rows of heads inside the body that hold where it is looked at."""
_UNEVEN = timedelta(days=7)
"""Months, quarters and fiscal years differ by some days."""


class Neighbours:
    """The columns of one table as they stand beside each other; each question is answered once a column."""

    def __init__(self, sheet: Sheet, layout: Layout, heads: Heads, words: TableWords) -> None:
        self.sheet, self.layout, self.heads, self.words = sheet, layout, heads, words
        self._derived: dict[int, bool] = {}
        self._leaders: dict[Key, int | None] = {}
        self._doubled: dict[Key, bool] = {}
        self._compared: dict[Key, Period | None] = {}
        self._alike: dict[tuple[int, ...], dict[object, list[int]]] = {}

    def leader(self, row: int, column: int) -> Head | None:
        """The head of the nearest column to the left that is no change, share or rank itself."""
        found = self._leader(row, column)
        return None if found is None else self.heads.column(row, found)

    def _leader(self, row: int, column: int) -> int | None:
        passed: list[Key] = []
        found: int | None = None
        at = column
        while (left := self._left(at)) is not None:
            key = self._key(row, at)
            if key in self._leaders:
                found = self._leaders[key]
                break
            passed.append(key)
            head = self.heads.column(row, left)
            if not self.is_derived(head) and not self._refers(head):
                found = left
                break
            at = left
        self._leaders.update(dict.fromkeys(passed, found))
        return found

    def _left(self, column: int) -> int | None:
        """The column at the left with the same row heads."""
        groups, left = self.layout.groups, column - 1
        if left not in groups or groups[left] != groups.get(column) or groups[left] == [left]:
            return None
        return left

    def _refers(self, head: Head) -> bool:
        return any(self.words.is_one("reference", clean(text)) for text in head.texts)

    def is_derived(self, head: Head) -> bool:
        """Whether a column head names a change, a share or a rank, and nothing that changes."""
        known = self._derived.get(id(head))  # heads live as long as this object
        if known is None:
            known = self._derived[id(head)] = self._is_derived(head)
        return known

    def _is_derived(self, head: Head) -> bool:
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
        left = self._leader(row, column)
        while left is not None and len(closed) <= _TWO:
            head = self.heads.column(row, left)
            found = None if self.is_derived(head) else self.heads.calendar.of_heads(head.rests, around)
            if found is None or not found[0].first or not found[0].last:
                break
            closed.add((found[0].last, found[0].first))
            left = self._left(left)
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
            self._doubled[key] = told and any(self._same(row, column, c) for c in self._like(row, column))
        return self._doubled[key]

    def _like(self, row: int, column: int) -> list[int]:
        """The columns further left with the same head texts and row heads."""
        extra = self._key(row, column)[1]
        if extra not in self._alike:
            table: dict[object, list[int]] = {}
            for each, group in self.layout.groups.items():
                table.setdefault((tuple(group), self.heads.column(row, each).texts), []).append(each)
            self._alike[extra] = table
        like = self._alike[extra][tuple(self.layout.groups[column]), self.heads.column(row, column).texts]
        return like[: like.index(column)][:_MOST_ALIKE]

    def _same(self, row: int, column: int, other: int) -> bool:
        rows = [*self.layout.heads, *self.layout.extra.get(row, ())]
        if not any(self.sheet.at(r, column) != self.sheet.at(r, other) for r in rows):
            return False
        head = self.heads.column(row, column)
        return not self.is_derived(head) or self.leader(row, column) == self.leader(row, other)

    def _key(self, row: int, column: int) -> Key:
        extra = self.layout.extra.get(row)
        return column, tuple(extra) if extra else ()
