"""Plain text and Markdown: where blocks begin and end, and what they are."""

from __future__ import annotations

import pytest

from press.model import Flag, PassageKind, Release
from press.page import parse
from press.page.language import language_of


def text(source: str) -> Release:
    return parse(source.encode(), content_type="text/plain")


def words(release: Release) -> list[str]:
    return [release.words(passage) for passage in release.passages]


def test_one_paragraph_a_line() -> None:
    release = text(
        "一、总体情况\n　　全年产量增长百分之五，达到新的水平。\n　　价格保持稳定，比上年上涨百分之一。"
    )
    assert words(release) == [
        "一、总体情况",
        "全年产量增长百分之五，达到新的水平。",
        "价格保持稳定，比上年上涨百分之一。",
    ]
    assert [p.section for p in release.passages][1:] == ["一、总体情况", "一、总体情况"]


def test_folded_lines_are_one_paragraph() -> None:
    folded = (
        "The board raised its forecast for exports this year after a strong\r\n"
        "start, and said that orders from abroad were at their highest level\r\n"
        "since 2019. It left the outlook for imports as it was.\r\n\r\n"
        "The next forecast is due in June."
    )
    assert len(text(folded).passages) == 2
    assert text(folded).text == folded


def test_a_break_inside_a_sentence_does_not_part_it() -> None:
    assert words(text("Output rose by\nfour percent. " + "It had been flat for long. " * 12)) != []
    assert len(text("Output rose by\nfour percent. " + "It had been flat for long. " * 12).passages) == 1


def test_footnotes_and_notes() -> None:
    release = text(
        "Output rose by four percent[1] in the year to March.\n\nNotes:\n[1] Not adjusted for the season."
    )
    assert [p.kind for p in release.passages][-1] is PassageKind.FOOTNOTE


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("About Kestria Mills Inc.", PassageKind.BOILERPLATE),
        ("About Kestria Mills", PassageKind.BOILERPLATE),
        ("About half of the mills were shut in May.", PassageKind.PARAGRAPH),
    ],
)
def test_about_an_issuer_is_boilerplate_although_its_name_ends_in_a_full_stop(
    heading: str, kind: PassageKind
) -> None:
    opening = "The mill sold more paper in May. Its board raised the outlook."
    release = text(f"{opening}\n\n{heading}\n\nKestria makes paper and sells it abroad.\n")
    assert release.passages[-1].kind is kind


@pytest.mark.parametrize(
    ("body", "cut"),
    [
        ("The mill was built with money from the bank and the", True),
        ("The mill was built with money from the bank and the town, which also", True),
        ("The mill gives work to 200 people. It was built with money from the region…", True),
        ("The mill gives work to 200 people. [Read more]", True),
        ("厂区今年新增就业岗位二百个，投资总额达到十二亿元，主要用于设备更新和", True),
        ("He said that “the mill will open in the spring of next year with all its", True),
        ("The mill gives work to 200 people.", False),
        ("“The mill will open in spring,” he said.", False),
        ("厂区今年新增就业岗位二百个，投资总额达到十二亿元。", False),
        ("The mill gives work to 200 people.\n\nENDS", False),
        ("The mill gives work to 200 people.\n\nMore at https://mill.example/news/2026", False),
        ("The mill gives work to:\n\n- 120 people in the town\n- 80 people in the valley", False),
    ],
)
def test_truncation(body: str, cut: bool) -> None:
    assert (Flag.TRUNCATED in text(body).flags) is cut


def test_a_page_that_ends_inside_a_tag_is_cut() -> None:
    page = b"<html><body><p>The mill gives work to 200 people.</p><p cla"
    assert Flag.TRUNCATED in parse(page, content_type="text/html").flags


def test_an_entry_needs_to_be_explained() -> None:
    release = text(
        "Rain fell on all days.\n\nNorth\n\nRain was heavy there.\n\nSouth\n\nRain was light there."
    )
    assert release.glossary == ()


@pytest.mark.parametrize(
    ("sample", "declared", "language"),
    [
        ("The number of people in work has risen to its highest level on record.", None, "en"),
        ("El número de personas con empleo ha subido hasta el nivel más alto de la serie.", "en", "es"),
        ("全年居民收入继续增长，经济运行总体平稳。", "en", "zh-Hans"),
        ("全年居民收入繼續增長，經濟運行總體平穩。", "zh-CN", "zh-Hant"),
        ("上月中山工人人口", "zh-TW", "zh-Hant"),
        ("失業率は2.5パーセントで、前の月と同じでした。", None, "ja"),
        ("Число занятых выросло на два процента.", None, "ru"),
        ("1,234 5,678", "en", None),
        ("Oslo", "nb-NO", "nb"),
        ("Tonnes per hectare: 4.1; litres per cow: 22; euro per kilo: 3.", "en", "en"),
    ],
)
def test_language(sample: str, declared: str | None, language: str | None) -> None:
    assert language_of(sample, declared) == language


def test_marks_after_a_number_do_not_join_it() -> None:
    page = "<p>Sales were 103,984.8<sup>1</sup> million over 12 km<sup>2</sup>.</p>"
    assert (
        parse(page.encode(), content_type="text/html").text
        == "Sales were 103,984.8\u20091 million over 12 km2."
    )


def test_breaks_make_lines_and_two_make_paragraphs() -> None:
    page = "<div>Port Office<br>Quay 4<br><br>Open on weekdays.</div>"
    assert words(parse(page.encode(), content_type="text/html")) == [
        "Port Office\nQuay 4",
        "Open on weekdays.",
    ]


def test_layout_tables_do_not_swallow_prose() -> None:
    prose = "The company held its yearly meeting, and all who came approved the accounts of last year. " * 2
    page = (
        f"<table><tr><td>Item 5.</td><td>{prose}</td></tr><tr><td>Item 6.</td><td>{prose}</td></tr></table>"
    )
    release = parse(page.encode(), content_type="text/html")
    assert release.tables == ()
    assert prose.strip() in words(release)


def test_preformatted_text_is_read_as_text() -> None:
    page = "<pre>CARGO\n\nCargo rose by four percent in March, after a weak start to the\nyear.\n</pre>"
    found = words(parse(page.encode(), content_type="text/html"))
    assert found[-1] == "Cargo rose by four percent in March, after a weak start to the year."


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Non-GAAP results", PassageKind.PARAGRAPH),
        ("Non-GAAP quarterly highlights", PassageKind.PARAGRAPH),
        ("Non-GAAP financial measures", PassageKind.BOILERPLATE),
        ("Use of non-GAAP information", PassageKind.BOILERPLATE),
    ],
)
def test_results_without_gaap_are_told_and_their_definitions_are_not(heading: str, kind: PassageKind) -> None:
    release = text(f"# Orvane reports\n\nSales rose.\n\n## {heading}\n\nNet income was $4 million.\n")
    assert release.passages[-1].kind is kind
