"""A table as a sheet of boxes: each printed cell once, wherever it is spread to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from press.model import Cell, Release, Table
from press.read.tables.commas import prints_comma_decimals, with_points
from press.read.yen import of_japan, said
from press.text import Normal, normalise
from press.value import replace

UP, DOWN = "▲△↑", "▼▽↓"


@dataclass(slots=True, eq=False)
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
    indent: int = 0


def _box(cell: Cell, words: str, signs: dict[str, str], points: bool) -> Box:
    normal = _in_signs(normalise(words), signs) if words[:1] in signs else normalise(words)
    if points:
        normal = replace(normal, text=with_points(normal.text))
    text = _unmarked(normal.text.strip())
    return Box(cell.row, cell.column, cell.start, cell.end, normal, text, cell.header, cell.indent)


def _unmarked(text: str) -> str:
    for mark in ("**", "__"):
        if text.startswith(mark) and text.endswith(mark) and len(text) > 2 * len(mark):
            text = text[len(mark) : -len(mark)].strip()
    return text


class Sheet:
    """Boxes by place; a merged cell is the same box at several places."""

    def __init__(self, release: Release, table: Table) -> None:
        self.release, self.table = release, table
        self._boxes: dict[tuple[int, int], Box] = {}
        self.places: dict[Box, list[tuple[int, int]]] = {}
        spans: dict[tuple[int, int], Box] = {}
        signs = _signs(release, table)
        points = prints_comma_decimals(release.words(cell).strip() for cell in table.cells)
        for cell in table.cells:
            if cell.start >= cell.end:
                continue
            box = spans.get((cell.start, cell.end))
            if box is None:
                box = spans[cell.start, cell.end] = _box(cell, release.words(cell), signs, points)
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


def _signs(release: Release, table: Table) -> dict[str, str]:
    """What triangles and arrows before a number mean: up and down where both kinds are printed.

    Accounts of Japan and Taiwan print ▲ or △ for minus and nothing for plus; elsewhere a table with
    only one of a pair may mean either, and nothing is guessed.
    """
    printed = {release.text[cell.start : cell.start + 1] for cell in table.cells}
    if printed.isdisjoint(DOWN):
        minus = not printed.isdisjoint(UP) and _is_eastern(said(release))
        return dict.fromkeys("▲△", "-") if minus else {}
    return dict.fromkeys(UP, "+") | dict.fromkeys(DOWN, "-")


def _is_eastern(words: str) -> bool:
    return of_japan(words) or any(word in words for word in ("新臺幣", "新台幣", "NT$", "臺灣", "台灣"))


def _in_signs(normal: Normal, signs: dict[str, str]) -> Normal:
    """The plain text with a plain sign for the first mark; offsets stay."""
    at = len(normal.text) - len(normal.text.lstrip())
    rest = normal.text[at + 1 :]
    return replace(normal, text=f"{normal.text[:at]}{signs.get(normal.text[at : at + 1], '')}{rest}")


def parents(sheet: Sheet, rows: Sequence[int]) -> dict[int, int]:
    """By row, the row above that its indentation sets it below; rows without a deeper one have none."""
    found: dict[int, int] = {}
    above: list[tuple[int, int]] = []
    for row in rows:
        box = sheet.at(row, 0)
        if box is None:
            continue
        while above and above[-1][1] >= depth(box):
            above.pop()
        if above:
            found[row] = above[-1][0]
        above.append((row, depth(box)))
    return found


def depth(box: Box) -> int:
    """How deep a row head is set: by blanks, or by dashes before it."""
    dashes = len(box.text) - len(box.text.lstrip("-– "))
    return box.indent + (dashes + 1) // 2
