"""Releases as PDF and DOCX, made here: their words are this project's own."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from fpdf import FPDF
from fpdf.enums import XPos, YPos

LEAD = (
    "Freight handled in the ports of Ardmoor rose by 4.2 per cent to 18.6 million tonnes in the third "
    "quarter of 2026, the Harbour Office said today. Containers made up more than half of the growth, "
    "while bulk cargo was almost unchanged on the quarter before."
)
ROWS = [
    ("Port", "2025 Q3", "2026 Q3", "Change %"),
    ("North Quay", "7.9", "8.4", "6.3"),
    ("Saltmarsh", "5.1", "5.3", "3.9"),
    ("Old Basin", "4.8", "4.9", "2.1"),
]


def pdf_release(*, password: str | None = None, pages: int = 1) -> bytes:
    """A release with letterhead, headings, a list, a table and running heads, on ``pages`` pages."""
    paper = _Paper(format="A4") if pages > 1 else FPDF(format="A4")
    if password:
        paper.set_encryption(owner_password="owner", user_password=password)
    paper.add_page()
    paper.set_font("Helvetica", "B", 20)
    paper.multi_cell(0, 10, "Ports handle more freight", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    paper.set_font("Helvetica", "", 11)
    _lines(paper, "Harbour Office of Ardmoor", "", "14 October 2026", "", LEAD, "")
    paper.set_font("Helvetica", "B", 14)
    _lines(paper, "By port")
    paper.set_font("Helvetica", "", 11)
    for row in ROWS:
        paper.cell(60, 7, row[0])
        for cell in row[1:]:
            paper.cell(35, 7, cell, align="R")
        paper.ln()
    _lines(paper, "", "- Containers grew by 7.5 per cent.", "- Passengers fell by 1.1 per cent.")
    for number in range(1, pages):
        paper.add_page()
        _lines(paper, f"Section {number} adds that pilots guided {number * 100} ships.")
    return bytes(paper.output())


class _Paper(FPDF):
    def header(self) -> None:
        """What stands at the head of every page."""
        self.set_font("Helvetica", "", 8)
        self.cell(0, 5, "Harbour Office - Quarterly bulletin", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_font("Helvetica", "", 11)

    def footer(self) -> None:
        """What stands at the foot of every page."""
        self.set_y(-15)
        self.set_font("Helvetica", "", 8)
        self.cell(0, 5, f"Page {self.page_no()} of 9")


def _lines(paper: FPDF, *lines: str) -> None:
    for line in lines:
        paper.multi_cell(0, 6, line or " ", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def scanned_pdf() -> bytes:
    """A page that is only drawn, as scanners make it."""
    paper = FPDF()
    paper.add_page()
    paper.rect(20, 20, 100, 100, style="F")
    return bytes(paper.output())


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def docx_release(body: str, *, footnote: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A DOCX file whose document holds ``body``, in its own markup."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    types = (
        f'{head}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    main = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    notes = f'<Relationship Id="r2" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>'
    styles = f'<Relationship Id="r3" Type="{OFFICE}/styles" Target="styles.xml"/>'
    looks = _style("Title") + _style("heading 1")
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": _relations(head, main),
        "word/document.xml": f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'{head}<w:styles xmlns:w="{WORD}">{looks}</w:styles>',
        "word/_rels/document.xml.rels": _relations(head, styles + (notes if footnote else "")),
    }
    if footnote:
        note = f'<w:footnote w:id="2">{paragraph(footnote)}</w:footnote>'
        parts["word/footnotes.xml"] = f'{head}<w:footnotes xmlns:w="{WORD}">{note}</w:footnotes>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | (extra or {})).items():
            archive.writestr(name, content)
    return file.getvalue()


def _relations(head: str, inside: str) -> str:
    return f'{head}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def _style(name: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'


def paragraph(text: str, style: str = "", note: bool = False) -> str:
    """One paragraph of a DOCX document."""
    looks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>' if note else ""
    return f'<w:p>{looks}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>{mark}</w:p>'


def table(*rows: tuple[str, ...], wide: bool = False) -> str:
    """A table of a DOCX document; of a ``wide`` one the first row is one merged cell."""
    written = []
    for number, row in enumerate(rows):
        span = f'<w:tcPr><w:gridSpan w:val="{len(rows[-1])}"/></w:tcPr>' if wide and not number else ""
        cells = "".join(f"<w:tc>{span}{paragraph(cell)}</w:tc>" for cell in row)
        written.append(f"<w:tr>{cells}</w:tr>")
    return f"<w:tbl>{''.join(written)}</w:tbl>"
