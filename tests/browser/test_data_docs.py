"""Great Expectations' pages in a real browser: nothing in them runs, nothing is asked of others."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from chrome import Chrome
from report_payloads import PAYLOADS
from validation_world import GOOD, NOW, figure, staged

from expectations.validate import validate


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data Docs of a batch in which every text of every figure is a payload that breaks a rule."""
    folder = tmp_path_factory.mktemp("docs")
    texts = ("quote", "measure", "bound", "unit_measure", "nature", "obs_status", "rule", "basis", "prices")
    rows = [
        figure(figure_id=f"{i:016x}", obs_value=Decimal(i), **dict.fromkeys(texts, payload.replace("\0", "")))
        for i, payload in enumerate(PAYLOADS)
    ]
    validate(staged(folder / "s.duckdb", {**GOOD, "figure": rows}), "run-1", now=NOW, docs=folder / "docs")
    return folder / "docs"


def test_no_page_of_data_docs_runs_or_asks_for_anything(browser: Chrome, docs: Path) -> None:
    pages = sorted(docs.rglob("*.html"))
    assert len(pages) > 3
    shown = 0
    for page in pages:
        browser.open(page)
        browser.ask("document.querySelectorAll('*').forEach(e => e.dispatchEvent(new Event('mouseover')))")
        assert browser.ask("typeof window.pwned") == "undefined"
        assert [url for url in browser.requests() if not url.startswith(docs.as_uri())] == []
        assert browser.complaints() == []
        shown += "window.pwned" in browser.ask("document.body.innerText")
    assert shown, "the payloads are not even on the pages: this test would prove nothing"
