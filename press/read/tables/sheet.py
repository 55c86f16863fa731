"""A table as a sheet of boxes: each printed cell once, wherever it is spread to."""

from __future__ import annotations

from dataclasses import dataclass

from press.model import Cell, Release, Table
from press.text import Normal, normalise


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """A printed cell at its first place: there is one for each span, so that a box equals only itself.

    ``text`` is plain, without spaces and Markdown's marks of strong words around it.
    """

    row: int
    column: int
    start: int
    end: int
    normal: Normal
    text: str
    header: bool


def _box(cell: Cell, words: str) -> Box:
    normal = normalise(words)
    return Box(
        cell.row, cell.column, cell.start, cell.end, normal, _unmarked(normal.text.strip()), cell.header
    )


def _unmarked(text: str) -> str:
    for mark in ("**", "__"):
        if text.startswith(mark) and text.endswith(mark) and len(text) > 2 * len(mark):
            text = text[len(mark) : -len(mark)].strip()
    return text


class Sheet:
    """Boxes by place; a merged cell is the same box at several places."""

    def __init__(self, release: Release, table: Table) -> None:
        self._boxes: dict[tuple[int, int], Box] = {}
        self.places: dict[Box, list[tuple[int, int]]] = {}
        spans: dict[tuple[int, int], Box] = {}
        for cell in table.cells:
            if cell.start >= cell.end:
                continue
            box = spans.get((cell.start, cell.end))
            if box is None:
                box = spans[cell.start, cell.end] = _box(cell, release.words(cell))
            self._boxes[cell.row, cell.column] = box
            self.places.setdefault(box, []).append((cell.row, cell.column))
        self._rows: dict[int, list[Box]] = {}
        self.rows = max((cell.row for cell in table.cells), default=-1) + 1
        self.columns = max((cell.column for cell in table.cells), default=-1) + 1

    def at(self, row: int, column: int) -> Box | None:
        """The box that covers a place; None where nothing is printed."""
        return self._boxes.get((row, column))

    def row(self, row: int) -> list[Box]:
        """The boxes of a row, each once, left to right."""
        if row not in self._rows:
            found = (self._boxes.get((row, column)) for column in range(self.columns))
            self._rows[row] = list(dict.fromkeys(box for box in found if box is not None))
        return self._rows[row]

    def text(self, row: int, column: int) -> str:
        """The plain text at a place, empty where nothing is printed."""
        box = self._boxes.get((row, column))
        return box.text if box else ""

    def spans_row(self, row: int) -> Box | None:
        """The one box of a row that begins it and covers more than one of its columns."""
        boxes = self.row(row)
        if len(boxes) != 1 or self.at(row, 0) is None or sum(r == row for r, _ in self.places[boxes[0]]) < 2:
            return None
        return boxes[0]
