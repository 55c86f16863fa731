"""Which periods does a sentence mention, where, and as what? Mentions are consumed and are no figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

from press.model import Period
from press.read import calendar
from press.read.en.points import COUNTS, MONTHS, ORDINALS, Clock, point_at
from press.read.en.tokens import NUMBER, Sentence

SPAN, SINCE, BY, BASE, AGO, OVER = "span", "since", "by", "base", "ago", "over"
STARTERS = frozenset(
    [month.lower() for month in MONTHS] + [month[:3].lower() for month in MONTHS] + ["sept", "q", "h", "fy"]
    + ["fiscal", "financial", "tax"] + list(ORDINALS)
)  # fmt: skip
SHORT = frozenset(month[:3].lower() for month in MONTHS)
LEADS = frozenset(
    ("this", "last", "past", "next", "previous", "prior", "same", "a", "one", "year", "the", "each", "over",
     "twelve", "three", "six", "nine", "quarter", "during", "current", "today", "trailing", "corresponding",
     "comparable", "two", "four", "five", "in", "month", "half", "preceding", "latest", "recent", "full", "today")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A period at tokens ``first`` to ``last`` (exclusive).

    ``kind`` is how it stands there: ``span`` (in it), ``since``, ``by`` (a deadline), ``base``
    (compared with it), ``ago`` (the period in force moved by ``months``, where ``period`` is None),
    ``over`` (a length up to the period in force).
    """

    first: int
    last: int
    period: Period | None
    kind: str = SPAN
    months: int = 0


def mentions(sentence: Sentence, clock: Clock) -> list[Mention]:
    """The periods of a sentence in order; their tokens are marked as dates."""
    found: list[Mention] = []
    index = 0
    while index < len(sentence):
        mention = _at(sentence, index, clock)
        if mention is None:
            index += 1
            continue
        if found and (joined := _joined(sentence, found[-1], mention)):
            found[-1] = joined
        else:
            found.append(_with_role(sentence, mention))
        for token in range(mention.first, mention.last):
            sentence.marks.setdefault(token, "date")
        index = mention.last
    return found


def _at(sentence: Sentence, index: int, clock: Clock) -> Mention | None:
    word, at = sentence.words[index], sentence.starts[index]
    if index in sentence.marks:
        return None
    if sentence.kinds[index] == NUMBER:
        return _ended(sentence, index, clock) or _point(sentence, index, clock)
    if word in LEADS and (mention := _relative(sentence, index, clock) or _ended(sentence, index, clock)):
        return mention
    if word in STARTERS and (at == 0 or not sentence.text[at - 1].isalnum()):
        return _ended(sentence, index, clock) or _point(sentence, index, clock)
    return None


def _point(sentence: Sentence, index: int, clock: Clock) -> Mention | None:
    if sentence.kinds[index] == NUMBER and not _free(sentence, index):
        return None
    found = point_at(sentence.text, sentence.starts[index], clock)
    if found is None or found[0] > sentence.end:
        return None
    if sentence.kinds[index] == NUMBER and (_counts(sentence, index, found[0]) or _in_name(sentence, index, found[0])):
        return None
    return Mention(index, sentence.index_at(found[0] - 1) + 1, found[1])


def _free(sentence: Sentence, index: int) -> bool:
    """A number with a currency, a sign or letters glued before it is no year."""
    before = sentence.word(index - 1)
    return not (sentence.glued(index) and (before in "$£€¥₹.#" or before.isalpha() or before == "-" and sentence.glued(index - 1) and sentence.word(index - 2).isalpha()))


def _in_name(sentence: Sentence, index: int, end: int) -> bool:
    """``Homes Programme 2021-26``, ``Expo 2010``: years inside a name in running text."""
    before = sentence.forms[index - 1] if index else ""
    if not before[:1].isupper() or not before.isalpha() or index < 2 or before.isupper() or before.lower()[:3] in SHORT:
        return False
    words = [form for form in sentence.forms if form.isalpha()]
    small = sum(form[0].islower() for form in words)
    if small * 2 < len(words) or before.lower() in ("fiscal", "year", "quarter", "in", "fy", "since", "the"):
        return False
    for token in range(index, sentence.index_at(end - 1) + 1):
        sentence.marks.setdefault(token, "name")
    return True


def _counts(sentence: Sentence, index: int, end: int) -> bool:
    """``employs 2000 people``, ``2000 MW``: a round number with something counted is no year."""
    form, after = sentence.forms[index], sentence.word(index + 1)
    if len(form) != 4 or end != sentence.ends[index]:
        return False
    if sentence.glued(index + 1) and after.isalpha() and after != "s":
        return True
    bound = sentence.word(index - 1) in ("over", "than", "about", "approximately", "nearly", "almost", "some", "around")
    nouns = after in ("people", "employees", "jobs", "tonnes", "mw", "homes", "students", "companies", "square", "m", "km", "million", "billion", "yuan", "percent", "members", "households", "patients", "participants")
    return nouns or (bound and after.endswith("s") and after.islower() and sentence.forms[index + 1].islower())


def _with_role(sentence: Sentence, mention: Mention) -> Mention:
    """What the words before a mention make of it."""
    if mention.kind != SPAN:
        return mention
    if sentence.word(mention.last) in LEVELS and sentence.word(mention.first - 1) in ("its", "the", "their", "a"):
        return replace(mention, kind=BASE)
    at = mention.first
    while sentence.word(at - 1) in ("the", "fiscal", "calendar", "full", "early", "late", "mid", "-", "end", "of", "year", "its", "january") and at > mention.first - 4:
        if sentence.word(at - 1) == "of" and sentence.word(at - 2) not in ("end", "start", "beginning", "level", "that", "levels", "year", "quarter", "half"):
            break
        at -= 1
    if "since" in sentence.words[max(0, at - 6) : at]:
        return _role(sentence, mention, SINCE, at - 1)
    before, two = sentence.word(at - 1), f"{sentence.word(at - 2)} {sentence.word(at - 1)}"
    if before == "since" or two in ("starting in", "starting from", "beginning in", "dating from"):
        return _role(sentence, mention, SINCE, at - 1)
    if before in ("by", "until", "till"):
        return _role(sentence, mention, BY, at - 1)
    if two in ("that of", "times that", "level of", "levels of", "than in", "than for", "than at", "with the", "compared with", "compared to", "relative to", "than that") or before in ("than", "versus", "vs", "from", "on", "over", "against", "with", "upon"):
        return _base(sentence, mention, before, at)
    return mention


def _base(sentence: Sentence, mention: Mention, before: str, at: int) -> Mention:
    """After "from", "on" and "over" only whole spans are compared with; days are when something happened."""
    days = mention.period is not None and mention.period.first == mention.period.last
    if before in ("on", "over", "with", "upon") and days:
        return mention
    return _role(sentence, mention, BASE, at)


LEVELS = frozenset(("level", "levels", "peak", "high", "low", "baseline", "average", "total", "figure", "record"))


def _role(sentence: Sentence, mention: Mention, kind: str, first: int) -> Mention:
    period = mention.period
    if kind == SINCE and period:
        period = calendar.since(period.first) if period.first else None
    return replace(mention, kind=kind, period=period)


def _joined(sentence: Sentence, first: Mention, second: Mention) -> Mention | None:
    """``April 2024 to March 2025``, ``from 2020 to 2024``, ``between Q1 2008 and Q2 2009``."""
    if first.period is None or second.period is None or second.first - first.last != 1 or second.kind != SPAN:
        return None
    word = sentence.word(first.last)
    between = word == "and" and (sentence.word(first.first - 1) == "between" or _next_month(first.period, second.period))
    if not (word in ("to", "through", "-", "until") or between):
        return None
    start, end = first.period.first, second.period.last
    if start and end and start > end and start.year == end.year:
        start = start.replace(year=start.year - 1)
    if start and end and start <= end:
        sentence.marks.setdefault(first.last, "date")
        return Mention(first.first, second.last, Period(start, end))
    return None


def _next_month(first: Period, second: Period) -> bool:
    """``March and April combined``: months that follow each other."""
    one, two = calendar.whole_months(first), calendar.whole_months(second)
    return one == 1 and two == 1 and first.last is not None and second.first is not None and (second.first - first.last).days == 1


@cache
def _pattern(name: str) -> re.Pattern[str]:
    ended = r"(?:that\s)?(?:ended|ending|to|through|ended on)\s(?:on\s)?"
    counts = "|".join(COUNTS) + "|thirteen|fourteen|twenty-six|thirty-nine|fifty-two|fifty-three"
    nth = r"first|second|third|fourth"
    patterns = {
        "ended": rf"(?:(?P<nth>{nth})[\s-](?:fiscal\s)?quarter(?:\s(?:of\s)?(?:fiscal\s)?(?:year\s)?(?P<of>20\d\d))?|"
        rf"(?P<count>\d\d?|{counts})(?:\s\([^)]{{1,4}}\))?[\s-](?P<what>weeks?|months?)(?:\speriods?)?|"
        rf"(?P<year>(?:full\s|fiscal\s|financial\s)?year)|(?P<quarter>(?:fiscal\s)?quarter)|(?P<half>half[\s-]year)),?\s{ended}",
        "relative": r"(?:(?:in|for|over|during|from|with|to|than)\s)?(?:the\s|a\s|its\s|an\s)?"
        r"(?P<which>same|corresponding|comparable|prior|previous|last|this|past|next|current|preceding|latest|"
        r"trailing|full|most\srecent|prior[\s-]year|year[\s-]ago|year[\s-]earlier)[\s-]"
        r"(?:(?P<count>\d\d?|[a-z]+)[\s-])?(?P<what>years?|quarters?|months?|period|weeks?|half|decade|fiscal\syear|financial\syear)\b"
        r"(?P<tail>\s(?:(?:in|of|a|from)\s)?(?:the\s)?(?:last\syear|previous\syear|prior\syear|year\searlier|year\sago|year\sbefore|preceding\syear))?",
        "ago": rf"(?:the|a|one|an|(?P<count>\d\d?|{counts}))\s(?P<what>year|month|quarter|years|months|decade)\s(?:earlier|ago|before|prior|previously)\b",
        "years": rf"(?:over|in|during|within|through)\s(?:the|these|those)\s(?P<count>{counts})\syears\b",
        "to_date": r"(?:the\s)?year[\s-]to[\s-]date",
    }
    return re.compile(patterns[name], re.IGNORECASE)


def _ended(sentence: Sentence, index: int, clock: Clock) -> Mention | None:
    """``13 weeks ended November 2, 2024``; what the release defines so is remembered."""
    found = _pattern("ended").match(sentence.text, sentence.starts[index])
    if found is None:
        return None
    point = point_at(sentence.text, found.end(), clock)
    if point is None or point[1].last is None or point[0] > sentence.end:
        return None
    period = _length(found, point[1])
    if period is None:
        return None
    _remember(found, period, clock)
    return Mention(index, sentence.index_at(point[0] - 1) + 1, period)


def _length(found: re.Match[str], until: Period) -> Period | None:
    last = until.last
    if last is None:
        return None
    count = 3
    if found["count"]:
        count = _count(found["count"])
        if found["what"].lower().startswith("week"):
            return calendar.weeks_ended(last, count)
    elif found["year"]:
        count = 12
    elif found["half"]:
        count = 6
    if last != calendar.month_end(last.year, last.month) and last.day > 7:
        first = calendar.months_ended(last.year, last.month, count + 1).first
        return Period(first.replace(day=min(last.day + 1, 28)) if first else None, last)
    if last.day <= 7:
        return calendar.weeks_ended(last, {3: 13, 6: 26, 9: 39, 12: 52}.get(count, count * 4))
    return calendar.months_ended(last.year, last.month, count)


def _count(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    weeks = {"thirteen": 13, "fourteen": 14, "twenty-six": 26, "thirty-nine": 39, "fifty-two": 52, "fifty-three": 53}
    return COUNTS.get(printed.lower()) or weeks.get(printed.lower(), 1)


def _remember(found: re.Match[str], period: Period, clock: Clock) -> None:
    if found["nth"]:
        key = f"q{ORDINALS[found['nth'].lower()]}"
        clock.fiscal.setdefault(key, period)
        if found["of"]:
            clock.fiscal.setdefault(f"{key} {found['of']}", period)
    elif found["quarter"]:
        clock.fiscal.setdefault("quarter", period)
    elif found["year"]:
        clock.fiscal.setdefault("year", period)


def _relative(sentence: Sentence, index: int, clock: Clock) -> Mention | None:
    at = sentence.starts[index]
    for name in ("ago", "to_date", "relative", "years"):
        found = _pattern(name).match(sentence.text, at)
        if found is None:
            continue
        mention = _made(name, found, index, sentence.index_at(found.end() - 1) + 1, clock)
        if mention is not None:
            return mention
    return None


def _made(name: str, found: re.Match[str], first: int, last: int, clock: Clock) -> Mention | None:
    if name == "years":
        count = _count(found["count"])
        span = clock.span
        fits = span is not None and span.first and span.last and span.last.year - span.first.year + 1 == count
        return Mention(first, last, span) if fits else None
    if name == "to_date":
        return _year_to_date(first, last, clock)
    if name == "ago":
        count = _count(found["count"]) if found["count"] else 1
        return Mention(first, last, None, AGO, -count * _months(found["what"]))
    if found["which"].lower().replace("-", " ").endswith(("prior year", "year ago", "year earlier")) or found["tail"]:
        return Mention(first, last, None, AGO, -12)
    return _named(found, first, last, clock)


def _year_to_date(first: int, last: int, clock: Clock) -> Mention | None:
    end = clock.current.last if clock.current and clock.current.last else clock.today
    if end is None:
        return None
    return Mention(first, last, Period(end.replace(month=1, day=1), end))


def _months(what: str) -> int:
    what = what.lower().rstrip("s")
    return {"year": 12, "fiscal year": 12, "financial year": 12, "quarter": 3, "month": 1, "decade": 120, "half": 6}.get(what, 0)


def _named(found: re.Match[str], first: int, last: int, clock: Clock) -> Mention | None:
    which, what = found["which"].lower(), found["what"].lower()
    months = _months(what)
    if found["count"]:
        return _lengths(found, first, last, months, clock)
    if which in ("same", "corresponding", "comparable"):
        return Mention(first, last, clock.current) if what in ("period", "year", "quarter", "month", "half") else None
    if which in ("previous", "prior", "preceding") and (months or what == "period"):
        return Mention(first, last, None, AGO, -(months or 12))
    return _by_today(which, what, months, first, last, clock)


def _lengths(found: re.Match[str], first: int, last: int, months: int, clock: Clock) -> Mention | None:
    """``the past 12 months``: a length that ends with the period in force."""
    printed = found["count"].lower()
    if found["which"].lower() in ("same", "this", "full") or not (printed.isdigit() or printed in COUNTS):
        return None
    count = _count(printed) * months
    weeks = found["what"].lower().startswith("week")
    if not count and not weeks:
        return None
    direct = found["which"].lower() in ("prior", "previous", "preceding")
    return Mention(first, last, None, OVER, -count if direct else count)


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
    return Mention(first, last, calendar.year(end.year)) if end else None


def _around(what: str, shift: int, clock: Clock) -> Period | None:
    """The year, quarter or month of the day of publication, moved by ``shift``."""
    today = clock.today
    if today is None:
        return None
    if what in ("year", "fiscal year", "financial year"):
        return calendar.year(today.year + shift)
    if what == "month":
        return calendar.month(*_moved_month(today.year, today.month, shift))
    if what == "quarter":
        if shift == 0 and "quarter" in clock.fiscal:
            return clock.fiscal["quarter"]
        year, month = _moved_month(today.year, (today.month - 1) // 3 * 3 + 1, shift * 3)
        return calendar.quarter(year, (month + 2) // 3)
    if what == "week":
        monday = today - timedelta(days=today.weekday() - 7 * shift)
        return Period(monday, monday + timedelta(days=6))
    return None


def _moved_month(year: int, month: int, by: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + by
    return total // 12, total % 12 + 1


def moved(period: Period, months: int) -> Period | None:
    """A period moved by whole months, whole years day by day."""
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
    year, month = _moved_month(period.last.year, period.last.month, months)
    return calendar.months_ended(year, month, length)
