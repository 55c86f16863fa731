"""Which year has a part of a year that names none? ``the second half of last year``, ``5% in the first``."""

from __future__ import annotations

from datetime import timedelta

from press.model import Period
from press.read import calendar
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import NUMBER, Sentence
from press.read.en.spans.clock import Clock
from press.read.en.spans.mention import SPAN, Mention
from press.read.en.spans.moving import moved
from press.read.en.spans.point_patterns import MONTHS
from press.read.en.spans.points import COUNTS, ORDINALS, point_at
from press.value import replace

BACK = {"last": -1, "previous": -1, "prior": -1, "preceding": -1, "this": 0, "next": 1}
LENGTHS = {"days": 1, "day": 1, "weeks": 7, "week": 7}
MONTHS_LONG = {1: "month", 3: "quarter", 6: "half"}
AFTER = closed(". , ; ) : and")
BEFORE = closed("in the for from")


def of_year(sentence: Sentence, mention: Mention, clock: Clock) -> Mention:
    """``July last year``, ``the first quarter of the previous year``: the words behind tell the year."""
    period, at = mention.period, mention.last
    at += sentence.word(at) in ("of", "in")
    at += sentence.word(at) == "the"
    back = BACK.get(sentence.word(at))
    at += 1 + (sentence.word(at + 1) in ("fiscal", "financial"))
    if back is None or sentence.word(at) != "year" or period is None or not _is_part(period):
        return mention
    today = clock.today or (clock.current.last if clock.current else None)
    if today is None or any(form.isdigit() and len(form) == 4 for form in _forms(sentence, mention)):
        return mention
    fiscal = clock.fiscal if calendar.whole_months(period) != 1 else None
    of = (fiscal.number_at(today) if fiscal else today.year) + back
    now = fiscal.number_at(period.first) if fiscal and period.first else (period.last or today).year
    return replace(mention, last=at + 1, period=moved(period, 12 * (of - now)))


def of_split(sentence: Sentence, found: list[Mention], mention: Mention) -> Mention:
    """``inflation for 2026-27 is put at 3.1%, with Q2 at 2.1%``: a quarter of the year that was named."""
    words = sentence.words[mention.first : mention.last]
    number = next(
        (ORDINALS.get(word) or (int(word) if word in QUARTERS else 0) for word in words if word != "q"), 0
    )
    if mention.period is None or not number or calendar.whole_months(mention.period) != 3 or len(words) > 2:
        return mention
    split = next((one.period for one in reversed(found) if one.period and _is_split(one.period)), None)
    if split is None or split.first is None or not {"q", "quarter"} & set(words):
        return mention
    begin = split.first.month - 1 + 3 * (number - 1)
    return replace(
        mention, period=calendar.months_ended(split.first.year + (begin + 2) // 12, (begin + 2) % 12 + 1, 3)
    )


QUARTERS = ("1", "2", "3", "4")


def _is_split(period: Period) -> bool:
    return period.first is not None and period.first.month != 1 and calendar.whole_months(period) == 12


def of_days(sentence: Sentence, mention: Mention) -> Mention:
    """``between 5 and 23 October``, ``December 21 - 22``: days of one month, the first to the last."""
    period = mention.period
    if period is None or period.first is None or period.first != period.last:
        return mention
    other = _day_at(sentence, mention.last + 1) if sentence.word(mention.last) in LINKS else 0
    if period.first.day < other and sentence.word(mention.last + 2) not in MONTH_NAMES:
        return replace(mention, last=mention.last + 2, period=_to_day(period, other))
    at = mention.first - 2
    link = sentence.word(mention.first - 1)
    other = _day_at(sentence, at) if link in LINKS else 0
    first = sentence.kinds[mention.first] == NUMBER
    opened = link == "-" or sentence.word(at - 1) in ("from", "between", "on", "of", "(")
    if first and opened and 0 < other < period.first.day and at not in sentence.marks:
        begin = at - (sentence.word(at - 1) in ("from", "between"))
        return replace(mention, first=begin, period=Period(period.first.replace(day=other), period.last))
    return mention


LINKS = closed("to until - – and")
MONTH_NAMES = frozenset(name.lower() for month in MONTHS for name in (month, month[:3]))


def _day_at(sentence: Sentence, index: int) -> int:
    """The day of a month that a bare number can be; 0 if it is none."""
    form = sentence.forms[index] if 0 <= index < len(sentence) else ""
    return int(form) if form.isdigit() and len(form) <= 2 and 0 < int(form) <= 31 else 0


def _to_day(period: Period, day: int) -> Period:
    first = period.first
    if first is None or day > calendar.month_end(first.year, first.month).day:
        return period
    return Period(first, first.replace(day=day))


def _is_part(period: Period) -> bool:
    return period.first is not None and period.last is not None and (period.last - period.first).days < 300


def _forms(sentence: Sentence, mention: Mention) -> list[str]:
    return sentence.forms[mention.first : mention.last]


def first_of(sentence: Sentence, index: int, clock: Clock) -> Mention | None:
    """``the first six weeks of the second half``: the days that a part begins with."""
    words = sentence.words[index : index + 5]
    if words[0] != "first" or len(words) < 5 or words[2] not in LENGTHS or words[3] != "of":
        return None
    count = int(words[1]) if words[1].isdigit() else COUNTS.get(words[1], 0)
    at = index + 4 + (words[4] in ("the", "its", "our"))
    found = point_at(sentence.text, sentence.starts[at], clock) if count and at < len(sentence) else None
    first = found[1].first if found else None
    if found is None or first is None:
        return None
    period = Period(first, first + timedelta(days=count * LENGTHS[words[2]] - 1))
    return Mention(index, sentence.index_at(found[0] - 1) + 1, period)


def elliptic(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """``2% in the second quarter from 5% in the first``: the same kind of part, told by its number alone."""
    more = list(found)
    for index, word in enumerate(sentence.words):
        number = ORDINALS.get(word)
        bare = sentence.word(index - 1) == "the" and sentence.word(index - 2) in BEFORE
        if number is None or not bare or index in sentence.marks or sentence.word(index + 1) not in AFTER:
            continue
        before = next((one for one in reversed(found) if one.last <= index and one.period), None)
        period = _another(sentence, before, number) if before else None
        if period is not None:
            sentence.marks[index] = "date"
            more.append(Mention(index, index + 1, period, SPAN))
    return sorted(more, key=lambda one: one.first)


def _another(sentence: Sentence, before: Mention, number: int) -> Period | None:
    """The part with this number of the year that another part was named of."""
    words = sentence.words[before.first : before.last]
    named = next((ORDINALS[word] for word in words if word in ORDINALS), 0)
    length = 3 if {"quarter", "quarters"} & set(words) else 6 if "half" in words else 0
    if not named or not length or before.period is None or number * length > 12:
        return None
    return moved(before.period, (number - named) * length)
