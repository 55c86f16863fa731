"""What does one head say of time, whatever value stands under or beside it? Asked once for each head."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from press.model import Period
from press.read.tables.heads import Head
from press.read.tables.layout import Layout
from press.read.tables.sheet import Sheet
from press.read.tables.when import Calendar
from press.read.tables.words import TableWords
from press.read.tables.year_words import forecast_mark


@dataclass(slots=True)
class RowTimes:
    """``pure`` are the texts that are nothing but a period, ``edge`` is a period that a text begins with or
    leads to; ``opening`` and ``closing`` are words such as "at the beginning of the year"; ``marked``: a year
    is marked as a forecast."""

    pure: list[str]
    edge: tuple[Period, str] | None
    opening: re.Match[str] | None
    closing: re.Match[str] | None
    marked: bool


@dataclass(slots=True)
class ColumnTimes:
    """``last_year``: the only words are 上年同期 or the like; ``marked``: a year is marked as a forecast."""

    last_year: bool
    marked: bool


def row_times(
    section: str,
    row: Head,
    calendar: Calendar,
    words: TableWords,
    is_period: Callable[[str], bool],
    corner: str = "",
) -> RowTimes:
    """What a row and the section that it stands in say; a ``corner`` ("Six months ended") leads to days."""
    pure = [rest for rest in (section, *row.rests) if rest and is_period(rest)]
    if pure and corner.lower().endswith((" ended", " ending", " to")):
        pure = [f"{corner} {rest}" for rest in pure]
    edge = None if pure else next(filter(None, map(calendar.at_edge, row.rests)), None)
    marked = any(map(forecast_mark().search, row.texts))
    return RowTimes(pure, edge, words.find("opening", row.plain), words.find("closing", row.plain), marked)


def column_times(column: Head, words: TableWords) -> ColumnTimes:
    """What a column says."""
    texts = [rest for rest in column.rests if rest]
    return ColumnTimes(
        bool(texts) and words.is_one("last_year", texts[-1]),
        any(map(forecast_mark().search, column.texts)),
    )


def dated_rows(
    sheet: Sheet, layout: Layout, calendar: Calendar, around: Period | None
) -> list[tuple[int, tuple[Period, str]]]:
    """The rows whose heads are nothing but a period, in the section that may name its year."""
    found = []
    for row, section in layout.sections.items():
        text = sheet.text(row, layout.stubs[0]) if layout.stubs else ""
        if row not in layout.inert and text and calendar.is_period(text):
            dated = calendar.of_heads([section, text], around)
            found += [(row, dated)] if dated else []
    return found


def latest_of(periods: Iterable[tuple[Period, str] | None]) -> tuple[Period, str] | None:
    """The one that ends last, of those with both ends."""
    closed = [(d[0].last, d[0].first, d) for d in periods if d and d[0].last and d[0].first]
    return max(closed, key=lambda one: one[:2])[2] if closed else None
