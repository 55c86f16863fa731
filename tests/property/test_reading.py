"""What holds for every text: quotes slice back, values follow digits, words, scales and signs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from config.words import load_lexicon
from press.figures import read_figures
from press.model import Figure, Measure, Passage, PassageKind, Release
from press.text import normalise

FRAGMENTS = (
    "Revenue", "rose", "fell", "by", "to", "from", "5%", "12.5 percent", "$3.4 million",
    "1,250 jobs", "in 2024",
    "the", "of", "and", ",", ".", "compared with", "a year earlier", "(", ")", "was", "were",
    "up", "down", "one",
    "in", "five", "half", "£2bn", "3–4%", "ranking first", "doubled", "per", "share",
    "«ten billion»", "respectively",
    "１２", "5\u00a0km", "1/4", "-3.2", "+8%", "Table 4", "COVID-19", "▓", "\u200b", "May", "Q3",
    "FY2025", ":", "\n",
)  # fmt: skip
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def _read(text: str) -> tuple[Figure, ...]:
    passage = Passage(0, PassageKind.PARAGRAPH, 0, len(text), language="en")
    release = Release(text, published=date(2026, 2, 12), passages=(passage,))
    return read_figures(release, load_lexicon()).figures


def _only(text: str) -> Figure:
    figures = _read(text)
    assert len(figures) == 1, [f.quote for f in figures]
    return figures[0]


def _spelled(number: int) -> str:
    if number < 20:
        return ONES.split()[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS.split()[tens - 2] + (f"-{ONES.split()[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{ONES.split()[hundreds]} hundred" + (f" and {_spelled(rest)}" if rest else "")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40))
def test_quotes_slice_back_and_readings_repeat(parts: list[str]) -> None:
    text = " ".join(parts)
    figures = _read(text)
    assert all(text[f.start : f.end] == f.quote for f in figures)
    assert figures == _read(text)
    starts = [f.start for f in figures]
    assert starts == sorted(starts)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    assert all(text[f.start : f.end] == f.quote for f in _read(text))


@given(st.text(max_size=200))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once.text).text == once.text


@given(st.text(alphabet="ab5\u00ad １％\u00a0–", min_size=1, max_size=60))
def test_plain_characters_lead_back_to_raw_ones(text: str) -> None:
    normal = normalise(text)
    kept = [char for char in text if char != "\u00ad"]
    assert len(normal.text) == len(kept)
    for index in range(len(normal.text)):
        start, end = normal.raw(index, index + 1)
        assert text[start:end] == kept[index]


@settings(deadline=None)
@given(st.integers(min_value=2100, max_value=10**12))
def test_grouped_digits_read_as_the_number(number: int) -> None:
    assert _only(f"Output was {number:,} tonnes.").value == number


@settings(deadline=None)
@given(st.integers(min_value=2, max_value=999))
def test_spelled_numbers_read_as_the_number(number: int) -> None:
    assert _only(f"The council opened {_spelled(number)} libraries.").value == number


@settings(deadline=None)
@given(
    st.decimals(min_value="0.1", max_value="999", places=1),
    st.sampled_from([("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)]),
)
def test_a_scale_is_a_power_of_ten(number: Decimal, scale: tuple[str, int]) -> None:
    figure = _only(f"Turnover was {number} {scale[0]} euros.")
    assert figure.value == number.scaleb(scale[1])
    assert figure.unit_mult == scale[1]


@settings(deadline=None)
@given(st.decimals(min_value="0.1", max_value="99", places=1))
def test_up_and_down_differ_in_sign_alone(number: Decimal) -> None:
    rise, fall = _only(f"Sales rose {number}%."), _only(f"Sales fell {number}%.")
    assert rise.measure is fall.measure is Measure.GROWTH_RATE
    assert rise.value == -fall.value == number
