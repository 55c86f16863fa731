"""Every row of tests/cases/zh.yaml, read as a whole release."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml

from config.words import load_lexicon
from press.model import Figure, Passage, PassageKind, Period, Release
from press.read.zh import read
from tests.conftest import ROOT

DEFAULT_DAY = date(2026, 3, 26)


def _rows() -> list[Any]:
    groups = yaml.safe_load((ROOT / "tests" / "cases" / "zh.yaml").read_text(encoding="utf-8"))
    return [
        pytest.param(row, id=f"{group}-{number}-{row['text'][:16]!r}")
        for group, rows in groups.items()
        for number, row in enumerate(rows, 1)
    ]


def _release(row: dict[str, Any]) -> Release:
    text = row["text"]
    passages = tuple(
        Passage(n, PassageKind.PARAGRAPH, line.start(), line.end())
        for n, line in enumerate(re.finditer(r"\S[^\n]*", text))
    )
    return Release(
        text, title=row.get("title"), published=row.get("published", DEFAULT_DAY), passages=passages
    )


def _period(words: Any) -> Period:
    """2025, 2025-04, 2025-01..2025-04, 2025-12-31 as first and last day."""
    first, _, last = str(words).partition("..")
    return Period(_edge(first, False), _edge(last or first, True))


def _edge(words: str, last: bool) -> date:
    year, *rest = (int(part) for part in words.split("-"))
    month = rest[0] if rest else 12 if last else 1
    if len(rest) == 2:
        return date(year, month, rest[1])
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1) if last else date(year, month, 1)


def _differences(expected: dict[str, Any], figure: Figure) -> dict[str, tuple[Any, Any]]:
    found: dict[str, tuple[Any, Any]] = {}
    for name, want in expected.items():
        have = getattr(figure, name)
        if name in ("value", "value_high"):
            want, same = (
                Decimal(str(want)),
                have is not None and abs(have - Decimal(str(want))) < Decimal("1e-6"),
            )
        elif name in ("period", "base_period"):
            want = _period(want)
            same = have == want
        else:
            same = have == want
        if not same:
            found[name] = (want, have)
    return found


@pytest.mark.parametrize("row", _rows())
def test_row(row: dict[str, Any]) -> None:
    release = _release(row)
    figures = read(release, release.passages, load_lexicon()).figures
    assert [f.quote for f in figures] == [want["quote"] for want in row["figures"]]
    wrong = [_differences(want, have) for want, have in zip(row["figures"], figures, strict=True)]
    assert not any(wrong), wrong
    for quote in row.get("not", ()):
        assert not any(quote in f.quote for f in figures)
