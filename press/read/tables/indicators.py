"""What does a value measure, and of which place? Row, section, column and caption put together."""

from __future__ import annotations

import re

from press.read.tables.heads import Head
from press.read.tables.naming import is_generic, joined
from press.read.tables.scene import Scene, Value
from press.read.tables.words import TableWords

_SAID_ELSEWHERE = (
    "growth_rate", "growth", "year_on_year", "month_on_month", "quarter_on_quarter",
    "cumulative", "current", "forecast", "target", "actual", "estimate",
)  # fmt: skip
"""Words of a column head that other fields of the figure hold."""


def area(scene: Scene, value: Value) -> str | None:
    """The row's name where the corner says that rows are places (Region, 城市)."""
    texts = scene.corner.texts
    is_place = bool(texts) and scene.words.is_one("place", texts[-1])
    return value.name or None if is_place else None


def indicator(scene: Scene, value: Value) -> str | None:
    """The name of what is measured; see :mod:`press.read.tables.naming` for how parts are put together."""
    column = _column_name(value.column, scene.words)
    if area(scene, value):
        return joined(scene.subject, "", "", column)
    parts = scene.partitive or (is_generic(value.name, scene.words) and not column)
    subject = scene.subject if parts else ""
    if _is_band(value.name) and not value.parent:
        subject = scene.corner.name or subject
    return joined(subject, value.parent, value.name, column) or scene.subject or scene.corner.name or None


def _column_name(column: Head, words: TableWords) -> str:
    """What a column head adds to the name."""
    name = column.name
    for code in _SAID_ELSEWHERE:
        name = words.without(code, name)
    name = " ".join(re.sub(r"\(\s*\)", " ", name).split()).strip(" ,;:-/")
    lead = r"^(?:(?:on|over|of|from|as|in|a|vs\.?|the)(?:\s|$)|[比较])+|\s(?:on|over|of|from|in)$"
    return re.sub(lead, "", name)


def _is_band(name: str) -> bool:
    """A class of sizes, ages or terms as a row head: 51-75, over 255, more than 10 years."""
    return re.match(r"(?:[a-z]+ (?:than )?)?\d", name, re.IGNORECASE) is not None and len(name) < 40
