"""Every row of the case files of a language, read as a whole release: what it states, and nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml

from config.words import load_lexicon
from press.figures import read_figures
from press.model import Figure, Passage, PassageKind, Period, Release
from press.page.plain import read_plain
from tests.conftest import ROOT

PUBLISHED = {"en": date(2026, 2, 12), "zh": date(2026, 3, 26)}
"""The languages that have a case file, and the day its rows were published unless they say another."""


def _rows(language: str) -> list[Any]:
    folder = ROOT / "tests" / "cases"
    files = [folder / f"{language}.yaml", *sorted(folder.glob(f"{language}-*.yaml"))]
    groups = [item for file in files for item in yaml.safe_load(file.read_text(encoding="utf-8")).items()]
    return [
        pytest.param(language, row, id=f"{language}-{group}-{number}-{row['text'][:24]!r}")
        for group, rows in groups
        for number, row in enumerate(rows, 1)
    ]


def _release(language: str, row: dict[str, Any]) -> Release:
    text = row["text"]
    passages = tuple(Passage(n, b.kind, b.start, b.end) for n, b in enumerate(read_plain(text).blocks))
    if len(passages) < 2:
        passages = (Passage(0, PassageKind.PARAGRAPH, 0, len(text)),)
    return Release(
        text,
        title=row.get("title"),
        published=row.get("published", PUBLISHED[language]),
        language=language,
        passages=passages,
    )


def _period(words: Any) -> Period | None:
    """2025, 2025-04, 2025-01..2025-04, 2025-12-31, 2021.. as first and last day; none is None."""
    if words == "none":
        return None
    first, dots, last = str(words).partition("..")
    end = last if dots else first
    return Period(_edge(first, False) if first else None, _edge(end, True) if end else None)


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
            want = Decimal(str(want))
            same = have is not None and abs(have - want) <= abs(want) * Decimal("1e-6")
        elif name in ("period", "base_period"):
            want = _period(want)
            same = have == want
        else:
            same = have == (None if want == "none" else want)
        if not same:
            found[name] = (want, have)
    return found


@pytest.mark.parametrize(("language", "row"), [row for language in PUBLISHED for row in _rows(language)])
def test_row(language: str, row: dict[str, Any]) -> None:
    figures = read_figures(_release(language, row), load_lexicon()).figures
    assert [f.quote for f in figures] == [want["quote"] for want in row["figures"]]
    wrong = [_differences(want, have) for want, have in zip(row["figures"], figures, strict=True)]
    assert not any(wrong), wrong
    for quote in row.get("not", ()):
        assert not any(quote in f.quote for f in figures)


@pytest.mark.parametrize("language", PUBLISHED)
def test_the_rows_are_many(language: str) -> None:
    assert len(_rows(language)) >= 150
