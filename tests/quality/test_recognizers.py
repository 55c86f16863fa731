"""A second opinion: the published test tables of Recognizers-Text, value and unit of every amount."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from config.words import load_lexicon
from tests.quality.recognizers import TABLES, agreeing, all_rows, conventions, floors, scored
from tests.quality.recognizers_adapter import (
    chinese_amounts,
    chinese_numbers,
    english_amounts,
    english_numbers,
)
from tests.quality.recognizers_tables import Amount, Row, rounded, score

every_table = pytest.mark.parametrize("name", TABLES)


@every_table
def test_value_and_unit_are_read_as_often_as_before(shared: Path, name: str) -> None:
    measured, floor = scored(name, shared), floors()[name]["floor"]
    differing = [f"{m.row.number} {m.row.text[:60]!r} {m.missed} {m.extra}" for m in measured.misses]
    assert measured.f1 >= floor, "\n".join(differing)


@every_table
def test_all_rows_are_read_as_often_as_before(shared: Path, name: str) -> None:
    assert scored(name, shared, everything=True).f1 >= floors()[name]["every"]


@every_table
def test_targets_are_met(shared: Path, name: str) -> None:
    assert scored(name, shared).f1 >= floors()[name]["target"]


@every_table
def test_a_convention_leaves_out_only_rows_that_differ(shared: Path, name: str) -> None:
    agree = agreeing(name, shared)
    assert not agree, f"read as {name} says, so take them off recognizers_conventions.yaml: {agree}"


@every_table
def test_conventions_name_rows_that_exist(shared: Path, name: str) -> None:
    known = {row.number for row in all_rows(name, shared)}
    assert set(conventions().left_out[name]) <= known


def test_no_row_is_left_out_twice_and_every_convention_gives_a_reason() -> None:
    said = conventions()
    listed = [(t, row) for one in said.named.values() for t, rows in one["rows"].items() for row in rows]
    assert len(listed) == len(set(listed))
    assert {table for table, _ in listed} <= set(TABLES)
    assert all(len(one["reason"]) > 30 for one in said.named.values())


def test_most_of_every_table_counts(shared: Path) -> None:
    """Conventions explain a few rows; they do not stand in for reading."""
    shares = {name: len(conventions().left_out[name]) / len(all_rows(name, shared)) for name in TABLES}
    assert all(share <= 0.2 for share in shares.values()), shares


def test_scoring_takes_value_and_unit_together() -> None:
    five, six = (Decimal(5), "percent"), (Decimal(6), "EUR")
    rows = [Row(0, "a", (five, five)), Row(1, "b", (six,)), Row(2, "c", ())]
    answers = {"a": [five], "b": [(Decimal(6), "USD")], "c": []}
    got = score(rows, lambda text: answers[text])
    assert (got.right, got.expected, got.found) == (1, 3, 2)
    assert got.f1 == pytest.approx(40.0)
    assert [miss.row.number for miss in got.misses] == [0, 1]


def test_thirds_agree_whatever_their_length() -> None:
    assert rounded(Decimal(1) / 3) == rounded(Decimal("0.333333333333333"))
    assert rounded(Decimal(200) / 3) != rounded(Decimal("66.6666"))
    assert rounded(Decimal("21000000000300")) != rounded(Decimal("21000000000000"))


def said(*amounts: tuple[str, str]) -> list[Amount]:
    return [(Decimal(value), unit) for value, unit in amounts]


def test_the_english_layer_below_figures_is_asked() -> None:
    words = load_lexicon()
    numbers = english_numbers("Lot -42 and forty-one.", words)
    money = english_amounts("between $2 and $3 million, up 4.5%", words, "currency")
    shares = english_amounts("see www.example.com/?a=30%25 for 4.5%", words, "percent")
    assert numbers == said(("-42", "number"), ("41", "number"))
    assert money == said(("2000000", "USD"), ("3000000", "USD"))
    assert shares == said(("4.5", "percent"))


def test_the_chinese_layer_below_figures_is_asked() -> None:
    words = load_lexicon()
    numbers = chinese_numbers("百分之七，前三，十二万", words)
    shares = chinese_amounts("涨0.6个百分点，3‰", words, "percent", "percentage_point", "per_mille")
    money = chinese_amounts("两千万美元和3万元", words)
    assert numbers == said(("7", "number"), ("3", "number"), ("120000", "number"))
    assert shares == said(("0.6", "percent"), ("0.3", "percent"))
    assert money == said(("20000000", "USD"), ("30000", "CNY"))
