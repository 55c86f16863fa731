"""Rendered pieces → one text, with the place of every block and table cell in it."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

from press.model import Cell, Table
from press.page.document import Block, Clues, Document
from press.page.render import Piece
from press.page.tables import Grid


def assembled(pieces: list[Piece], clues: Clues, cut: bool) -> Document:
    """Pieces joined by blank lines, each with its place."""
    document = Document("", [], clues=clues, cut=cut)
    parts: list[str] = []
    at = 0
    for piece in pieces:
        text, cells = _table_text(piece.grid, at) if piece.grid else (piece.text, ())
        if piece.term:
            document.terms.append(len(document.blocks))
        start, end = at + len(text) - len(text.lstrip()), at + len(text.rstrip())
        if piece.grid:
            inside = tuple(_clamped(cell, start, end) for cell in cells)
            document.tables.append(Table(len(document.blocks), piece.grid.caption, inside))
        document.blocks.append(Block(piece.kind, start, end, piece.level, piece.links, page=piece.page))
        parts.append(text)
        at += len(text) + 2
    document.text = "\n\n".join(parts)
    return document


def _clamped(cell: Cell, start: int, end: int) -> Cell:
    """Empty cells at a table's edge stand at the edge of its passage."""
    if start <= cell.start and cell.end <= end:
        return cell
    return replace(cell, start=min(max(cell.start, start), end), end=min(max(cell.end, start), end))


def _table_text(grid: Grid, at: int) -> tuple[str, tuple[Cell, ...]]:
    """A table as lines of cells with tabs between; each cell's copies share its span."""
    lines: dict[int, dict[int, int]] = {}
    for index, cell in enumerate(grid.cells):
        lines.setdefault(cell.row, {})[cell.column] = index
    text, cells = "", []
    for y in range(max(lines) + 1):
        row = lines.get(y, {})
        text += "\n" if y else ""
        for x in range(max(row, default=-1) + 1):
            text += "\t" if x else ""
            if x not in row:
                continue
            cell = grid.cells[row[x]]
            start = at + len(text)
            text += cell.text
            places = [(y, x), *cell.copies]
            end = start + len(cell.text)
            cells += [Cell(r, c, start, end, cell.header, cell.indent) for r, c in places]
    if any(cell.copies for cell in grid.cells):
        cells.sort(key=attrgetter("row", "column"))
    return text, tuple(cells)
