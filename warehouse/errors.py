"""What can go wrong in the warehouse; each message names the file and the remedy.

WarehouseError
├── UnwritableError      the data folder cannot be written
├── DiskFullError        the disk (or a limit on file sizes) ended a write
├── RowError             a row does not fit its table's declaration
├── CorruptError         a file is not what was written
│   ├── ArchiveError
│   ├── CorruptParquetError
│   ├── CorruptManifestError
│   └── CorruptWarehouseError
├── SchemaError          a file was written under another declaration of its table
├── CheckError           a built warehouse breaks a promise and is not published
├── NothingPublishedError
├── BackupError          a backup cannot be made, or is not what was kept
├── LakeError            the catalog, the object store or an extension of a lake fails
└── QueryError
    ├── RefusedQueryError    not a single reading statement, or it reaches outside the warehouse
    ├── InvalidQueryError    a mistake in the SQL
    ├── FailedQueryError     ended by a limit other than time
    └── QueryTimeoutError
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class WarehouseError(Exception):
    """Anything that the warehouse refuses or cannot do."""


class UnwritableError(WarehouseError):
    """The data folder cannot be written."""


class DiskFullError(WarehouseError):
    """The disk, or a limit on file sizes, ended a write."""


class RowError(WarehouseError):
    """A row does not fit its table's declaration."""


class BackupError(WarehouseError):
    """A backup cannot be made, or is not what was kept."""


class CorruptError(WarehouseError):
    """A file is not what was written."""


class ArchiveError(CorruptError):
    """An archived page or its record is damaged."""


class CorruptParquetError(CorruptError):
    """A Parquet file is damaged."""


class CorruptManifestError(CorruptError):
    """A manifest is damaged."""


class CorruptWarehouseError(CorruptError):
    """The published DuckDB file is damaged."""


class SchemaError(WarehouseError):
    """A file was written under another declaration of its table."""


class CheckError(WarehouseError):
    """A built warehouse breaks a promise and is not published."""


class NothingPublishedError(WarehouseError):
    """There is no published warehouse yet."""


class LakeError(WarehouseError):
    """The catalog, the object store or an extension of a lake fails."""


class QueryError(WarehouseError):
    """A query that gave no answer."""


class RefusedQueryError(QueryError):
    """Not a single reading statement, or one that reaches outside the warehouse."""


class InvalidQueryError(QueryError):
    """A mistake in the SQL."""


class FailedQueryError(QueryError):
    """A query ended by a limit other than time."""


class QueryTimeoutError(QueryError):
    """A query ended by its time limit."""


# EFBIG is how RLIMIT_FSIZE tells of its end; EDQUOT is a user's quota.
FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
FULL_WORDS = ("no space left on device", "file too large", "disk quota exceeded", "max_temp_directory_size")


def is_full(error: BaseException) -> bool:
    """Whether an error of any library tells of a full disk."""
    if isinstance(error, OSError) and error.errno in FULL:
        return True
    return any(words in str(error).lower() for words in FULL_WORDS)


@contextmanager
def told_when_full(path: Path) -> Iterator[None]:
    """Turns a library's error about a full disk into ``DiskFullError``; others pass."""
    try:
        yield
    except DiskFullError:
        raise
    except Exception as error:
        if not is_full(error):
            raise
        raise DiskFullError(
            f"{path}: the disk is full or a file-size limit was met while writing ({error}). "
            "Nothing was published. Free some space and run again."
        ) from error
