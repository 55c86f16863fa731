"""The tables of ``README.md``, made from the results alone; the prose around them is written by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Found = Mapping[str, Any]

NAMES = {"quantulum3": "quantulum3", "recognizers": "Recognizers-Text"}
TARGETS = {"quantulum3": 30, "recognizers": 200}
SENTENCES_A_SECOND = 10_000
CHINESE_MB_A_SECOND = 1.0
SCALING = 1.8
FLAT = 1.10
"""Memory counts as flat if it ends at most this many times where it was after warming up."""


def write(found: Found, readme: Path) -> None:
    """Put every table between its marks; a mark that is missing is an error."""
    text = readme.read_text(encoding="utf-8")
    for name, make in TABLES.items():
        block = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        if not block.search(text):
            raise ValueError(f"{readme}: no lines '<!-- {name} -->' and '<!-- end -->' to write between")
        body = make(found)
        text = block.sub(lambda match, body=body: f"{match[1]}{body}\n{match[2]}", text, count=1)
    readme.write_text(text, encoding="utf-8")


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    ruled = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ruled, *rows))


def _run(found: Found) -> str:
    said = found["machine"]
    return (
        f"Measured on {said['date']} with `{found['command']}`: Python {said['python']}, "
        f"{said['processor']}, {said['cores']} cores, load {said['load before']} when it began."
    )


def _met(value: float, target: float) -> str:
    return "met" if value >= target else "not met"


def _english(found: Found) -> str:
    ours = found["english"]
    count, speed = ours["sentences"], ours["sentences"] / ours["seconds"]
    target = f"{SENTENCES_A_SECOND:,}/s: {_met(speed, SENTENCES_A_SECOND)}"
    rows = [("Communiqué", f"{speed:,.0f}", "1", f"{ours['found']:,} figures", target)]
    for key, peer in found["peers"].items():
        theirs = count / peer["seconds"]
        goal = f"{TARGETS[key]}×: {_met(speed / theirs, TARGETS[key])}"
        name = f"{NAMES[key]} {peer['version']}"
        rows.append((name, f"{theirs:,.0f}", f"{speed / theirs:,.0f}×", f"{peer['found']:,} amounts", goal))
    head = (
        f"{count:,} sentences of {ours['releases']} releases",
        "sentences/s",
        "we are faster by",
        "found",
        "target",
    )
    return _table(head, rows)


def _chinese(found: Found) -> str:
    ours = found["chinese"]
    speed = ours["bytes"] / 1e6 / ours["seconds"]
    size = f"{ours['reports']} reports, {ours['bytes'] / 1e6:.1f} MB of UTF-8"
    target = f"{CHINESE_MB_A_SECOND:.0f} MB/s: {_met(speed, CHINESE_MB_A_SECOND)}"
    row = ("Communiqué", f"{speed:.2f}", f"{ours['found']:,} figures", target)
    return _table((size, "MB/s", "found", "target"), [row])


def _pages(found: Found) -> str:
    ours = found["pages"]
    rows = [("Communiqué (`press.page.parse`)", f"{ours['pages'] / ours['seconds']:,.0f}", "1")]
    if theirs := ours.get("trafilatura"):
        ratio = theirs["seconds"] / ours["seconds"]
        speed = f"{ours['pages'] / theirs['seconds']:,.0f}"
        rows.append((f"trafilatura {theirs['version']}", speed, f"{ratio:.1f}×"))
    return _table(
        (f"{ours['pages']} pages, {ours['bytes'] / 1e6:.1f} MB", "pages/s", "we are faster by"), rows
    )


def _whole(found: Found) -> str:
    memory, two = found["memory"], found["scaling"]
    flat = "met" if memory["end"] <= memory["warm"] * FLAT else "not met"
    after = f"after {memory['releases']:,} releases ({memory['figures']:,} figures)"
    rows = [
        ("Resident memory after 200 releases", f"{memory['warm']:.0f} MB", ""),
        (after, f"{memory['end']:.0f} MB", f"flat (within 10%): {flat}"),
        ("the most in between", f"{memory['most']:.0f} MB", ""),
        _twice("Two processes against one, by the clock", two["by_wall"]),
        _twice("the same by processor time", two["by_processor"]),
    ]
    return _table(("Parsing and reading", "", "target"), rows)


def _twice(label: str, times: float) -> tuple[str, str, str]:
    return label, f"{times:.2f}×", f"{SCALING}×: {_met(times, SCALING)}"


TABLES = {"run": _run, "english": _english, "chinese": _chinese, "pages": _pages, "whole": _whole}
