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
NAMES = {
    "bare": "DuckDB alone, appended",
    "ours": "Communiqué, by key, checked, published",
    "dlt append": "dlt, DuckDB destination, Arrow tables appended",
    "dlt merge": "dlt, DuckDB destination, Arrow tables by key",
    "dlt files": "dlt, DuckDB destination, Parquet files by key",
    "pandas": "pandas `to_sql`, appended",
}
SCOPES = {"all": "all tables", "figure": "figures alone"}


def write(found: Found) -> None:
    """Put the tables between their marks."""
    parts = {
        "run": run_line(found),
        "load": _load(found),
        "peers": _peers(found),
        "night": _night(found),
        "views": _views(found),
    }
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
    return table((f"{one['rows']:,} figures", "s", "", "target"), rows)


def _peers(found: Found) -> str:
    one = found["load"]
    head = (
        f"{one['rows']:,} figures, then a night of {one['night']:,}",
        *("first load, s", "× ours", "night, s", "× ours", "peak MB", "target"),
    )
    rows = [
        _peer(f"{NAMES[name]}: {SCOPES[scope]}", name, peer, peers["ours"])
        for scope, peers in one["peers"].items()
        for name, peer in peers.items()
    ]
    return table(head, rows)


def _peer(title: str, name: str, peer: Found, ours: Found) -> tuple[str, ...]:
    times = peer["first"] / ours["first"]
    goal = f"{PEER:.0f}× slower than ours: {_met(times >= PEER)}" if name.startswith("dlt") else ""
    night = ("", "") if name == "pandas" else (f"{peer['night']:.2f}", f"{peer['night'] / ours['night']:.1f}")
    return title, f"{peer['first']:.2f}", f"{times:.1f}", *night, f"{peer['peak_mb']:,.0f}", goal


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
