"""The second number of a range in a cell: ``3% to 5%``, ``(3.0%) - (1.0%)``, ``$(0.10) to $0.05``."""

from __future__ import annotations

import re
from functools import cache

from press.value import value


@value
class RangeEnd:
    """The printed digits, whether they are negative, one past them, and whether a bracket is open."""

    digits: str
    negative: bool
    end: int
    opened: bool


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(r"\s{0,2}(?:-|~|to|至|and)\s{0,2}(?P<mark>[(+-]?[£$€¥]?[(+-]?)(?=\d|\.\d)")


def range_end(text: str, at: int, number: re.Pattern[str]) -> RangeEnd | None:
    """The second number if a dash or "to" stands at ``at``; "and" holds only after "between"."""
    gap = _gap().match(text, at)
    if gap is None or ("and" in gap[0] and not text.lower().startswith("between ")):
        return None
    found = number.match(text, gap.end())
    if found is None:
        return None
    opened = "(" in gap["mark"]
    return RangeEnd(found.group(), opened or "-" in gap["mark"], found.end(), opened)
