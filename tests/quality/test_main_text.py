"""The main text of pages with chrome, held against what a reader marked by hand."""

from __future__ import annotations

import json
from pathlib import Path

from main_text import Page, Score, pages, score

from press.page import parse

FLOOR = 0.97
"""Share of all strings told right; what is measured is in benchmarks/ingest.md."""


def our_text(page: Page) -> str:
    """Title, text and captions, as a release has them."""
    release = parse(page.path.read_bytes(), location=page.path.name)
    return "\n".join([release.title or "", release.text, *(table.caption or "" for table in release.tables)])


def _beside(root: Path) -> Path | None:
    folder = root.parent / "shared"
    return folder if (folder / "corpus").is_dir() else None


def test_main_text_without_chrome(root: Path) -> None:
    found = score(pages(_beside(root)), our_text)
    print(f"main text: {found.share:.3f} of all strings right; kept {found.kept}, cells {found.cells}, "
          f"chrome left out {found.left_out}")  # fmt: skip
    assert found.share >= FLOOR, "\n".join(found.wrong)
    assert found.cells[0] == found.cells[1], "\n".join(found.wrong)


def test_it_is_at_least_as_good_as_the_best_known_library(root: Path) -> None:
    stored = json.loads((root / "benchmarks" / "main-text.json").read_text(encoding="utf-8"))
    ours, theirs = stored["ours"], stored["trafilatura"]
    assert ours["share"] >= theirs["share"]
    assert ours["cells"][0] >= theirs["cells"][0]
    assert score(pages(None), our_text).share >= theirs["share of own pages"]


def test_a_page_left_whole_and_a_page_left_empty_are_told() -> None:
    page = Page("p", Path(), ("kept words",), ("1,234",), ("chrome",))
    assert score([page], lambda _: "") == Score(
        (0, 1), (0, 1), (1, 1), ("p: must 'kept words'", "p: cells '1,234'")
    )
    assert score([page], lambda _: "kept\n words 1,234 chrome").left_out == (0, 1)
