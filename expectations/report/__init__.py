"""The review: what a person must look at, each doubt beside its sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TextIO

from expectations.report.export import write_lists
from expectations.report.gather import EXPORTED, Reader, exported, gather
from expectations.report.links import relative
from expectations.report.render import page
from warehouse.duck import connect

__all__ = ["write_report"]


def write_report(database: Path, out: Path, *, docs: Path | None = None, now: datetime) -> Path:
    """Writes the review of a published warehouse into the folder ``out`` and gives its first page.

    Beside ``index.html``, which shows the findings that matter most, ``findings.csv`` and
    ``findings.jsonl`` hold all of them. ``docs`` are Data Docs (a page or a folder) to link to. Each
    file is replaced whole, the page last; raises ``WarehouseError`` or ``OSError``.
    """
    out.mkdir(parents=True, exist_ok=True)
    with closing(connect(database, read_only=True)) as reader:
        html = page(gather(reader), now=now, docs=relative(docs, out) if docs else None)
        _write_lists(reader, out)
    with _replaced(out / "index.html") as file:
        file.write(html)
    return out / "index.html"


def _write_lists(reader: Reader, out: Path) -> None:
    with _replaced(out / "findings.csv") as table, _replaced(out / "findings.jsonl") as lines:
        write_lists(exported(reader), EXPORTED, table, lines)


@contextmanager
def _replaced(path: Path) -> Iterator[TextIO]:
    """A text file that takes the place of ``path`` once it is whole and on disk."""
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        try:
            yield file  # type: ignore[misc]  # a wrapper that behaves as the TextIO it wraps
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).chmod(0o644)
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
