"""One table with all that its values need to know: sheet, layout, heads, captions, period around it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import pairwise

from press.lexicon import Lexicon
from press.model import Period, Release, Table
from press.read.en.spans.clock import Clock
from press.read.tables.amounts import Amount
from press.read.tables.bare_years import meant_by
from press.read.tables.before import told_before
from press.read.tables.head_times import ColumnTimes, RowTimes, column_times, dated_rows, latest_of, row_times
from press.read.tables.heads import Head, Heads, captions
from press.read.tables.layers import counting
from press.read.tables.layout import Kinds, lay_out
from press.read.tables.measures import looks_ahead
from press.read.tables.naming import title_of
from press.read.tables.neighbours import Neighbours
from press.read.tables.places import is_by_place, place_column
from press.read.tables.printed import printed_forms
from press.read.tables.sheet import Box, Sheet
from press.read.tables.subjects import subject_of_table
from press.read.tables.units import splitter
from press.read.tables.vintages import Told, Vintage, earlier_groups, editions, vintages
from press.read.tables.when import Calendar
from press.read.tables.words import table_words
from press.read.tables.year_words import only_year, with_one_year
from press.value import value

Dated = tuple[Period, str]
"""A period and the words that name it."""


@value
class Value:
    """One value with its heads; ``parent`` and ``name`` are those of its row."""

    box: Box
    amount: Amount
    column: Head
    row: Head
    parent: str
    name: str


class Scene:
    """One table; ``subject`` is what its caption is about, ``partitive`` that its rows are parts of it."""

    def __init__(self, release: Release, table: Table, language: str, lexicon: Lexicon) -> None:
        self.release, self.table, self.language, self.lexicon = release, table, language, lexicon
        self.words = table_words(lexicon, language)
        self.calendar = Calendar(lexicon, language, Clock(today=release.published))
        self.sheet = Sheet(release, table)
        self.kinds = Kinds(lexicon, language, self.calendar.is_period)
        self.layout = lay_out(self.sheet, self.kinds, self.words, self._is_unit, self._states_unit)
        self.heads = Heads(self.sheet, self.layout, self.calendar, lexicon, self.words)
        self.neighbours = Neighbours(self.sheet, self.layout, self.heads, self.words)
        self.corner = self.heads.corner()
        texts = captions(release, table, self.sheet, self.layout, self.heads)
        self.captions = [self.heads.read([text], "caption") for text in texts]
        self.subject, self.partitive = subject_of_table(self.captions, self.corner, self.calendar, self.words)
        self.around = self._around()
        self.calendar.let_years_be(meant_by(self._column_years(), self.around_period, release.published))
        if self.around is None and self.latest:
            self.calendar.clock.current = self.latest[0]
        self._money: dict[int, str] = {}
        self._amounts_in: dict[int, bool] = {}
        self._sections: dict[str, list[Head]] = {}
        self._parts: tuple[Head, str, str] | None = None
        self._row_times: tuple[Head, int, RowTimes] | None = None
        self._column_times: dict[int, ColumnTimes] = {}

    def _column_years(self) -> list[int]:
        """The years of columns that are headed by nothing else."""
        said = (self.calendar.of_heads(column.rests, self.around_period) for column in self.columns)
        found = (only_year().fullmatch(dated[1].strip()) for dated in said if dated)
        return [int(match[1]) for match in found if match]

    def _is_unit(self, text: str) -> bool:
        split = splitter(self.lexicon)(text)
        return split.stated is not None and not split.rest.strip()

    def _states_unit(self, text: str) -> bool:
        return splitter(self.lexicon)(text).stated is not None

    def _around(self) -> Dated | None:
        """The period that holds where heads name none: the corner's, the caption's, else the title's."""
        title = self.calendar.first_dated([with_one_year(self.release.title or "")])
        self.calendar.clock.current = title[0] if title else None
        said = [*self.corner.rests, *(rest for head in self.captions for rest in head.rests)]
        found = (
            self.calendar.first_dated(said) or title or told_before(self.release, self.table, self.calendar)
        )
        if found:
            self.calendar.clock.current = found[0]
        return found

    @cached_property
    def day(self) -> date | None:
        """The day of publication; where none is known, the last one of the period that the title names."""
        if self.release.published is not None:
            return self.release.published
        return self.title_period.last if self.title_period else None

    @cached_property
    def title_period(self) -> Period | None:
        """The period that the title names."""
        title = self.calendar.first_dated([self.release.title or ""])
        return title[0] if title else None

    @cached_property
    def reaches_ahead(self) -> bool:
        """Whether a column's period begins after the day of publication: a table of projections."""
        first = self.latest[0].first if self.latest else None
        return first is not None and self.day is not None and first > self.day

    @property
    def around_period(self) -> Period | None:
        """The days of ``around``."""
        return self.around[0] if self.around else None

    @cached_property
    def caption(self) -> str:
        """The words of all captions."""
        return " ".join(head.plain for head in self.captions)

    @cached_property
    def titles(self) -> list[str]:
        """The captions without "Table 3:"."""
        return [title_of(head.plain) for head in self.captions]

    @cached_property
    def unit_caption(self) -> str:
        """The words of the caption that states the unit."""
        return next((head.plain for head in self.captions if head.units), "")

    @cached_property
    def columns(self) -> list[Head]:
        """The heads of the value columns."""
        first = max((*self.layout.heads, -1)) + 1
        return [self.heads.column(first, column) for column in self.layout.groups]

    def row_times(self, value: Value) -> RowTimes:
        """What a value's row says of time; values are asked about row by row."""
        last, row, at = self._row_times, value.row, value.box.row
        if last is None or last[0] is not row or last[1] != at:
            section = self.layout.sections.get(at, "")
            corner = self.corner.rests[-1] if self.corner.rests else ""
            said = row_times(section, row, self.calendar, self.words, self.calendar.is_period, corner)
            last = self._row_times = row, at, said
        return last[2]

    def column_times(self, column: Head) -> ColumnTimes:
        """What a column says of time; its head lives as long as the table is read."""
        known = self._column_times.get(id(column))
        if known is None:
            known = self._column_times[id(column)] = column_times(column, self.words)
        return known

    @cached_property
    def row_periods(self) -> list[tuple[int, Dated]]:
        """The rows that are nothing but a period, where rows are periods and columns are none."""
        return [] if self.latest else dated_rows(self.sheet, self.layout, self.calendar, self.around_period)

    @cached_property
    def latest_row(self) -> Dated | None:
        """The latest period of rows that are periods."""
        return max((d for _, d in self.row_periods), key=lambda d: d[0].last or date.min, default=None)

    @cached_property
    def has_last_year(self) -> bool:
        """Whether a column holds the values of a year before."""
        return any(self.column_times(column).last_year for column in self.columns)

    @cached_property
    def of_balances(self) -> bool:
        """Whether the caption names a balance sheet or the corner the end of periods: values are of a day."""
        at_end = self.words.has("closing", self.corner.plain)
        return at_end or any(self.words.has("balance_sheet", title) for title in self.titles)

    @cached_property
    def looks_ahead(self) -> bool:
        """Whether a caption speaks of a forecast, and of no outturn before or beside it."""
        return any(looks_ahead(title, self.words) for title in self.titles)

    @cached_property
    def vintages(self) -> dict[int, Vintage]:
        """By row, the editions of a forecast: what they are of, and whether they are superseded."""
        if self.language != "en":
            return {}
        rows = [row for row in self.layout.sections if row not in self.layout.inert]
        names = [(row, self.heads.row(row, self.layout.stubs).name) for row in rows]
        return vintages(names, self._told(), self.words)

    @cached_property
    def editions(self) -> dict[int, bool]:
        """By column, whether it is superseded, where columns are editions of the caption's time."""
        told = self.language == "en" and any(self.calendar.first_dated(head.rests) for head in self.captions)
        return editions(self._column_texts(), self.calendar.is_period, self.words) if told else {}

    @cached_property
    def superseded(self) -> frozenset[int]:
        """The columns of an earlier edition beside those of the release's own."""
        return earlier_groups(self._column_texts(), self._told(), self.words)

    def _column_texts(self) -> list[tuple[int, tuple[str, ...]]]:
        return [(c, head.texts) for c, head in zip(self.layout.groups, self.columns, strict=True)]

    def _told(self) -> Told:
        return Told(self.release.title or "", tuple(self.titles), self.day)

    @cached_property
    def row_above(self) -> dict[int, int]:
        """By row of the body, the one before it."""
        body = [row for row in self.layout.sections if row not in self.layout.inert]
        return {row: above for above, row in pairwise(body)}

    def as_printed(self, name: str) -> str:
        """A name in the characters of the page, which may be traditional ones."""
        return name.translate(self._printed) if name and not name.isascii() else name

    @cached_property
    def _printed(self) -> dict[int, str]:
        return printed_forms(self.release, self.table, self.lexicon) if self.language == "zh" else {}

    @cached_property
    def signed_rows(self) -> set[int]:
        """The rows that print a sign before one of their values: the others of the row are not falls."""
        amounts = ((box, self.kinds.amount(box)) for box in self.sheet.places if not self.is_head(box))
        return {box.row for box, amount in amounts if isinstance(amount, Amount) and amount.signed}

    @cached_property
    def place_column(self) -> int | None:
        """The column of row heads that names places (Region, 城市)."""
        by_place = not self.corner.name and is_by_place([head.plain for head in self.captions], self.words)
        return place_column(self.heads, self.layout, by_place)

    @cached_property
    def latest(self) -> Dated | None:
        """The latest period of the columns: the one that a column of changes is about."""
        return latest_of(self.calendar.of_heads(c.rests, self.around_period) for c in self.columns)

    @cached_property
    def counting(self) -> list[Head]:
        """The column head that names what is counted, where all values are whole numbers without a unit."""
        amounts = (self.kinds.amount(b) for b in self.sheet.places if not self.is_head(b))
        return counting(self.columns, amounts, self.words)

    def is_head(self, box: Box) -> bool:
        """Whether a box heads a row, a column, a section or the table."""
        return (
            box.row in self.layout.heads
            or box.row in self.layout.inert
            or box in self.layout.titles
            or box.column in self.layout.stubs
            or self.layout.groups.get(box.column) == [box.column]
        )

    def refers(self, box: Box) -> bool:
        """Whether a box stands in a column of notes or codes."""
        heads = self.layout.heads
        return box.row not in heads and self.heads.is_labelled(box.row, box.column, "reference")

    def value(self, box: Box, amount: Amount) -> Value:
        """A value with its heads."""
        row = self.heads.row(box.row, self.layout.groups.get(box.column, self.layout.stubs))
        if self._parts is None or self._parts[0] is not row:
            self._parts = row, *self.heads.part(box.row, row.name)
        return Value(box, amount, self.heads.column(box.row, box.column), *self._parts)

    def over(self, row: int) -> list[Head]:
        """What may state the unit of a row's values beyond row and column, nearest first."""
        section = self.layout.sections.get(row, "")
        if section not in self._sections:
            head = self.heads.read([section], "section")
            self._sections[section] = [head, self.corner, *self.captions, *self.counting]
        parent = self.heads.parents.get(row, self.heads.whole_of(row, self.row_above))
        above = [self.heads.row(parent, self.layout.stubs)] if parent is not None else []
        return [*above, *self._sections[section]]

    def money(self, column: int) -> str | None:
        """The currency that other cells of a column print: filings put "$" on first and last rows only."""
        if column not in self._money:
            boxes = (self.sheet.at(row, column) for row in range(self.sheet.rows))
            own = [a for b in boxes if b and isinstance(a := self.kinds.amount(b), Amount) and a.unit]
            plain = {a.unit.kind for a in own if a.unit} <= {"currency", "percent"}
            codes = [a.unit.code for a in own if a.unit and a.unit.kind == "currency"]
            self._money[column] = codes[0] if codes and plain and not any(a.mult for a in own) else ""
        return self._money[column] or None

    def has_amounts(self, column: int) -> bool:
        """Whether a column holds amounts that are not mere years."""
        if column not in self._amounts_in:
            rows = (row for row in range(self.sheet.rows) if row not in self.layout.heads)
            self._amounts_in[column] = any(self.kinds.of(self.sheet.at(r, column)) == "amount" for r in rows)
        return self._amounts_in[column]
