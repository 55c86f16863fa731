"""Values and breaches as sentences, and cell values that cannot be markup."""

from __future__ import annotations

from decimal import Decimal

import pytest

from expectations.docs import plain, safe
from expectations.keys import Failing
from expectations.rules import Rule
from expectations.words import amount, message, number, short
from tests.validation_world import figure, rate, release


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal("250.000000000"), "250"),
        (Decimal("-3.50"), "−3.5"),
        (Decimal("278900000000"), "278,900,000,000"),
        (Decimal("0E-9"), "0"),
        (Decimal("0.000001"), "0.000001"),
        (1e3, "1,000"),
        ("2026-01-31", "2026-01-31"),
        (True, "True"),
    ],
)
def test_numbers(value: object, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (Decimal("33.3"), "percent", "33.3 %"),
        (Decimal("0.6"), "percentage_point", "0.6 percentage points"),
        (Decimal("1.8"), "times", "1.8 times"),
        (Decimal(74), "count", "74"),
        (Decimal(1200), "CNY/person", "1,200 CNY/person"),
    ],
)
def test_amounts(value: Decimal, unit: str, words: str) -> None:
    assert amount(value, unit) == words


def test_long_texts_are_cut_on_one_line() -> None:
    assert short("a\n  b") == "a b"
    assert len(short("x" * 500)) == 80


def broken(row: dict[str, object], expectation: str, detail: str | None = None, **arguments: object) -> str:
    table = "figure" if "figure_id" in row else "release"
    rule = Rule("r", table, f"expect_column_{expectation}", arguments, "warning", "It is tested.")
    return message(Failing(rule, "key", row, detail))


def test_a_breach_names_the_value_and_the_limit() -> None:
    between = "values_to_be_between"
    assert broken(rate("250"), between, column="obs_value", min_value=-50, max_value=100) == (
        "growth rate of exports of machine tools is 250 %, outside −50 % to 100 %"
    )
    assert broken(rate("-60"), between, column="obs_value", min_value=-50).endswith("is −60 %, below −50 %")
    assert broken(rate("0"), between, column="obs_value", min_value=0, strict_min=True).endswith(
        "not above 0 %"
    )
    assert broken(rate("7"), between, column="obs_value", max_value=5).endswith("is 7 %, above 5 %")
    assert broken(figure(unit_mult=40), between, column="unit_mult", max_value=18) == (
        "level of exports of machine tools is 1,000 EUR: unit mult is 40, above 18"
    )


def test_a_breach_of_another_table_names_the_row() -> None:
    assert broken(release(published_on=None), "values_to_not_be_null", column="published_on") == (
        "release “Foreign trade of Tarn”: published on is missing, but every row must tell it"
    )
    codes = broken(release(sha256="x"), "values_to_match_regex", column="sha256", regex="^a$")
    assert codes == "release “Foreign trade of Tarn”: sha256 is “x”, which has not the declared form"


def test_a_figure_without_an_indicator_is_still_told() -> None:
    row = figure(indicator=None, measure="rank", unit_measure="rank", obs_value=Decimal("1.5"))
    told = broken(row, "values_to_be_between", detail="a rank is a whole number from 1", column="obs_value")
    assert told == "rank of something unnamed is 1.5: a rank is a whole number from 1"


def test_a_plain_value_holds_no_markup_and_no_control_characters() -> None:
    assert plain("<b onclick=\"x('1')\">&amp; {{a}} ${b} `c` \\d") == (
        "‹b onclick=”x(’1’)”›＆amp; （（a）） ＄（b） ’c’ ＼d"
    )
    assert plain("a\x1b[31m\u202eb\x00") == "a [31m b "
    assert plain("y" * 999) == "y" * 200
    assert (plain(3), plain(None), plain(True)) == (3, None, True)
    assert plain(Decimal("1.5")) == "1.5"


@pytest.mark.parametrize(
    "harm",
    [
        '<script src="https://host.example/a.js"></script>',
        "<SCRIPT>go()</SCRIPT >",
        '<link rel="stylesheet" href="//host.example/a.css">',
        "<img class='x'\n src='http://host.example/a.png'/>",
        "<p style=\"background: url('https://host.example/a.png')\">",
        '<p onclick="go()">',
    ],
)
def test_pages_are_rid_of_scripts_and_outside_addresses(harm: str) -> None:
    page = safe(f"<html><head></head><body>{harm}<p>kept</p></body></html>")
    assert "host.example" not in page
    assert "go()" not in page
    assert "<p>kept</p>" in page
    assert page.startswith(
        '<html><head>\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\''
    )
