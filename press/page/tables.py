"""HTML table → grid: merged cells spread out, split amounts joined, empty columns left out.

Tables are read from the tree and leave it, before the rest is read as text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from lxml.etree import _Element as Element

from press.page.markup import raw_text

_MOST_CELLS = 20_000
_MOST_COLUMNS = 300
_LONG_CELL = 160
_SURELY = 400
"""So many filled cells are no layout."""


_APART = frozenset({"p", "div", "br", "li"})


@dataclass(slots=True)
class GridCell:
    """A cell at its first place; ``copies`` are further places that a merged cell covers."""

    row: int
    column: int
    text: str
    header: bool
    copies: list[tuple[int, int]]
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A data table: its cells in reading order, and its caption if it has one of its own."""

    cells: tuple[GridCell, ...]
    caption: str | None


def as_grid(table: Element) -> Grid | None:
    """The table's grid if it holds data: two or more rows and columns of short cells. None: it is layout."""
    if next(table.iterdescendants("table"), None) is not None:
        return None
    rows = [[c for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]
    cells = _spread(rows)
    if not _is_data(cells):
        return None
    caption = next(table.iterdescendants("caption"), None)
    return Grid(tuple(cells), (_flat(caption) or None) if caption is not None else None)


def _spread(rows: list[list[Element]]) -> list[GridCell]:
    taken: set[tuple[int, int]] = set()
    cells: list[GridCell] = []
    for y, row in enumerate(rows):
        x, head = 0, bool(row) and _is_in_head(row[0])
        for tag in row:
            while (y, x) in taken:
                x += 1
            places = _places(tag, y, x, len(rows))
            if x > _MOST_COLUMNS or len(taken) + len(places) > _MOST_CELLS:
                return _tidy(cells)
            taken.update(places)
            indent = 0 if x else _indent(tag)
            cells.append(GridCell(y, x, _flat(tag), head or tag.tag == "th", places[1:], indent))
            x = places[-1][1] + 1
    return _tidy(cells)


def _places(cell: Element, y: int, x: int, rows: int) -> list[tuple[int, int]]:
    """The places that a cell at row ``y`` and column ``x`` covers, its own first, row by row."""
    across, down = cell.get("colspan"), cell.get("rowspan")
    if not across and not down:
        return [(y, x)]
    wide, high = min(_span(across), _MOST_COLUMNS), min(_span(down), rows - y)
    return [(y + i, x + j) for i in range(high) for j in range(wide)]


def _span(value: str | None) -> int:
    value = (value or "").strip()
    return max(1, int(value)) if value.isascii() and value.isdecimal() and len(value) < 5 else 1


def _flat(cell: Element) -> str:
    """The text of a cell in one line; blocks inside it are kept apart, marks after digits too."""
    if not len(cell):
        return " ".join((cell.text or "").replace("\u200b", "").split())
    parts = [""]
    _gather(cell, parts)
    return " ".join("".join(parts).replace("\u200b", "").split())


def _gather(node: Element, parts: list[str]) -> None:
    if node.tag in _APART or (node.tag == "sup" and parts[-1][-1:].isdigit()):
        parts.append(" ")
    parts.append(node.text or "")
    for child in node:
        _gather(child, parts)
        parts.append(child.tail or "")


def _indent(cell: Element) -> int:
    """How many no-break or ideographic spaces stand before a cell's first words."""
    text = (raw_text(cell) if len(cell) else cell.text or "").lstrip(" \t\r\n")
    return len(text) - len(text.lstrip("\u00a0\u3000 ")) if text[:1] in ("\u00a0", "\u3000") else 0


def _is_in_head(cell: Element) -> bool:
    row = cell.getparent()
    group = row.getparent() if row is not None else None
    return group is not None and group.tag == "thead"


def _tidy(cells: list[GridCell]) -> list[GridCell]:
    """Join amounts split over cells, then leave out columns and rows with nothing in them."""
    _join_split_amounts(cells)
    rows, columns = _numbered(_used_rows(cells)), _numbered(_used_columns(cells))
    kept = [
        c for c in cells if c.row in rows and (c.column in columns or any(x in columns for _, x in c.copies))
    ]
    for cell in kept:
        _move(cell, rows, columns)
    return _mark_headers(kept)


def _numbered(used: set[int]) -> dict[int, int]:
    return {old: new for new, old in enumerate(sorted(used))}


def _move(cell: GridCell, rows: dict[int, int], columns: dict[int, int]) -> None:
    """Give a cell its new places."""
    if not cell.copies:
        cell.row, cell.column = rows[cell.row], columns[cell.column]
        return
    places = [(cell.row, cell.column), *cell.copies]
    (cell.row, cell.column), *cell.copies = [
        (rows[y], columns[x]) for y, x in places if y in rows and x in columns
    ]


def _used_columns(cells: list[GridCell]) -> set[int]:
    """Columns with text of their own; of a merged cell over none of them, the first."""
    used, wide = set(), []
    for cell in cells:
        if not cell.text:
            continue
        columns = {cell.column, *(x for _, x in cell.copies)} if cell.copies else {cell.column}
        if len(columns) == 1:
            used.add(cell.column)
        else:
            wide.append((cell.column, columns))
    for column, columns in wide:
        if used.isdisjoint(columns):
            used.add(column)
    return used


def _used_rows(cells: list[GridCell]) -> set[int]:
    filled = [cell for cell in cells if cell.text]
    return {cell.row for cell in filled} | {y for cell in filled for y, _ in cell.copies}


def _join_split_amounts(cells: list[GridCell]) -> None:
    """Filings print "$", "1,234" and ")" in three cells; they are one amount."""
    for left, right in pairwise(cells):
        if left.row != right.row or not left.text or not right.text:
            continue
        if _currency().fullmatch(left.text) and right.text[0] in "0123456789(-–—.":
            left.text, right.text = "", left.text + right.text
        elif (
            _tail().fullmatch(right.text)
            and left.text[-1] in "0123456789)"
            and not _year_head().fullmatch(left.text)
        ):
            left.text, right.text = left.text + right.text, ""


def _mark_headers(cells: list[GridCell]) -> list[GridCell]:
    """Where no cell is marked as a header, the rows above the first row of numbers are."""
    if any(cell.header for cell in cells):
        return cells
    numeric = [
        cell.row for cell in cells if _amount().fullmatch(cell.text) and not _year().fullmatch(cell.text)
    ]
    first = min(numeric, default=0)
    for cell in cells:
        cell.header = cell.row < first
    return cells


def _is_data(cells: list[GridCell]) -> bool:
    filled = [cell for cell in cells if cell.text]
    if len(filled) < _SURELY and sum(n > 1 for n in Counter(c.row for c in filled).values()) < 2:
        return False
    long_cells = sum(len(cell.text) > _LONG_CELL for cell in filled)
    return long_cells * 5 <= len(filled)


@cache
def _currency() -> re.Pattern[str]:
    return re.compile(r"(?:US|A|C|HK|NT)?\$|[£€¥₩]|RMB|CNY|USD|EUR|\(|\(\$|\$\s?\(")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(r"\)?\s?%|\)|％|\)\s?pts|pts|bps|x")


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(r"[-–+(]?\s?(?:[A-Z]{0,3}[$£€¥])?\s?[-–(]?\d[\d,. ]{0,30}(?:%|％|\)|)\s?[)%]?")


@cache
def _year_head() -> re.Pattern[str]:
    """A year with its note mark heads a column of its own: the "%" beside it heads the next one."""
    return re.compile(r"(?:19|20)\d\d(?:\s?[(\[]?\d?[)\]]?)")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)\d\d")
