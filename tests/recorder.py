"""Keeps what tests say: how each ended, and the lines with figures that it printed (``survived 4/4``).

``pytest --figures FILE`` adds to the file; ``python -m tests.guarantees`` makes a page of it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

FIGURE = re.compile(r"\d+\s*(?:/|of|out of)\s*\d+|[+-]?\d+(?:\.\d+)?\s?%|recall|histories")
MOST, LONGEST, BAR = 3, 200, "▕"  # a progress bar is no figure


def figures(output: str) -> list[str]:
    """The lines of a test's output that hold a figure, the first few."""
    lines = (" ".join(line.split()) for line in output.splitlines())
    return [line[:LONGEST] for line in lines if FIGURE.search(line) and BAR not in line][:MOST]


class Recorder:
    """Listens to the tests of one session."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kept: dict[str, dict[str, object]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how a test ended and what it printed; a test that was skipped says nothing."""
        if report.when == "call" and report.outcome != "skipped":
            self.kept[report.nodeid] = {"outcome": report.outcome, "said": figures(report.capstdout)}
        elif report.failed:
            self.kept[report.nodeid] = {"outcome": "failed", "said": []}

    def pytest_sessionfinish(self) -> None:
        """Add to the file what was heard; what is known of other tests stays."""
        before = json.loads(self.path.read_bytes()) if self.path.exists() else {}
        told = json.dumps(before | self.kept, ensure_ascii=False, indent=1, sort_keys=True)
        self.path.write_text(told + "\n", encoding="utf-8")
