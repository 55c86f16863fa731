"""Every row of tests/cases/tables.yaml, and what holds for any table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from config.words import load_lexicon
from press.figures import read_figures
from press.model import Cell, Figure, Passage, PassageKind, Period, Reading, Release, Table
from press.page import Hints, parse
from press.read.tables import read_table
from tests.conftest import ROOT

PUBLISHED = "2026-11-20"


def _rows() -> list[Any]:
    groups = yaml.safe_load((ROOT / "tests" / "cases" / "tables.yaml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=f"{group}: {row['name']}") for group, rows in groups.items() for row in rows]


def _page(row: dict[str, Any]) -> Release:
    language = row.get("language", "en")
    title = row.get("title", "统计表" if language == "zh" else "Statistical tables")
    if "markdown" in row:
        text = f"# {title}\n\n{row['markdown']}"
        hints = Hints(title=title, published=date.fromisoformat(PUBLISHED), language=language)
        return parse(text.encode(), location="table.md", hints=hints)
    head = f'<title>{title}</title><meta name="date" content="{PUBLISHED}">'
    body = f"<article><h1>{title}</h1>{row['html']}</article>"
    page = f'<html lang="{language}"><head>{head}</head><body>{body}</body></html>'
    return parse(page.encode(), location="table.html", hints=Hints(language=language))


def _read(row: dict[str, Any]) -> tuple[Release, Reading]:
    release = _page(row)
    assert release.tables, "the page's table was not parsed"
    return release, read_figures(release, load_lexicon())


def _period(words: Any) -> Period | None:
    """2025, 2025-04, 2025-01..2025-04, 2025-12-31 as first and last day; none is None."""
    if words == "none":
        return None
    first, dots, last = str(words).partition("..")
    return Period(_edge(first, False), _edge(last if dots else first, True))


def _edge(words: str, last: bool) -> date:
    year, *rest = (int(part) for part in words.split("-"))
    month = rest[0] if rest else 12 if last else 1
    if len(rest) == 2:
        return date(year, month, rest[1])
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1) if last else date(year, month, 1)


def _differences(wanted: dict[str, Any], figure: Figure) -> dict[str, tuple[Any, Any]]:
    found: dict[str, tuple[Any, Any]] = {}
    for name, want in wanted.items():
        have = getattr(figure, name)
        if name in ("value", "value_high"):
            want = Decimal(str(want))
        elif name in ("period", "base_period"):
            want = _period(want)
        if have != (None if want == "none" else want):
            found[name] = (want, have)
    return found


def _of_tables(release: Release, reading: Reading) -> Reading:
    """Without what the words around the table say."""
    spans = [(p.start, p.end) for p in release.passages if p.kind is PassageKind.TABLE]
    return Reading(
        tuple(f for f in reading.figures if any(a <= f.start and f.end <= b for a, b in spans)),
        tuple(f for f in reading.skipped if any(a <= f.start and f.end <= b for a, b in spans)),
    )


@pytest.mark.parametrize("row", _rows())
def test_table_is_read(row: dict[str, Any]) -> None:
    release, reading = _read(row)
    reading = _of_tables(release, reading)
    quotes = [figure.quote for figure in reading.figures]
    assert len(quotes) == len(row["figures"]), quotes
    pairs = zip(row["figures"], reading.figures, strict=True)
    assert [d for wanted, figure in pairs if (d := _differences(wanted, figure))] == []


@pytest.mark.parametrize("row", [row for row in _rows() if row.values[0].get("skipped")])
def test_number_is_left_aside(row: dict[str, Any]) -> None:
    _, reading = _read(row)
    reasons = {skipped.quote: skipped.reason for skipped in reading.skipped}
    wanted = {quote: f"table: {reason}" for quote, reason in row["skipped"].items()}
    assert {quote: reasons.get(quote) for quote in wanted} == wanted


@pytest.mark.parametrize("row", _rows())
def test_quotes_are_the_cells_words(row: dict[str, Any]) -> None:
    release, reading = _read(row)
    cells = {(cell.start, cell.end) for table in release.tables for cell in table.cells}
    for figure in reading.figures:
        assert release.text[figure.start : figure.end] == figure.quote
        assert any(start <= figure.start and figure.end <= end for start, end in cells)
        assert figure.rule == f"table.{figure.measure.value}"
        assert figure.notes[0].startswith(("unit from ", "a column of ranks"))


MERGED = """
<table><caption>EUR million</caption><tr><th></th><th>2024</th><th>2025</th></tr>
<tr><td>Roads</td><td>4</td><td rowspan=2>7</td></tr><tr><td>Rails</td><td>5</td></tr></table>
"""


def test_a_merged_value_is_one_figure() -> None:
    _, reading = _read({"html": MERGED})
    assert [figure.quote for figure in reading.figures] == ["4", "7", "5"]


def test_a_language_without_a_reader_gives_nothing() -> None:
    row = {"language": "de", "html": "<table><caption>Millionen EUR</caption><tr><th></th><th>2025</th></tr>"
           "<tr><td>Umsatz</td><td>4</td></tr><tr><td>Kosten</td><td>5</td></tr></table>"}  # fmt: skip
    _, reading = _read(row)
    assert reading.figures == ()


def _release(rows: list[list[str]], caption: str | None, language: str) -> Release:
    text, cells = "", []
    for y, row in enumerate(rows):
        for x, words in enumerate(row):
            cells.append(Cell(y, x, len(text), len(text) + len(words), header=y == 0))
            text += words + "\t"
    table = Table(0, caption, tuple(cells))
    passage = Passage(0, PassageKind.TABLE, 0, len(text))
    return Release(text, language=language, passages=(passage,), tables=(table,))


_HEADS = [
    "2025",
    "Q1",
    "EUR million",
    "%",
    "of which",
    "Total",
    "其中：出口",
    "（亿元）",
    "12月",
    "£000",
    "$",
]
_WORDS = st.one_of(st.sampled_from([*_HEADS, "-", "(3.2)", "1,204"]), st.text(max_size=12))


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.lists(_WORDS, max_size=5), max_size=6),
    caption=st.one_of(st.none(), _WORDS),
    language=st.sampled_from(["en", "zh"]),
)
def test_any_table_is_read_without_error(rows: list[list[str]], caption: str | None, language: str) -> None:
    release = _release(rows, caption, language)
    reading = read_table(release, release.tables[0], language, load_lexicon())
    assert all(release.text[f.start : f.end] == f.quote and f.quote for f in reading.figures)
    spans = [(f.start, f.end) for f in reading.figures] + [(s.start, s.end) for s in reading.skipped]
    assert len(spans) == len(set(spans))


@pytest.mark.parametrize(
    "evil", ["(" * 9000, "1" * 9000, "1," * 9000, "by " * 9000, "= 100 " * 9000, "表" * 9000]
)
def test_hostile_cells_give_no_figure(evil: str) -> None:
    release = _release([["", evil], [evil, evil]], evil, "en")
    assert read_table(release, release.tables[0], "en", load_lexicon()).figures == ()
