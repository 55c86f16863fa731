"""What ``communique explain`` says: for people, for machines, for text and tables, in both languages."""

from __future__ import annotations

import json
from datetime import date

import pytest
import yaml

from config.words import load_lexicon
from flows.explaining import context, lines, record
from flows.reasons import REASONS, plain
from press.figures import read_figures
from press.model import Passage, PassageKind, Reading, Release
from press.page import Hints, parse
from tests.conftest import ROOT

ENGLISH = "Sales in 2025\n\nSales rose by nearly 5% in May 2025. Profit was £3 million, as Article 9 says."
CHINESE = "2025年，出口额1.2万亿元，同比增长5.6%。第九条规定。"
TABLE = """# Accounts

| EUR million | 2025 | Change, % |
|---|---:|---:|
| Roads | 7 | 2.5 |
| Rails | n/a | XX |
"""


def _read(text: str, language: str, name: str = "told.txt") -> tuple[Release, Reading]:
    hints = Hints(language=language, published=date(2026, 2, 12))
    release = parse(text.encode(), location=name, hints=hints)
    return release, read_figures(release, load_lexicon())


def _said(text: str, language: str, name: str = "told.txt") -> dict[str, list[str]]:
    """The lines below each number."""
    told: dict[str, list[str]] = {}
    blocks = "\n".join(lines(*_read(text, language, name))).split("\n\n")
    for block in blocks[1:]:
        quote, *rest = block.splitlines()
        told[quote] = [" ".join(line.split()) for line in rest]
    return told


def test_a_figure_of_english_text_names_rule_words_and_period() -> None:
    said = _said(ENGLISH, "en")["5%"]
    assert "is growth_rate: almost 5 percent" in said
    assert "of what Sales" in said
    assert "when 2025-05-01 to 2025-05-31" in said
    assert "in Sales rose by nearly [5%] in May 2025. Profit was £3 million, as Article 9 says." in said
    assert "rule changed by" in said
    assert "because matched “rose by […] in”" in said
    assert "because bound from “nearly”" in said


def test_a_number_left_aside_says_why() -> None:
    said = _said(ENGLISH, "en")["9"]
    assert said[0] == f"is no figure: {REASONS['label']}"
    assert "rule label" in said


def test_a_figure_of_chinese_text_says_what_was_carried_over() -> None:
    said = _said(CHINESE, "zh")
    assert "because subject 出口额 from its clause" in said["1.2万亿元"]
    assert "because matched 同比增长" in said["5.6%"]
    assert "because subject 出口额 carried over" in said["5.6%"]
    assert any(line.startswith("because period from") for line in said["5.6%"])


def test_a_figure_of_a_table_names_its_heads() -> None:
    said = _said(TABLE, "en", "told.md")
    assert "because unit from corner “EUR million”" in said["7"]
    assert "because period from heads “2025”" in said["7"]
    assert "because row 2 “Roads”, column 3 “Change, %”" in said["2.5"]
    assert any(line.startswith("because period from the latest column") for line in said["2.5"])
    assert said["7"][3] == "in | Roads | [7] | 2.5 |"


def test_a_record_holds_the_same_for_machines() -> None:
    release, reading = _read(ENGLISH, "en")
    told = json.loads(json.dumps(record(release, reading)))
    assert {"rule", "notes", "context", "quote"} <= set(told["figures"][0])
    assert all(number["means"] and number["context"] for number in told["left_aside"])
    assert len(told["figures"]) == len(reading.figures)


def test_the_context_is_short_however_long_the_line() -> None:
    text = "word " * 400 + "sales rose 5% in May " + "word " * 400
    release = Release(text, language="en", passages=(Passage(0, PassageKind.PARAGRAPH, 0, len(text)),))
    [figure] = read_figures(release, load_lexicon()).figures
    assert "rose [5%] in May" in context(release, figure)
    assert len(context(release, figure)) < 140


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_reason_that_the_case_rows_meet_is_put_into_words(language: str) -> None:
    groups = yaml.safe_load((ROOT / "tests" / "cases" / f"{language}.yaml").read_text(encoding="utf-8"))
    met = set()
    for row in (row for rows in groups.values() for row in rows):
        text = row["text"]
        release = Release(
            text, language=language, passages=(Passage(0, PassageKind.PARAGRAPH, 0, len(text)),)
        )
        met |= {plain(number.reason) for number in read_figures(release, load_lexicon()).skipped}
    assert met - set(REASONS) == set()
