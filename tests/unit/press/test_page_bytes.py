"""Bytes to text: charsets, kinds of content, limits."""

from __future__ import annotations

import pytest

from press.errors import PageTooLarge, PressError, UnreadablePage
from press.model import Flag
from press.page import MOST_BYTES, content_kind, parse
from press.page.charset import decode

CHINESE = "全市粮食总产量增长，经济运行平稳，居民收入继续提高。"


def test_a_mark_at_the_start_of_a_text_stays_and_counts() -> None:
    release = parse(b"\xef\xbb\xbfGrain harvest\r\n\r\nIt rose by 3%.\r\n", content_type="text/plain")
    assert release.text == "\ufeffGrain harvest\r\n\r\nIt rose by 3%.\r\n"
    assert release.title == "Grain harvest"
    assert (release.passages[0].start, release.passages[0].end) == (1, 14)


@pytest.mark.parametrize("label", ["gb2312", "GBK", "x-gbk", "gb18030"])
def test_labels_of_the_gb_family_are_read_as_gb18030(label: str) -> None:
    decoded = decode((CHINESE + "㙍").encode("gb18030"), label)
    assert (decoded.text, decoded.charset, decoded.flags) == (CHINESE + "㙍", "gb18030", frozenset())


@pytest.mark.parametrize(("written", "read"), [("gb18030", "gb18030"), ("big5", "big5hkscs")])
def test_undeclared_chinese_is_detected_and_flagged(written: str, read: str) -> None:
    text = (
        CHINESE if written == "gb18030" else "全市經濟運行平穩，生產總值較上年同期增長，統計處今日發布資料。"
    )
    decoded = decode(text.encode(written))
    assert (decoded.text, decoded.charset) == (text, read)
    assert decoded.flags == {Flag.CHARSET_GUESSED}


def test_utf_8_under_a_wrong_label_is_still_utf_8() -> None:
    decoded = decode(CHINESE.encode(), "iso-8859-1")
    assert (decoded.text, decoded.flags) == (CHINESE, {Flag.CHARSET_GUESSED})


def test_a_few_bad_bytes_are_replaced_and_flagged() -> None:
    decoded = decode("Prices rose by 2 % – at last".encode() + b"\xff", "utf-8")
    assert decoded.text == "Prices rose by 2 % – at last\ufffd"
    assert decoded.flags == {Flag.CHARSET_ERRORS}


def test_a_declared_charset_that_cannot_be_gives_way() -> None:
    decoded = decode(CHINESE.encode("gb18030") * 20, "utf-8")
    assert decoded.text.startswith(CHINESE)
    assert Flag.CHARSET_GUESSED in decoded.flags


def test_the_markup_may_declare_the_charset_but_the_header_wins() -> None:
    page = b'<html><meta charset="windows-1251"><p>\xe9t\xe9 caf\xe9</p></html>'
    assert parse(page, content_type="text/html; charset=iso-8859-1").text == "été café"
    assert parse(page, content_type="text/html").charset == "cp1251"


@pytest.mark.parametrize(
    ("raw", "content_type", "location", "kind"),
    [
        (b"# Title", None, "a/b.md", "markdown"),
        (b"plain words", None, "a/b.txt", "text"),
        (b"plain words", None, "", "text"),
        (b"  <!DOCTYPE html><p>x", None, "", "html"),
        (b"<p>x</p>", "text/plain", "", "text"),
        (b"x", "application/xhtml+xml; charset=utf-8", "a.txt", "html"),
        (b"x", None, "https://h/a.htm?b=c.txt", "html"),
        (b"a < b and c > d", None, "", "text"),
    ],
)
def test_content_kind(raw: bytes, content_type: str | None, location: str, kind: str) -> None:
    assert content_kind(raw, content_type, location) == kind


@pytest.mark.parametrize("content_type", ["text/html", "text/plain", "text/markdown"])
@pytest.mark.parametrize("raw", [b"", b"  \n ", b"\x00\x00", b"<html></html>"[:0]])
def test_nothing_is_flagged_not_raised(raw: bytes, content_type: str) -> None:
    release = parse(raw, content_type=content_type)
    assert release.passages == ()
    assert {Flag.NO_BODY, Flag.NO_TITLE, Flag.NO_DATE, Flag.NO_ISSUER, Flag.NO_LANGUAGE} <= release.flags


def test_too_large_says_what_and_how_much() -> None:
    with pytest.raises(PageTooLarge, match=r"big\.html: 5,000,001 bytes, more than the cap of 5,000,000"):
        parse(b"x" * (MOST_BYTES + 1), location="big.html")


def test_too_many_elements_is_an_error_of_the_tree() -> None:
    with pytest.raises(UnreadablePage) as caught:
        parse(b"<p>x" * 250_000, content_type="text/html")
    assert isinstance(caught.value, PressError)


def test_deep_nesting_is_read_as_far_as_it_goes() -> None:
    page = b"<html><body><p>Before the well.</p>" + b"<div>" * 50_000 + b"deep"
    assert parse(page, content_type="text/html").text.startswith("Before the well.")
