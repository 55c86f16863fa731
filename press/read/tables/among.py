"""How do periods that heads name lie to each other? One within another, the earlier of two, of one year."""

from __future__ import annotations

from itertools import pairwise

from press.model import Period
from press.read import calendar
from press.read.tables.named import Named
from press.read.tables.year_words import only_year
from press.value import replace

_LONGEST_YEAR = 371
"""Days: a year of 53 weeks."""
_TWELVE = 12


def later_first(found: list[Named], text: str) -> list[Named]:
    """``Index 2026/2025``, ``Jan-May 2026 / Jan-May 2025``: the earlier time is the base."""
    for at, (one, other) in enumerate(pairwise(found), start=1):
        ends = [n.period.last for n in (one, other) if n.period and n.period.last and n.dated]
        slash = text[one.end : other.start].strip() == "/"
        if slash and len(ends) == len((one, other)) and ends[0] > ends[1]:
            found[at] = replace(other, base=True)
    return found


def shift(named: Named, by: int) -> Named:
    return replace(named, start=named.start - by, end=named.end - by)


def narrower(first: Named | None, second: Named) -> Named:
    """The inner head's period, unless it lies outside the outer one's and that one is no bare year."""
    if first is None or first.period is None or second.period is None:
        return second
    return second if calendar.within(second.period, first.period) else first


def part_within(part: Named, year: Named) -> Period | None:
    """April to October without a year under ``2026/27``: those months of that financial year."""
    if not is_year(year.period) or bare_year(year) or part.period is None or part.period.last is None:
        return None
    if year.period is None or year.period.last is None:
        return None
    back = year.period.last.year - part.period.last.year
    moved = (calendar.shifted(part.period, back), calendar.shifted(part.period, back - 1))
    return next((p for p in moved if calendar.within(p, year.period)), None)


def year_of(period: Period | None) -> str | None:
    """The year that a period ends in, if it lies within one."""
    if period is None or period.first is None or period.last is None:
        return None
    return str(period.last.year) if period.first.year == period.last.year else None


def is_one(period: Period | None) -> bool:
    """A period of reporting: closed, and no longer than a year ("2016 to 2017" may be one or two)."""
    return (
        period is not None
        and period.first is not None
        and period.last is not None
        and (period.last - period.first).days <= _LONGEST_YEAR
    )


def bare_year(named: Named) -> str | None:
    found = only_year().fullmatch(named.said.strip())
    return found[1] if found else None


def is_year(period: Period | None) -> bool:
    """Whether a period is twelve whole months."""
    return period is not None and calendar.whole_months(period) == _TWELVE
