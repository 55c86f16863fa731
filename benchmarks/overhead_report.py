"""The tables of ``overhead.md``, made from ``overhead.json`` alone.

``python benchmarks/overhead_report.py`` writes them again.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from report import Found, table, write_page

HERE = Path(__file__).resolve().parent
NOT_YET = "Not measured yet."
NAMES = {
    "here": "in the run itself",
    "threads": "threads",
    "processes": "processes",
    "dask": "Dask",
    "ray": "Ray",
}


def write(found: Found) -> None:
    """Put the tables between their marks."""
    write_page(
        HERE / "overhead.md", {"run": _run(found), "shares": _shares(found), "runners": _runners(found)}
    )


def _run(found: Found) -> str:
    return "\n".join(_measured(name, part) for name, part in found.items())


def _measured(name: str, part: dict[str, Any]) -> str:
    on = part["machine"]
    return (
        f"- {name}: {part['releases']:,} releases on {on['date']}, Python {on['python']}, {on['processor']}, "
        f"{on['cores']} cores, load {on['load before']} at the end"
    )


def _shares(found: Found) -> str:
    rows = [_share(found[name]) for name in ("sample", "large") if name in found]
    head = (
        "releases", "our work", "checks in GX", "importing GX", "importing Prefect", "Prefect in the run",
        "Prefect's server", "orchestration and GX, of all",
    )  # fmt: skip
    return table(head, rows) if rows else NOT_YET


def _share(part: dict[str, Any]) -> tuple[str, ...]:
    """Processor seconds of one night: what is ours is what is neither GX's nor Prefect's."""
    plain, under = part["plain"], part["prefect"]
    gx = plain["gx"]
    ours = plain["own"] - gx - plain["import gx"] + plain["readers"]
    run = max(
        0.0, under["own"] + under["readers"] - under["import prefect"] - plain["own"] - plain["readers"]
    )
    others = (gx, plain["import gx"], under["import prefect"], run, under["server"])
    share = sum(others) / (ours + sum(others))
    return (f"{part['releases']:,}", *(f"{s:.1f} s" for s in (ours, *others)), f"{share:.0%}")


def _runners(found: Found) -> str:
    if "runners" not in found:
        return NOT_YET
    kinds = found["runners"]["kinds"]
    base = kinds["here"]["steps"]["read"]
    rows = [
        (
            NAMES[kind],
            f"{1000 * one['no-op']:.0f} ms",
            f"{one['steps']['read']:.1f} s",
            f"{base / one['steps']['read']:.2f}×",
            f"{one['clock']:.1f} s",
        )
        for kind, one in kinds.items()
    ]
    return table(
        ("read on", "a task of nothing", "reading, by the clock", "faster by", "the whole night"), rows
    )


if __name__ == "__main__":
    write(json.loads((HERE / "overhead.json").read_text(encoding="utf-8")))
