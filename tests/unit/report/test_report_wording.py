"""Numbers, units, periods and links as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from expectations.report.facts import Document, Figure
from expectations.report.links import live, safe, text_fragment
from expectations.report.numbers import expected, number, short_number, unit_in_words, value_of
from expectations.report.wording import ago, code, count, moment, period, visible


def figure(
    value: str, unit: str, measure: str = "level", bound: str = "exact", high: str | None = None
) -> Figure:
    top = Decimal(high) if high else None
    where = ("f", "r", "v", 0, 1, "q", measure, Decimal(value), top)
    return Figure(*where, bound, unit, None, None, "source", None, None, None, None, "actual", "rule")


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (figure("163200000000.000000000", "CNY"), "163,200,000,000 CNY"),
        (figure("7.800000000", "percent", "growth_rate"), "+7.8%"),
        (figure("-12.5", "percent", "growth_rate"), "−12.5%"),
        (figure("58.3", "percent", "share"), "58.3%"),
        (figure("0.6", "percentage_point", "change"), "+0.6 percentage points"),
        (figure("1.8", "times", "multiple"), "1.8 times"),
        (figure("3", "rank", "rank", "at_most"), "at most rank 3"),
        (figure("74", "count"), "74"),
        (figure("5", "percent", "growth_rate", "between", "5.5"), "+5 to +5.5%"),
        (figure("20000000000", "CNY", "level", "more_than"), "more than 20,000,000,000 CNY"),
        (figure("52.4", "CNY/person"), "52.4 CNY per person"),
        (figure("12345678901234567890.123456789", "EUR"), "12,345,678,901,234,567,890.123456789 EUR"),
    ],
)
def test_values(of: Figure, said: str) -> None:
    assert str(value_of(of)) == said


def test_numbers() -> None:
    assert [number(Decimal(n)) for n in ("0", "-0.50", "1000", "1E+6")] == ["0", "−0.5", "1,000", "1,000,000"]
    assert short_number(Decimal("163200000000")) == "163.2 billion"
    assert short_number(Decimal("-5150000")) == "−5.15 million"
    assert short_number(Decimal("999999")) is None
    assert short_number(Decimal("1234567.89")) is None


def test_units_come_from_the_lexicon() -> None:
    said = [unit_in_words(u) for u in ("t", "kW.h", "CNY", "USD/h", "km2", "unknown_thing")]
    assert said == ["tonnes", "kilowatt-hours", "CNY", "USD per hour", "km²", "unknown thing"]


def test_an_expected_value_is_one_place_more_precise_than_the_suspect() -> None:
    rate = figure("7.8", "percent", "growth_rate")
    assert expected(Decimal("15.829347"), rate) == "+15.83%"
    assert expected(Decimal("16321234567.8"), figure("163200000000", "CNY")) == "16,320,000,000 CNY"


def test_words() -> None:
    assert code("multiple-vs-growth") == "Multiple vs growth"
    assert [count(n, "finding") for n in (0, 1, 1200)] == ["0 findings", "1 finding", "1,200 findings"]
    said = [period(p) for p in ("2024", "2024-Q3", "2024-05", "2021-01-01/2024-12-31", "2024-13", "odd")]
    assert said == ["2024", "Q3 2024", "May 2024", "1 Jan 2021 to 31 Dec 2024", "2024-13", "odd"]
    assert moment(datetime(2026, 1, 2, 3, 4, tzinfo=UTC)) == "2 January 2026, 03:04 UTC"
    today = date(2026, 11, 23)
    days = [date(2026, 11, 23), date(2026, 11, 22), date(2026, 11, 1), date(2026, 6, 1), date(2026, 11, 24)]
    assert [ago(d, today) for d in days] == ["today", "yesterday", "22 days ago", "5 months ago", "in 1 day"]


def test_unseen_characters_are_made_visible() -> None:
    assert visible("a\u202eb\u200bc\x1b[1m\td\ud800") == "a⟦U+202E⟧b⟦U+200B⟧c⟦U+001B⟧[1m\td⟦U+D800⟧"


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "news/a.html",
        ),
        *(
            "//host/x",
            "https://",
            "https://user@host/x",
            "https://good.example\\@evil.example/",
            "ht tp://x/",
        ),
        *(" https://x.example", "https://x.example/\u202egpj", "https://[broken", "vbscript:x", "", None),
    ],
)
def test_what_is_no_plain_web_address_is_no_link(url: str | None) -> None:
    assert safe(url) is None


def document(text: str, url: str | None, location: str = "a.html") -> Document:
    return Document("r", "v", "s", location, url, "T", None, None, "en", "0" * 64, text)


def test_the_live_page_opens_at_the_words() -> None:
    page = document("Sales: 5-6 units, in all.", "https://x.example/a?b=1#top")
    assert live(page, (7, 16)) is not None
    link = live(page, (7, 16))
    assert link
    assert link.url == "https://x.example/a?b=1#top:~:text=5%2D6%20units"
    assert link.host == "x.example"


def test_words_printed_twice_are_told_apart_by_those_before() -> None:
    text = "Ports made 5%. Later the mills made 5%."
    assert text_fragment(text, 36, 38) == "text=Later%20the%20mills%20made-,5%25"
    assert text_fragment("only 5% here", 5, 7) == "text=5%25"


def test_the_location_serves_where_the_page_gives_no_address() -> None:
    link = live(document("x", "javascript:alert(1)", "http://y.example/b"))
    assert link
    assert link.url == "http://y.example/b"
    assert live(document("x", None)) is None
