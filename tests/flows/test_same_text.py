"""A page whose clock ticks is no new version; a page whose text changes is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flows.nightly import nightly
from flows.reparse import reparse
from warehouse.query import query

pytestmark = pytest.mark.slow
PAGE = """<!doctype html><html lang="en"><head><title>Ferry traffic</title><meta name="t" content="{token}">
</head><body><main><h1>Ferry traffic</h1><p><time datetime="2026-03-02">2 March 2026</time></p>
<p>The ferries carried {count} passengers in February 2026, up 3.1% from February 2025.</p></main>
<script>var seen = {token};</script></body></html>"""


def night(folder: Path, token: int, count: str = "41,200") -> None:
    (folder / "ferry.html").write_text(PAGE.format(token=token, count=count), encoding="utf-8")
    assert nightly().exit == 0


def answers(root: Path, sql: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in query(root / "data", sql).table.to_pylist()]


def figures(root: Path) -> list[tuple[object, ...]]:
    return answers(root, "SELECT release_version, quote, char_start FROM figure ORDER BY ALL")


def outcomes(root: Path) -> list[tuple[object, ...]]:
    return answers(root, "SELECT outcome, count(*) FROM capture GROUP BY ALL ORDER BY ALL")


def test_a_ticking_page_is_one_version(
    install: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    harbour = tmp_path / "harbour"
    harbour.mkdir()
    root = install(harbour=harbour)
    night(harbour, 1)
    first = figures(root)
    assert [quote for _, quote, _ in first] == ["3.1%", "41,200 passengers"]
    night(harbour, 2)
    night(harbour, 3)
    assert figures(root) == first
    assert outcomes(root) == [("read", 1), ("same_text", 2)]

    # Other words read it: the figures are read anew, still under the bytes that told them first.
    monkeypatch.setattr("flows.run.reader_version", lambda: "9+newer")
    night(harbour, 3)
    assert figures(root) == first
    assert answers(root, "SELECT DISTINCT reader_version FROM figure") == [("9+newer",)]
    published = answers(root, "SELECT count(*) FROM run")
    night(harbour, 3)
    assert answers(root, "SELECT count(*) FROM run") == published  # nothing was left to do

    night(harbour, 4, count="41,700")
    told = answers(root, "SELECT version_no, is_current FROM release_history ORDER BY version_no")
    assert told == [(1, False), (2, True)]
    whole = figures(root)
    assert len(whole) == 4
    assert reparse().exit == 0
    assert figures(root) == whole
    assert outcomes(root) == [("read", 2), ("same_text", 2)]
