"""Is a release filled as its source's releases used to be? Number of figures, and what is known of them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from expectations.keys import Row
from expectations.words import short
from press.check.robust import usual
from warehouse.rows import finding_row

MEMORY = 8
"""Earlier releases that a source needs before anything is unusual for it."""

_SPREADS = 6.0
_TIMES = 4
"""A number of figures is unusual only if it is a quarter, or four times, of what is usual."""

_FEWEST = 10
"""Figures of which a share says something."""

_DROP = 0.3
"""A share that fell by less is no news."""

FIELDS = {"dated": "period", "named": "indicator", "coded": "canonical code"}
"""Counts of a release's figures that have the field, and what the field is called."""


def fill_findings(releases: Sequence[Row], run_id: str) -> tuple[Row, ...]:
    """Findings about the fresh ones of some releases, against those of their source published before.

    Each row has source_id, release_id, release_version, title, location, published_on, fresh, figures,
    and a count for each of :data:`FIELDS`.
    """
    by_source: defaultdict[object, list[Row]] = defaultdict(list)
    for row in releases:
        by_source[row["source_id"]].append(row)
    return tuple(
        _finding(row, kind, text, why, run_id)
        for rows in by_source.values()
        for row, before in _with_earlier(rows)
        for kind, text, why in (*_volume(row, before), *_shares(row, before))
    )


def _with_earlier(rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row]]]:
    ordered = sorted(rows, key=lambda r: (str(r["published_on"]), str(r["release_id"])))
    for at, row in enumerate(ordered):
        if row["fresh"] and at >= MEMORY:
            yield row, ordered[max(0, at - MEMORY * MEMORY) : at]


def _count(row: Row, name: str) -> int:
    return int(str(row[name]))


Found = tuple[str, str, str]


def _volume(row: Row, before: Sequence[Row]) -> Iterator[Found]:
    counts = [_count(r, "figures") for r in before]
    logs = usual([math.log1p(c) for c in counts])
    now = _count(row, "figures")
    middle = math.expm1(logs.middle)
    far = logs.distance(math.log1p(now), least=0.1) > _SPREADS
    if far and (now * _TIMES < middle or now > middle * _TIMES):
        low, high = (max(0.0, math.expm1(end)) for end in logs.limits(_SPREADS, least=0.1))
        text = f"{now} figures, {middle:.0f} are usual"
        why = f"The {len(counts)} releases of the source before it make {low:.0f} to {high:.0f} usual."
        yield "figures-unusual", text, why


def _shares(row: Row, before: Sequence[Row]) -> Iterator[Found]:
    full = [r for r in before if _count(r, "figures") >= _FEWEST]
    if _count(row, "figures") < _FEWEST or len(full) < MEMORY:
        return
    for name, spoken in FIELDS.items():
        share = _count(row, name) / _count(row, "figures")
        known = usual([_count(r, name) / _count(r, "figures") for r in full])
        if known.middle - share > max(_DROP, known.spread * _SPREADS):
            text = f"the {spoken} is known for {share:.0%} of its figures, usually for {known.middle:.0%}"
            why = f"The median of {known.count} releases of the source before it is {known.middle:.0%}."
            yield f"fill-{name}", text, why


def _finding(row: Row, kind: str, text: str, why: str, run_id: str) -> Row:
    return finding_row(
        row | {"run_id": run_id},
        origin="history",
        kind=kind,
        severity="warning",
        message=f"release “{short(row['title'] or row['location'])}”: {text}",
        about=(),
        computation=why,
    )
