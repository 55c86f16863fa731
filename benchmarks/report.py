"""The tables of ``README.md``, made from the results alone; the prose around them is written by hand.

``python benchmarks/report.py`` writes them again from ``results.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Found = Mapping[str, Any]

NAMES = {
    "quantulum3": "quantulum3 {}",
    "quantulum3-plain": "quantulum3 {} without its classifier",
    "recognizers": "Recognizers-Text {}",
}
TARGETS = {"quantulum3": 30, "quantulum3-plain": 30, "recognizers": 200}
SENTENCES_A_SECOND = 10_000
CHINESE_MB_A_SECOND = 1.0
SCALING = 1.8
FLAT = 1.10
"""Memory counts as flat if it ends at most this many times where it was after warming up."""


def write(found: Found, readme: Path) -> None:
    """Put every table between its marks."""
    write_page(readme, {name: make(found) for name, make in TABLES.items()})


def write_page(page: Path, parts: Mapping[str, str]) -> None:
    """Put each part between its marks; a mark that is missing is an error."""
    text = page.read_text(encoding="utf-8")
    for name, part in parts.items():
        before, mark, rest = text.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition("<!-- end -->")
        if not (mark and end):
            raise ValueError(f"{page}: no lines '<!-- {name} -->' and '<!-- end -->' to write between")
        text = f"{before}{mark}{part}\n{end}{after}"
    page.write_text(text, encoding="utf-8")


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A Markdown table whose numbers stand to the right."""
    ruled = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ruled, *rows))


def run_line(found: Found) -> str:
    """When, where and by which command it was measured."""
    said = found["machine"]
    return (
        f"Measured on {said['date']} with `{found['command']}`: Python {said['python']}, "
        f"{said['processor']}, {said['cores']} cores, load {said['load before']} when it began."
    )


def _run(found: Found) -> str:
    """As above, and which of our readers it was."""
    return f"{run_line(found)} Our readers: {readers(found)}."


def readers(found: Found) -> str:
    """Whether our own readers were ``compiled`` when this was measured."""
    return str(found["machine"].get("readers", "interpreted"))


def _met(value: float, target: float) -> str:
    return "met" if value >= target else "not met"


def _english(found: Found) -> str:
    ours = found["english"]
    count, speed = ours["sentences"], ours["sentences"] / ours["seconds"]
    target = f"{SENTENCES_A_SECOND:,}/s: {_met(speed, SENTENCES_A_SECOND)}"
    rows = [(f"Communiqué, {readers(found)}", f"{speed:,.0f}", "1", f"{ours['found']:,} figures", target)]
    if other := ours.get("interpreted"):
        slower = f"{other / ours['seconds']:.1f}×"
        rows.append(("the same, interpreted", f"{count / other:,.0f}", slower, "the same", ""))
    for key, peer in found["peers"].items():
        theirs = count / peer["seconds"]
        goal = f"{TARGETS[key]}×: {_met(speed / theirs, TARGETS[key])}"
        name = NAMES[key].format(peer["version"])
        rows.append((name, f"{theirs:,.0f}", f"{speed / theirs:,.0f}×", f"{peer['found']:,} amounts", goal))
    head = (
        f"{count:,} sentences, {ours['with a digit']:,} with a digit",
        "sentences/s",
        "we are faster by",
        "found",
        "target",
    )
    return table(head, rows)


def _chinese(found: Found) -> str:
    ours = found["chinese"]
    speed = ours["bytes"] / 1e6 / ours["seconds"]
    size = f"{ours['reports']} reports, {ours['bytes'] / 1e6:.1f} MB of UTF-8"
    target = f"{CHINESE_MB_A_SECOND:.0f} MB/s: {_met(speed, CHINESE_MB_A_SECOND)}"
    row = ("Communiqué", f"{speed:.2f}", f"{ours['found']:,} figures", target)
    return table((size, "MB/s", "found", "target"), [row])


def _pages(found: Found) -> str:
    ours = found["pages"]
    rows = [("Communiqué (`press.page.parse`)", f"{ours['pages'] / ours['seconds']:,.0f}", "1")]
    if theirs := ours.get("trafilatura"):
        ratio = theirs["seconds"] / ours["seconds"]
        speed = f"{ours['pages'] / theirs['seconds']:,.0f}"
        rows.append((f"trafilatura {theirs['version']}", speed, f"{ratio:.1f}×"))
    return table(
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
    return table(("Parsing and reading", "", "target"), rows)


def _twice(label: str, times: float) -> tuple[str, str, str]:
    return label, f"{times:.2f}×", f"{SCALING}×: {_met(times, SCALING)}"


def again(folder: Path) -> None:
    """Write the tables of a folder's ``README.md`` from its ``results.json``."""
    write(json.loads((folder / "results.json").read_text(encoding="utf-8")), folder / "README.md")


TABLES = {"run": _run, "english": _english, "chinese": _chinese, "pages": _pages, "whole": _whole}

if __name__ == "__main__":
    again(Path(__file__).resolve().parent)
