"""Does a source publish as it used to? Silence and floods, against its own history; origin ``source``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from expectations.keys import Row
from press.check.robust import usual
from warehouse.rows import finding_row

MEMORY = 8
"""Gaps or windows that a source needs before anything is unusual for it."""

_SPREADS = 6.0
_LONGEST = 1.5
"""A silence is unusual only if it is so many times as long as any before it."""

_WINDOW = 4
"""Releases that a window holds in the middle: its length is so many usual gaps."""

_TIMES = 3
"""A window is unusual only if it has a third, or three times, of what is usual."""


def pace_findings(
    source_id: str, days: Sequence[date], logical_date: date, *, run_id: str
) -> tuple[Row, ...]:
    """Findings where the newest of a source's ``days`` of publication is too old, or there are too many."""
    known = sorted(day for day in days if day <= logical_date)
    found = [*_silence(known, logical_date), *_flood(known)]
    row = {"source_id": source_id, "run_id": run_id}
    return tuple(
        finding_row(
            row,
            origin="source",
            kind=kind,
            severity="warning",
            message=f"source {source_id}: {text}",
            about=(kind,),
            computation=why,
        )
        for kind, text, why in found
    )


Found = tuple[str, str, str]
"""Kind, doubt, computation."""


def _silence(days: Sequence[date], today: date) -> Iterator[Found]:
    gaps = [float((b - a).days) for a, b in pairwise(sorted(set(days)))]
    if len(gaps) < MEMORY:
        return
    pace = usual(gaps)
    most = max(pace.limits(_SPREADS, least=1.0)[1], max(gaps) * _LONGEST)
    silent = (today - days[-1]).days
    if silent > most:
        text = f"nothing new for {silent} days, since {days[-1]}"
        why = (
            f"{pace.count} gaps between its days of publication have the median {pace.middle:g} days and the"
            f" longest {max(gaps):g}; up to {most:.0f} would be usual."
        )
        yield "freshness", text, why


def _flood(days: Sequence[date]) -> Iterator[Found]:
    """The newest window of some days against those before it, by the number of releases in each."""
    counts = _windows(days)
    if len(counts) <= MEMORY:
        return
    last, before = counts[0], usual([float(c) for c in counts[1:]])
    low, high = before.limits(_SPREADS, least=1.0)
    few = last < low and last * _TIMES < before.middle
    many = last > high and last > before.middle * _TIMES
    if few or many:
        text = f"{last} releases lately, {'fewer' if few else 'more'} than usual"
        why = (
            f"{before.count} spans of the same length before had {before.middle:g} releases in the middle;"
            f" {max(0, low):.0f} to {high:.0f} would be usual."
        )
        yield "volume", text, why


def _windows(days: Sequence[date]) -> list[int]:
    """Releases in each span of :data:`_WINDOW` usual gaps, the newest first, back to the first release."""
    gaps = [(b - a).days for a, b in pairwise(sorted(set(days)))]
    if len(gaps) < MEMORY:
        return []
    span = timedelta(days=max(1, round(_WINDOW * usual([float(g) for g in gaps]).middle)))
    ends, end = [], days[-1]
    while end - span >= days[0]:
        ends.append(end)
        end -= span
    return [sum(end - span < day <= end for day in days) for end in ends]
