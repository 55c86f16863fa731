"""Saved pages, each with what a reader found in it by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from press.hints import Hints
from press.model import Release, Table
from press.page import parse

PAGES = Path(__file__).resolve().parents[2] / "pages"
FOLDERS = sorted(path.parent for path in PAGES.glob("*/*/expected.json"))


def _case(folder: Path) -> tuple[Release, dict[str, Any]]:
    page = next(folder.glob("page.*"))
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    hints = Hints(family=expected.get("family"), time_zone=expected.get("time_zone"))
    return parse(page.read_bytes(), location=page.name, hints=hints), expected


def _rows(release: Release, table: Table) -> list[list[str]]:
    height, width = (1 + max(getattr(cell, side) for cell in table.cells) for side in ("row", "column"))
    rows = [[""] * width for _ in range(height)]
    for cell in table.cells:
        rows[cell.row][cell.column] = release.words(cell)
    return rows


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f"{f.parent.name}/{f.name}")
class TestSavedPages:
    def test_facts(self, folder: Path) -> None:
        release, expected = _case(folder)
        assert release.title == expected["title"]
        assert (release.published and release.published.isoformat()) == expected["published"]
        assert release.issuer == expected["issuer"]
        assert release.language == expected["language"]
        assert {flag.value for flag in release.flags} == set(expected["flags"])

    def test_evidence(self, folder: Path) -> None:
        release, expected = _case(folder)
        quote = release.published_evidence.quote if release.published_evidence else None
        assert quote == expected.get("published_quote")
        assert (release.title_evidence is None) == (release.title is None)
        assert (release.issuer_evidence is None) == (release.issuer is None)

    def test_passages(self, folder: Path) -> None:
        release, expected = _case(folder)
        found = [[p.kind.value, p.section, release.words(p)] for p in release.passages]
        assert found == expected["passages"]

    def test_tables(self, folder: Path) -> None:
        release, expected = _case(folder)
        found = [{"caption": t.caption, "rows": _rows(release, t)} for t in release.tables]
        assert found == expected.get("tables", [])

    def test_glossary(self, folder: Path) -> None:
        release, expected = _case(folder)
        found = [[term.name, release.words(term)] for term in release.glossary]
        assert found == expected.get("glossary", [])

    def test_chrome_is_left_out(self, folder: Path) -> None:
        release, expected = _case(folder)
        assert [words for words in expected.get("absent", []) if words in release.text] == []

    def test_optional_facts(self, folder: Path) -> None:
        release, expected = _case(folder)
        modified = release.modified.isoformat() if release.modified else None
        assert modified == expected.get("modified")
        assert release.canonical_url == expected.get("canonical_url")
        assert release.charset == expected.get("charset", "utf-8")
