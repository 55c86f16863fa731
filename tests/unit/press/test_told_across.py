"""Every row of ``tests/cases/across.yaml``; and long series, which are written here."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml

from press.check.across.compare import across
from press.check.across.told import Doubt, Issue, Told
from press.check.naming import name_of
from tests.arithmetic_notation import read
from tests.conftest import ROOT

ROWS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "across.yaml").read_text(encoding="utf-8")
)


def told(number: int, published: date, text: str, source: int = 1) -> list[Told]:
    """The figures of the release of that number."""
    issue = Issue(f"release-{number}", "1", f"source-{source}", f"Release {number}", published)
    _, figures = read(text)
    return [Told(f, f"{number}:{f.start}", issue, name_of(f.ref_area or "Tarn")) for f in figures]


def values(row: dict[str, Any]) -> list[Told]:
    sources = row.get("sources") or [1] * len(row["releases"])
    numbered = enumerate(row["releases"].items(), start=1)
    return [t for n, (day, text) in numbered for t in told(n, _day(day), text, sources[n - 1])]


def _day(day: Any) -> date:
    return day if isinstance(day, date) else date.fromisoformat(day)


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_case(row: dict[str, Any]) -> None:
    found = across(values(row))
    wanted = row.get("doubts", [])
    assert sorted((d.kind, d.told[0].issue.release) for d in found) == sorted(
        (w["kind"], f"release-{w['about']}") for w in wanted
    ), [d.message for d in found]
    for want in wanted:
        (doubt,) = [d for d in found if d.kind == want["kind"]]
        _check(doubt, want)


def _check(doubt: Doubt, want: dict[str, Any]) -> None:
    if "suspect" in want:
        assert doubt.suspect is not None
        assert doubt.suspect.figure.quote == want["suspect"]
    if "expected" in want:
        assert doubt.expected == Decimal(want["expected"])
    assert want.get("says", "") in f"{doubt.message} {doubt.computation}"


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_the_order_of_the_figures_does_not_matter(row: dict[str, Any]) -> None:
    figures = values(row)
    shuffled = random.Random(7).sample(figures, len(figures))
    assert across(shuffled) == across(figures)


def series(numbers: Sequence[str], indicator: str = "visitor arrivals", kind: str = "level") -> list[Told]:
    """A value a month from January 2024, each told in the month after."""
    months = [(2024 + n // 12, n % 12 + 1) for n in range(len(numbers) + 1)]
    return [
        t
        for n, (value, (year, month)) in enumerate(zip(numbers, months[:-1], strict=True), start=1)
        for t in told(
            n, date(*months[n], 12), f"It was {{{value}; {kind}; {indicator}; p={year}-{month:02d}}}."
        )
    ]


STEADY = ["51,870", "52,310", "51,640", "52,980", "53,420", "52,750", "53,900", "54,330", "53,880", "54,700"]

SEASONAL = [
    "12,100",
    "31,870",
    "11,640",
    "29,310",
    "12,510",
    "33,200",
    "11,900",
    "30,770",
    "12,020",
    "34,100",
]


@pytest.mark.parametrize(
    ("numbers", "kinds"),
    [
        (STEADY, []),
        ([*STEADY, "5,512"], ["level-jump"]),
        ([*STEADY, "97,300"], ["level-jump"]),
        ([*STEADY, "60,100"], []),  # a good month
        ([*STEADY[:5], "531,200", *STEADY[5:]], []),  # eight periods are needed before it speaks
        ([*STEADY, "551,200", "55,310"], ["level-jump"]),  # back again is no second jump
        ([*STEADY, "551,200", "553,100"], ["level-jump"]),  # and the new level is told once
        (SEASONAL, []),
    ],
)
def test_jumps_of_a_level(numbers: list[str], kinds: list[str]) -> None:
    assert [d.kind for d in across(series(numbers))] == kinds


@pytest.mark.parametrize(
    ("last", "kinds"), [("3.1%", []), ("5.9%", []), ("31%", ["growth-unusual"]), ("13%", ["growth-unusual"])]
)
def test_growth_that_its_own_history_does_not_know(last: str, kinds: list[str]) -> None:
    rates = ["2.1%", "2.4%", "1.9%", "2.2%", "2.8%", "2.6%", "3.0%", "2.7%", "2.9%", last]
    found = across(series(rates, "retail sales", "growth yoy"))
    assert [d.kind for d in found] == kinds
    assert not kinds or "The 9 growth rates told of it before have the median +2.6%" in found[0].computation
