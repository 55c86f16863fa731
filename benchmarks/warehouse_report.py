"""The tables of ``warehouse.md``, made from ``warehouse.json`` alone.

``python benchmarks/warehouse_report.py`` writes them again.
"""

from __future__ import annotations

import json
from pathlib import Path

from report import Found, run_line, table, write_page

HERE = Path(__file__).resolve().parent
SHARE, NIGHT, VIEW, PEER = 0.6, 3.0, 0.2, 5.0
"""At least this share of the bare rate; seconds for a night; seconds for a view; times faster than dlt."""
NAMES = {"bare": "DuckDB alone", "dlt": "dlt, DuckDB destination", "pandas": "pandas `to_sql`"}


def write(found: Found) -> None:
    """Put the tables between their marks."""
    parts = {"run": run_line(found), "load": _load(found), "night": _night(found), "views": _views(found)}
    write_page(HERE / "warehouse.md", parts)


def _met(good: bool) -> str:
    return "met" if good else "not met"


def _load(found: Found) -> str:
    one = found["load"]
    share = one["bare"] / one["ours"]
    target = f"≥ {SHARE:.0%} of the bare rate: {_met(share >= SHARE)}"
    rows = [
        ("bare `CREATE TABLE AS`, all tables", f"{one['bare']:.2f}", "", ""),
        ("Communiqué, verified, checked, published", f"{one['ours']:.2f}", f"{share:.0%}", target),
    ]
    for name, peer in one["peers"].items():
        times = peer["seconds"] / one["ours"]
        goal = f"{PEER:.0f}× slower than ours: {_met(times >= PEER)}" if name == "dlt" else ""
        told = f"{times:.1f}× our time, peak {peer['peak_mb']:,.0f} MB"
        rows.append((f"{NAMES[name]}, figures only", f"{peer['seconds']:.2f}", told, goal))
    return table((f"{one['rows']:,} figures", "s", "", "target"), rows)


def _night(found: Found) -> str:
    one = found["held"]
    worst = max(one["nights"])
    row = (
        f"{one['night']:,} figures into {one['rows']:,}",
        ", ".join(f"{s:.2f}" for s in one["nights"]),
        f"≤ {NIGHT:.0f} s: {_met(worst <= NIGHT)}",
    )
    packing = (f"`communique compact` of all ({one['bytes'] / 1e6:,.0f} MB)", f"{one['packing']:.1f}", "")
    return table(("Parquet → published", "s", "target"), [row, packing])


def _views(found: Found) -> str:
    one = found["held"]
    rows = [
        (name, f"{seconds * 1000:.0f}", f"≤ {VIEW * 1000:.0f} ms: {_met(seconds <= VIEW)}")
        for name, seconds in one["views"].items()
    ]
    return table((f"over {one['rows']:,} figures", "ms", "target"), rows)


if __name__ == "__main__":
    write(json.loads((HERE / "warehouse.json").read_text(encoding="utf-8")))
