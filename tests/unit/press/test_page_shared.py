"""Real releases beside the checkout: the seed, the labelled texts, fixtures of others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from press.model import Flag, PassageKind
from press.page import parse


def test_the_seed(shared: Path) -> None:
    path = shared / "seed" / "changning-press-conference.txt"
    release = parse(path.read_bytes(), location=path.name)
    with path.open(encoding="utf-8", newline="") as file:
        assert release.text == file.read()
    assert len(release.glossary) == 8
    assert release.glossary[0].name == "Shanghai"
    assert [p.kind for p in release.passages] == [PassageKind.PARAGRAPH] * 5 + [PassageKind.GLOSSARY] * 16
    assert release.flags == {Flag.TRUNCATED, Flag.NO_TITLE, Flag.NO_DATE, Flag.NO_ISSUER}


@pytest.mark.parametrize(
    ("name", "published", "issuer", "terms", "language"),
    [
        ("en-dhl-affordable-homes-2025", date(2025, 11, 20), "Department for Homes and Localities", 0, "en"),
        ("en-linjiang-district-2025", None, None, 4, "en"),
        ("en-westmark-jobs-2026-05", date(2026, 6, 12), "WESTMARK BUREAU OF LABOR STATISTICS", 0, "en"),
        ("zh-lankong-trade-2026-04-hant", date(2026, 5, 26), "政府統計署", 0, "zh-Hant"),
        ("zh-wangxi-gwr-2026", date(2026, 1, 14), None, 2, "zh-Hans"),
        ("zh-yunpu-tjgb-2025", date(2026, 3, 26), "云浦市统计局", 0, "zh-Hans"),
    ],
)
def test_the_labelled_texts(
    shared: Path, name: str, published: date | None, issuer: str | None, terms: int, language: str
) -> None:
    path = shared / "gold" / f"{name}.txt"
    release = parse(path.read_bytes(), location=path.name)
    assert (release.published, release.issuer, release.language) == (published, issuer, language)
    assert len(release.glossary) == terms
    assert release.title is not None
    assert Flag.TRUNCATED not in release.flags


def test_filings_keep_prose_and_tables_apart(shared: Path) -> None:
    path = shared / "corpus" / "edgar-8k" / "1800Flowers.8-K.html"
    release = parse(path.read_bytes(), location=path.name)
    votes = next(t for t in release.tables if release.words(t.cells[0]) == "Nominee")
    assert [release.words(c) for c in votes.cells if c.row == 0] == [
        "Nominee",
        "For",
        "Withheld",
        "Broker Non-Votes",
    ]
    assert any(
        "Annual Meeting" in release.words(p) for p in release.passages if p.kind is PassageKind.PARAGRAPH
    )


def test_folded_statements_have_no_passage_that_starts_in_mid_sentence(shared: Path) -> None:
    paths = sorted((shared / "corpus" / "fomc" / "statements").glob("*.txt"))
    releases = [parse(path.read_bytes(), location=path.name) for path in paths]
    starts = [r.words(p)[0] for r in releases for p in r.passages if p.kind is PassageKind.PARAGRAPH]
    assert len(releases) > 100
    assert not any(start.islower() for start in starts)
