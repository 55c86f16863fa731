"""The sample newsroom through the whole night: what a new user sees first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flows.announce import as_markdown
from flows.errors import Exit
from flows.summary import QUERIES, Summary
from warehouse.query import query

pytestmark = pytest.mark.slow


def column(data: Path, sql: str) -> list[object]:
    """The first column of an answer."""
    return query(data, sql).table.column(0).to_pylist()


def test_the_night_reads_every_release(newsroom: tuple[Path, Summary], root: Path) -> None:
    data, summary = newsroom
    folder = root / "samples" / "newsroom"
    files = [path for path in folder.rglob("*.*") if path.suffix in (".html", ".txt", ".md")]
    assert summary.exit is Exit.OK
    assert (summary.seen, summary.loaded) == (len(files), len(files))
    assert summary.totals["figure"] > 300
    assert column(data, "SELECT count(*) FROM figure WHERE passage_id IS NULL") == [0]


def test_the_planted_errors_are_found(newsroom: tuple[Path, Summary]) -> None:
    data, _ = newsroom
    scale = "SELECT message FROM open_findings WHERE kind = 'scale'"
    assert [str(m) for m in column(data, scale) if "912.0 million" in str(m) and "91.2" in str(m)]
    growth = (
        "SELECT DISTINCT quote FROM finding JOIN figure ON list_contains(figure_ids, figure_id) "
        "WHERE kind = 'growth-rate-range' ORDER BY 1"
    )
    assert column(data, growth) == ["250%", "60%"]
    kept_out = "SELECT rule_id FROM quarantine WHERE table_name = 'release'"
    assert column(data, kept_out) == ["release-has-a-body"]
    flags = "SELECT kind FROM open_findings WHERE origin = 'reading' ORDER BY kind"
    assert {"no_date", "truncated"} <= set(column(data, flags))


def test_a_revised_release_has_two_versions(newsroom: tuple[Path, Summary]) -> None:
    data, _ = newsroom
    revised = "SELECT title FROM release_history WHERE versions = 2 ORDER BY version_no"
    first, second = (str(title) for title in column(data, revised))
    assert "0.6%" in first
    assert "0.4%" in second


def test_the_gb18030_page_is_read_as_what_it_is(newsroom: tuple[Path, Summary]) -> None:
    data, _ = newsroom
    page = "SELECT text FROM release WHERE location LIKE '%qiansanjidu%'"
    [text] = column(data, page)
    assert "喆" in str(text)
    assert "\N{REPLACEMENT CHARACTER}" not in str(text)


@pytest.mark.parametrize("number", range(len(QUERIES)))
def test_the_queries_to_try_have_answers(newsroom: tuple[Path, Summary], number: int) -> None:
    data, _ = newsroom
    assert query(data, QUERIES[number]).table.num_rows > 0


def test_the_queries_of_the_readme_have_answers(newsroom: tuple[Path, Summary], root: Path) -> None:
    data, _ = newsroom
    text = (root / "README.md").read_text(encoding="utf-8")
    queries = re.findall(r'communique query "([^"]+)"', text)
    assert len(queries) == 3
    for sql in queries:
        assert query(data, sql).table.num_rows > 0, sql


def test_the_report_shows_the_slip_beside_its_sentence(newsroom: tuple[Path, Summary]) -> None:
    _, summary = newsroom
    assert summary.report is not None
    page = summary.report.read_text(encoding="utf-8")
    assert re.search(r"<mark[^>]*>[^<]*EUR 912\.0 million", page)
    assert "default-src 'none'" in page
    assert "<script" not in page


def test_the_summary_is_a_table_that_titles_cannot_break(newsroom: tuple[Path, Summary]) -> None:
    _, summary = newsroom
    lines = as_markdown(summary).splitlines()
    assert lines[0] == f"# Night of {summary.logical_date}"
    assert all(line.count("|") - line.count("\\|") == 3 for line in lines[2:])
