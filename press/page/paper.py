"""PDF and DOCX → the common shape of a page."""

from __future__ import annotations

from dataclasses import replace

from press.hints import Hints
from press.model import Flag
from press.page.assembly import assembled
from press.page.document import Clues, Document
from press.page.docx import as_html
from press.page.pdf import LockedPdf, read_lines
from press.page.pdf_blocks import pieces_of
from press.page.webpage import read_html


def read_pdf(raw: bytes) -> Document:
    """The document in a PDF; one that is locked, or only pictures, is empty and flagged with the reason."""
    try:
        lines, cut = read_lines(raw)
    except LockedPdf:
        return Document("", [], flags=frozenset({Flag.ENCRYPTED}))
    document = assembled(pieces_of(lines), Clues(), cut)
    document.flags = frozenset() if document.blocks else frozenset({Flag.SCANNED})
    return document


def read_docx(raw: bytes, hints: Hints) -> Document:
    """The document in a DOCX file, all of it: there is no chrome in it."""
    return read_html(as_html(raw), replace(hints, body_selector="body", family=None))
