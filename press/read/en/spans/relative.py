"""Which days do words mean that count from elsewhere? ``a year earlier``, ``13 weeks ended``, ``this
quarter``."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from press.model import Period
from press.read import calendar
from press.read.en.grammar.tokens import Sentence
from press.read.en.spans.by_today import by_today, lengths
from press.read.en.spans.clock import Clock
from press.read.en.spans.counts import COUNT_WORDS, count_of
from press.read.en.spans.halves import HALF, fiscal_half, half_before, season
from press.read.en.spans.mention import AGO, OVER, Mention
from press.read.en.spans.moving import months_of, moved
from press.read.en.spans.period_ends import end_of, start_of, told_ahead


@cache
def _pattern(name: str) -> re.Pattern[str]:
    counts = COUNT_WORDS
    patterns = {
        "relative": r"(?:(?:in|for|over|during|from|with|to|than)\s)?(?:the\s|a\s|its\s|an\s)?"
        r"(?P<which>prior[\s-]year|year[\s-]ago|year[\s-]earlier|same|corresponding|comparable|comparative|prior|previous|last|this|past|next|current"
        r"|linked|sequential|immediately\spreceding|preceding|latest(?!\s\w+\s(?:for|in)\swhich)|"
        r"trailing|full|most\srecent|prior[\s-]year|year[\s-]ago|year[\s-]earlier)[\s-]"
        r"(?:(?P<count>\d\d?|(?!fi(?:scal|nancial)\s)[a-z]{1,12})[\s-])?(?P<what>years?|quarters?|months?|period|weeks?"
        r"|half|decade|time|point|stage|spring|summer|autumn|fall|winter|fiscal\syear|financial\syear)\b"
        r"(?:\speriods?\b)?(?P<tail>\s(?:(?:in|of|a|from)\s)?(?:the\s)?(?:last\syear|previous\syear|prior\syear"
        r"|year\searlier|year\sago|year\sbefore|preceding\syear))?(?P<of>\s(?:of|in)\s(?:fiscal\s|fiscal\syear\s)?20\d\d(?!\d))?(?!,?\s(?:that\s)?(?:ended|ending)\s)",
        "ago": rf"(?:the|a|one|an|(?P<count>\d\d?|{counts}))\s(?P<what>year|month|quarter|years|months"
        rf"|decade)\s(?:earlier|ago|before|prior|previously)\b",
        "years": rf"(?:over|in|during|within|through)\s(?:the|these|those)\s(?P<count>{counts})"
        r"(?:\syears|[\s-]year\s(?:period|plan|span|programme|program))\b",
        "the": r"(?:for|during|in|of|throughout)\sthe\s(?:full\s|entire\s|whole\s)?(?P<what>year"
        r"|quarter|month|half(?:[\s-]year)?)\b(?!\s(?:20\d\d|ended|ending|"
        r"to\s(?:(?:\d\d?|the|end|mid)[\s-])?(?-i:[A-Z])|to\s(?:the\s)?(?:end|mid)|to\sdate|so\sfar|of|that|through|before|earlier|prior))",
        "years_to": rf"(?P<count>{counts}|\d\d?)[\s-]years?\s(?:to|ending|ended|through|until)\s"
        r"(?P<year>20\d\d)(?!\d)",
        "of_year": r"(?:(?:during|in|over|for)\s)?(?:the\s)?(?:last|final)\s"
        r"(?P<count>two|three|six|nine)\smonths\sof"
        r"\s(?P<year>20\d\d)(?!\d)",
        "long": r"(?:(?:for|in|during|over)\s)?the\s(?P<count>three|six|nine|twelve|\d\d?)"
        r"[\s-](?:month\speriod|months)\b(?!,?\s(?:ended|ending|to|of|before|after|from|through|earlier))",
        "before": r"(?:(?:in|from|over|during)\s)?the\s(?:previous|prior|preceding)\s"
        rf"(?P<count>{counts}|\d\d?)(?=[.,;:)]|$)",
        "start": r"(?<!since\s)the\s(?:beginning|start)\sof\s(?:the|this)\s"
        r"(?:reporting\s|fiscal\s|financial\s)?(?P<what>period|quarter|half|year)\b(?!\s(?:19|20)\d\d)",
        "end": r"(?:(?:end|close)\sof\sthe\s(?:reporting\s|fiscal\s|financial\s)?"
        r"(?P<what>period|quarter|half|year|month)|(?P<date>(?:reporting|balance[\s-]sheet)\sdate)"
        r"|(?P<what2>period|quarter|half|year|month)[\s-]end|(?P<mid>mid[\s-]year|(?<=at\s)the\shalf[\s-]year))\b(?!\s(?:of\s|in\s)?(?:19|20)\d\d)",
        "season": r"in\s(?:the\s)?(?P<what>spring|summer|autumn|winter)(?=[.,;:)]|\sand\s|\swhen\s|$)",
        "so_far": r"so\sfar\sthis\syear\b",
        "to_date": r"(?:the\s)?year[\s-]to[\s-]date"
        r"|(?<=since\s)the\s(?:beginning|start)\sof\s(?:the|this)\syear\b",
    }
    return re.compile(patterns[name], re.IGNORECASE)


SAME = ("same", "corresponding", "comparable", "comparative")


def relative_mention(sentence: Sentence, index: int, clock: Clock) -> Mention | None:
    at = sentence.starts[index]
    for name in (
        "ago",
        "season",
        "so_far",
        "start",
        "end",
        "before",
        "to_date",
        "years_to",
        "of_year",
        "long",
        "relative",
        "years",
        "the",
    ):
        found = _pattern(name).match(sentence.text, at)
        if found is None:
            continue
        end = found.start("of") if name == "relative" and found["of"] and not _same(found) else found.end()
        mention = _made(name, found, index, sentence.index_at(end - 1) + 1, clock)
        if name == "relative" and found["of"] and found["which"].lower() in ("last", "final", "latest"):
            mention = _last_of(found, index, sentence, clock) or mention
        if mention is not None:
            return mention
    return None


def _last_of(found: re.Match[str], index: int, sentence: Sentence, clock: Clock) -> Mention | None:
    """``the last quarter of 2025``: the one that ends the year."""
    months = months_of(found["what"])
    if found["count"] or months not in (1, 3, 6):
        return None
    year = int(found["of"][-4:])
    fiscal = "fiscal" in found["of"] and clock.fiscal is not None
    end = clock.fiscal.year(year).last if fiscal and clock.fiscal else None
    period = calendar.months_ended(end.year if end else year, end.month if end else 12, months)
    return Mention(index, sentence.index_at(found.end() - 1) + 1, period)


def _same(found: re.Match[str]) -> bool:
    """``the same period of 2024``: the year behind it says which."""
    return found["which"].lower() in SAME


def _made(name: str, found: re.Match[str], first: int, last: int, clock: Clock) -> Mention | None:
    if name == "years":
        count = count_of(found["count"])
        span = clock.span
        fits = span is not None and span.first and span.last and span.last.year - span.first.year + 1 == count
        return Mention(first, last, span) if fits else None
    if name == "years_to":
        year = int(found["year"])
        return Mention(first, last, calendar.years(year - count_of(found["count"]) + 1, year))
    if name == "of_year":
        return Mention(first, last, calendar.months_ended(int(found["year"]), 12, count_of(found["count"])))
    if name == "long":
        end = clock.current.last if clock.current else None
        if count_of(found["count"]) == MONTHS_OF_A_YEAR and _is_month(clock.current):
            return Mention(first, last, None, OVER, MONTHS_OF_A_YEAR)
        period = calendar.months_ended(end.year, end.month, count_of(found["count"])) if end else None
        return Mention(first, last, period) if period else None
    if name == "before":
        return Mention(first, last, None, OVER, -count_of(found["count"]))
    if name == "the":
        return _the(found["what"].lower(), first, last, clock)
    if name == "start":
        return start_of(found["what"].lower(), first, last, clock)
    if name == "end":
        return end_of(found, first, last, clock)
    if name == "season":
        over = clock.today is not None and not told_ahead(found)
        latest = season(found["what"].lower(), -1, clock.today) if over and clock.today else None
        return Mention(first, last, latest) if latest else None
    if name == "so_far":
        return Mention(first, last, _so_far(clock.today)) if clock.today else None
    if name == "to_date":
        return _year_to_date(first, last, clock)
    if name == "ago":
        count = count_of(found["count"]) if found["count"] else 1
        return Mention(first, last, None, AGO, -count * months_of(found["what"]))
    if (
        found["which"].lower().replace("-", " ").endswith(("prior year", "year ago", "year earlier"))
        or found["tail"]
        or (found["of"] and _same(found))
    ):
        return Mention(first, last, None, AGO, -12, _same_of(found))
    return _named(found, first, last, clock)


def _so_far(today: date) -> Period:
    """``so far this year``: up to the day of publication."""
    return Period(today.replace(month=1, day=1), today)


MONTHS_OF_A_YEAR = 12


def _is_month(period: Period | None) -> bool:
    """Whether a month is in force: twelve of them are then how far back a growth reaches."""
    return period is not None and calendar.whole_months(period) == 1


def _same_of(found: re.Match[str]) -> Period | None:
    """``the same quarter in 2010``: the year that is named."""
    return calendar.year(int(found["of"][-4:])) if found["of"] and _same(found) else None


def back(mention: Mention, current: Period | None) -> Period | None:
    """The period in force moved back, by so many months or to the year that the mention names."""
    if current is None:
        return None
    named = mention.base.first if mention.base else None
    years = current.last.year - named.year if named and current.last else 0
    return moved(current, -12 * years if 0 < years < LONGEST else mention.months)


LONGEST = 60
"""Years."""


def _the(what: str, first: int, last: int, clock: Clock) -> Mention | None:
    """``for the year``, ``in the quarter``: the one named last."""
    months = months_of(what)
    period = clock.latest.get(months)
    if months == HALF and period is None and clock.fiscal and clock.current and clock.current.last:
        period = fiscal_half(clock.fiscal, clock.current.last)
    elif months == HALF and period is None and clock.today:
        period = half_before(clock.today)
    if what == "quarter" and period is None and clock.home and clock.home.last:
        period = _last_quarter(clock.home)
    if what == "year" and period is None and clock.current is None and clock.today:
        period = calendar.year(clock.today.year)
    if what == "year" and period is None and clock.current and clock.current.last:
        if clock.fiscal is not None:
            return Mention(first, last, clock.fiscal.year(clock.fiscal.number_at(clock.current.last)))
        period = calendar.year(clock.current.last.year)
    return Mention(first, last, period) if period else None


def _last_quarter(home: Period) -> Period | None:
    """``during the quarter`` of results for nine months: the last three of them."""
    longer = calendar.whole_months(home) in (6, 9, 12)
    return calendar.months_ended(home.last.year, home.last.month, 3) if longer and home.last else None


def _year_to_date(first: int, last: int, clock: Clock) -> Mention | None:
    end = clock.current.last if clock.current and clock.current.last else clock.today
    if end is None:
        return None
    year = clock.fiscal.year(clock.fiscal.number_at(end)) if clock.fiscal else None
    begin = year.first if year and year.first and year.first < end else end.replace(month=1, day=1)
    return Mention(first, last, Period(begin, end))


def _named(found: re.Match[str], first: int, last: int, clock: Clock) -> Mention | None:
    which, what = found["which"].lower(), found["what"].lower()
    months = months_of(what)
    if found["count"]:
        return lengths(found, first, last, months, clock)
    if which in SAME:
        return (
            Mention(first, last, clock.current)
            if what in ("period", "year", "quarter", "month", "half")
            else None
        )
    if which in BEFORE and (months or what == "period"):
        return Mention(first, last, None, AGO, -(months or 12))
    if which == "full" and found.string[max(0, found.start() - 6) : found.start()] == "first ":
        return None
    if which == "last" and what in ("year", "decade") and found[0].lower().startswith(DOWN_TO_NOW):
        which = "past"
    return by_today(which, what, months, first, last, clock)


BEFORE = ("previous", "prior", "preceding", "immediately preceding", "linked", "sequential")
DOWN_TO_NOW = ("over the", "during the", "in the", "for the")
"""``rose over the last year``: twelve months up to now, where ``rose last year`` tells of a calendar year."""
