"""The release's part of a page → lines of text with their kinds, in reading order.

White space is collapsed inside a block, ``<br>`` is a line break, two of them end the block. A
superscript mark stays as printed; where it would touch a digit a thin space keeps the two apart
(``103,984.8<sup>1</sup>`` is not 103,984.81). Nothing else is added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from press.model import PassageKind
from press.page.plain import read_plain
from press.page.render_patterns import (
    bold_run_pattern,
    columns_pattern,
    folded_pattern,
    indent_pattern,
    linked_pattern,
    marks_pattern,
    section_number_pattern,
)
from press.page.sentences import ends_sentence, is_heading
from press.page.tables import Grid
from press.page.words import words
from press.value import value

_BLOCKS = words(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav
    noscript ol optgroup option p pre section summary table tbody td tfoot th thead tr ul
    """
)
_BOLD = frozenset({"b", "strong"})
_ITEMS = frozenset({"li", "dd"})
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_ON, _OFF, _LINK, _UNLINK, _BREAK = "\x01\x02\x03\x04\x05"
THIN_SPACE = "\u2009"
_UNREAD = frozenset({"script", "style", "template", "rt", "rp"})
"""Of a ruby the base is read, not what is set over it."""
_KEPT = frozenset({"pre", "textarea"})
_WHOLE = frozenset({"br", "hr"})
_NO_MARKS = dict.fromkeys(range(1, 6))
_ASCII_SPACES = " \n\t\f\r"


@value
class Piece:
    """A rendered block: its text, its kind, how much of it is links, its table if it is one, its page."""

    kind: PassageKind
    text: str
    level: int = 0
    links: int = 0
    grid: Grid | None = None
    term: bool = False
    page: int | None = None


def render(source: str, grids: list[Grid]) -> list[Piece]:
    """The blocks in HTML, in order; ``data-grid`` numbers say where which of ``grids`` stands."""
    if not source.strip():
        return []
    events = _Events(_Writer(grids))
    parser = etree.HTMLParser(target=events)  # type: ignore[arg-type]  # of HTML it tells str only
    parser.feed(source)
    parser.close()
    return events.writer.pieces


class _Events:
    """What lxml tells while it reads, handed on in whole runs of text; no tree is built."""

    def __init__(self, writer: _Writer) -> None:
        self.writer = writer
        self.texts: list[str] = []
        self.unread = self.kept = 0
        """How deep in elements of which no text is read, and in those whose spaces are kept."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._say()
        self.unread += name in _UNREAD
        self.kept += name in _KEPT
        if not self.writer.whole(name, attributes.get("data-grid")):
            self.writer.open(name)

    def end(self, name: str) -> None:
        self._say()
        self.unread -= name in _UNREAD
        self.kept -= name in _KEPT
        if name not in _WHOLE:
            self.writer.close(name)

    def data(self, text: str) -> None:
        self.texts.append(text)

    def close(self) -> list[Piece]:
        self._say()
        self.writer.flush()
        return self.writer.pieces

    def _say(self) -> None:
        if not self.texts:
            return
        text, self.texts = "".join(self.texts), []
        if text and not self.unread:
            blank = not self.kept and not text.strip(_ASCII_SPACES)
            self.writer.write(text if not blank else "\n" if "\n" in text else " ")


class _Writer:
    """Collects text until a block ends."""

    def __init__(self, grids: list[Grid]) -> None:
        self.grids = grids
        self.pieces: list[Piece] = []
        self.buffer: list[str] = []
        self.level = 0
        self.items = 0
        self.pre = 0
        self.term = False
        self.sup = ""

    def whole(self, name: str, number: str | None) -> bool:
        """Take a tag that is read as one: a line break, a rule, a table of data with its number."""
        if name == "br":
            self.buffer.append(_BREAK)
        elif name == "hr":
            self.flush()
        elif name == "table":
            self.flush()
            if number is None:
                return False
            self.pieces.append(Piece(PassageKind.TABLE, "", grid=self.grids[int(number)]))
        else:
            return False
        return True

    def open(self, name: str) -> None:
        """An element begins."""
        if _is_inline(name):
            self._mark(name, _ON, _LINK)
            self.sup = "first" if name == "sup" else self.sup
            return
        self.flush()
        self.level = _HEADINGS.get(name, self.level)
        self.items += name in _ITEMS
        self.pre += name == "pre"
        self.term = name == "dt" or (self.term and name != "dd")

    def close(self, name: str) -> None:
        """An element ends."""
        if _is_inline(name):
            self._mark(name, _OFF, _UNLINK)
            self.sup = "after" if name == "sup" else self.sup
            return
        self.flush()
        self.level = 0 if name in _HEADINGS else self.level
        self.items -= name in _ITEMS
        self.pre -= name == "pre"
        self.term = self.term and name != "dt"

    def _mark(self, name: str, bold: str, link: str) -> None:
        if name in _BOLD:
            self.buffer.append(bold)
        elif name == "a":
            self.buffer.append(link)

    def write(self, text: str) -> None:
        """Take running text."""
        if self.sup and text.strip():
            if text[0].isdigit() and self._last().isdigit():
                self.buffer.append(THIN_SPACE)
            self.sup = ""
        if self.pre:
            text = text.replace("\n", _BREAK)
        elif "\n" in text and not text.isascii():
            text = folded_pattern().sub("", text)
        self.buffer.append(text)

    def _last(self) -> str:
        for part in reversed(self.buffer):
            bare = part.strip(_ON + _OFF + _LINK + _UNLINK)
            if bare:
                return bare[-1]
        return " "

    def flush(self) -> None:
        """End the block, if it has any text."""
        if not self.buffer:
            return
        raw, self.buffer = "".join(self.buffer), []
        if self.pre:
            self.pieces += _preformatted(marks_pattern().sub("", raw.replace(_BREAK, "\n")))
            return
        for lines in _split(raw.split(_BREAK)):
            piece = _piece(lines, self.level, self.items > 0, self.term)
            if piece is not None:
                self.pieces.append(piece)


def _preformatted(text: str) -> list[Piece]:
    """Blocks of preformatted text, read as plain text is; folds go, but columns keep their spaces."""
    document = read_plain(text)
    pieces = []
    for block in document.blocks:
        words = document.words(block)
        words = words if columns_pattern().search(words) else " ".join(words.split())
        if any(map(str.isalnum, words)):
            pieces.append(Piece(block.kind, words))
    return pieces


def _is_inline(name: str) -> bool:
    """Unknown names are inline (``ix:nonfraction``), except custom elements, which stand for blocks."""
    return name not in _BLOCKS and "-" not in name


def _split(lines: list[str]) -> Iterator[list[str]]:
    """Lines of a block, split where a blank line, an indent, a bold line or a full sentence parts them."""
    group: list[str] = []
    for line in lines:
        bare = _bare(line)
        if not bare:
            yield group
            group = []
            continue
        if group and (indent_pattern().match(line) or _ends_paragraph(group[-1]) or _all_bold(group[-1])):
            yield group
            group = []
        group.append(line)
    yield group


def _ends_paragraph(line: str) -> bool:
    bare = _bare(line)
    return len(bare) >= 60 and ends_sentence(bare)


def _piece(lines: list[str], level: int, item: bool, term: bool) -> Piece | None:
    text = "\n".join(map(_bare, lines))
    if not any(map(str.isalnum, text)):
        return None
    links = sum(len(part) for line in lines for part in linked_pattern().findall(line))
    if level:
        return Piece(PassageKind.HEADING, text.replace("\n", " "), level, links)
    if item:
        return Piece(PassageKind.LIST_ITEM, text, 0, links, term=False)
    if not term and len(lines) == 1 and _all_bold(lines[0]) and is_heading(text.rstrip(":：")):
        return Piece(PassageKind.HEADING, text, 0, links)
    if not term and section_number_pattern().match(text) and is_heading(text):
        return Piece(PassageKind.HEADING, text, 0, links)
    return Piece(PassageKind.PARAGRAPH, text, 0, links, term=term)


def _bare(line: str) -> str:
    line = line.translate(_NO_MARKS) if line.isascii() else marks_pattern().sub("", line)
    if THIN_SPACE in line:
        return THIN_SPACE.join(" ".join(part.split()) for part in line.split(THIN_SPACE))
    return " ".join(line.split())


def _all_bold(line: str) -> bool:
    return _ON in line and not bold_run_pattern().sub("", line).strip(
        " \t\r\n:：\xa0\u3000" + _LINK + _UNLINK
    )


def demoted(piece: Piece) -> Piece:
    """A heading taken for a paragraph."""
    return replace(piece, kind=PassageKind.PARAGRAPH, level=0)
