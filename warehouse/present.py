"""An answer for people and for programs: text table, CSV, JSON lines, Parquet.

Words come from web pages: nothing in them may steer a terminal or become a formula in a spreadsheet.
"""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 60
# What steers a terminal or the direction of text: controls, bidi and zero-width characters, line breaks.
STEERING = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})


def plain(value: object) -> object:
    """A value for JSON and CSV: decimals exact and without trailing zeros, times in ISO 8601."""
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def number(value: Decimal) -> str:
    """A decimal in digits, never in scientific notation."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def visible(text: str) -> str:
    """``text`` with every character that steers a terminal written as its escape."""
    return "".join(escaped(c) if unicodedata.category(c) in STEERING else c for c in text)


def escaped(character: str) -> str:
    """``\\n``, ``\\x1b``, ``\\u202e``: the character as text."""
    return repr(character)[1:-1] if not character.isprintable() else f"\\u{ord(character):04x}"


def rows(table: pa.Table) -> Iterator[list[Any]]:
    """The rows of a table as Python values, batch by batch."""
    for batch in table.to_batches(max_chunksize=10_000):
        columns = [column.to_pylist() for column in batch.columns]
        yield from (list(row) for row in zip(*columns, strict=True))


def as_csv(table: pa.Table) -> str:
    """CSV with a header line. Text that a spreadsheet would run as a formula is prefixed with ``'``."""
    head = ",".join(quoted(inert(name)) for name in table.column_names)
    lines = (",".join(quoted(cell(value)) for value in row) for row in rows(table))
    return "".join(f"{record}\n" for record in (head, *lines))


def quoted(text: str) -> str:
    """A CSV field. (The standard library's writer leaves a lone carriage return without quotes.)"""
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\r\n') else text


def cell(value: object) -> str:
    """A CSV cell; numbers stay numbers, lists and structs are JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal | int | float):
        return str(plain(value))
    if isinstance(value, list | tuple | dict):
        return inert(json.dumps(plain(value), ensure_ascii=False))
    return inert(str(plain(value)))


def inert(text: str) -> str:
    """``text``, prefixed where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def as_json_lines(table: pa.Table) -> str:
    """One JSON object a row. Decimals are JSON numbers with all their digits."""
    names = table.column_names
    lines = ("{" + ", ".join(map(member, names, row)) + "}\n" for row in rows(table))
    return "".join(lines)


def member(name: str, value: object) -> str:
    """One member of a JSON object."""
    return f"{json.dumps(name, ensure_ascii=False)}: {as_json(value)}"


def as_json(value: object) -> str:
    """JSON text of a value; what JSON has no number for (NaN, infinity) is null."""
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return "null"
    if isinstance(value, dict):
        return "{" + ", ".join(member(str(key), item) for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(as_json, value)) + "]"
    return json.dumps(plain(value), ensure_ascii=False)


def as_parquet(table: pa.Table) -> bytes:
    """The table as a Parquet file."""
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd", write_page_checksum=True)
    return out.getvalue()


def as_text(table: pa.Table, *, widest: int = WIDEST, truncated: bool = False) -> str:
    """A table for a terminal, numbers to the right, long values cut; ends with the number of rows."""
    names = [visible(name) for name in table.column_names]
    shown = [[cut(label(value), widest) for value in row] for row in rows(table)]
    widths = [max(width(r[i]) for r in [names, *shown]) for i in range(len(names))]
    right = [numeric(field.type) for field in table.schema]
    lines = [line(names, widths, right), "  ".join("─" * w for w in widths)]
    lines += [line(row, widths, right) for row in shown]
    more = ", and there are more" if truncated else ""
    return "\n".join([*lines, f"({table.num_rows:,} row{'' if table.num_rows == 1 else 's'}{more})", ""])


def label(value: object) -> str:
    """A value in a text table."""
    if value is None:
        return "∅"
    return visible(value if isinstance(value, str) else cell(value).removeprefix("'"))


def numeric(kind: pa.DataType) -> bool:
    """Whether a column holds numbers."""
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def width(text: str) -> int:
    """Terminal columns that a text takes: two for wide characters, none for combining marks."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def cut(text: str, widest: int) -> str:
    """``text`` in at most ``widest`` terminal columns."""
    if width(text) <= widest:
        return text
    while width(text) > widest - 1:
        text = text[: max(len(text) - max(1, (width(text) - widest) // 2), 0)]
    return text + "…"


def line(cells: list[str], widths: list[int], right: list[bool]) -> str:
    """One line of a text table."""
    padded = []
    for text, space, to_right in zip(cells, widths, right, strict=True):
        gap = " " * (space - width(text))
        padded.append(gap + text if to_right else text + gap)
    return "  ".join(padded).rstrip()
