"""The published warehouse for other programs: Parquet, CSV, XLSX, JSON lines, Arrow, SDMX-CSV, data package.

An export is a folder with a file for each relation (a table or a view). It is written aside and put in
its place whole. Words come from web pages: no cell of a spreadsheet format can become a formula.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from warehouse.duck import connect
from warehouse.errors import WarehouseError, told_when_full
from warehouse.export import files, package, sdmx, workbook
from warehouse.export.relation import Relation, relations
from warehouse.folder import replace_folder, temporary

WRITERS = {
    "parquet": files.parquet,
    "csv": files.csv,
    "jsonl": files.json_lines,
    "arrow": files.arrow,
    "xlsx": workbook.write,
    "datapackage": package.write,
    "sdmx": sdmx.write,
}
"""By format: a connection, the relations and a folder → the files in it."""

USUAL = ("best_values", "latest_figures", "growth_rates", "citations", "release_history", "open_findings")
"""What analysts ask for, where nothing is named."""


def export(database: Path, form: str, out: Path, names: Sequence[str] = ()) -> list[Path]:
    """Writes relations of a warehouse file into the folder ``out`` in a format; gives the files.

    What stands in ``out`` is replaced if it is an earlier export or empty, else it is refused with
    ``WarehouseError``, as is a relation that is not there. Raises ``DiskFullError`` where there is no room.
    """
    _require_ours(out)
    draft = temporary(out.absolute().parent)
    draft.mkdir(parents=True)
    try:
        with told_when_full(out), connect(database, read_only=True) as connection:
            written = WRITERS[form](connection, relations(connection, names or USUAL), draft)
            mark(draft, form)
        replace_folder(draft, out)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return [out / path.relative_to(draft) for path in written]


MARK = ".communique-export"


def mark(folder: Path, form: str) -> None:
    """Notes that a folder is an export, so that the next one may replace it."""
    (folder / MARK).write_text(f"{form}\n", encoding="utf-8")


def _require_ours(out: Path) -> None:
    if out.exists() and not (out / MARK).exists() and (not out.is_dir() or any(out.iterdir())):
        raise WarehouseError(
            f"{out}: something stands there that is no earlier export. Name another folder, or empty it."
        )


__all__ = ["USUAL", "WRITERS", "Relation", "export"]
