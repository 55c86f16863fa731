"""Which months are a season, a term or a year at school? ``autumn 2025``, ``the 2024/25 academic year``."""

from __future__ import annotations

from press.model import Period
from press.read import calendar
from press.read.en.grammar.tokens import NUMBER, Sentence
from press.read.en.spans.halves import SEASONS, season_of, term_of


def season_at(sentence: Sentence, index: int, year: Period) -> tuple[int, Period] | None:
    """``spring 2025``, ``the autumn term of 2025/26``: where it begins, and its months of that year."""
    at = index - 1 - (sentence.word(index - 1) == "of")
    term = sentence.word(at) == "term"
    word = sentence.word(at - term)
    if sentence.kinds[index] != NUMBER or word not in SEASONS or calendar.whole_months(year) != 12:
        return None
    period = term_of(word, year) if term else season_of(word, year)
    return (at - term, period) if period else None


def of_schools(sentence: Sentence, index: int, found: tuple[int, Period]) -> Period:
    """``the 2024/25 academic year``: from September to August."""
    period, end = found[1], sentence.index_at(found[0] - 1) + 1
    beside = (*sentence.words[max(0, index - 2) : index], *sentence.words[end : end + 2])
    named = not {"academic", "school"}.isdisjoint(beside) and not {"year", "years"}.isdisjoint(beside)
    if not named or period.first is None or period.first.month != 4:
        return period
    return calendar.months(period.first.year, 9, period.first.year + 1, 8)
