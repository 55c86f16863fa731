"""The tables of ``docs/scaling.md``: what was measured, and what follows from it by the model told there.

``python benchmarks/scaling_report.py`` writes them again from ``warehouse.json`` and ``ingest.json``.
"""

from __future__ import annotations

import json
from pathlib import Path

from report import Found, table, write_page

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "scaling.md"
NIGHT, FIGURES, DAYS = 1_000, 20, 365
"""Releases a night at 1×, figures a release, nights held."""
PAGE_BYTES, BUILDS = 100_000, 3
"""Bytes of an archived page; builds of the file kept beside each other."""
CORE_HOUR, GIGABYTE_MONTH = 0.05, 0.025
"""Assumed prices."""
SIZES = (1, 10, 100, 10_000)


def write() -> None:
    """Put the tables between their marks."""
    load, ingest = (json.loads((HERE / f"{name}.json").read_text()) for name in ("warehouse", "ingest"))
    write_page(PAGE, {"measured": _measured(load, ingest), "model": _model(load, ingest)})


def core_seconds(ingest: Found) -> float:
    """For one release, from its bytes to its rows: at most, since the measured cores were not all ours."""
    return float(ingest["seconds"]) * int(ingest["machine"]["cores"]) / int(ingest["releases"])


def _measured(load: Found, ingest: Found) -> str:
    held = load["held"]
    rows = [
        ("one release, from bytes to published rows", f"{core_seconds(ingest) * 1000:,.0f} core-ms"),
        ("peak memory of that run", f"{ingest['megabytes']:,} MB"),
        ("first load of a figure with its passage and release", f"{_load(load) * 1e6:,.0f} µs"),
        (
            f"a night of {held['night']:,} figures into {held['rows']:,}, slowest",
            f"{max(held['nights']):.1f} s",
        ),
        ("the file, for each figure", f"{held['bytes'] / held['rows']:,.0f} bytes"),
        ("slowest view", f"{max(held['views'].values()) * 1000:,.0f} ms"),
    ]
    return table(("", "measured"), rows)


def _load(load: Found) -> float:
    return float(load["load"]["ours"]) / int(load["load"]["rows"])


def _model(load: Found, ingest: Found) -> str:
    head = (
        "size",
        "figures a night",
        "held a year",
        "reading",
        "publishing a file",
        "files",
        "archive",
        "a month",
    )
    return table(head, [_row(size, load, ingest) for size in SIZES])


def _row(size: int, load: Found, ingest: Found) -> tuple[str, ...]:
    held = load["held"]
    releases = NIGHT * size
    figures = releases * FIGURES * DAYS
    hours = releases * core_seconds(ingest) / 3600
    publish = max(held["nights"]) * figures / held["rows"] + releases * FIGURES * _load(load)
    files = figures * held["bytes"] / held["rows"]
    archive = releases * DAYS * PAGE_BYTES
    month = 30 * hours * CORE_HOUR + (files * BUILDS + archive) / 1e9 * GIGABYTE_MONTH
    return (
        f"{size:,}×",
        f"{releases * FIGURES:,}",
        f"{figures / 1e6:,.1f} million",
        f"{hours:,.2f} core-hours",
        f"≤ {publish / 60:,.1f} min",
        f"{files / 1e9:,.1f} GB",
        f"{archive / 1e9:,.0f} GB",
        f"{month:,.2f}",
    )


if __name__ == "__main__":
    write()
