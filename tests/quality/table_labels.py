"""Labels of real tables: what each number means, written by hand as a grid, and the same as records to score.

A file of ``labels/tables`` names a page of the corpus, or holds an invented one, and the number of its table.
A value means what ``common``, its column and its row say, the nearest winning; ``scale`` is a power of ten,
``[a, b]`` a range, null a cell without a figure. ``before`` and ``after`` go around the column's indicator;
``skip`` leaves out columns of row heads or notes beside the first; it is -1 where the first column holds
values. ``alt`` lists what the standard accepts as well, by field; another indicator is written in full.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from press.model import Cell, Release, Table
from press.page import Hints, parse

Label = dict[str, Any]


def read_label(path: Path) -> Label:
    """One label file."""
    label: Label = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return label


def page_of(label: Label, corpus: Path) -> Release:
    """The page of a label, parsed; of a JSON item, the HTML of its body under its title."""
    if "html" in label:
        return _authored(label)
    path = corpus / label["page"]
    hints = Hints(language=label.get("language", "en"))
    if path.suffix != ".json":
        return parse(path.read_bytes(), location=path.name, hints=hints)
    item = json.loads(path.read_text(encoding="utf-8"))
    body = item["details"]["body"]
    if isinstance(body, list):
        body = " ".join(part["content"] for part in body if part.get("content_type") == "text/html")
    head = f"<html><head><title>{item['title']}</title></head><body><article><h1>{item['title']}</h1>"
    return parse(f"{head}{body}</article></body></html>".encode(), location="page.html", hints=hints)


def _authored(label: Label) -> Release:
    """An invented page that the label itself holds: its ``title``, ``published`` and ``html``."""
    language, title = label.get("language", "en"), label["title"]
    head = f'<title>{title}</title><meta name="date" content="{label["published"]}">'
    body = f"<article><h1>{title}</h1>{label['html']}</article>"
    page = f'<html lang="{language}"><head>{head}</head><body>{body}</body></html>'
    return parse(page.encode(), location="page.html", hints=Hints(language=language))


def span_of(label: Label, release: Release) -> tuple[int, int]:
    """Where the labelled table stands: every number in it is labelled."""
    cells = release.tables[int(label["table"])].cells
    return min(cell.start for cell in cells), max(cell.end for cell in cells)


def gold(label: Label, release: Release) -> list[dict[str, Any]]:
    """The labelled figures as records of the scorer, in reading order."""
    table = release.tables[int(label["table"])]
    found, row_number = [], -1
    for row in label["rows"]:
        row_number = _row(release, table, row["head"], row_number)
        cells = {c.column: c for c in table.cells if c.row == row_number}
        for column, value in enumerate(row["values"]):
            place = column + 1 + int(label.get("skip", 0))
            if value not in ("null", ""):
                found.append(_record(label, row, column, value, cells[place], release))
    return found


def _row(release: Release, table: Table, head: str, after: int) -> int:
    """The next row whose head begins with ``head``."""
    rows = sorted((c.row, c) for c in table.cells if c.column == 0 and c.row > after)
    for number, cell in rows:
        if release.words(cell).lstrip("-– ").startswith(head):
            return number
    raise ValueError(f"no row begins with {head!r}: the page is not the one that was labelled")


def _record(
    label: Label, row: Label, column: int, value: Any, cell: Cell, release: Release
) -> dict[str, Any]:
    said = label.get("common", {}) | label["columns"][column] | {k: v for k, v in row.items() if k in _FIELDS}
    if label["columns"][column].get("unit"):
        said |= {k: v for k, v in label["columns"][column].items() if k in ("unit", "scale")}
    if row.get("periods"):
        said["period"] = row["periods"][column]
    scale = Decimal(10) ** int(said.get("scale", 0))
    low, *high = [str(Decimal(part) * scale) for part in (value if isinstance(value, list) else [value])]
    period = said.get("period", "null")
    return {
        "start": cell.start, "end": cell.end, "quote": release.words(cell), "measure": said["measure"],
        "value": low, "value_high": high[0] if high else None, "bound": "between" if high else "exact",
        "unit": said["unit"], "indicator": _name(said), "nature": said.get("nature", "actual"),
        "period": None if period == "null" else list(period),
        "alt": _alternatives(label, row, column),
    }  # fmt: skip


def _alternatives(label: Label, row: Label, column: int) -> dict[str, list[Any]]:
    """What is accepted beside the labelled values, by field: the nearest of table, column and row."""
    said: dict[str, list[Any]] = {}
    for part in (label.get("common", {}), label["columns"][column], row):
        said |= part.get("alt", {})
    return {field: [None if v == "null" else v for v in values] for field, values in said.items()}


_FIELDS = ("unit", "scale", "measure", "nature", "period", "indicator", "before")


def _name(said: Label) -> str:
    parts: Iterator[str] = (str(said[k]) for k in ("before", "indicator", "after") if said.get(k))
    return " ".join(parts)
