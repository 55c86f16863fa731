"""How does one take all findings along? The same rows as CSV and as JSON lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TextIO

LIVE = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_lists(
    rows: Iterable[Mapping[str, Any]], names: tuple[str, ...], table: TextIO, lines: TextIO
) -> int:
    """Writes every row to both files in one pass; gives their number. The CSV is safe in a spreadsheet."""
    writer, written = csv.writer(table, lineterminator="\r\n"), 0
    writer.writerow(names)
    for row in rows:
        writer.writerow([cell(row[name]) for name in names])
        lines.write(json.dumps({name: _plain(row[name]) for name in names}, ensure_ascii=False) + "\n")
        written += 1
    return written


def cell(value: object) -> str:
    """A value as a CSV cell; text that a spreadsheet would run as a formula is prefixed by an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, list):
        value = " ".join(map(str, value))
    text = _digits(value) if isinstance(value, Decimal) else str(value)
    live = isinstance(value, str) and text.lstrip(" ").startswith(LIVE)
    return f"'{text}" if live else text


def _digits(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain(value: object) -> object:
    """A value as JSON holds it; decimals as text, so that no digit is lost."""
    if isinstance(value, Decimal):
        return _digits(value)
    return value.isoformat() if isinstance(value, date) else value
