"""Which days has a period that tells its last? ``13 weeks ended November 2, 2024``, fiscal quarters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from press.model import Period
from press.read import calendar
from press.read.en.grammar.tokens import Sentence
from press.read.en.spans.clock import Clock
from press.read.en.spans.counts import COUNT_WORDS, count_of
from press.read.en.spans.fiscal_year import FiscalYear
from press.read.en.spans.mention import Mention
from press.read.en.spans.moving import moved_month
from press.read.en.spans.points import ORDINALS, point_at

NTH = "first|second|third|fourth"


@cache
def _pattern() -> re.Pattern[str]:
    ended = (
        r"\(?(?:that\s|which\s)?(?:ended|ending|to|through|ended on)\s(?:on\s)?(?:the\s)?"
        r"(?:end[\s-](?:of\s)?|(?P<mid>mid-))?"
    )
    counts = COUNT_WORDS
    return re.compile(
        rf"(?:(?P<nth>{NTH})[\s-](?:fiscal\s)?quarter(?:\s(?:of\s)?(?:its\s)?(?:fiscal\s)?(?:year\s)?"
        rf"(?P<of>20\d\d))?|"
        rf"(?P<count>\d\d?|{counts})(?:\s\([^)]{{1,4}}\))?[\s-](?P<what>weeks?|months?|quarters)(?:\speriods?)?|"
        rf"(?P<year>(?:full\s|fiscal\s|financial\s)?years?)|(?P<quarter>(?:fiscal\s)?quarters?)|"
        rf"(?P<half>half[\s-]year)|(?P<week>week)),?\s{ended}(?:\(YE\)\s)?|\bYE\s",
        re.IGNORECASE,
    )


def ended(sentence: Sentence, index: int, clock: Clock) -> Mention | None:
    """``13 weeks ended November 2, 2024``; what the release defines so is remembered."""
    found = _pattern().match(sentence.text, sentence.starts[index])
    if found is None:
        return None
    point = point_at(sentence.text, found.end(), clock)
    if point is None or point[1].last is None or point[0] > sentence.end:
        return None
    until = _june(point[1]) if found["mid"] else point[1]
    yearly = found["year"] or found["count"] in ("12", "twelve")
    told = yearly and calendar.whole_months(until) == MONTHS_OF_A_QUARTER
    period = until if told else _so_far(found, until, clock) or _length(found, until)
    if period is None:
        return None
    _remember(found, period, clock)
    return Mention(index, sentence.index_at(point[0] - 1) + 1, period)


def _so_far(found: re.Match[str], until: Period, clock: Clock) -> Period | None:
    """``the financial year to June 2026``: from its April on."""
    named = (found["year"] or "").lower().startswith(("fin", "fis")) and "to" in found.group().split()
    if not named or until.last is None or calendar.whole_months(until) != 1 or clock.fiscal is not None:
        return None
    if until.last.month == YEAR_END:
        return None
    first = until.last.replace(month=YEAR_END + 1, day=1)
    return Period(first if first <= until.last else first.replace(year=first.year - 1), until.last)


YEAR_END = 3
"""March, the last month of a financial year of which nothing is told."""
MONTHS_OF_A_QUARTER = 3
"""``over the year to Q2 2026``: what changed so is told of the quarter."""


def _june(year: Period) -> Period:
    """``the year to mid-2025``: up to the end of June."""
    return calendar.month(year.last.year, 6) if year.last and calendar.whole_months(year) == 12 else year


def begun(sentence: Sentence, index: int, clock: Clock) -> Mention | None:
    """``the 12 months from December 2025``: so many whole months, told by the first of them."""
    if sentence.word(index + 1) != "months" or sentence.word(index + 2) not in FROM:
        return None
    at = index + 3 + (sentence.word(index + 3) in ("in", "on", "with"))
    if at >= len(sentence.words) or not (count := count_of(sentence.words[index])):
        return None
    point = point_at(sentence.text, sentence.starts[at], clock)
    first = point[1].first if point else None
    if point is None or point[0] > sentence.end or first is None or first.day != 1:
        return None
    year, month = moved_month(first.year, first.month, count - 1)
    last = sentence.index_at(point[0] - 1) + 1
    return Mention(index, last, calendar.months(first.year, first.month, year, month))


FROM = ("from", "beginning", "starting", "commencing")


def _length(found: re.Match[str], until: Period) -> Period | None:
    last = until.last
    if last is None:
        return None
    count = 3
    if found["week"]:
        return calendar.weeks_ended(last, 1)
    if found["count"]:
        count = count_of(found["count"])
        if found["what"].lower().startswith("week"):
            return calendar.weeks_ended(last, count)
        count *= 3 if found["what"].lower() == "quarters" else 1
    elif found["year"] or found.group().startswith("YE"):
        count = 12
    elif found["half"]:
        count = 6
    if last != calendar.month_end(last.year, last.month) and last.weekday() in WEEKEND:
        return calendar.weeks_ended(last, {3: 13, 6: 26, 9: 39, 12: 52}.get(count, count * 4))
    if last != calendar.month_end(last.year, last.month) and last.day > 7:
        first = calendar.months_ended(last.year, last.month, count + 1).first
        return Period(first.replace(day=min(last.day + 1, 28)) if first else None, last)
    if last.day <= 7:
        return calendar.weeks_ended(last, {3: 13, 6: 26, 9: 39, 12: 52}.get(count, count * 4))
    return calendar.months_ended(last.year, last.month, count)


WEEKEND = (4, 5, 6)
"""Weekdays on which quarters of 13 weeks end."""
WEEKS_OF_QUARTER = 13


def learn(title: str, text: str, clock: Clock) -> None:
    """Remembers the fiscal year that a release defines: ``third quarter of fiscal 2025, ended June 28``."""
    text = f"{title}\n{text}"
    for found in (*_pattern().finditer(title), *_told(text)):
        until = found.group().lower().rstrip().endswith(("to", "through"))
        if (until and found.start() > len(title)) or clock.fiscal is not None:
            continue
        point = point_at(text, found.end(), clock)
        last = point[1].last if point else None
        quarter = _quarter_of(found, title)
        if last is None or not quarter or point is None or point[1].first != last:
            continue
        clock.fiscal = _defined(found, quarter, last, title, text)
        if clock.fiscal is None:
            return


def _told(text: str) -> Iterator[re.Match[str]]:
    """Periods with their last day: looked for around "ended", since the pattern is slow over a whole text."""
    done = 0
    for mark in _mark().finditer(text):
        for found in _pattern().finditer(text, max(done, mark.start() - BEFORE), mark.end() + BEHIND):
            done = found.end()
            yield found


@cache
def _mark() -> re.Pattern[str]:
    return re.compile("[eE](?:nded|nding|NDED|NDING)")


BEFORE, BEHIND = 80, 30
"""Characters of a period before "ended" and behind it, and more."""


def _quarter_of(found: re.Match[str], title: str) -> int:
    """The number of the quarter that such a period ends with; 0 if nothing tells."""
    if found["nth"]:
        return ORDINALS[found["nth"].lower()]
    if found["year"]:
        return 4
    if found["half"]:
        return 2
    count = count_of(found["count"]) if found["count"] else 3
    count *= 3 if (found["what"] or "").lower() == "quarters" else 1
    count = (
        round(count / WEEKS_OF_QUARTER) if (found["what"] or "").lower().startswith("week") else count // 3
    )
    if count > 1:
        return count if count in (2, 3, 4) else 0
    named = _numbered().search(title)
    return (ORDINALS.get((named[1] or "").lower()) or int(named[2] or named[3] or 0)) if named else 0


def supposed(title: str, today: date) -> FiscalYear | None:
    """``Q4 Results for Fiscal 2025`` of June 2025: a quarter that lies ahead by the calendar is just over."""
    quarter, labels = _numbered().search(title), _labels().findall(title)
    if quarter is None or not labels:
        return None
    number = ORDINALS.get((quarter[1] or "").lower()) or int(quarter[2] or quarter[3] or 0)
    year = min(int(label) % 100 + 2000 for label in labels)
    by_calendar = calendar.quarter(year, number).last
    if by_calendar is None or by_calendar <= today:
        return None
    day = today - timedelta(days=SOONEST)
    ended = calendar.quarter(day.year, (day.month + 2) // 3).first
    return FiscalYear(year, number, ended - timedelta(days=1)) if ended else None


SOONEST = 12
"""Days after its end in which a quarter is reported at the earliest."""


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"\b(?:({NTH})[\s-](?:fiscal\s)?quarter|Q([1-4])|([1-4])Q)", re.IGNORECASE)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(r"\b(?:fiscal(?:\syear)?|FY)\s?'?(20\d\d|\d\d)\b", re.IGNORECASE)


def _defined(found: re.Match[str], quarter: int, last: date, title: str, text: str) -> FiscalYear | None:
    """The fiscal year whose ``quarter`` ends so; None if it is the calendar's."""
    month_end = last == calendar.month_end(last.year, last.month)
    weeks = (found["what"] or "").lower().startswith("week") or not month_end
    one = FiscalYear(0, quarter, last, weeks)
    end = one.year(0).last or last
    if not weeks and end.month == 12:
        return None
    number = (end - timedelta(days=7)).year
    labels = [int(label) % 100 + 2000 for label in _labels().findall(title) or _labels().findall(text)]
    if found["of"]:
        number = int(found["of"])
    elif labels and end.month <= 2 and max(labels) == number - 1:
        number -= 1
    return FiscalYear(number, quarter, last, weeks, plain=not _labels().search(title) and not found["of"])


def _remember(found: re.Match[str], period: Period, clock: Clock) -> None:
    if found["nth"] and found["of"] and clock.fiscal is None and period.last:
        clock.fiscal = _defined(found, _quarter_of(found, ""), period.last, "", "")
    if found["quarter"] or found["nth"]:
        clock.named.setdefault("quarter", period)
    elif found["year"]:
        clock.named.setdefault("year", period)
