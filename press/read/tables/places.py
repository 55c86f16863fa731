"""Are the rows of a table places? Their head says so (Region, 城市), or the caption ("Jobs by region")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from press.read.tables.heads import Heads
from press.read.tables.layout import Layout
from press.read.tables.words import TableWords


def place_column(heads: Heads, layout: Layout, by_place: bool) -> int | None:
    """The column of row heads that names places; ``by_place``: the caption says that the rows do."""
    for column in layout.stubs:
        texts = heads.column(max((*layout.heads, -1)) + 1, column).texts
        if texts and heads.words.is_one("place", texts[-1]):
            return column
    return layout.stubs[0] if len(layout.stubs) == 1 and by_place else None


def is_by_place(captions: Iterable[str], words: TableWords) -> bool:
    """``Jobs by region``: the caption says that the rows are places."""
    found = (re.search(r"\sby\s(?:the\s)?([a-z]{3,20})\b", caption) for caption in captions)
    return any(match and words.is_one("place", match[1]) for match in found)
