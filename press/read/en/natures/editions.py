"""Of which edition is a value that was told before? Outlooks of a month, rates told anew each month."""

from __future__ import annotations

from press.read.en.draft import Draft
from press.read.en.grammar.closed import closed


def monthly(draft: Draft) -> bool:
    """Whether a rate is one told anew each month or quarter: its last value is the one before."""
    return draft.unit == "percent" and not MONTHLY.isdisjoint((draft.indicator or "").lower().split())


MONTHLY = closed("inflation unemployment jobless employment inactivity participation cpi hicp")


def when_told(draft: Draft, before: Draft) -> bool:
    """``growth of 1.2% this year, compared with 1.0% in June``: when the earlier outlook was given."""
    then, of = draft.when.period, before.when.period
    if not draft.when.own or then is None or of is None:
        return not draft.when.own
    if not (then.first and then.last and of.first and of.last):
        return False
    return (
        then.last < of.last
        and (then.last - then.first).days <= A_MONTH
        and (of.last - of.first).days > NEARLY_A_YEAR
    )


A_MONTH, NEARLY_A_YEAR = 31, 300
"""Days."""
