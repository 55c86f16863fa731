"""Six published test tables (Recognizers-Text, MIT) as rows of a text and the amounts that it states."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

Amount = tuple[Decimal, str]
"""Value in the base unit and unit: ISO 4217, ``percent`` or ``number``."""

Reader = Callable[[str], list[Amount]]

FOLDER = Path("corpus") / "recognizers-specs" / "Specs"
PLACES = 12
"""The tables print fractions with fifteen digits, the reader with more: twelve are compared."""


@dataclass(frozen=True)
class Row:
    """One line of a table: its number in the file, the text, what the table says that it states."""

    number: int
    text: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class Miss:
    """A row read otherwise than the table says: what was not found, and what was found instead."""

    row: Row
    missed: tuple[Amount, ...]
    extra: tuple[Amount, ...]


@dataclass(frozen=True)
class Score:
    """Amounts right, expected and found over all rows of a table, and the rows that differ."""

    rows: int
    right: int
    expected: int
    found: int
    misses: tuple[Miss, ...]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of value and unit together, in percent."""
        return 200 * self.right / (self.expected + self.found) if self.expected + self.found else 0.0


def rows_of(path: Path, units: Mapping[str, str], factors: Mapping[str, str]) -> list[Row]:
    """The rows of a table file; ``units`` gives our codes for its names, ``factors`` parts of a unit."""
    lines = json.loads(path.read_text(encoding="utf-8-sig"))
    return [
        Row(number, line["Input"], tuple(_amounts(line["Results"], units, factors)))
        for number, line in enumerate(lines)
    ]


def _amounts(
    results: Sequence[Mapping[str, Any]], units: Mapping[str, str], factors: Mapping[str, str]
) -> list[Amount]:
    stated = [result["Resolution"] | {"type": result["TypeName"]} for result in results]
    return [_amount(r, units, factors) for r in stated if r.get("value") not in (None, "null")]


def _amount(stated: Mapping[str, str], units: Mapping[str, str], factors: Mapping[str, str]) -> Amount:
    if stated["type"] == "number":
        return rounded(Decimal(stated["value"])), "number"
    if stated["type"] == "percentage":
        return rounded(Decimal(stated["value"].rstrip("%"))), "percent"
    name = stated["unit"]
    value = Decimal(stated["value"]) * Decimal(factors.get(name, "1"))
    return rounded(value), stated.get("isoCurrency") or units.get(name, name)


def rounded(value: Decimal) -> Decimal:
    """``value`` to :data:`PLACES` significant digits."""
    return value if not value else round(value, PLACES - 1 - value.adjusted()).normalize()


def score(rows: Sequence[Row], read: Reader) -> Score:
    """How well ``read`` finds the amounts of ``rows``."""
    right = expected = found = 0
    misses: list[Miss] = []
    for row in rows:
        wanted, got = Counter(row.amounts), Counter((rounded(v), u) for v, u in read(row.text))
        right, expected, found = (
            right + (wanted & got).total(),
            expected + wanted.total(),
            found + got.total(),
        )
        if wanted != got:
            misses.append(Miss(row, tuple((wanted - got).elements()), tuple((got - wanted).elements())))
    return Score(len(rows), right, expected, found, tuple(misses))
