"""The parts of reading Chinese: numerals, periods, plain script, lists, and what always holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.words import load_lexicon
from press.model import Nature, Passage, PassageKind, Period, Reading, Release
from press.read.zh import read
from press.read.zh.naming import split
from press.read.zh.numerals import numeral
from press.read.zh.periods import resolve
from press.read.zh.reference import Reference
from press.read.zh.script import script

TODAY = date(2026, 3, 26)
LAST_YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
DIGITS = "零一二三四五六七八九"


def reading(text: str, title: str | None = None, kind: PassageKind = PassageKind.PARAGRAPH) -> Reading:
    release = Release(text, title=title, published=TODAY, passages=(Passage(0, kind, 0, len(text)),))
    return read(release, release.passages, load_lexicon())


@pytest.mark.parametrize(
    ("words", "value", "mult"),
    [
        ("1,862.47亿", "186247000000", 8),
        ("99万亿1000亿", "99100000000000", 8),
        ("三千八百五十六亿", "385600000000", 8),
        ("十二万八千", "128000", 3),
        ("1亿2千万", "120000000", 4),
        ("一万零五", "10005", 0),
        ("三百五", "350", 0),
        ("两", "2", 0),
        ("廿三", "23", 0),
        ("二点六亿", "260000000", 8),
        ("四十九兆九千五百九十二亿", "49959200000000", 8),
        ("二〇二五", "2025", 0),
        ("2万4337", "24337", 0),
    ],
)
def test_numerals(words: str, value: str, mult: int) -> None:
    found = numeral(words)
    assert found is not None
    assert (found.value, found.mult) == (Decimal(value), mult)


@pytest.mark.parametrize("words", ["几十", "数百", "几"])
def test_vague_numerals_have_no_value(words: str) -> None:
    found = numeral(words)
    assert found is not None
    assert found.vague


def test_two_digits_before_a_place_are_no_number() -> None:
    assert numeral("二三十") is None


def _spell(number: int) -> str:
    """A number below ten thousand in Chinese words."""
    out, zero = "", False
    for power, place in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = number // 10**power % 10
        if digit:
            out += ("零" if zero and out else "") + DIGITS[digit] + place
        zero = not digit
    return out or "零"


@given(st.integers(1, 9999))
def test_spelled_numbers_come_back(number: int) -> None:
    found = numeral(_spell(number))
    assert found is not None
    assert found.value == number


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("全年", "2025-01-01", "2025-12-31"),
        ("今年", "2026-01-01", "2026-12-31"),
        ("上年末", "2024-12-31", "2024-12-31"),
        ("前三季度", "2025-01-01", "2025-09-30"),
        ("1-5月份", "2025-01-01", "2025-05-31"),
        ("二零二六年首四个月", "2026-01-01", "2026-04-30"),
        ("二零二六年四月止的三个月", "2026-02-01", "2026-04-30"),
        ("对上三个月", "2024-01-01", "2024-12-31"),
        ("2024年上半年", "2024-01-01", "2024-06-30"),
        ("第四季度末", "2025-12-31", "2025-12-31"),
        ('"十四五"前四年', "2021-01-01", "2024-12-31"),
        ("第六个五年计划期间", "1981-01-01", "1985-12-31"),
        ("一九五三年到一九五七年", "1953-01-01", "1957-12-31"),
        ("过去五年", "2021-01-01", "2025-12-31"),
        ("今后五年", "2026-01-01", "2030-12-31"),
        ("2012年以来", "2012-01-01", "2025-12-31"),
        ("上年同期", "2024-01-01", "2024-12-31"),
        ("民国113年", "2024-01-01", "2024-12-31"),
        ("2月29日", None, None),
    ],
)
def test_periods(words: str, first: str | None, last: str | None) -> None:
    span = resolve(words, Reference(TODAY, LAST_YEAR))
    if first is None or last is None:
        assert span is None
    else:
        assert span is not None
        assert span.period == Period(date.fromisoformat(first), date.fromisoformat(last))


def test_script_keeps_the_way_back() -> None:
    raw = "地區(qū)總值 [2]1 8 6 2 億元"
    text = script(raw, 100, load_lexicon())
    assert text.text == "地区总值1862亿元"
    assert text.raw(4, 10) == (100 + raw.index("1 8"), 100 + len(raw))
    assert text.notes == ((100 + raw.index("["), 100 + raw.index("]") + 1),)


def test_a_full_width_comma_between_digits_parts_a_list() -> None:
    figures = reading("三项投资分别为100，200，300亿元。").figures
    assert [f.value for f in figures] == [Decimal(n) * 10**10 for n in (1, 2, 3)]


def test_lists_share_their_head() -> None:
    name = ("食品烟酒、衣着价格", "食品煙酒、衣著價格")
    assert split(name, 2, load_lexicon()) == [("食品烟酒价格", "食品煙酒價格"), ("衣着价格", "衣著價格")]
    assert split(name, 3, load_lexicon()) is None


def test_a_number_broken_over_lines_is_one() -> None:
    (figure,) = reading("全市贷款余额126\n.5亿元。").figures
    assert (figure.quote, figure.value) == ("126\n.5亿元", Decimal(12650000000))


def test_a_heading_sets_its_section() -> None:
    text = "二、2027年重点工作\n粮食产量120万吨。"
    cut = text.index("\n")
    passages = (
        Passage(0, PassageKind.HEADING, 0, cut),
        Passage(1, PassageKind.PARAGRAPH, cut + 1, len(text)),
    )
    (figure,) = read(Release(text, published=TODAY, passages=passages), passages, load_lexicon()).figures
    assert figure.nature is Nature.TARGET
    assert figure.period == Period(date(2027, 1, 1), date(2027, 12, 31))
    assert "nature from section" in figure.notes


def test_an_inherited_subject_says_so() -> None:
    first, second = reading("出口21亿元，增长5%。").figures
    assert second.indicator == first.indicator == "出口"
    assert "subject 出口 carried over" in second.notes
    assert second.rule == "zh.growth"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("财政收入[2]稳定增长。", "note-mark"),
        ("连续9年增产。", "duration"),
        ("引进50亿元以上项目。", "class"),
        ("8号线延伸段开通。", "name"),
        ("抓好六方面工作。", "own-parts"),
        ("第八届大会召开。", "ordinal"),
        ("财政收入为6.▓13万亿元。", "odd-character"),
    ],
)
def test_numbers_left_aside_have_a_reason(text: str, reason: str) -> None:
    found = reading(text)
    assert found.figures == ()
    assert reason in {skipped.reason for skipped in found.skipped}


@given(
    st.text(
        alphabet="增长下降占比为第分之成万亿元个百点%0123456789.,，、。（）年月上同比 一二三十\n", max_size=80
    )
)
def test_quotes_slice_back_and_values_are_finite(text: str) -> None:
    found = reading(text)
    for part in (*found.figures, *found.skipped):
        assert text[part.start : part.end] == part.quote
    assert all(figure.value.is_finite() for figure in found.figures)


@given(st.integers(1, 10**9), st.sampled_from(["", "万", "亿"]))
def test_falls_are_the_mirror_of_rises(number: int, scale: str) -> None:
    (rise,) = reading(f"出口增加{number}{scale}元。").figures
    (fall,) = reading(f"出口减少{number}{scale}元。").figures
    assert rise.value == -fall.value
    assert rise.value == number * {"": 1, "万": 10**4, "亿": 10**8}[scale]
