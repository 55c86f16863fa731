"""Releases that are published as PDF or DOCX."""

from __future__ import annotations

import time

import pytest
from papers import LEAD, ROWS, docx_release, paragraph, pdf_release, scanned_pdf, table

from config.words import load_lexicon
from press.errors import PageTooLarge, UnreadablePage
from press.figures import read_figures
from press.model import Flag, PassageKind, Release
from press.page import parse


def rows(release: Release) -> list[tuple[str, ...]]:
    cells = release.tables[0].cells
    return [
        tuple(release.words(c) for c in cells if c.row == y) for y in range(1 + max(c.row for c in cells))
    ]


def passages(release: Release, kind: PassageKind) -> list[str]:
    return [release.words(p) for p in release.passages if p.kind is kind]


class TestPdf:
    def test_its_parts_are_found(self) -> None:
        release = parse(pdf_release(), location="https://ports.example/bulletin.pdf")
        assert release.title == "Ports handle more freight"
        assert str(release.published) == "2026-10-14"
        assert release.language == "en"
        assert passages(release, PassageKind.PARAGRAPH) == [LEAD]
        assert passages(release, PassageKind.HEADING) == ["Ports handle more freight", "By port"]
        assert passages(release, PassageKind.LIST_ITEM) == [
            "Containers grew by 7.5 per cent.",
            "Passengers fell by 1.1 per cent.",
        ]
        assert release.flags == frozenset()

    def test_a_table_keeps_its_cells_and_its_head(self) -> None:
        release = parse(pdf_release())
        assert rows(release) == ROWS
        heads = {release.words(c) for c in release.tables[0].cells if c.header}
        assert heads == {"Port", "2025 Q3", "2026 Q3", "Change %", "North Quay", "Saltmarsh", "Old Basin"}

    def test_figures_trace_to_its_exact_words(self) -> None:
        release = parse(pdf_release())
        figures = read_figures(release, load_lexicon()).figures
        assert {"4.2 per cent", "18.6 million tonnes"} <= {f.quote for f in figures}
        assert all(release.text[f.start : f.end] == f.quote for f in figures)

    def test_pages_are_noted_and_running_heads_left_out(self) -> None:
        release = parse(pdf_release(pages=4))
        assert {p.page for p in release.passages} == {1, 2, 3, 4}
        last = release.passages[-1]
        assert (last.page, release.words(last)) == (4, "Section 3 adds that pilots guided 300 ships.")
        assert "Quarterly bulletin" not in release.text
        assert "Page 1 of 9" not in release.text

    @pytest.mark.parametrize(
        ("raw", "why"),
        [(pdf_release(password="secret"), Flag.ENCRYPTED), (scanned_pdf(), Flag.SCANNED)],
        ids=["locked", "scanned"],
    )
    def test_one_without_text_says_why(self, raw: bytes, why: Flag) -> None:
        release = parse(raw, location="x.pdf")
        assert {why, Flag.NO_BODY} <= release.flags
        assert release.passages == ()

    def test_its_bytes_tell_what_the_header_does_not(self) -> None:
        assert parse(pdf_release(), content_type="text/html", location="x.html").title is not None

    @pytest.mark.parametrize("cut", [1, 200, 900])
    def test_a_piece_of_one_is_refused_or_read_never_worse(self, cut: int) -> None:
        whole = pdf_release()
        try:
            release = parse(whole[:-cut], content_type="application/pdf")
        except UnreadablePage as error:
            assert "not readable as PDF" in str(error)  # noqa: PT017 - either will do
        else:
            assert Flag.NO_BODY in release.flags or LEAD[:40] in release.text

    def test_rubbish_behind_the_mark_is_refused(self) -> None:
        with pytest.raises(UnreadablePage, match="not readable as PDF"):
            parse(b"%PDF-1.7\n" + b"rubbish " * 1000)


class TestDocx:
    BODY = (
        paragraph("Ports handle more freight", "Title")
        + paragraph("14 October 2026")
        + paragraph(LEAD, note=True)
        + paragraph("By port", "heading 1")
        + table(("Freight, million tonnes",), *ROWS, wide=True)
    )

    def test_its_parts_are_found(self) -> None:
        release = parse(docx_release(self.BODY, footnote="Provisional."), location="x.docx")
        assert release.title == "Ports handle more freight"
        assert str(release.published) == "2026-10-14"
        assert passages(release, PassageKind.PARAGRAPH) == [LEAD + "[1]"]
        assert passages(release, PassageKind.HEADING) == ["Ports handle more freight", "By port"]
        assert passages(release, PassageKind.FOOTNOTE) == ["[1] Provisional."]

    def test_a_merged_cell_stands_over_all_its_columns(self) -> None:
        release = parse(docx_release(self.BODY, footnote="Provisional."))
        assert rows(release) == [("Freight, million tonnes",) * 4, *ROWS]

    def test_figures_trace_to_its_exact_words(self) -> None:
        release = parse(docx_release(self.BODY, footnote="Provisional."))
        figures = read_figures(release, load_lexicon()).figures
        assert "18.6 million tonnes" in {f.quote for f in figures}
        assert all(release.text[f.start : f.end] == f.quote for f in figures)

    def test_a_bomb_is_not_opened(self) -> None:
        bomb = docx_release(paragraph("x"), extra={"word/media.xml": b"\0" * 80_000_000})
        begun = time.process_time()
        with pytest.raises(PageTooLarge, match="not opened"):
            parse(bomb)
        assert time.process_time() - begun < 0.5

    def test_entities_are_not_declared(self) -> None:
        evil = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
        with pytest.raises(UnreadablePage, match="declares entities"):
            parse(docx_release(paragraph("x"), extra={"word/comments.xml": evil}))

    def test_a_piece_of_one_is_refused(self) -> None:
        with pytest.raises(UnreadablePage, match="not readable as DOCX"):
            parse(docx_release(self.BODY)[:-300], content_type="application/vnd.openxmlformats", location="x")
