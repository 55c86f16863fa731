"""Which days does a period word cover that names its year: by number, or by the years of the Republic?"""

from __future__ import annotations

from press.read.zh.period_parts import Span, number_in, part_of, pattern
from press.read.zh.period_pattern import YEAR
from press.read.zh.reference import Reference
from press.read.zh.reported import year_digits, year_number


def year_part(text: str, ref: Reference) -> Span | None:
    """2025年, 2025年一季度, 二零二六年四月, 民国一一三年, 本(115)年."""
    match = pattern(rf"({YEAR})年度?(?:的)?(.*)$").match(text)
    if match:
        return part_of(year_number(match[1]), match[2])
    match = pattern(r"[本今去上前明]\((1\d\d)\)年(?:的)?(.*)$").match(text)
    if match:
        return part_of(int(match[1]) + 1911, match[2])
    match = pattern(r"(?:民国)?(\d{2,3}|[一二三四五六七八九十〇零百]{1,5})年(?:的)?(.*)$").match(text)
    if match and (text.startswith("民国") or match[1].isdigit()):
        number = (
            int(year_digits(match[1])) if match[1].isdigit() or "十" not in match[1] else number_in(match[1])
        )
        return part_of(number + 1911, match[2])
    return None
