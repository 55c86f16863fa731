"""Rows in Parquet files: as declared, checked page by page, whole or not there, named by content."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.errors import CorruptParquetError, RowError, SchemaError, told_when_full
from warehouse.fit import misfit, row_key
from warehouse.folder import digest, sync, temporary, with_no_error_unlink
from warehouse.schema import Table, tables
from warehouse.versions import upgraded

Row = Mapping[str, object]
NAME_DIGITS = 16


def as_arrow(table: Table, rows: Iterable[Row]) -> pa.Table:
    """The rows as an Arrow table of the declared schema, rows of one parent together.

    Raises ``RowError`` with the row's key where a value does not fit.
    """
    order = table.parent or table.key
    listed = sorted(rows, key=lambda row: tuple(str(row.get(name) or "") for name in order))
    for row in listed:
        why = misfit(table, row)
        if why:
            raise RowError(f"{table.name} {row_key(table, row)}: {why}")
    return pa.Table.from_pylist(listed, schema=table.arrow())


def write(table: Table, rows: Iterable[Row], folder: Path) -> Path:
    """Writes rows to ``folder/<first 16 hex digits of the file's SHA-256>.parquet`` and gives that path.

    The same rows give the same file. Raises ``RowError`` or ``DiskFullError``.
    """
    return write_arrow(as_arrow(table, rows), folder)


def write_arrow(content: pa.Table, folder: Path) -> Path:
    """Writes an Arrow table that has a declared schema; see ``write``."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = temporary(folder)
    with told_when_full(folder):
        try:
            pq.write_table(
                content,
                draft,
                compression="zstd",
                compression_level=3,
                write_page_checksum=True,
                store_decimal_as_integer=False,
            )
            sync(draft)
            path = folder / f"{digest(draft)[:NAME_DIGITS]}.parquet"
            draft.replace(path)
        finally:
            with_no_error_unlink(draft)
    sync(folder)
    return path


def read(path: Path, table: Table | None = None) -> pa.Table:
    """The rows of a file, its name and its page checksums verified.

    ``table`` is by default the one that the file says it belongs to. Raises
    ``CorruptParquetError``, or ``SchemaError`` where the declaration has changed since.
    """
    try:
        raw = path.read_bytes()
        content = pq.ParquetFile(io.BytesIO(raw), page_checksum_verification=True).read()
        content.validate(full=True)
    except (OSError, pa.ArrowException, ValueError) as error:
        raise damaged(path, str(error)) from error
    if named_by_content(path) and not digest(path).startswith(path.stem):
        raise damaged(path, "its bytes do not have the hash that names it")
    return as_declared(content, path, table)


def rows(path: Path, table: Table) -> int:
    """How many rows a file says it has, its columns checked and no more; raises as ``read`` does."""
    try:
        about = pq.read_metadata(path)
        schema = about.schema.to_arrow_schema()
    except (OSError, pa.ArrowException, ValueError) as error:
        raise damaged(path, str(error)) from error
    as_declared(schema.empty_table(), path, table)
    return int(about.num_rows)


def is_current(path: Path, table: Table) -> bool:
    """Whether a file has this version's columns, so that it may be read as it lies."""
    return set(pq.read_schema(path).names) == {column.name for column in table.columns}


def named_by_content(path: Path) -> bool:
    """Whether a file carries the name that ``write`` gives."""
    return len(path.stem) == NAME_DIGITS and not path.stem.strip("0123456789abcdef")


def as_declared(content: pa.Table, path: Path, table: Table | None) -> pa.Table:
    """``content`` with the declared columns, an older version's brought forward; else ``SchemaError``."""
    metadata = content.schema.metadata or {}
    name = metadata.get(b"table", b"").decode("utf-8", "replace")
    declared = table or tables().get(name)
    if declared is None or name != declared.name:
        raise SchemaError(f"{path}: holds table {name!r}, which is not the one expected")
    if content.schema.equals(declared.arrow(), check_metadata=False):
        return content
    forward = upgraded(content, declared)
    if forward is None:
        raise SchemaError(
            f"{path}: was written when table {name} had other columns. Read its releases again, or use the "
            "version of communique that wrote it."
        )
    return forward


def damaged(path: Path, why: str) -> CorruptParquetError:
    """The error about a Parquet file."""
    return CorruptParquetError(
        f"{path}: missing or damaged ({why.splitlines()[0] if why else 'unreadable'}). Restore it from a "
        "backup; the raw pages are in the archive, so its releases can be read again."
    )
