"""How older warehouses become this one: versions of the declared tables, forward only.

What a version adds is told once, in ``CHANGES``, and serves Parquet files, DuckDB files and lakes alike.
Version 1 is the first that was published. A column that came later is filled from what its rows say where
that can be worked out, and is null (or an empty list) else, until the release is read again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa

from config.words import load_lexicon
from press.read.codes import series
from warehouse.schema import Table, Type

VERSION = 4
Fill = Callable[[pa.Table], pa.Array]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Change:
    """What a version added: a column with what fills it in older rows, or a whole table (no column)."""

    version: int
    table: str
    column: str | None = None
    fill: Fill | None = None


def _series(rows: pa.Table) -> pa.Array:
    """The series of each figure, by this version's words."""
    lexicon, names = load_lexicon(), rows.column("indicator").to_pylist()
    told = [series(lexicon, "zh" if CHINESE.search(name or "") else "en", name) for name in names]
    return pa.array(told, pa.string())


CHANGES = (
    Change(2, "figure", "series", _series),
    Change(2, "passage", "page"),
    Change(2, "release", "sketch"),
    Change(2, "release", "text_key"),
    Change(2, "text_link"),
    Change(2, "repeated_figure"),
    Change(3, "finding", "guard"),
    Change(3, "decision"),
    Change(3, "finding_event"),
    Change(3, "indicator"),
    Change(3, "area"),
    Change(4, "version_span"),
    Change(4, "version_count"),
)


def upgraded(content: pa.Table, table: Table) -> pa.Table | None:
    """Rows of an older version of ``table`` as this version declares them; None where they are of none."""
    missing = [column for column in table.columns if column.name not in content.column_names]
    added = {change.column: change for change in CHANGES if change.table == table.name}
    if not missing or any(column.name not in added for column in missing):
        return None
    schema = table.arrow()
    for column in missing:
        fill, kind = added[column.name].fill, schema.field(column.name).type
        values = fill(content) if fill else _empty(len(content), column.type, kind)
        content = content.append_column(schema.field(column.name), values)
    whole = content.select(schema.names) if len(content.column_names) == len(schema.names) else None
    return whole.cast(schema) if whole is not None and _fits(whole.schema, schema) else None


def _empty(count: int, kind: Type, arrow: pa.DataType) -> pa.Array:
    return pa.array([[] if kind is Type.TEXTS else None] * count, arrow)


def _fits(found: pa.Schema, declared: pa.Schema) -> bool:
    """Whether the types agree; that a column is never null is checked by the cast."""
    return all(a.type.equals(b.type) for a, b in zip(found, declared, strict=True))
