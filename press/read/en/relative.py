"""Which days do words mean that count from elsewhere? ``a year earlier``, ``13 weeks ended``, ``this
quarter``."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from press.model import Period
from press.read import calendar
from press.read.en.halves import HALF, SEASONS, fiscal_half, half_before, season
from press.read.en.mention import AGO, ASIDE, OVER, Mention
from press.read.en.points import COUNTS, Clock
from press.read.en.tokens import Sentence

COUNT_WORDS = "|".join(COUNTS) + "|thirteen|fourteen|twenty-six|thirty-nine|fifty-two|fifty-three"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    counts = COUNT_WORDS
    patterns = {
        "relative": r"(?:(?:in|for|over|during|from|with|to|than)\s)?(?:the\s|a\s|its\s|an\s)?"
        r"(?P<which>prior[\s-]year|year[\s-]ago|year[\s-]earlier|same|corresponding|comparable|comparative|prior|previous|last|this|past|next|current"
        r"|preceding|latest|"
        r"trailing|full|most\srecent|prior[\s-]year|year[\s-]ago|year[\s-]earlier)[\s-]"
        r"(?:(?P<count>\d\d?|[a-z]{1,12})[\s-])?(?P<what>years?|quarters?|months?|period|weeks?"
        r"|half|decade|spring|summer|autumn|fall|winter|fiscal\syear|financial\syear)\b"
        r"(?P<tail>\s(?:(?:in|of|a|from)\s)?(?:the\s)?(?:last\syear|previous\syear|prior\syear"
        r"|year\searlier|year\sago|year\sbefore|preceding\syear))?(?P<of>\s(?:of|in)\s(?:fiscal\s|fiscal\syear\s)?20\d\d(?!\d))?(?!,?\s(?:that\s)?(?:ended|ending)\s)",
        "ago": rf"(?:the|a|one|an|(?P<count>\d\d?|{counts}))\s(?P<what>year|month|quarter|years|months"
        rf"|decade)\s(?:earlier|ago|before|prior|previously)\b",
        "years": rf"(?:over|in|during|within|through)\s(?:the|these|those)\s(?P<count>{counts})\syears\b",
        "the": r"(?:for|during|in|of|throughout)\sthe\s(?:full\s|entire\s|whole\s)?(?P<what>year"
        r"|quarter|month|half(?:[\s-]year)?)\b(?!\s(?:20\d\d|ended|ending|to|of|that|through|before|earlier|prior))",
        "of_year": r"(?:(?:during|in|over|for)\s)?(?:the\s)?(?:last|final)\s"
        r"(?P<count>two|three|six|nine)\smonths\sof"
        r"\s(?P<year>20\d\d)(?!\d)",
        "long": r"(?:(?:for|in|during|over)\s)?the\s(?P<count>three|six|nine|twelve|\d\d?)"
        r"[\s-](?:month\speriod|months)\b(?!,?\s(?:ended|ending|to|of|before|after|from|through|earlier))",
        "end": r"(?:end\sof\sthe\s(?P<what>period|quarter|half|year|month)"
        r"|(?P<what2>period|quarter|half|year|month)[\s-]end)\b(?!\s(?:of\s|in\s)?(?:19|20)\d\d)",
        "to_date": r"(?:the\s)?year[\s-]to[\s-]date"
        r"|(?<=since\s)the\s(?:beginning|start)\sof\s(?:the|this)\syear\b",
    }
    return re.compile(patterns[name], re.IGNORECASE)


SAME = ("same", "corresponding", "comparable", "comparative")


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


def relative_mention(sentence: Sentence, index: int, clock: Clock) -> Mention | None:
    at = sentence.starts[index]
    for name in ("ago", "end", "to_date", "of_year", "long", "relative", "years", "the"):
        found = _pattern(name).match(sentence.text, at)
        if found is None:
            continue
        end = found.start("of") if name == "relative" and found["of"] and not _same(found) else found.end()
        mention = _made(name, found, index, sentence.index_at(end - 1) + 1, clock)
        if mention is not None:
            return mention
    return None


def _same(found: re.Match[str]) -> bool:
    """``the same period of 2024``: the year behind it says which."""
    return found["which"].lower() in SAME


def _made(name: str, found: re.Match[str], first: int, last: int, clock: Clock) -> Mention | None:
    if name == "years":
        count = count_of(found["count"])
        span = clock.span
        fits = span is not None and span.first and span.last and span.last.year - span.first.year + 1 == count
        return Mention(first, last, span) if fits else None
    if name == "of_year":
        return Mention(first, last, calendar.months_ended(int(found["year"]), 12, count_of(found["count"])))
    if name == "long":
        end = clock.current.last if clock.current else None
        period = calendar.months_ended(end.year, end.month, count_of(found["count"])) if end else None
        return Mention(first, last, period) if period else None
    if name == "the":
        return _the(found["what"].lower(), first, last, clock)
    if name == "end":
        return _end_of(found["what"] or found["what2"], first, last, clock)
    if name == "to_date":
        return _year_to_date(first, last, clock)
    if name == "ago":
        count = count_of(found["count"]) if found["count"] else 1
        return Mention(first, last, None, AGO, -count * _months(found["what"]))
    if (
        found["which"].lower().replace("-", " ").endswith(("prior year", "year ago", "year earlier"))
        or found["tail"]
        or (found["of"] and _same(found))
    ):
        return Mention(first, last, None, AGO, -12, _same_of(found))
    return _named(found, first, last, clock)


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
    months = _months(what)
    period = clock.latest.get(months)
    if months == HALF and period is None and clock.fiscal and clock.current and clock.current.last:
        period = fiscal_half(clock.fiscal, clock.current.last)
    elif months == HALF and period is None and clock.today:
        period = half_before(clock.today)
    if what == "year" and period is None and clock.current is None and clock.today:
        period = calendar.year(clock.today.year)
    if what == "year" and period is None and clock.current and clock.current.last:
        if clock.fiscal is not None:
            return Mention(first, last, clock.fiscal.year(clock.fiscal.number_at(clock.current.last)))
        period = calendar.year(clock.current.last.year)
    return Mention(first, last, period) if period else None


def _end_of(what: str, first: int, last: int, clock: Clock) -> Mention | None:
    """``at the end of the quarter``, ``at period end``: the last day of the period in force."""
    period = clock.current if what.lower() == "period" else clock.latest.get(_months(what))
    if period is None or period.last is None or (clock.today and period.last > clock.today):
        return Mention(first, last, None, ASIDE)
    return Mention(first, last, calendar.day(period.last))


def _year_to_date(first: int, last: int, clock: Clock) -> Mention | None:
    end = clock.current.last if clock.current and clock.current.last else clock.today
    if end is None:
        return None
    return Mention(first, last, Period(end.replace(month=1, day=1), end))


def _months(what: str) -> int:
    what = what.lower().rstrip("s").replace("-", " ")
    return {
        "year": 12,
        "fiscal year": 12,
        "financial year": 12,
        "quarter": 3,
        "month": 1,
        "decade": 120,
        "half": 6,
        "half year": 6,
    }.get(what, 0)


def _named(found: re.Match[str], first: int, last: int, clock: Clock) -> Mention | None:
    which, what = found["which"].lower(), found["what"].lower()
    months = _months(what)
    if found["count"]:
        return _lengths(found, first, last, months, clock)
    if which in SAME:
        return (
            Mention(first, last, clock.current)
            if what in ("period", "year", "quarter", "month", "half")
            else None
        )
    if which in ("previous", "prior", "preceding") and (months or what == "period"):
        return Mention(first, last, None, AGO, -(months or 12))
    return _by_today(which, what, months, first, last, clock)


def _lengths(found: re.Match[str], first: int, last: int, months: int, clock: Clock) -> Mention | None:
    """``the past 12 months``: a length that ends with the period in force."""
    printed = found["count"].lower()
    if found["which"].lower() in ("same", "this", "full") or not (printed.isdigit() or printed in COUNTS):
        return None
    if found["which"].lower() == "next":
        return _next(count_of(printed) * months, first, last, clock)
    count = count_of(printed) * months
    weeks = found["what"].lower().startswith("week")
    if not count and not weeks:
        return None
    direct = found["which"].lower() in ("prior", "previous", "preceding")
    return Mention(first, last, None, OVER, -count if direct else count)


def _next(months: int, first: int, last: int, clock: Clock) -> Mention | None:
    """``over the next 12 months``: from the day of publication on."""
    today = clock.today
    if today is None or not months:
        return None
    year, month = moved_month(today.year, today.month, months)
    end = calendar.month_end(year, month)
    until = end.replace(day=min(today.day, end.day)) - timedelta(days=1)
    return Mention(first, last, Period(today, until))


def _by_today(which: str, what: str, months: int, first: int, last: int, clock: Clock) -> Mention | None:
    if which == "past" and months:
        return Mention(first, last, None, OVER, months)
    if which == "full" and what == "year":
        return _full_year(first, last, clock)
    shift = {"this": 0, "current": 0, "last": -1, "next": 1, "latest": 0}.get(which)
    if shift is None or clock.today is None:
        return None
    period = _around(what, shift, clock)
    return Mention(first, last, period) if period else None


def _full_year(first: int, last: int, clock: Clock) -> Mention | None:
    end = clock.current.last if clock.current else None
    if end and clock.fiscal is not None:
        return Mention(first, last, clock.fiscal.year(clock.fiscal.number_at(end)))
    return Mention(first, last, calendar.year(end.year)) if end else None


def _around(what: str, shift: int, clock: Clock) -> Period | None:
    """The year, quarter or month of the day of publication, moved by ``shift``."""
    today = clock.today
    if today is None:
        return None
    if what != "year" and clock.fiscal is not None and what.endswith("year"):
        known = clock.home or clock.current
        day = known.last if known and known.last else today
        return clock.fiscal.year(clock.fiscal.number_at(day) + shift)
    if what in ("year", "fiscal year", "financial year"):
        return calendar.year(today.year + shift)
    if what == "month":
        return calendar.month(*moved_month(today.year, today.month, shift))
    if what == "quarter":
        if shift == 0 and (named := clock.named.get("quarter") or clock.latest.get(3)):
            return named
        year, month = moved_month(today.year, (today.month - 1) // 3 * 3 + 1, shift * 3)
        return calendar.quarter(year, (month + 2) // 3)
    if what in SEASONS:
        return season(what, shift, today)
    if what == "week":
        monday = today - timedelta(days=today.weekday() - 7 * shift)
        return Period(monday, monday + timedelta(days=6))
    return None


def moved_month(year: int, month: int, by: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + by
    return total // 12, total % 12 + 1


def moved(period: Period, months: int) -> Period | None:
    """A period moved by whole months, whole years day by day."""
    if months % 3 == 0 and (weeks := _moved_weeks(period, 13 * months // 3)):
        return weeks
    if months % 12 == 0:
        try:
            return calendar.shifted(period, months // 12)
        except ValueError:
            return None
    if period.first is None or period.last is None:
        return None
    length = calendar.whole_months(period)
    if length is None:
        return None
    year, month = moved_month(period.last.year, period.last.month, months)
    return calendar.months_ended(year, month, length)


WHOLE_WEEKS = frozenset(7 * weeks for weeks in (4, 5, 12, 13, 14, 16, 26, 27, 39, 40, 52, 53))
"""Days of the periods of a fiscal year of weeks."""


def _moved_weeks(period: Period, weeks: int) -> Period | None:
    """13 weeks a year before are 52 weeks before; None for a span of whole months."""
    first, last = period.first, period.last
    if first is None or last is None or calendar.whole_months(period) is not None:
        return None
    if (last - first).days + 1 not in WHOLE_WEEKS:
        return None
    return Period(first + timedelta(weeks=weeks), last + timedelta(weeks=weeks))
