"""The tables of ``validation.md``, made from ``validation.json`` alone.

``python benchmarks/validation_report.py`` writes them again.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from report import Found, run_line, table, write_page

HERE = Path(__file__).resolve().parent
RATIO, MEMORY = 4.0, 1_000
"""At the largest size: at most so many times the hand-written pass, at most so many megabytes."""


def write(found: Found) -> None:
    """Put the tables between their marks."""
    write_page(HERE / "validation.md", {"run": run_line(found), "cost": _cost(found)})


def _cost(found: Found) -> str:
    rows = [_row(one, last=one is found["sizes"][-1]) for one in found["sizes"]]
    head = (
        "rows",
        "rows that fail",
        "GX, s",
        "the first time, s",
        "by hand, s",
        "ratio",
        "GX, peak MB",
        "target",
    )
    return table(head, rows)


def _row(one: dict[str, Any], *, last: bool) -> tuple[str, ...]:
    gx, hand = one["gx"], one["by hand"]
    ratio = gx["seconds"] / hand["seconds"]
    met = ratio <= RATIO and gx["peak_mb"] <= MEMORY
    target = f"≤ {RATIO:.0f}× and ≤ {MEMORY:,} MB: {'met' if met else 'not met'}" if last else ""
    return (
        f"{one['rows']:,}",
        f"{sum(gx['broken'].values()):,}",
        f"{gx['seconds']:.2f}",
        f"{gx['first']:.2f}",
        f"{hand['seconds']:.3f}",
        f"{ratio:.1f}×",
        f"{gx['peak_mb']:,.0f}",
        target,
    )


if __name__ == "__main__":
    write(json.loads((HERE / "validation.json").read_text(encoding="utf-8")))
