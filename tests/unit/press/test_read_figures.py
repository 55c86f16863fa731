"""Which reader reads which passage, and what a reading tells about itself."""

from __future__ import annotations

from datetime import date

import pytest

from config.words import load_lexicon
from press.figures import language_of, read_figures
from press.model import Passage, PassageKind, Reading, Release
from press.read.codes import indicator_code, series


def _release(text: str, kind: PassageKind = PassageKind.PARAGRAPH, language: str | None = None) -> Release:
    passage = Passage(0, kind, 0, len(text), language=language)
    return Release(text, published=date(2026, 2, 12), passages=(passage,))


def _read(text: str, kind: PassageKind = PassageKind.PARAGRAPH, language: str | None = "en") -> Reading:
    return read_figures(_release(text, kind, language), load_lexicon())


def test_a_passage_without_a_language_is_read_by_its_script() -> None:
    release = _release("粮食产量达到5吨。")
    assert language_of(release, release.passages[0]) == "zh"
    release = _release("Output reached 5 tonnes.")
    assert language_of(release, release.passages[0]) == "en"


def test_a_language_without_a_reader_gives_nothing() -> None:
    assert _read("La production a atteint 5 tonnes.", language="fr") == Reading((), ())


def test_tables_are_left_to_their_own_reader() -> None:
    assert _read("Output reached 5 tonnes.", PassageKind.TABLE).figures == ()


def test_figures_tell_their_rule_and_what_they_inherited() -> None:
    reading = _read("In 2025, sales reached 5 million euros. Exports rose 8%.")
    assert [f.rule for f in reading.figures] == ["predicate", "changed by"]
    assert "period from the period in force" in reading.figures[1].notes


def test_numbers_left_aside_tell_why() -> None:
    reading = _read("All 16 councils met for six months in Room 4 about COVID-19 on 3 May 2025 at 8:30 a.m.")
    assert reading.figures == ()
    reasons = {skipped.quote: skipped.reason for skipped in reading.skipped}
    assert reasons["six months"] == "duration"
    assert reasons["19"] == "code"
    assert reasons["3 May 2025"] == "date"
    assert reasons["8:30 a.m."] == "time"
    assert "known set" in reasons.values()


def test_an_odd_digit_is_named_and_not_read() -> None:
    reading = _read("The share was ٤٢% of all.")
    assert reading.figures == ()
    assert reading.skipped[0].reason == "odd character"
    assert "another script" in reading.skipped[0].detail


def test_a_flattened_table_is_not_guessed_at() -> None:
    cells = (
        "Net sales 1,234 1,111 5,678 5,432 Cost of sales 987 876 4,321 4,210 Gross profit 247 235 1,357 1,222"
    )
    reading = _read(cells)
    assert reading.figures == ()
    assert {skipped.reason for skipped in reading.skipped} == {"table"}


def test_context_ends_where_boilerplate_begins() -> None:
    text = "In 2024, output reached 5 tonnes.\nThe yard covers 6 hectares."
    cut = text.index("\n")
    passages = (
        Passage(0, PassageKind.PARAGRAPH, 0, cut, language="en"),
        Passage(1, PassageKind.BOILERPLATE, cut + 1, len(text), language="en"),
    )
    reading = read_figures(Release(text, passages=passages), load_lexicon())
    assert reading.figures[0].period is not None
    assert reading.figures[1].period is None


def test_the_longest_name_wins_and_a_veto_forbids() -> None:
    lexicon = load_lexicon()
    assert indicator_code(lexicon, "en", "adjusted EBITDA margin") == "EBITDA_MARGIN"
    assert indicator_code(lexicon, "en", "general public budget revenue") == "BUDGET_REV"
    assert indicator_code(lexicon, "en", "GDP per capita") == "GDP_PC"
    assert indicator_code(lexicon, "en", "the colour of cats") is None
    assert indicator_code(lexicon, "en", None) is None


@pytest.mark.parametrize(
    ("language", "name", "told"),
    [
        ("en", "total retail sales", "RETAIL"),
        ("en", "Retail sales: Total", "RETAIL"),
        ("en", "Retail sales of food and drink", "RETAIL: food drink"),
        ("en", "Retail sales: Food and drink", "RETAIL: food drink"),
        ("en", "Households with a cat", "household with cat"),
        ("zh", "全市地区生产总值", "GDP"),
        ("zh", "粮油、食品类社会消费品零售总额", "RETAIL: 粮油食品类"),
        ("zh", "养猫户数", "养猫户数"),
    ],
)
def test_what_may_be_compared(language: str, name: str, told: str) -> None:
    assert series(load_lexicon(), language, name) == told
