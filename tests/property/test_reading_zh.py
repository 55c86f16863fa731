"""What holds for every Chinese text and every cell: numerals come back, scales multiply, words turn signs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from config.words import load_lexicon
from press.figures import read_figures
from press.model import Figure, Measure, Passage, PassageKind, Release
from press.page import Hints, parse

DIGITS = "零一二三四五六七八九"
PLACES = ((1000, "千"), (100, "百"), (10, "十"))
FRAGMENTS = (
    "出口额", "增长", "下降", "5%", "3万亿元", "，", "。", "其中", "分别", "比上年", "2025年", "占",
    "一季度", "（3）", "约", "以上", "▓", "１２", "百分之六", "1-4月", "、", "\n", "第三", "倍",
)  # fmt: skip


def _read(text: str) -> tuple[Figure, ...]:
    passage = Passage(0, PassageKind.PARAGRAPH, 0, len(text), language="zh")
    return read_figures(
        Release(text, published=date(2026, 3, 26), passages=(passage,)), load_lexicon()
    ).figures


def _only(text: str) -> Figure:
    figures = _read(text)
    assert len(figures) == 1, [f.quote for f in figures]
    return figures[0]


def _spelled(number: int) -> str:
    """A number below ten thousand as it is written: 一千零五, 三百二十."""
    words, gap = "", False
    for size, place in PLACES:
        digit, number = divmod(number, size)
        if digit:
            words += (DIGITS[0] if gap else "") + DIGITS[digit] + place
        gap = bool(words) and not digit
    return words + (DIGITS[0] if gap and number else "") + (DIGITS[number] if number else "")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30))
def test_quotes_slice_back_and_readings_repeat(parts: list[str]) -> None:
    text = "".join(parts)
    figures = _read(text)
    assert all(text[f.start : f.end] == f.quote for f in figures)
    assert figures == _read(text)


@settings(deadline=None)
@given(st.integers(min_value=100, max_value=9999))
def test_spelled_numbers_read_as_the_number(number: int) -> None:
    assert _only(f"新建学校{_spelled(number)}所。").value == number


@settings(deadline=None)
@given(st.integers(min_value=3000, max_value=10**9))
def test_digits_read_as_the_number(number: int) -> None:
    assert _only(f"新建住房{number}套。").value == number


@settings(deadline=None)
@given(
    st.decimals(min_value="0.1", max_value="999", places=1),
    st.sampled_from([("万", 4), ("亿", 8), ("万亿", 12), ("百万", 6)]),
)
def test_a_scale_is_a_power_of_ten(number: Decimal, scale: tuple[str, int]) -> None:
    figure = _only(f"出口额{number}{scale[0]}元。")
    assert figure.value == number.scaleb(scale[1])
    assert figure.unit_mult == scale[1]


@settings(deadline=None)
@given(st.decimals(min_value="0.1", max_value="99", places=1))
def test_up_and_down_differ_in_sign_alone(number: Decimal) -> None:
    rise, fall = _only(f"出口额增长{number}%。"), _only(f"出口额下降{number}%。")
    assert rise.measure is fall.measure is Measure.GROWTH_RATE
    assert rise.value == -fall.value == number


def _cell(printed: str, unit: str) -> Figure:
    page = f"# Accounts\n\n| {unit} | 2025 |\n|---|---|\n| Roads | {printed} |\n"
    release = parse(page.encode(), location="page.md", hints=Hints(language="en"))
    [figure] = read_figures(release, load_lexicon()).figures
    return figure


@settings(max_examples=40, deadline=None)
@given(
    st.decimals(min_value="0.1", max_value="9999", places=1),
    st.sampled_from([("thousand", 3), ("million", 6)]),
)
def test_a_cell_in_brackets_is_the_negative_and_a_head_scales_it(
    number: Decimal, scale: tuple[str, int]
) -> None:
    plain, negative = _cell(f"{number:,}", f"EUR {scale[0]}"), _cell(f"({number:,})", f"EUR {scale[0]}")
    assert plain.value == -negative.value == number.scaleb(scale[1])
    assert plain.unit_mult == scale[1]
