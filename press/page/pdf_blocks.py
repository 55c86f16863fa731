"""Lines of a PDF → headings, paragraphs, list items and tables, each with its page.

Told by what is printed: larger or bold type is a heading, a wider step or an indent begins a paragraph,
lines whose words stand in columns are a table, what recurs at the edge of pages is furniture.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from press.model import PassageKind
from press.page.pdf import Fragment, Line
from press.page.render import Piece
from press.page.sentences import ends_sentence, is_heading
from press.page.tables import Grid, GridCell

_EDGE = 0.11  # of a page's height, above and below, where furniture stands
_MOST_COLUMNS = 40


def pieces_of(lines: list[Line]) -> list[Piece]:
    """The blocks in order, each with the page on which it begins."""
    lines = _without_furniture(lines)
    if not lines:
        return []
    body = _body_size(lines)
    found: list[Piece] = []
    for group, tabular in _groups(lines):
        if tabular:
            found.append(Piece(PassageKind.TABLE, "", grid=_grid(group), page=group[0].page))
        else:
            found += _prose(group, body)
    return found


def _body_size(lines: Sequence[Line]) -> float:
    weight: Counter[float] = Counter()
    for line in lines:
        weight[line.size] += len(line.text)
    return weight.most_common(1)[0][0]


def _without_furniture(lines: list[Line]) -> list[Line]:
    """Without page numbers, and without what stands at the edge of most pages."""
    pages = len({line.page for line in lines})
    seen = Counter(key for key, _ in {(_furniture(line), line.page) for line in lines})
    return [
        line
        for line in lines
        if not _at_edge(line)
        or (len(line.text) > 40 and ends_sentence(line.text))
        or not (_page_number().fullmatch(line.text) or (pages >= 3 and seen[_furniture(line)] * 2 > pages))
    ]


def _furniture(line: Line) -> tuple[str, int]:
    return re.sub(r"\d", "", line.text), round(line.base / 4)


def _at_edge(line: Line) -> bool:
    return not _EDGE * line.height < line.base < (1 - _EDGE) * line.height


def _groups(lines: list[Line]) -> Iterator[tuple[list[Line], bool]]:
    """Runs of lines that stand in columns, and the others between them."""
    columns = [len(line.parts) > 1 for line in lines]
    group: list[Line] = []
    tabular = False
    for index, line in enumerate(lines):
        inside = columns[index] or (tabular and any(columns[index + 1 : index + 2]) and _is_row(line, group))
        if group and inside != tabular:
            yield group, tabular and _is_table(group)
            group = []
        tabular = inside
        group.append(line)
    yield group, tabular and _is_table(group)


def _is_row(line: Line, above: list[Line]) -> bool:
    """A line with words in the first column only, such as a label over some rows."""
    return abs(line.left - above[-1].left) < 3 * line.size and line.right < above[-1].right


def _is_table(group: list[Line]) -> bool:
    rows = [line for line in group if len(line.parts) > 1]
    return len(rows) >= 2 and len(_spans(rows)) >= 2


def _spans(rows: list[Line]) -> list[tuple[float, float]]:
    """The columns: where the words of the fullest rows stand."""
    most = max(len(row.parts) for row in rows)
    parts = sorted((p.left, p.right) for row in rows if len(row.parts) == most for p in row.parts)
    spans: list[tuple[float, float]] = []
    for left, right in parts:
        if spans and left < spans[-1][1]:
            spans[-1] = spans[-1][0], max(right, spans[-1][1])
        else:
            spans.append((left, right))
    return spans[:_MOST_COLUMNS]


def _grid(group: list[Line]) -> Grid:
    spans = _spans([line for line in group if len(line.parts) > 1])
    cells: list[GridCell] = []
    for y, line in enumerate(group):
        for part in line.parts:
            first, *others = _columns(part, spans)
            cells.append(_cell(cells, y, first, part, others))
    headed = _header_rows(cells)
    for cell in cells:
        cell.header = cell.row < headed or (cell.column == 0 and not _amount(cell.text))
    return Grid(tuple(_unique(cells)), None)


def _cell(cells: list[GridCell], y: int, x: int, part: Fragment, others: list[int]) -> GridCell:
    if cells and (cells[-1].row, cells[-1].column) == (y, x):
        last = cells.pop()
        return GridCell(y, x, f"{last.text} {part.text}", False, last.copies)
    return GridCell(y, x, part.text, False, [(y, other) for other in others])


def _columns(part: Fragment, spans: list[tuple[float, float]]) -> list[int]:
    """The columns that a fragment stands over; the nearest where it stands over none."""
    over = [i for i, (left, right) in enumerate(spans) if part.left < right and left < part.right]
    middle = (part.left + part.right) / 2
    return over or [min(range(len(spans)), key=lambda i: abs(sum(spans[i]) / 2 - middle))]


def _unique(cells: list[GridCell]) -> list[GridCell]:
    """A spread copy gives way to a cell of its own at that place."""
    own = {(cell.row, cell.column) for cell in cells}
    for cell in cells:
        cell.copies = [place for place in cell.copies if place not in own]
    return cells


def _header_rows(cells: list[GridCell]) -> int:
    """How many rows come before the first that gives an amount beside its label."""
    rows = [cell.row for cell in cells if cell.column > 0 and _amount(cell.text)]
    return min(rows, default=1)


def _amount(text: str) -> bool:
    return _figure().fullmatch(text) is not None and not _year().fullmatch(text)


def _prose(lines: list[Line], body: float) -> Iterator[Piece]:
    edge = max(line.right for line in lines)
    step = _usual_step(lines)
    group = [lines[0]]
    for above, below in pairwise(lines):
        if _parts(above, below, edge, step):
            yield from _piece(group, body)
            group = []
        group.append(below)
    yield from _piece(group, body)


def _usual_step(lines: list[Line]) -> float:
    steps = [a.base - b.base for a, b in pairwise(lines) if a.page == b.page and 0 < a.base - b.base < 40]
    return statistics.median_low(steps) if steps else 14.0


def _parts(above: Line, below: Line, edge: float, step: float) -> bool:
    """Whether a new block begins between two lines."""
    if above.size != below.size or above.bold != below.bold or _bullet().match(below.text):
        return True
    if above.page != below.page or below.base > above.base:  # the next page or column
        return ends_sentence(above.text)
    if above.base - below.base > 1.3 * step + 1:
        return True
    indented = below.left > above.left + 0.9 * below.size
    short = above.right < edge - 0.22 * (edge - above.left)
    return (indented or short) and ends_sentence(above.text)


def _piece(lines: list[Line], body: float) -> Iterator[Piece]:
    text = _joined([line.text for line in lines])
    if not any(c.isalnum() for c in text):
        return
    kind, level = _kind(text, lines, body)
    bullet = _bullet().match(text)
    words = text[bullet.end() :] if bullet else text
    yield Piece(kind, words.strip() or text, level, page=lines[0].page)


def _kind(text: str, lines: list[Line], body: float) -> tuple[PassageKind, int]:
    size, bold = lines[0].size, all(line.bold for line in lines)
    if _bullet().match(text):
        return PassageKind.LIST_ITEM, 0
    if size >= 1.15 * body and len(text) < 300 and not ends_sentence(text):
        return PassageKind.HEADING, 1 if size >= 1.5 * body else 2
    if bold and len(text) < 200 and is_heading(text):
        return PassageKind.HEADING, 3
    return PassageKind.PARAGRAPH, 0


def _joined(lines: list[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        wide = text[-1] > "\u2e7f" and line[0] > "\u2e7f"
        broken = text[-1] == "-" and text[-2:-1].isalpha() and line[0].islower()
        text = text[:-1] + line if broken else text + ("" if wide else " ") + line
    return text


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"[^\w\s]{0,3}\d[\d.,\s]{0,20}[^\w\s]{0,3}")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)\d\d")


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"(?:[•·‣▪●○■□◆►\uf0b7\uf0a7]|[-–*o](?= ))\s{0,4}(?=\S)")


@cache
def _page_number() -> re.Pattern[str]:
    return re.compile(
        r"[-–— ]{0,3}(?:page |p\. ?|第 ?)?\d{1,4}(?: ?(?:of|/|/ ?共|共) ?\d{1,4})? ?页?[-–— ]{0,3}",
        re.IGNORECASE,
    )
