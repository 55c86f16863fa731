"""Which periods belong together? ``April 2024 to March 2025``, ``the quarters of 2024 and 2023``."""

from __future__ import annotations

from press.model import Period
from press.read import calendar
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import Sentence
from press.read.en.spans.mention import SPAN, Mention
from press.read.en.spans.moving import moved
from press.value import replace


def joined_mention(
    sentence: Sentence, first: Mention, second: Mention, split: bool = False
) -> Mention | None:
    """Two mentions that are one; ``split`` tells that the release counts years from April to March.

    ``April 2024 to March 2025``, ``from 2020 to 2024``, ``between Q1 2008 and Q2 2009``.
    """
    if not _has_year(sentence, first) and _has_year(sentence, second):
        first = _in_year_of(first, second)
    if first.period is None or second.period is None or second.kind != SPAN:
        return None
    if begun := _begun(sentence, first, second):
        return begun
    if second.first - first.last != 1:
        return None
    word = sentence.word(first.last)
    between = word == "and" and (
        sentence.word(first.first - 1) == "between" or _next_month(first.period, second.period)
    )
    if not (word in ("to", "through", "-", "until") or between):
        return None
    start, end = first.period.first, second.period.last
    if start and end and not _has_year(sentence, first) and _has_year(sentence, second):
        start = start.replace(year=end.year - (start.month > end.month))
    if (
        (split or sentence.words[first.first] in ("financial", "tax", "fy", "fiscal"))
        and _two_years(sentence, first, second)
        and start
        and end
        and end.year == start.year + 1
    ):
        return Mention(first.first, second.last, calendar.split_year(start.year))
    if start and end and start > end and start.year == end.year:
        start = start.replace(year=start.year - 1)
    if start and end and start <= end:
        sentence.marks.setdefault(first.last, "date")
        led = sentence.word(first.first - 1)
        whole = Mention(first.first - (led in ("from", "between")), second.last, Period(start, end))
        return _to_the_next(whole, second.period) if led == "between" else whole
    return None


def _to_the_next(whole: Mention, later: Period) -> Mention:
    """``between May and June``, ``between June 2025 and June 2026``: what changed did so in the later one."""
    count, span = calendar.whole_months(later), calendar.whole_months(whole.period or _NONE)
    if not count or not span or span - count not in (count, MONTHS_OF_A_YEAR):
        return whole
    return replace(whole, months=span - count, base=moved(later, count - span))


MONTHS_OF_A_YEAR = 12


def _two_years(sentence: Sentence, first: Mention, second: Mention) -> bool:
    """``2016 to 2017``, not led by "from": both are whole years."""
    whole = (
        calendar.whole_months(first.period or _NONE) == calendar.whole_months(second.period or _NONE) == 12
    )
    return whole and sentence.word(first.last) == "to" and sentence.word(first.first - 1) != "from"


_NONE = Period(None, None)


def _begun(sentence: Sentence, first: Mention, second: Mention) -> Mention | None:
    """``the period beginning 1 July 2024 and ending 30 September 2024``."""
    begins = sentence.word(first.first - 1) in BEGINNING or sentence.word(first.first - 2) in BEGINNING
    link = [word for word in sentence.words[first.last : second.first] if word not in (",", "and", "on")]
    one, two = first.period, second.period
    if not begins or link not in (["ending"], ["ended"], ["ends"]) or one is None or two is None:
        return None
    if one.first is None or two.last is None or one.first > two.last:
        return None
    return Mention(first.first, second.last, Period(one.first, two.last))


BEGINNING = closed("beginning starting commencing began started begins")


def _in_year_of(first: Mention, second: Mention) -> Mention:
    """``January and February 2025``: the year that only the second month prints is the first one's too."""
    one, two = first.period, second.period
    if one is None or two is None or not (one.last and two.last) or calendar.whole_months(one) != 1:
        return first
    years = two.last.year - one.last.year - (one.last.month > two.last.month)
    return replace(first, period=calendar.shifted(one, years))


def _has_year(sentence: Sentence, mention: Mention) -> bool:
    return any(len(form) == 4 and form.isdigit() for form in sentence.forms[mention.first : mention.last])


def same_again(sentence: Sentence, first: Mention, second: Mention) -> Mention:
    """``the fourth quarters of 2024 and 2023``: a year or a day after "and" means the same span again."""
    link = sentence.words[first.last : second.first]
    one, two = first.period, second.period
    if (
        link not in (["and"], [",", "and"], ["and", "the"])
        or one is None
        or two is None
        or not (one.last and two.last and one.first)
    ):
        return second
    part = one.first == one.last or calendar.whole_months(one) not in (12, None)
    whole_year = calendar.whole_months(two) == 12 and part
    same_day = (
        two.first == two.last
        and one.first != one.last
        and two.last.month == one.last.month
        and abs(two.last.day - one.last.day) < 8
    )
    if not (whole_year or same_day) or sentence.word(first.first - 1) == "between":
        return second
    return replace(second, period=calendar.shifted(one, two.last.year - one.last.year))


def _next_month(first: Period, second: Period) -> bool:
    """``March and April combined``: months that follow each other."""
    one, two = calendar.whole_months(first), calendar.whole_months(second)
    return (
        one == 1
        and two == 1
        and first.last is not None
        and second.first is not None
        and (second.first - first.last).days == 1
    )
