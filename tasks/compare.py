"""The releases of a batch against what other releases told; published first, then the batch."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from pathlib import Path

from expectations.across import changed, findings, key_of
from expectations.fill import fill_findings
from press.check.across.compare import across
from press.check.across.told import Doubt, Issue, Told
from press.check.naming import name_of
from press.check.pairing import is_anywhere
from tasks.step import step
from warehouse.figures import figure_of, text_of
from warehouse.told import Key, kept_in, neighbours

Row = Mapping[str, object]


@step("compare")
def compare(staging: Path, base: Path | None, quarantined: Iterable[Row], run_id: str) -> list[Row]:
    """Rows of ``finding`` for what does not go together across releases.

    Every series that the batch adds to is looked at anew, its published values included, so that the
    order in which releases come does not matter. A release outside of the batch whose doubts change
    gets all of its findings again; those that are raised no more are resolved.
    """
    out = list(quarantined)
    with neighbours(staging, base) as beside:
        doubts: list[Doubt] = []
        looked_at: dict[str, Key] = {}
        for rows in beside.told(name_of, _place):
            told = [_told(row) for row in kept_in(rows, out)]
            doubts += across(told)
            looked_at |= {t.id: key_of(t) for t in told}
        fresh = beside.fresh()
        raised = findings(doubts, beside.texts({key_of(t) for d in doubts for t in d.told}), run_id)
        here = [row for row in raised if (row["release_id"], row["release_version"]) in fresh]
        elsewhere = [row for row in raised if (row["release_id"], row["release_version"]) not in fresh]
        standing = beside.standing({*looked_at.values()} - fresh)
        filled = fill_findings(beside.releases(), run_id)
    return here + list(filled) + changed(standing, elsewhere, looked_at.keys(), run_id)


def _place(area: str | None, home: str | None) -> Hashable | None:
    """The place that a figure is about: its own words, or its source's where they only point back at it."""
    words = home if area is None or is_anywhere(area) else area
    return name_of(words) or None


def _told(row: Row) -> Told:
    """A row of the warehouse as a value to compare."""
    published, area, home = row["published_on"], text_of(row["ref_area"]), text_of(row["home"])
    assert isinstance(published, date)
    issue = Issue(
        str(row["release_id"]),
        str(row["release_version"]),
        str(row["source_id"]),
        str(row["title"] or row["location"]),
        published,
    )
    return Told(
        figure_of(row), str(row["figure_id"]), issue, name_of(home if not area or is_anywhere(area) else area)
    )
