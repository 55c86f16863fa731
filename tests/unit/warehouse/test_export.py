"""Exports as other programs read them: each format by its own library, payloads inert in all."""

from __future__ import annotations

import csv
import json
import warnings
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import warehouse_world as world

from press.model import Basis, Measure, Nature
from warehouse.errors import WarehouseError
from warehouse.export import WRITERS, export
from warehouse.export.citation import citations
from warehouse.publish import publish, require_published

PAYLOADS = (
    "=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "-3.2%", "–5", "plain",
)  # fmt: skip
TEXT = "Output of Tarn\n" + "\n".join(f"Output rose to {p} in 2025." for p in PAYLOADS) + "\nPeat: none."


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse whose quotes, titles and indicators are formulas."""
    data = tmp_path_factory.mktemp("data")
    figures = [
        world.figure(
            p, f"{n}.5", Measure.GROWTH_RATE, TEXT, unit="percent", indicator=p, basis=Basis.YEAR_ON_YEAR
        )
        for n, p in enumerate(PAYLOADS)
    ]
    big = world.figure("2025", "12345678901234567.123", text=TEXT, indicator="debt", nature=Nature.FORECAST)
    batch = world.batch(data, "n1", of=world.release(TEXT, title="=TITLE()"), figures=(*figures, big))
    publish(data, world.manifest(data, "n1", batch))
    return require_published(data)


def test_parquet_gives_the_same_rows(database: Path, tmp_path: Path) -> None:
    export(database, "parquet", tmp_path / "out", ["figure"])
    table = pq.read_table(tmp_path / "out" / "figure")
    assert table.num_rows == len(PAYLOADS) + 1
    assert set(table["quote"].to_pylist()) == {*PAYLOADS, "2025"}
    assert Decimal("12345678901234567.123") in table["obs_value"].to_pylist()


def test_arrow_streams(database: Path, tmp_path: Path) -> None:
    (path,) = export(database, "arrow", tmp_path / "out", ["figure"])
    with pa.OSFile(str(path)) as file, pa.ipc.open_stream(file) as stream:
        assert stream.read_all().num_rows == len(PAYLOADS) + 1


def test_json_lines_keep_words_and_digits(database: Path, tmp_path: Path) -> None:
    (path,) = export(database, "jsonl", tmp_path / "out", ["figure"])
    rows = [json.loads(line, parse_float=Decimal) for line in path.read_text(encoding="utf-8").splitlines()]
    assert {row["quote"] for row in rows} == {*PAYLOADS, "2025"}
    assert {row["obs_value"] for row in rows} >= {Decimal("0.5"), Decimal("12345678901234567.123")}


def test_csv_cells_are_no_formulas(database: Path, tmp_path: Path) -> None:
    (path,) = export(database, "csv", tmp_path / "out", ["latest_figures"])
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row for row in rows for cell in row.values() if cell[:1] in ("=", "+", "@", "\t", "\r")] == []
    quotes = {row["quote"] for row in rows}
    assert quotes >= {
        "'=HYPERLINK(1)",
        "'+1+1",
        "'-2+3",
        "'@SUM(A1)",
        "'\t=1",
        "'\r=1",
        "'-3.2%",
        "–5",
        "plain",
    }
    assert {row["title"] for row in rows} == {"'=TITLE()"}
    assert {row["obs_value"] for row in rows} >= {"0.5", "9.5", "12345678901234567.123"}
    assert rows[0]["published_on"] == "2026-02-27"
    assert json.loads(rows[0]["notes"]) == []


def test_a_workbook_holds_words_as_words(database: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    (path,) = export(database, "xlsx", tmp_path / "out", ["latest_figures", "citations"])
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["latest_figures", "citations"]
    cells = [cell for row in book["latest_figures"].iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}
    head = [cell.value for cell in book["latest_figures"][1]]
    column = head.index("quote")
    quotes = {row[column].value: row[column] for row in book["latest_figures"].iter_rows(min_row=2)}
    assert quotes["=HYPERLINK(1)"].data_type == "s"
    assert quotes["=HYPERLINK(1)"].quotePrefix
    values = [row[head.index("obs_value")].value for row in book["latest_figures"].iter_rows(min_row=2)]
    assert 9.5 in values
    assert "12345678901234567.123" in values  # more digits than Excel keeps: as text, whole


def test_a_long_relation_goes_on_in_further_sheets(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.setattr("warehouse.export.workbook.MOST", 4)
    (path,) = export(database, "xlsx", tmp_path / "out", ["figure"])
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["figure", "figure 2", "figure 3"]
    assert sum(sheet.max_row - 1 for sheet in book) == len(PAYLOADS) + 1


def test_sdmx_is_read_by_an_sdmx_library(database: Path, tmp_path: Path) -> None:
    from pysdmx.io import get_datasets, read_sdmx

    data, structure = export(database, "sdmx", tmp_path / "out")
    message = read_sdmx(structure, validate=True)  # against the schemas of SDMX-ML 3.0
    (definition,) = message.get_data_structure_definitions()
    assert [c.id for c in definition.components.dimensions][-1] == "TIME_PERIOD"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        (dataset,) = get_datasets(data, structure)
    frame = dataset.data
    assert len(frame) == len(PAYLOADS) + 1
    keys = [c.id for c in definition.components.dimensions]
    assert not frame.duplicated(keys).any()
    lists = {one.id: {code.id for code in one.items} for one in message.get_codelists()}
    assert all(set(frame[name]) <= lists[f"CL_{name}"] for name in keys if name != "TIME_PERIOD")
    assert set(frame["TIME_PERIOD"]) == {"2025"}


def test_a_data_package_is_valid(database: Path, tmp_path: Path) -> None:
    frictionless: Any = pytest.importorskip("frictionless")
    names = ["source", "release", "figure", "best_values", "citations"]
    export(database, "datapackage", tmp_path / "out", names)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = frictionless.validate(str(tmp_path / "out" / "datapackage.json"))
    assert report.valid, report.to_summary()
    assert [task.name for task in report.tasks] == names


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_an_export_replaces_an_earlier_one(form: str, database: Path, tmp_path: Path) -> None:
    names = ["best_values"] if form == "sdmx" else ["figure"]
    first = export(database, form, tmp_path / "out", names)
    assert export(database, form, tmp_path / "out", names) == first
    assert all(path.is_file() for path in first)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out"]


def test_a_folder_of_somebody_else_is_left_alone(database: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(WarehouseError, match="no earlier export"):
        export(database, "csv", tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_an_unknown_relation_is_told_with_the_nearest(database: Path, tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match=r"'figures'\. Did you mean figure\?"):
        export(database, "csv", tmp_path / "out", ["figures"])
    assert not (tmp_path / "out").exists()


def test_a_citation_names_all_that_finds_the_words_again(database: Path) -> None:
    import duckdb

    with duckdb.connect(str(database), read_only=True) as connection:
        ((key, sha256),) = connection.execute(
            "SELECT figure_id, sha256 FROM figure JOIN release USING (release_id, release_version) "
            "WHERE quote = '-3.2%'"
        ).fetchall()
    (line,) = citations(database, [key])
    start = TEXT.index("-3.2%")
    assert line == (
        f"Tarn Statistics, “=TITLE()”, 2026-02-27, one.html: “-3.2%” (characters {start}–{start + 5} "
        f"of version 1; archived 2026-03-02, SHA-256 {sha256})"
    )
    with pytest.raises(WarehouseError, match="no current release has the figure ffff"):
        citations(database, [key, "ffff"])


def test_dates_are_days(database: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    (path,) = export(database, "xlsx", tmp_path / "out", ["figure"])
    sheet = openpyxl.load_workbook(path)["figure"]
    column = [cell.value for cell in sheet[1]].index("period_start")
    assert {row[column].value.date() for row in sheet.iter_rows(min_row=2)} == {date(2025, 1, 1)}
