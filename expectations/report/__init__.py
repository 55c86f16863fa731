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
from expectations.report.gather import EXPORTED, Reader, exported, gather, turned
from expectations.report.links import relative
from expectations.report.render import page, pages
from warehouse.duck import connect

__all__ = ["write_report"]


def write_report(database: Path, out: Path, *, docs: Path | None = None, now: datetime) -> Path:
    """Writes the review of a published warehouse into the folder ``out`` and gives its first page.

    ``index.html`` shows the findings that matter most, ``findings-2.html`` and so on the rest; beside them
    ``findings.csv`` and ``findings.jsonl`` hold all. ``docs`` are Data Docs (a page or a folder) to link to.
    Each file is replaced whole, the first page last; raises ``WarehouseError`` or ``OSError``.
    """
    out.mkdir(parents=True, exist_ok=True)
    with closing(connect(database, read_only=True)) as reader:
        address = relative(docs, out) if docs else None
        first = gather(reader)
        html = page(first, now=now, docs=address, address=_name)
        _write_lists(reader, out)
        count = pages(first)
        for number in range(2, count + 1):
            facts = turned(reader, first, number)
            further = page(facts, now=now, docs=address, address=_name, number=number)
            with _replaced(out / _name(number)) as file:
                file.write(further)
    _drop_further(out, count)
    with _replaced(out / "index.html") as file:
        file.write(html)
    return out / "index.html"


def _name(number: int) -> str:
    """The file of a page of findings."""
    return "index.html" if number == 1 else f"findings-{number}.html"


def _drop_further(out: Path, count: int) -> None:
    """Remove pages of an earlier, longer report."""
    kept = {_name(number) for number in range(1, count + 1)}
    for path in out.glob("findings-*.html"):
        if path.name not in kept and path.stem.removeprefix("findings-").isdigit():
            path.unlink()


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
