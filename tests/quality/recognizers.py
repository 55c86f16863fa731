"""Six published tables, the conventions that part us from them, and what differs.

``python -m tests.quality.recognizers [TABLE ...]`` prints the scores and the rows of the tables named that
are read otherwise; with ``--raise`` it writes today's scores as floors, which only rise.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from config.words import load_lexicon
from press.lexicon import Lexicon
from tests.quality.recognizers_adapter import (
    chinese_amounts,
    chinese_numbers,
    english_amounts,
    english_numbers,
)
from tests.quality.recognizers_tables import FOLDER, Amount, Row, Score, rows_of, score

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "recognizers_floors.yaml"
SHARED = HERE.parents[2] / "shared"
PERCENTS = ("percent", "percentage_point", "per_mille")


@dataclass(frozen=True)
class Table:
    """Where a table lies below ``Specs`` and which layer of which reader answers it."""

    file: str
    read: Callable[[str, Lexicon], list[Amount]]


TABLES: Mapping[str, Table] = {
    "chinese-percent": Table("Number/Chinese/PercentModel", lambda t, w: chinese_amounts(t, w, *PERCENTS)),
    "chinese-currency": Table("NumberWithUnit/Chinese/CurrencyModel", chinese_amounts),
    "chinese-number": Table("Number/Chinese/NumberModel", chinese_numbers),
    "english-percent": Table("Number/English/PercentModel", partial(english_amounts, kind="percent")),
    "english-currency": Table(
        "NumberWithUnit/English/CurrencyModel", partial(english_amounts, kind="currency")
    ),
    "english-number": Table("Number/English/NumberModel", english_numbers),
}


@dataclass(frozen=True)
class Conventions:
    """Unit names of the tables, and by table the rows left out with the convention's name."""

    units: Mapping[str, str]
    parts: Mapping[str, str]
    named: Mapping[str, Mapping[str, Any]]
    left_out: Mapping[str, Mapping[int, str]] = field(default_factory=dict)


@cache
def conventions() -> Conventions:
    """What ``recognizers_conventions.yaml`` says."""
    found = yaml.safe_load((HERE / "recognizers_conventions.yaml").read_text(encoding="utf-8"))
    named = found["conventions"]
    left_out = {
        table: {row: name for name, one in named.items() for row in one["rows"].get(table, ())}
        for table in TABLES
    }
    return Conventions(found["units"], found["parts"], named, left_out)


@cache
def floors() -> dict[str, dict[str, float]]:
    """What ``recognizers_floors.yaml`` says: table → ``floor``, ``every``, ``target``, ``library``."""
    found: dict[str, dict[str, float]] = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    return found


def all_rows(name: str, shared: Path) -> list[Row]:
    """Every row of a table."""
    said = conventions()
    return rows_of(shared / FOLDER / f"{TABLES[name].file}.json", said.units, said.parts)


def scored(name: str, shared: Path, *, everything: bool = False) -> Score:
    """The score of our reader on a table, without the rows of named conventions unless ``everything``."""
    left_out = {} if everything else conventions().left_out[name]
    rows = [row for row in all_rows(name, shared) if row.number not in left_out]
    lexicon = load_lexicon()
    return score(rows, lambda text: TABLES[name].read(text, lexicon))


def agreeing(name: str, shared: Path) -> dict[int, str]:
    """Rows left out by a convention that are read as the table says all the same."""
    left_out, lexicon = conventions().left_out[name], load_lexicon()
    rows = [row for row in all_rows(name, shared) if row.number in left_out]
    answers = {row: score([row], lambda text: TABLES[name].read(text, lexicon)) for row in rows}
    return {row.number: left_out[row.number] for row, answer in answers.items() if not answer.misses}


def raise_floors(shared: Path) -> None:
    """Write today's scores as floors where they are higher, rounded down to a tenth."""
    lines = FLOORS.read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    rows = []
    for name, row in floors().items():
        floor = max(row["floor"], _tenth(scored(name, shared)))
        every = max(row["every"], _tenth(scored(name, shared, everything=True)))
        told = f"floor: {floor}, every: {every}, target: {row['target']}, library: {row['library']}"
        rows.append(f"{name}: {{{told}}}")
    FLOORS.write_text("\n".join([*comments, *rows]) + "\n", encoding="utf-8")


def _tenth(score: Score) -> float:
    return math.floor(score.f1 * 10) / 10


def main(names: list[str]) -> None:
    """Print the scores of all tables and the rows of ``names`` that are read otherwise."""
    if names == ["--raise"]:
        raise_floors(SHARED)
    for name in TABLES:
        kept, every, goal = scored(name, SHARED), scored(name, SHARED, everything=True), floors()[name]
        print(
            f"{name:17} rows {every.rows:3}  left out {every.rows - kept.rows:3}  F1 {kept.f1:5.1f}  "
            f"(all rows {every.f1:5.1f})  target {goal['target']}  library {goal['library']}"
        )
        for miss in kept.misses if name in names else ():
            missed, extra = (_said(amounts) for amounts in (miss.missed, miss.extra))
            print(f"    {miss.row.number:3} {miss.row.text[:80]!r}\n        missed {missed}  instead {extra}")


def _said(amounts: tuple[Amount, ...]) -> str:
    return ", ".join(f"{value:f} {unit}" for value, unit in amounts) or "-"


if __name__ == "__main__":
    main(sys.argv[1:])
