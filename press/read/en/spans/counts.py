"""How many do the words before a length of time count? ``twelve``, ``thirty-nine``."""

from __future__ import annotations

from press.read.en.spans.points import COUNTS

COUNT_WORDS = "|".join(COUNTS) + "|thirteen|fourteen|twenty-six|thirty-nine|fifty-two|fifty-three"


def count_of(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    weeks = {
        "thirteen": 13,
        "fourteen": 14,
        "twenty-six": 26,
        "thirty-nine": 39,
        "fifty-two": 52,
        "fifty-three": 53,
    }
    return COUNTS.get(printed.lower()) or weeks.get(printed.lower(), 1)
