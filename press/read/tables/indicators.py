"""What does a value measure, and of which place? Row, section, column and caption put together."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from press.read.tables.heads import Head
from press.read.tables.naming import clean, is_generic, joined
from press.read.tables.scene import Scene, Value
from press.read.tables.words import MOST_KNOWN, TableWords

_SAID_ELSEWHERE = (
    "of_plan", "growth", "previous", "year_on_year", "month_on_month", "quarter_on_quarter", "growth_rate",
    "cumulative", "current", "forecast", "target", "actual", "estimate", "revised",
    "last_year", "timeless",
)  # fmt: skip
"""Words of a column head that other fields of the figure hold."""
_SAY_NOTHING = ("filler", "index", "number", "bare_share", "ranking", "growth")
"""Words that name nothing where they are all that a column head says."""


def area(scene: Scene, value: Value) -> str | None:
    """The row's name in the column of places."""
    column = scene.place_column
    if column is None:
        return None
    if len(scene.layout.stubs) == 1:
        return None if is_generic(value.name, scene.words) else value.name
    return clean(scene.heads.read([scene.sheet.text(value.box.row, column)], "row").name) or None


def indicator(scene: Scene, value: Value) -> str | None:
    """The name of what is measured; see :mod:`press.read.tables.naming` for how parts are put together."""
    own = "" if value.box.column in scene.editions else _column_name(value.column, scene.words)
    column = own or _led_by(scene, value)
    whole = bool(column) and (not own or bool(value.column.units))
    subject = _subject(scene, value, column, whole)
    parent, name = value.parent, value.name
    of_above = not name and any(unit.whole for unit in value.row.units)
    if of_above or (name and value.box.row not in scene.vintages and _is_change(name, scene.words)):
        parent, name = "", _changed_row(scene, value.box.row)
        subject = "" if of_above and name else subject
    if vintage := scene.vintages.get(value.box.row):
        subject, parent, name = "", "", vintage.name
    if scene.place_column is not None:
        measured = bool(scene.over(value.box.row)[0].units) and bool(value.parent)
        parent, name = value.parent if measured else "", _beside_place(scene, value)
        subject = "" if name or measured else subject
    said = joined(subject, parent, name, column) or scene.subject or scene.corner.name
    return scene.as_printed(said or value.column.name) or None


def _subject(scene: Scene, value: Value, column: str, whole: bool) -> str:
    """What the caption or the corner is about, where row and column do not say it all.

    ``whole``: the column names a thing with its unit, or is led by one that does.
    """
    if scene.corner.name and (scene.corner.units or scene.words.has("growth_rate", scene.corner.plain)):
        return scene.corner.name
    if _is_band(value.name) and not value.parent:
        return scene.corner.name or scene.subject
    if scene.place_column is not None:
        return "" if whole else scene.subject
    if value.name and not column and scene.words.has("counted", scene.corner.plain):
        return scene.corner.name
    if not value.name and column:
        return scene.subject if scene.unit_caption and not value.column.units else ""
    if scene.partitive and column and _lists(scene.subject, column):
        return ""
    return scene.subject if scene.partitive or (is_generic(value.name, scene.words) and not column) else ""


def _changed_row(scene: Scene, row: int) -> str:
    """The name of the row that "% change" in the next one speaks of; empty where rows are periods."""
    above = None if scene.row_periods else scene.row_above.get(row)
    return "" if above is None else scene.heads.row(above, scene.layout.stubs).name


def _is_change(name: str, words: TableWords) -> bool:
    """``% change``: what changes is told by the row above; ``Organic growth`` is a name."""
    return not words.has("own_growth", name) and not _added(name, words)


def _lists(subject: str, column: str) -> bool:
    """``Exports and imports by partner`` over a column ``Exports``: the subject tells the columns."""
    words = re.findall(r"[a-z]{2,30}", subject.lower())
    return "and" in words and column.lower().split()[0] in words


def _beside_place(scene: Scene, value: Value) -> str:
    """The other row heads of a row that also names a place."""
    stubs = [c for c in scene.layout.stubs if c != scene.place_column]
    return scene.heads.row(value.box.row, stubs).name if stubs else ""


def _led_by(scene: Scene, value: Value) -> str:
    """A change, share or rank is one of what the column at its left holds."""
    if not scene.neighbours.is_derived(value.column):
        return ""
    left = scene.neighbours.leader(value.box.row, value.box.column)
    return _column_name(left, scene.words) if left is not None else ""


def _column_name(column: Head, words: TableWords) -> str:
    """What a column head adds to the name."""
    return _added(column.name, words)


@lru_cache(MOST_KNOWN)
def _added(name: str, words: TableWords) -> str:
    if any(words.is_one(code, name) for code in _SAY_NOTHING):
        return ""
    for code in _SAID_ELSEWHERE:
        name = words.without(code, name)
    name = " ".join(re.sub(r"\(\s*\)", " ", name).split()).strip(" ,;:-/")
    if words.is_one("kind_of_growth", name):
        return ""
    lead = (
        r"^(?:(?:compared (?:with|to)|on|over|of(?! wh)|from|as|in|a|vs\.?|the)(?:\s|$)"
        r"|[比较](?!重|例|率|值))+"
        r"|\s(?:compared (?:with|to)|on|over|of|from|in)(?: the)?$"
    )
    return re.sub(lead, "", name)


def _is_band(name: str) -> bool:
    """A class of sizes, ages or terms as a row head: 51-75, over 255, more than 10 years."""
    return len(name) < 40 and _band().match(name) is not None and _numbered().match(name) is None


@cache
def _band() -> re.Pattern[str]:
    return re.compile(r"(?:[a-z]+ (?:than )?)?\d", re.IGNORECASE)


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"(?:(?:19|20)\d\d(?:[-/]\d\d)?|\d{1,3})\s[A-Z][a-z]")
