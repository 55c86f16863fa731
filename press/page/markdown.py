"""Markdown → blocks and pipe tables. The text stays as it is; offsets count into the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from press.model import Cell, PassageKind, Table
from press.page.document import Block, Document, trimmed

_Span = tuple[int, int]


def read_markdown(text: str) -> Document:
    """The blocks and tables of a Markdown file; ``Document.text`` is ``text`` itself."""
    walk = _Walk(text, _line_spans(text))
    for token in _parser().parse(text):
        walk.take(token)
    return Document(text, walk.blocks, walk.tables)


@cache
def _parser() -> MarkdownIt:
    return (
        MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").disable(["code", "html_block", "inline"])
    )


def _line_spans(text: str) -> list[_Span]:
    """Line spans as CommonMark counts lines: \\r\\n, \\n and \\r only."""
    spans, start = [], 0
    for match in re.finditer(r"\r\n|\n|\r", text):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, len(text))]


@dataclass(slots=True)
class _Grid:
    """A pipe table while it is read."""

    span: _Span
    cells: list[Cell]
    row: int = -1
    column: int = 0
    header: bool = False


class _Walk:
    """Turns the flat stream of block tokens into blocks."""

    def __init__(self, text: str, line_spans: list[_Span]) -> None:
        self.text = text
        self.lines = line_spans
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.items = 0
        self.level = 0
        self.grid: _Grid | None = None
        self.cursor = 0

    def take(self, token: Token) -> None:
        """Take the next token."""
        kind = token.type
        if kind in ("list_item_open", "list_item_close"):
            self.items += token.nesting
        elif kind in ("heading_open", "heading_close"):
            self.level = int(token.tag[1]) if token.nesting == 1 else 0
        elif kind in ("fence", "code_block"):
            self._paragraphs(token)
        elif kind == "inline":
            self._inline(token)
        elif kind.endswith(("_open", "_close")):
            self._table_part(token)

    def _table_part(self, token: Token) -> None:
        if token.type == "table_open":
            first, last = token.map or (0, 1)
            start, end = trimmed(self.text, self.lines[first][0], self.lines[last - 1][1])
            self.grid = _Grid((start, end), [])
            self.cursor = start
        elif self.grid is None:
            return
        elif token.type == "table_close":
            self._close_table(self.grid)
        elif token.type == "tr_open":
            self.grid.row, self.grid.column = self.grid.row + 1, 0
            self.cursor = max(self.cursor, self.lines[(token.map or [0])[0]][0]) if token.map else self.cursor
        elif token.type in ("th_open", "td_open"):
            self.grid.header = token.type == "th_open"

    def _close_table(self, grid: _Grid) -> None:
        self.tables.append(Table(len(self.blocks), self._caption(), tuple(grid.cells)))
        self.blocks.append(Block(PassageKind.TABLE, *grid.span))
        self.cursor, self.grid = grid.span[1], None

    def _caption(self) -> str | None:
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.end - last.start > 160 or last.kind is PassageKind.TABLE:
            return None
        words = self.text[last.start : last.end]
        return words if re.match(r"(?:table|figure|chart|exhibit|表|图|圖)\s?[\w.:\s]", words, re.I) else None

    def _inline(self, token: Token) -> None:
        if self.grid is not None:
            self._cell(self.grid, token.content)
            return
        span = self._span(token)
        for start, end in _pieces(self.text, *span):
            self._add(start, end)

    def _cell(self, grid: _Grid, content: str) -> None:
        probe = content.strip()
        start = self.text.find(probe, self.cursor, grid.span[1]) if probe else self.cursor
        start = self.cursor if start < 0 else start
        end = start + (len(probe) if self.text.startswith(probe, start) else 0)
        grid.cells.append(Cell(grid.row, grid.column, start, end, grid.header))
        grid.column += 1
        self.cursor = end

    def _span(self, token: Token) -> _Span:
        """The source span of an inline token: from its first content to the end of its last line."""
        first, last = token.map or (0, 1)
        start, end = self.lines[first][0], self.lines[min(last, len(self.lines)) - 1][1]
        head = token.content.split("\n", 1)[0].strip()
        at = self.text.find(head, start, end) if head else start
        start = at if at >= 0 else start
        if token.level and self.level:
            end = min(end, start + len(token.content.split("\n", 1)[0]))
        return trimmed(self.text, start, end)

    def _add(self, start: int, end: int) -> None:
        leading = _picture().match(self.text, start, end)
        start, end = trimmed(self.text, leading.end() if leading else start, end)
        words = self.text[start:end]
        if start == end:
            return
        level, (bold_start, bold_end) = self.level, _bold(words)
        if level:
            self.blocks.append(Block(PassageKind.HEADING, start, end, level))
        elif bold_end and not self.items:
            self.blocks.append(Block(PassageKind.HEADING, start + bold_start, start + bold_end))
        else:
            kind = PassageKind.LIST_ITEM if self.items else PassageKind.PARAGRAPH
            self.blocks.append(Block(kind, start, end, links=_link_text(words)))

    def _paragraphs(self, token: Token) -> None:
        first, last = token.map or (0, 1)
        inner = (first + 1, last - 1) if token.type == "fence" else (first, last)
        for line in range(inner[0], min(inner[1], len(self.lines))):
            start, end = trimmed(self.text, *self.lines[line])
            if start < end:
                self.blocks.append(Block(PassageKind.PARAGRAPH, start, end))


def _pieces(text: str, start: int, end: int) -> Iterator[_Span]:
    """A paragraph's parts where it is broken by hand: a bold line, or lines ended by two spaces."""
    at = start
    for match in re.finditer(r"(?: {2,8}|\\)?(?:\r\n|\n|\r)", text[start:end]):
        line = text[at : start + match.start()].strip()
        hard = match[0][0] in " \\" and not text[start + match.end() : start + match.end() + 1].islower()
        if hard or _bold(line)[1]:
            yield trimmed(text, at, start + match.start())
            at = start + match.end()
    yield trimmed(text, at, end)


def _bold(words: str) -> _Span:
    """The inside of a line that is bold as a whole and no sentence; (0, 0) otherwise."""
    match = _all_bold().fullmatch(words)
    if not match or len(words) > 160 or words.rstrip("*_: ").endswith((".", "。")):
        return 0, 0
    return match.span(1)


def _link_text(words: str) -> int:
    return sum(len(match[0]) for match in _link().finditer(words))


@cache
def _all_bold() -> re.Pattern[str]:
    return re.compile(r"(?:\*\*|__)([^*_\n]{1,150}?)[\s:：]{0,3}(?:\*\*|__)[\s:：]{0,3}")


@cache
def _link() -> re.Pattern[str]:
    return re.compile(r"!?\[[^\]\n]{0,300}\]\([^)\n]{0,600}\)|<?https?://[^\s>]{1,600}>?")


@cache
def _picture() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:\[?!\[[^\]\n]{0,300}\]|\[\])\([^)\n]{0,600}\)(?:\]\([^)\n]{0,600}\))?\s{0,9}){1,9}"
    )
