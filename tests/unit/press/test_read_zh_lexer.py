"""The first-character test before the lexer's pattern changes no token; formal numerals keep to numbers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.words import load_lexicon
from press.read.zh.formal import plain_numerals
from press.read.zh.lexer import lexer_of

_LED = re.compile(r"\(\?=\[(?:\\.|[^\]\\])*\]\)\(\?:(.*)\)", re.DOTALL)
_CHARACTERS = (
    "零一二两三十百千万亿兆廿卅几数半对翻过大前第首榜头负分之点成折倍番年月日季度上下全今本去来末初期同比较由从"
    "到至约超近增长降为达人民币元美港0123456789.,%‰+-~/:$¥€ kK打又强位名五十四规划新改革中国民间"
)


def _unled() -> re.Pattern[str]:
    found = _LED.fullmatch(lexer_of(load_lexicon()).pattern.pattern)
    assert found, "the pattern no longer begins with a class of first characters"
    return re.compile(found[1])


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int, str | None]]:
    return [(*match.span(), match.lastgroup) for match in pattern.finditer(text)]


@pytest.mark.parametrize(
    "text",
    [
        "全年粮食产量128.4万吨，比上年增长1.1%，占全国的五分之一。",
        "民国一一三年第3季，對上三个月，翻了近两番，居首位；HK$300亿，过半，打对折。",
        "“十四五”前四年，.5亿吨，负三又二分之一，10:30，前十，榜首，廿五家，卅年。",
        "改革开放以来，新中国成立以来，建国以来，最近五年，此后三年，之后两年。",
    ],
)
def test_the_first_characters_lose_nothing(text: str) -> None:
    assert _spans(lexer_of(load_lexicon()).pattern, text) == _spans(_unled(), text)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=_CHARACTERS, max_size=40))
def test_the_first_characters_lose_nothing_in_any_text(text: str) -> None:
    assert _spans(lexer_of(load_lexicon()).pattern, text) == _spans(_unled(), text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("人民币叁仟伍佰万元", "人民币三千五百万元"),
        ("陆点伍折", "六点五折"),
        ("二分之壹", "二分之一"),
        ("大陆的队伍收拾行装，不敢放肆", "大陆的队伍收拾行装，不敢放肆"),
    ],
)
def test_formal_numerals_are_read_inside_numbers_only(text: str, plain: str) -> None:
    assert plain_numerals(text) == plain
