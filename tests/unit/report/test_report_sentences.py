"""Where sentences begin and end, in English and Chinese."""

from __future__ import annotations

import pytest

from expectations.report.sentences import sentences


def words(text: str, *, lines: bool = False) -> list[str]:
    return [text[start:end] for start, end in sentences(text, lines=lines)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Output rose. Prices fell.", ["Output rose.", "Prices fell."]),
        ("It grew by 3.5% in 2025. Then it stopped.", ["It grew by 3.5% in 2025.", "Then it stopped."]),
        ("Dr. Lind and Mr. Oake spoke. We agreed.", ["Dr. Lind and Mr. Oake spoke.", "We agreed."]),
        ("The U.S. Department replied. Fine.", ["The U.S. Department replied.", "Fine."]),
        ("J. Oake said so. Yes.", ["J. Oake said so.", "Yes."]),
        ("Sales rose approx. 4 points.", ["Sales rose approx. 4 points."]),
        ("“We did it.” The mayor smiled.", ["“We did it.”", "The mayor smiled."]),
        ("Power is free.[2] Ships use it.", ["Power is free.[2]", "Ships use it."]),
        ("1. Ports grew. 2. Trade fell.", ["1. Ports grew.", "2. Trade fell."]),
        ("Really? Yes! Good.", ["Really?", "Yes!", "Good."]),
        ("A line\nthat wraps. Another.", ["A line\nthat wraps.", "Another."]),
        ("No stop\n\nNext block", ["No stop", "Next block"]),
        ("产值增长。价格下降！", ["产值增长。", "价格下降！"]),
        ("他说：“很好。”大家同意。", ["他说：“很好。”", "大家同意。"]),
        ("占比为58.3%；其余不变。", ["占比为58.3%；其余不变。"]),
        ("", []),
        ("   ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_lines_end_sentences_in_lists() -> None:
    assert words("Alpha 1\nBeta 2", lines=True) == ["Alpha 1", "Beta 2"]


def test_offsets_count_into_the_whole_text() -> None:
    text = "Skip me. Here it is. And more."
    assert sentences(text, 9, 20) == ((9, 20),)
    assert text[9:20] == "Here it is."
