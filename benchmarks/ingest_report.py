"""The tables of ``ingest.md``, made from the results alone.

``python benchmarks/ingest_report.py`` writes them again from ``main-text.json`` and ``ingest.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from report import readers, table, write_page

Found = Mapping[str, Any]
TARGETS = (
    ("seconds", "`communique run` over all, seconds by the clock", 600),
    ("megabytes", "most memory of all its processes together, MB", 1000),
    ("rerun seconds", "the same again with nothing new, seconds", 30),
    ("times faster", "parsed and read: times faster than trafilatura and quantulum3", 10),
)


def write(found: Found, name: str, page: Path) -> None:
    """Put the table of one benchmark between its marks."""
    write_page(page, {name: TABLES[name](found)})


def _main_text(found: Found) -> str:
    rows = []
    theirs = f"trafilatura {found['trafilatura']['version']}"
    for name, said in (("Communiqué", found["ours"]), (theirs, found["trafilatura"])):
        pairs = (said["kept"], said["cells"], said["left out"])
        rows.append((name, f"{said['share']:.1%}", *(f"{right} of {asked}" for right, asked in pairs)))
    head = (f"{found['pages']} pages", "told right", "text kept", "cells kept", "chrome left out")
    return table(head, rows)


def _ingest(found: Found) -> str:
    rows = []
    for key, label, target in TARGETS:
        value = found[key]
        met = value >= target if key == "times faster" else value <= target
        shown = f"{value:,.0f}" if value >= 100 else f"{value:,.1f}"
        rows.append((label, shown, f"{target:,}: {'met' if met else 'not met'}"))
    said = found["machine"]
    where = f"{found['releases']:,} releases, {said['cores']} cores, load {said['load before']} before"
    where += f", readers {readers(found)}"
    return table((where, "", "target"), rows)


def again(folder: Path) -> None:
    """Write both tables from the results of a folder."""
    for name in TABLES:
        results = folder / f"{name.replace(' ', '-')}.json"
        write(json.loads(results.read_text(encoding="utf-8")), name, folder / "ingest.md")


TABLES = {"main text": _main_text, "ingest": _ingest}

if __name__ == "__main__":
    again(Path(__file__).resolve().parent)
