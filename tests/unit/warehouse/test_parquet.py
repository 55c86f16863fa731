from __future__ import annotations

import random
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import warehouse_world as world

from warehouse import parquet
from warehouse.errors import CorruptParquetError, RowError, SchemaError
from warehouse.schema import tables

FIGURE = tables()["figure"]


@pytest.fixture
def figures(tmp_path: Path) -> list[dict[str, Any]]:
    return world.batch(tmp_path, "r1")["figure"]


def test_rows_come_back_exactly_with_decimals_as_decimals(
    tmp_path: Path, figures: list[dict[str, Any]]
) -> None:
    figures[0]["obs_value"] = Decimal("12345678901234567890123456789.123456789")
    figures[1]["obs_value"] = Decimal("-0.000000001")
    figures[2]["notes"] = ["one", "two"]
    table = parquet.read(parquet.write(FIGURE, figures, tmp_path))
    back = {row["figure_id"]: row for row in table.to_pylist()}
    assert back == {row["figure_id"]: row for row in figures}
    assert table.schema.field("obs_value").type == pa.decimal128(38, 9)


def test_the_same_rows_give_the_same_file(tmp_path: Path, figures: list[dict[str, Any]]) -> None:
    passages = world.batch(tmp_path, "r1", raw=b"b")["passage"] + world.batch(tmp_path, "r1")["passage"]
    mixed = passages[3:] + passages[:3]
    first = parquet.write(tables()["passage"], passages, tmp_path / "a")
    second = parquet.write(tables()["passage"], mixed, tmp_path / "b")
    assert first.name == second.name
    assert first.read_bytes() == second.read_bytes()
    other = parquet.write(tables()["passage"], passages[1:], tmp_path / "a")
    assert other.name != first.name


def test_no_draft_is_left_behind(tmp_path: Path, figures: list[dict[str, Any]]) -> None:
    parquet.write(FIGURE, figures, tmp_path / "f")
    figures[0]["obs_value"] = 1.5
    with pytest.raises(RowError):
        parquet.write(FIGURE, figures, tmp_path / "f")
    assert len(list((tmp_path / "f").iterdir())) == 1


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("obs_value", Decimal("1e29"), "more than 29 digits before the point"),
        ("obs_value", Decimal("0.0000000001"), "more than 9 decimals"),
        ("obs_value", Decimal("NaN"), "finite"),
        ("obs_value", 1.5, "not a Decimal"),
        ("obs_value", True, "not a Decimal"),
        ("quote", None, "is null"),
        ("quote", "\ud800", "surrogate"),
        ("quote", 7, "not text"),
        ("char_start", 2**63, "beyond 64 bits"),
        ("char_start", True, "not an integer"),
        ("notes", "abc", "not a list"),
        ("notes", [1], "not text"),
        ("period_start", datetime(2026, 1, 1, tzinfo=UTC), "not a date"),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_its_row(
    tmp_path: Path, figures: list[dict[str, Any]], column: str, value: object, said: str
) -> None:
    figures[1][column] = value
    with pytest.raises(RowError, match=f"figure {figures[1]['figure_id']}: {column}: .*{said}"):
        parquet.write(FIGURE, figures, tmp_path)


def test_values_at_the_edge_fit(tmp_path: Path, figures: list[dict[str, Any]]) -> None:
    edge = [Decimal("99999999999999999999999999999.999999999"), Decimal("1E+20"), Decimal("1.10000000000000")]
    for row, value in zip(figures, edge, strict=True):
        row["obs_value"] = value
    read = parquet.read(parquet.write(FIGURE, figures, tmp_path)).to_pylist()
    assert {row["obs_value"] for row in read} == set(edge)


def test_naive_times_missing_and_unknown_columns_and_bad_json_do_not_fit(tmp_path: Path) -> None:
    batch = world.batch(tmp_path, "r1", doubts=())
    head = batch["release"][0]
    for wrong, said in (
        (head | {"archived_at": datetime(2026, 1, 1)}, "no time zone"),  # noqa: DTZ001  that is the point
        ({k: v for k, v in head.items() if k != "title"}, r"missing: \['title'\]"),
        (head | {"titel": ""}, r"unknown: \['titel'\]"),
    ):
        with pytest.raises(RowError, match=said):
            parquet.write(tables()["release"], [wrong], tmp_path)
    bad = dict.fromkeys(c.name for c in tables()["quarantine"].columns) | {
        "quarantine_id": "q", "table_name": "t", "row_key": "k", "rule_id": "r", "reason": "x", "run_id": "r",
    }  # fmt: skip
    with pytest.raises(RowError, match="row_json: is not JSON"):
        parquet.write(tables()["quarantine"], [bad | {"row_json": "{"}], tmp_path)


def many(tmp_path: Path) -> Path:
    """A file of 300 figures."""
    rows = world.batch(tmp_path, "r1")["figure"]
    listed = [
        rows[i % 3]
        | {"figure_id": f"{i:016x}", "obs_value": Decimal(i * 7919) / 8, "quote": f"{i * 31} crowns"}
        for i in range(300)
    ]
    return parquet.write(FIGURE, listed, tmp_path)


def flipped(raw: bytes, bit: int) -> bytes:
    return raw[: bit // 8] + bytes([raw[bit // 8] ^ (1 << bit % 8)]) + raw[bit // 8 + 1 :]


def test_sixty_flipped_bits_are_caught(tmp_path: Path) -> None:
    path = many(tmp_path)
    raw = path.read_bytes()
    chosen = random.Random(20260302)
    caught = 0
    for _ in range(60):
        path.write_bytes(flipped(raw, chosen.randrange(len(raw) * 8)))
        with pytest.raises((CorruptParquetError, SchemaError)):
            parquet.read(path)
        caught += 1
    print(f"flipped bits caught: {caught}/60")
    path.write_bytes(raw)
    assert parquet.read(path).num_rows == 300


def test_page_checksums_alone_catch_flipped_bits_in_pages(tmp_path: Path) -> None:
    raw = many(tmp_path).read_bytes()
    chosen = random.Random(7)
    footer = int.from_bytes(raw[-8:-4], "little") + 8
    meta = pq.ParquetFile(pa.BufferReader(raw)).metadata.row_group(0)
    # Column chunks begin with a page header, which no checksum covers: flip in the last bytes of each.
    places = []
    for index in range(meta.num_columns):
        chunk = meta.column(index)
        begin = chunk.dictionary_page_offset or chunk.data_page_offset
        places.append(begin + chunk.total_compressed_size - 1)
    assert max(places) < len(raw) - footer
    for place in chosen.sample(places, 20):
        unnamed = tmp_path / "figures.parquet"
        unnamed.write_bytes(flipped(raw, place * 8 + chosen.randrange(8)))
        with pytest.raises(CorruptParquetError, match=r"figures\.parquet.*Restore"):
            parquet.read(unnamed)


@pytest.mark.parametrize("keep", [0, 3, 100, -1])
def test_cut_files_and_garbage_are_caught(tmp_path: Path, keep: int) -> None:
    path = many(tmp_path)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(CorruptParquetError, match=path.name):
        parquet.read(path)
    path.write_bytes(b"PAR1" + b"\x00" * 200 + b"PAR1")
    with pytest.raises(CorruptParquetError):
        parquet.read(path)
    with pytest.raises(CorruptParquetError, match="missing"):
        parquet.read(tmp_path / "0000000000000000.parquet")


def test_a_file_of_another_table_or_of_older_columns_is_told(tmp_path: Path) -> None:
    path = many(tmp_path)
    with pytest.raises(SchemaError, match="holds table 'figure'"):
        parquet.read(path, tables()["passage"])
    old = parquet.read(path).drop_columns(["prices"])
    with pytest.raises(SchemaError, match="other columns"):
        parquet.read(parquet.write_arrow(old, tmp_path))
    strange = tmp_path / "strange.parquet"
    pq.write_table(pa.table({"a": [1]}), strange)
    with pytest.raises(SchemaError):
        parquet.read(strange)
