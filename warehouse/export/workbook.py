"""An Excel workbook: a sheet for each relation, words as text cells, never as formulas."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from warehouse.export.files import batches
from warehouse.export.relation import Relation
from warehouse.present import FORMULA, number, plain

FILE = "communique.xlsx"
MOST = 1_000_000
"""Rows on a sheet; Excel holds 1,048,576."""
LONGEST = 32_767
"""Characters in a cell of Excel."""
EXACT = 15
"""Significant digits that Excel keeps of a number."""
SHEET_NAME = 31


def write(connection: duckdb.DuckDBPyConnection, relations: Sequence[Relation], folder: Path) -> list[Path]:
    """One workbook; a relation of more than a million rows goes on in further sheets."""
    import xlsxwriter

    path = folder / FILE
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        for relation in relations:
            _Sheets(book, relation).fill(connection)
    return [path]


class _Sheets:
    """The sheets of one relation."""

    def __init__(self, book: Any, relation: Relation) -> None:
        self.book, self.relation = book, relation
        self.head = book.add_format({"bold": True})
        self.as_text = book.add_format({"quote_prefix": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self.count, self.row = 0, 0
        self.sheet: Any = None
        self._next()

    def fill(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Writes every row."""
        for rows in batches(connection, f"FROM {self.relation.name}"):
            for row in rows:
                if self.row > MOST:
                    self._next()
                for column, value in enumerate(row):
                    self._cell(column, value)
                self.row += 1

    def _next(self) -> None:
        self.count += 1
        tail = "" if self.count == 1 else f" {self.count}"
        self.sheet = self.book.add_worksheet(self.relation.name[: SHEET_NAME - len(tail)] + tail)
        self.sheet.freeze_panes(1, 0)
        for column, field in enumerate(self.relation.fields):
            self.sheet.write_string(0, column, field.name, self.head)
        self.row = 1

    def _cell(self, column: int, value: object) -> None:
        if value is None:
            return
        place = (self.row, column)
        if isinstance(value, bool):
            self.sheet.write_boolean(*place, value)
        elif isinstance(value, Decimal | int | float) and exact(value):
            self.sheet.write_number(*place, value)
        elif isinstance(value, datetime):
            self.sheet.write_datetime(*place, value.replace(tzinfo=None), self.moment)
        elif isinstance(value, date):
            self.sheet.write_datetime(*place, datetime(value.year, value.month, value.day), self.day)  # noqa: DTZ001  a day
        else:
            text = words(value)[:LONGEST]
            self.sheet.write_string(*place, text, self.as_text if text.startswith(FORMULA) else None)


def exact(value: Decimal | float) -> bool:
    """Whether Excel, which keeps 15 digits, would keep this number."""
    return not isinstance(value, Decimal) or len(number(abs(value)).replace(".", "").strip("0")) <= EXACT


def words(value: object) -> str:
    """A value as the text of a cell."""
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, list | tuple | dict):
        return json.dumps(plain(value), ensure_ascii=False)
    return str(value)
