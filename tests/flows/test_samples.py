"""The sample newsroom is read as ``samples/expected.yaml`` says, which was written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from config.words import load_lexicon
from press.arithmetic import contradictions
from press.figures import read_figures
from press.model import Figure, Flag, Measure, PassageKind, Release
from press.page import Hints, parse

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
EXPECTED: list[dict[str, Any]] = yaml.safe_load((SAMPLES / "expected.yaml").read_text("utf-8"))["releases"]
JUDGED_FLAGS = {Flag.NO_DATE, Flag.TRUNCATED, Flag.NO_TITLE, Flag.NO_BODY, Flag.CHARSET_ERRORS}
FULLY_RIGHT = 0.9  # of the figures listed, by language; it may rise only
GROWTH_RULE = (Decimal(-50), Decimal(100))

releases = pytest.mark.parametrize("expected", EXPECTED, ids=lambda e: e["file"].removeprefix("newsroom/"))


@cache
def _source(source_id: str) -> dict[str, Any]:
    text = (ROOT / "config" / "sources" / f"{source_id}.yaml").read_text("utf-8")
    declared: dict[str, Any] = yaml.safe_load(text)
    return declared


@cache
def _parse(file: str, source_id: str) -> Release:
    source = _source(source_id)
    hints = Hints(language=source["language"], issuer=source["issuer"], time_zone=source["time_zone"])
    return parse((SAMPLES / file).read_bytes(), location=f"samples/{file}", hints=hints)


def _release(expected: dict[str, Any]) -> Release:
    return _parse(expected["file"], expected["source"])


@cache
def _read(file: str, source_id: str) -> tuple[Figure, ...]:
    return read_figures(_parse(file, source_id), load_lexicon()).figures


def _figures(expected: dict[str, Any]) -> tuple[Figure, ...]:
    return _read(expected["file"], expected["source"])


def _spans(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where ``words`` stand in ``text``; a line break counts as a space."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return (match.span() for match in re.finditer(pattern, text))


def _overlapping(expected: dict[str, Any], words: str) -> list[Figure]:
    spans = list(_spans(_release(expected).text, words))
    return [f for f in _figures(expected) if any(f.start < end and start < f.end for start, end in spans)]


def _allowed(wanted: Any) -> list[Any]:
    return wanted if isinstance(wanted, list) else [wanted]


def _has(figure: Figure, wanted: dict[str, Any], fields: tuple[str, ...]) -> bool:
    for name in fields:
        if name not in wanted:
            continue
        got = getattr(figure, name)
        if isinstance(got, Decimal):
            same = got == Decimal(str(wanted[name]))
        elif name == "period":
            same = got is not None and [got.first, got.last] == wanted[name]
        elif name == "indicator":
            same = all(word.lower() in (got or "").lower() for word in wanted[name])
        else:
            same = got in _allowed(wanted[name])
        if not same:
            return False
    return True


def _missed(expected: dict[str, Any], fields: tuple[str, ...]) -> list[str]:
    missed = []
    for wanted in expected["figures"]:
        found = _overlapping(expected, wanted["quote"])
        if not any(_has(figure, wanted, ("measure", "value", *fields)) for figure in found):
            missed.append(f"{wanted} but read {found}")
    return missed


def test_every_sample_has_expectations() -> None:
    files = {path.relative_to(SAMPLES).as_posix() for path in (SAMPLES / "newsroom").rglob("*.*")}
    assert files == {expected["file"] for expected in EXPECTED}


def test_every_sample_is_listed_in_the_readme() -> None:
    readme = (SAMPLES / "README.md").read_text("utf-8")
    assert [e["file"] for e in EXPECTED if Path(e["file"]).name not in readme] == []


@releases
def test_release_is_described(expected: dict[str, Any]) -> None:
    release = _release(expected)
    got = (release.title, release.published, release.modified, release.issuer, release.canonical_url)
    assert got == (
        expected["title"],
        expected["published"],
        expected.get("modified"),
        expected["issuer"],
        expected.get("canonical_url"),
    )
    assert (release.language or "").split("-")[0] == expected["language"]


@releases
def test_release_is_flagged(expected: dict[str, Any]) -> None:
    flags = _release(expected).flags & JUDGED_FLAGS
    assert flags == {Flag(flag) for flag in expected["flags"]}


@releases
def test_glossary_is_found(expected: dict[str, Any]) -> None:
    names = [term.name for term in _release(expected).glossary]
    assert names == expected.get("glossary", names)


@releases
def test_chrome_is_not_in_the_body(expected: dict[str, Any]) -> None:
    release = _release(expected)
    body = [p for p in release.passages if p.kind is not PassageKind.BOILERPLATE]
    assert [words for words in expected["chrome"] if any(words in release.words(p) for p in body)] == []


@releases
def test_table_cells_are_parsed(expected: dict[str, Any]) -> None:
    release = _release(expected)
    cells = {release.words(cell).strip() for table in release.tables for cell in table.cells}
    assert [f["quote"] for f in expected["figures"] if f.get("table") and f["quote"] not in cells] == []


@releases
def test_figures_are_read(expected: dict[str, Any]) -> None:
    assert _missed(expected, ("value_high", "unit")) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_figures_are_dated_and_named(language: str) -> None:
    fields = ("value_high", "unit", "unit_mult", "bound", "basis", "nature", "prices", "period", "indicator")
    chosen = [expected for expected in EXPECTED if expected["language"] == language]
    wanted = sum(len(expected["figures"]) for expected in chosen)
    missed = [line for expected in chosen for line in _missed(expected, fields)]
    right = 1 - len(missed) / wanted
    assert right >= FULLY_RIGHT, "\n".join(
        [f"{right:.3f} of {wanted} figures are right in every field", *missed]
    )


@releases
def test_decoys_are_not_figures(expected: dict[str, Any]) -> None:
    text, taken = _release(expected).text, []
    for decoy in expected["not_figures"]:
        offset = decoy["words"].index(decoy["number"])
        for start, _ in _spans(text, decoy["words"]):
            first, last = start + offset, start + offset + len(decoy["number"])
            taken += [(decoy, f) for f in _figures(expected) if f.start < last and first < f.end]
    assert taken == []


@releases
def test_decoys_stand_in_the_body(expected: dict[str, Any]) -> None:
    text = _release(expected).text
    body = [decoy["words"] for decoy in expected["not_figures"] if not decoy.get("aside")]
    assert [words for words in body if not any(_spans(text, words))] == []


def test_only_the_planted_growth_rates_break_the_rule() -> None:
    low, high = GROWTH_RULE
    outside = {
        (expected["file"], figure.value)
        for expected in EXPECTED
        for figure in _figures(expected)
        if figure.measure is Measure.GROWTH_RATE and not low <= figure.value <= high
    }
    planted = {
        (expected["file"], Decimal(finding["value"]))
        for expected in EXPECTED
        for finding in expected["findings"]
        if finding["kind"] == "range"
    }
    assert outside == planted


@releases
def test_only_the_planted_slip_contradicts(expected: dict[str, Any]) -> None:
    found = contradictions(_figures(expected), _release(expected))
    planted = [Decimal(finding["value"]) for finding in expected["findings"] if finding["kind"] == "scale"]
    assert [c.suspect.value if c.suspect else c.message for c in found] == planted


def test_revised_page_replaces_the_first_one() -> None:
    pages = [_release(e) for e in EXPECTED if e.get("canonical_url", "").endswith("/releases/gdp-2026-q2")]
    assert [(p.published, p.modified) for p in pages] == [
        (date(2026, 7, 30), None),
        (date(2026, 7, 30), date(2026, 9, 4)),
    ]
