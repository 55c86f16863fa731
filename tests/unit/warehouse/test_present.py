from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from warehouse import present

PLAIN = pa.table(
    {
        "name": ["peat", None, "泥炭\n层"],
        "value": pa.array([Decimal("-12.50"), None, Decimal("3000000000.00")], pa.decimal128(38, 2)),
        "on": [date(2026, 3, 2), None, date(2026, 12, 31)],
        "notes": [["a", "=b"], [], None],
    }
)


def test_text_table() -> None:
    assert present.as_text(PLAIN, truncated=True).splitlines() == [
        "name           value  on          notes",
        "────────  ──────────  ──────────  ───────────",
        'peat           -12.5  2026-03-02  ["a", "=b"]',
        "∅                  ∅  ∅           []",
        "泥炭\\n层  3000000000  2026-12-31  ∅",
        "(3 rows, and there are more)",
    ]


def test_text_table_of_no_rows_and_one() -> None:
    assert present.as_text(PLAIN.slice(0, 0)).endswith("(0 rows)\n")
    assert present.as_text(PLAIN.slice(0, 1)).endswith("(1 row)\n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("abc\u202edcba", r"abc\u202edcba"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("a\r\nb\tc\x00", r"a\r\nb\tc\x00"),
        ("\x9b31m", r"\x9b31m"),
        ("line\u2028end", r"line\u2028end"),
        ("plain 泥炭 é 😀", "plain 泥炭 é 😀"),
    ],
)
def test_nothing_steers_the_terminal(text: str, shown: str) -> None:
    assert present.visible(text) == shown
    assert shown in present.as_text(pa.table({text: [text]}))


def test_long_values_are_cut_to_the_width() -> None:
    lines = present.as_text(pa.table({"a": ["x" * 100, "泥" * 50]}), widest=10).splitlines()
    assert lines[2] == "x" * 9 + "…"
    assert lines[3] == "泥" * 4 + "…"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+cmd", "@SUM(A1)", "\t=1", "\r=1"])
def test_formulas_are_inert_in_csv(text: str) -> None:
    table = pa.table({"word": [text], "list": [[text]], text: [1]})
    [head, row] = csv.reader(io.StringIO(present.as_csv(table), newline=""))
    assert head[2] == row[0] == "'" + text
    assert row[1].startswith("[")


def test_numbers_stay_numbers_in_csv() -> None:
    table = pa.table({"a": [-5], "b": [-1.5], "c": pa.array([Decimal("-2.50")]), "d": [True], "e": [None]})
    assert present.as_csv(table) == "a,b,c,d,e\n-5,-1.5,-2.5,true,\n"


def test_csv_keeps_commas_quotes_and_line_breaks() -> None:
    table = pa.table({"a": ['x, "y"\nz'], "t": [datetime(2026, 3, 2, 6, tzinfo=UTC)]})
    assert list(csv.reader(io.StringIO(present.as_csv(table), newline=""))) == [
        ["a", "t"],
        ['x, "y"\nz', "2026-03-02T06:00:00+00:00"],
    ]


def test_json_lines_keep_every_digit() -> None:
    big = Decimal("12345678901234567890123456789.123456789")
    table = pa.table(
        {"v": pa.array([big], pa.decimal128(38, 9)), "s": [{"a": [1.5, None]}], "n": [float("nan")]}
    )
    text = present.as_json_lines(table)
    assert text == '{"v": 12345678901234567890123456789.123456789, "s": {"a": [1.5, null]}, "n": null}\n'
    assert json.loads(text, parse_float=Decimal)["v"] == big
    first, second, third = map(json.loads, present.as_json_lines(PLAIN).splitlines())
    assert first == {"name": "peat", "value": -12.5, "on": "2026-03-02", "notes": ["a", "=b"]}
    assert (second["value"], third["name"]) == (None, "泥炭\n层")


def test_decimals_are_never_scientific() -> None:
    assert present.number(Decimal("1E+12")) == "1000000000000"
    assert present.number(Decimal("0.000000001")) == "0.000000001"
    assert present.number(Decimal("100")) == "100"
    assert present.number(Decimal("0E-9")) == "0"


def test_parquet_is_the_same_table() -> None:
    assert pq.read_table(pa.BufferReader(present.as_parquet(PLAIN))).equals(PLAIN)
