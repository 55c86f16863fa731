"""What whoever watches a run is told of its sources."""

from __future__ import annotations

import io
import logging
from datetime import UTC, datetime

import pytest
from rich.console import Console

from flows.board import Board
from flows.progress import in_terminal, watched
from tasks.discover import Discovered
from tasks.records import Failure, Found
from warehouse.archive import Capture

CAPTURE = Capture("tarn", "a", "0" * 64, 1, datetime(2026, 3, 1, tzinfo=UTC))


def night(board: Board) -> None:
    """Three releases are found, of which one is new, one is known and one fails."""
    board.discovered("tarn", Discovered([Found("tarn", name) for name in "abc"]))
    for _ in watched("archive", ["one batch"]):
        board.brought("tarn", CAPTURE, True)
        board.brought("tarn", CAPTURE, False)
        board.brought("tarn", Failure("tarn", "c", "fetch", "gone"), False)


def test_the_log_tells_each_source_when_it_begins_and_ends(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "communique"):
        night(Board(["tarn"]))
    assert [record.getMessage() for record in caplog.records] == [
        "tarn: 3 discovered, 0 fetched, 0 unchanged, 0 new, 0 failed",
        "archive: 1 batch",
        "tarn: 3 discovered, 2 fetched, 1 unchanged, 1 new, 1 failed",
    ]


def test_a_long_source_is_told_of_now_and_then(caplog: pytest.LogCaptureFixture) -> None:
    board = Board(["tarn"])
    board.discovered("tarn", Discovered([Found("tarn", str(n)) for n in range(120)]))
    with caplog.at_level(logging.INFO, "communique"):
        for _ in range(120):
            board.brought("tarn", CAPTURE, False)
    assert [record.getMessage().split(", ")[1] for record in caplog.records] == [
        "50 fetched",
        "100 fetched",
        "120 fetched",
    ]


def screen(height: int = 40) -> Console:
    return Console(file=io.StringIO(), force_terminal=True, width=100, height=height, color_system=None)


def test_a_terminal_shows_a_line_for_each_source() -> None:
    console = screen()
    with in_terminal(console):
        night(Board(["tarn"]))
        console.print("done")
    shown = console.file.getvalue()  # type: ignore[attr-defined]  # a StringIO
    assert "discovered" in shown
    last = [line.split() for line in shown.splitlines() if "tarn" in line][-1]
    assert last[-6:] == ["tarn", "3", "2", "1", "1", "1"]


def test_many_sources_fit_the_screen_and_names_are_no_markup() -> None:
    console = screen(height=14)
    names = [f"source-{n:02d}" for n in range(30)] + ["[red]x"]
    with in_terminal(console):
        board = Board(names)
        for name in names:
            board.discovered(name, Discovered())
        console.print("done")
    shown = console.file.getvalue()  # type: ignore[attr-defined]  # a StringIO
    assert "and 27 more" in shown
    assert "[red]x" in shown


def test_without_a_terminal_there_is_no_live_view() -> None:
    out = io.StringIO()
    with in_terminal(Console(file=out, force_terminal=False)):
        night(Board(["tarn"]))
    assert out.getvalue() == ""
