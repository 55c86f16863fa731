"""Which other length ends with the same day? ``the three and nine months ended``."""

from __future__ import annotations

from press.model import Period
from press.read import calendar
from press.read.en.grammar.tokens import Sentence
from press.read.en.spans.counts import count_of
from press.read.en.spans.mention import Mention
from press.read.en.spans.points import COUNTS

ENDED = frozenset(("ended", "ending"))
MONTHS = {"quarter": 3, "quarters": 3, "half": 6}


def shorter_beside(sentence: Sentence, mention: Mention) -> Mention | None:
    """The length before the "and" that leads to a period told by its last day."""
    words = sentence.words[mention.first : mention.last]
    period = mention.period
    if ENDED.isdisjoint(words) or sentence.word(mention.first - 1) != "and":
        return None
    if period is None or period.last is None:
        return None
    at = mention.first - 2
    at -= sentence.word(at) == "-"
    at -= sentence.word(at) in ("month", "months", "week", "weeks")
    at -= sentence.word(at) == "-"
    count = _count(sentence.word(at))
    found = _ended(period, count, "weeks" in words or "week" in words) if count else None
    first = at - (sentence.word(at) in MONTHS and sentence.word(at - 1) in ORDINAL)
    return Mention(first, mention.first - 1, found) if found and found != period else None


ORDINAL = ("first", "second", "third", "fourth")


def _count(word: str) -> int:
    if word in MONTHS:
        return MONTHS[word]
    return count_of(word) if word in COUNTS or (word.isdigit() and len(word) < 3) else 0


def _ended(period: Period, count: int, weeks: bool) -> Period | None:
    last = period.last
    if last is None:
        return None
    if weeks:
        return calendar.weeks_ended(last, count)
    if last != calendar.month_end(last.year, last.month):
        return None
    return calendar.months_ended(last.year, last.month, count)
