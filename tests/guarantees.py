"""``docs/guarantees.md`` from what the tests said: ``python -m tests.guarantees`` writes it.

``python -m tests.guarantees --tests`` lists the tests that prove something, for pytest's command line.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
ROWS = ROOT / "tests" / "guarantees.yaml"
FIGURES, PAGE = ROOT / "docs" / "guarantees.json", ROOT / "docs" / "guarantees.md"
NOT_YET = "not yet"
HEAD = """\
<!-- generated: python -m tests.guarantees, from docs/guarantees.json, which `make guarantees` measures -->

# What users may rely on

Kill it anywhere, run it again, get the same warehouse. A figure is never lost, doubled or changed without a \
record, and nothing that a web page says can do more than be read.

Each row is a promise, its target, the tests that prove it and what they said when they last ran. Where the \
figure is below the target, the promise is not proved in full. Long tests are part of `make test-all` alone.
"""


def rows() -> dict[str, list[dict[str, Any]]]:
    """The promises by family."""
    told: dict[str, list[dict[str, Any]]] = yaml.safe_load(ROWS.read_text(encoding="utf-8"))
    return told


def tests() -> list[str]:
    """Every test that is named, once."""
    return list(dict.fromkeys(name for family in rows().values() for row in family for name in row["tests"]))


def page(kept: dict[str, dict[str, Any]]) -> str:
    """The page in Markdown."""
    parts = [HEAD]
    for family, promises in rows().items():
        parts.append(f"## {family}\n\n| promise | target | tests | figure |\n|---|---|---|---|")
        for row in promises:
            named = "<br>".join(map(_named, row["tests"])) or "–"
            cells = (row["promise"], row["target"], named, _said(row, kept))
            parts.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
        parts.append("")
    return "\n".join(parts)


def _named(test: str) -> str:
    path, _, name = test.partition("::")
    return f"[{name.removeprefix('test_').replace('_', ' ')}](../{path})"


def _said(row: dict[str, Any], kept: dict[str, dict[str, Any]]) -> str:
    """What the tests of a row said, one line for each; a failure is not kept quiet."""
    return "<br>".join(_of_test(test, kept) for test in row["tests"]) or NOT_YET


def _of_test(test: str, kept: dict[str, dict[str, Any]]) -> str:
    found = [told for name, told in kept.items() if name == test or name.startswith(f"{test}[")]
    if not found:
        return NOT_YET
    failed = sum(told["outcome"] != "passed" for told in found)
    if failed:
        return f"**{failed} of {len(found)} failed**"
    said = list(dict.fromkeys(line for told in found for line in told["said"]))
    return "; ".join(said) or ("passed" if len(found) == 1 else f"passed, {len(found)} cases")


def figures() -> dict[str, dict[str, Any]]:
    """What the tests said when they last ran."""
    told: dict[str, dict[str, Any]] = json.loads(FIGURES.read_bytes()) if FIGURES.exists() else {}
    return told


if __name__ == "__main__":
    if sys.argv[1:] == ["--tests"]:
        print(" ".join(tests()))
    else:
        PAGE.write_text(page(figures()), encoding="utf-8")
