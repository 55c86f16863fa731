"""All doubts across issues, for told values of any number of releases."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import localcontext

from press.check.across import follow, series, values
from press.check.across.told import Doubt, Told, by_subject

_DIGITS = 100
"""As within a release: products of large amounts to their smallest places fit into so many digits."""


def across(told: Iterable[Told]) -> tuple[Doubt, ...]:
    """What does not go together, the same for any order of ``told``; sorted by the issue it is about.

    Give all values of the series in question: what is unusual depends on all that went before.
    """
    with localcontext(prec=_DIGITS):
        subjects = by_subject(sorted(told, key=lambda t: t.order))
        found = [d for each in subjects.values() for d in values.doubts(each)]
        found += [*follow.doubts(subjects), *series.doubts(subjects)]
    return tuple(sorted(found, key=lambda d: (d.told[0].order, d.kind, d.message)))
