"""How does a table print some words? Its headings, the row that holds them, one row either side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from expectations.report.pieces import Mark, Piece, marked, meets
from expectations.report.sentences import Span

MOST_CELLS = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A row shown: ``kind`` is head, held (has a mark), context or gap (rows left out)."""

    kind: str
    cells: tuple[tuple[Piece, ...], ...] = ()


def grid(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Row, ...]:
    """The rows of the table ``text[start:end]`` that show ``marks``; cells are parted by tabs or pipes."""
    lines = [line for line in _lines(text, start, end) if not _rule(text[slice(*line)])]
    held = {i for i, line in enumerate(lines) if any(meets(m, *line) for m in marks)}
    chosen = sorted({0} | {j for i in held for j in (i - 1, i, i + 1) if 0 <= j < len(lines)})
    rows: list[Row] = []
    for before, i in zip([-1, *chosen], chosen, strict=False):
        if i > before + 1:
            rows.append(Row("gap"))
        kind = "head" if i == 0 else "held" if i in held else "context"
        rows.append(Row(kind, _cells(text, lines[i], marks)))
    return tuple(rows)


def _lines(text: str, start: int, end: int) -> list[Span]:
    found = []
    for line in text[start:end].split("\n"):
        if line.strip():
            found.append((start, start + len(line.rstrip("\r"))))
        start += len(line) + 1
    return found


def _rule(line: str) -> bool:
    """Whether a line only draws the rule under a heading of a Markdown table."""
    return "-" in line and not line.strip("|:- \t\r")


def _cells(text: str, line: Span, marks: Sequence[Mark]) -> tuple[tuple[Piece, ...], ...]:
    start, end = line
    words = text[start:end]
    if "\t" not in words and "|" in words:
        start += len(words) - len(words.lstrip().removeprefix("|"))
        end = start + len(text[start:end].rstrip().removesuffix("|"))
    mark = "\t" if "\t" in words else "|"
    cells = []
    for cell in text[start:end].split(mark)[:MOST_CELLS]:
        cells.append(marked(text, (start, start + len(cell)), marks))
        start += len(cell) + 1
    return tuple(cells)
