"""PDF → lines of words with their places, page by page. PDFium does the work; pages are bounded.

A PDF says where each character stands and nothing of words, lines or tables: runs of characters on one
baseline without a wide gap are fragments, fragments on one baseline are a line.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw_api

from press.errors import UnreadablePage

MOST_PAGES = 500
MOST_CHARACTERS = 3_000_000
_WIDE_GAP = 1.3  # of a font size: wider than any space between words
_BOLD = 600
_HYPHENS = frozenset("\x02\ufffe")  # how PDFium gives a hyphen that only breaks a word


class LockedPdf(UnreadablePage):
    """The document asks for a password."""


@dataclass(slots=True)
class Fragment:
    """Words on one baseline without a wide gap between them; points from the page's lower left corner."""

    text: str
    left: float
    right: float
    size: float
    bold: bool


@dataclass(slots=True)
class Line:
    """Fragments on one baseline. ``page`` counts from 1, ``height`` is the page's."""

    page: int
    base: float
    height: float
    parts: list[Fragment] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(part.text for part in self.parts)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.parts[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.parts[-1].right

    @property
    def size(self) -> float:
        """The largest font size in it, rounded to half a point."""
        return round(2 * max(part.size for part in self.parts)) / 2

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(part.bold for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


def read_lines(raw: bytes) -> tuple[list[Line], bool]:
    """The lines of all pages, and whether the document is longer than the caps.

    Raises ``LockedPdf`` where it asks for a password and ``UnreadablePage`` where it is no PDF.
    """
    document = _opened(raw)
    try:
        lines: list[Line] = []
        characters = 0
        for number in range(min(len(document), MOST_PAGES)):
            found, count = _page(document, number)
            lines += found
            characters += count
            if characters > MOST_CHARACTERS:
                return lines, True
        return lines, len(document) > MOST_PAGES
    finally:
        document.close()


def _opened(raw: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw_api.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise LockedPdf("this PDF asks for a password: ask its publisher for an open one") from error
        raise UnreadablePage(f"not readable as PDF ({error}): check that the file is whole") from error


def _page(document: pdfium.PdfDocument, number: int) -> tuple[list[Line], int]:
    """The lines of one page and how many characters it has; a page that is broken has none."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pdfium.PdfiumError:
        return [], 0
    count = min(text.count_chars(), MOST_CHARACTERS)
    lines = _lines(_characters(text.raw, count), number + 1, page.get_height())
    text.close()
    page.close()
    return lines, count


def _characters(page: raw_api.FPDF_TEXTPAGE, count: int) -> Iterator[_Character]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(count):
        code = raw_api.FPDFText_GetUnicode(page, index)
        raw_api.FPDFText_GetCharBox(page, index, left, right, bottom, top)
        raw_api.FPDFText_GetCharOrigin(page, index, x, y)
        yield _Character(
            chr(code) if 0 < code < 0x110000 else " ",
            left.value,
            right.value,
            y.value,
            raw_api.FPDFText_GetFontSize(page, index),
            raw_api.FPDFText_GetFontWeight(page, index) >= _BOLD,
        )


def _lines(characters: Iterator[_Character], page: int, height: float) -> list[Line]:
    lines: list[Line] = []
    run: list[_Character] = []
    for character in characters:
        if run and (character.text in "\r\n" or not _follows(run[-1], character)):
            _take(lines, run, page, height)
            run = []
        if character.text not in "\r\n" and (run or not character.text.isspace()):
            run.append(character)
    _take(lines, run, page, height)
    return lines


def _follows(before: _Character, after: _Character) -> bool:
    """Whether a character carries on the fragment; spaces have no box worth asking."""
    if after.text.isspace() or before.text.isspace():
        return after.text.isspace() or after.left - before.right < _WIDE_GAP * max(after.size, 1.0)
    size = max(before.size, after.size, 1.0)
    near = -2.0 * size < after.left - before.right < _WIDE_GAP * size
    return near and abs(after.base - before.base) < 0.6 * size


def _take(lines: list[Line], run: list[_Character], page: int, height: float) -> None:
    """Add a run of characters to the last line if it carries that on, else to a new one."""
    text = " ".join("".join("-" if c.text in _HYPHENS else c.text for c in run).split())
    inked = [c for c in run if not c.text.isspace()]
    if not text or not inked:
        return
    first = inked[0]
    bold = sum(c.bold for c in inked) * 2 > len(inked)
    part = Fragment(text, first.left, max(c.right for c in inked), max(c.size for c in inked), bold)
    if lines and _on_line(lines[-1], part, first.base):
        lines[-1].parts.append(part)
    else:
        lines.append(Line(page, first.base, height, [part]))


def _on_line(line: Line, part: Fragment, base: float) -> bool:
    return abs(line.base - base) < 0.45 * max(part.size, 1.0) and part.left >= line.right - 0.5 * part.size
