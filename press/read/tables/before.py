"""Which time does the text right before a table tell, where neither the table nor the title names one?"""

from __future__ import annotations

import re

from press.model import PassageKind, Period, Release, Table
from press.read.tables.when import Calendar

_NEAR = 4
"""Passages before a table that may tell its time."""


def told_before(release: Release, table: Table, calendar: Calendar) -> tuple[Period, str] | None:
    """The one time until the day of publication that the nearest paragraph with any names."""
    passages, published = release.passages, release.published
    if published is None:
        return None
    here = next((i for i, p in enumerate(passages) if p.position == table.passage), 0)
    near = reversed(passages[max(0, here - _NEAR) : here])
    texts = [release.words(p) for p in near if p.kind is PassageKind.PARAGRAPH]
    told = (calendar.one_dated(re.split(r"(?<=[.;])\s", text), published) for text in texts)
    return next((found for named, found in told if named), None)
