"""What does a note below a table say of the rows with its mark? ``4 Contribution to growth, points``."""

from __future__ import annotations

import re
from functools import cache

from press.model import PassageKind, Release, Table
from press.text import normalise

_NEAR = 6
"""Passages behind a table that may be its notes."""
_LONGEST = 90
"""Characters of a note that says what a row is measured in."""


def mark_of(head: str) -> str:
    """The mark at the end of a row head: ``Net trade (4)``; empty where there is none."""
    found = _mark().search(head) if head.endswith(")") else None
    return found[1] if found else ""


def note_of(release: Release, table: Table, mark: str) -> str:
    """The note of a mark in the paragraphs right behind the table; empty where none begins with it."""
    here = next((i for i, p in enumerate(release.passages) if p.position == table.passage), None)
    behind = release.passages[here + 1 : here + 1 + _NEAR] if here is not None else ()
    for passage in behind:
        if passage.kind in (PassageKind.HEADING, PassageKind.TABLE):
            break
        found = re.search(
            rf"(?:^|[.;]\s)[(\[]?{mark}[)\].:]{{0,2}}\s([A-Z][^.;]{{3,{_LONGEST}}})(?=[.;]|$)",
            normalise(release.words(passage)).text,
        )
        if found:
            return found[1]
    return ""


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"\s[(\[]([1-9a-h])[)\]]$")
