"""In which section does a row stand? One ends at the next, at its own total, or where its indent ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from press.read.tables.layout import Layout
from press.read.tables.naming import is_grand, part_of
from press.read.tables.sheet import Sheet, depth
from press.read.tables.words import TableWords, has_han

_MOST_WORDS_OF = (2, 3)
"""So many of a section's words in a total's name make it the section's own total."""
_EMPTY = frozenset(("of", "and", "the", "in", "for", "from", "by", "to", "on", "other"))


@dataclass(slots=True)
class _Open:
    """A section that is open: ``deep`` is whether its rows are set below it, None before the first."""

    title: str
    indent: int
    deep: bool | None = None


def scopes(sheet: Sheet, layout: Layout, words: TableWords) -> dict[int, str]:
    """By row that is no head, the title of the section that it stands in; empty where it stands in none."""
    found: dict[int, str] = {}
    open_now: list[_Open] = []
    for row, title in layout.sections.items():
        indent = _indent(sheet, row)
        if row in layout.openers:
            open_now = [one for one in open_now if one.indent < indent]
            open_now.append(_Open(title, indent))
        elif row not in layout.inert:
            found[row] = _scope(open_now, indent, sheet.text(row, 0), words)
    return found


def _scope(open_now: list[_Open], indent: int, name: str, words: TableWords) -> str:
    """The section of one row; what ends before it or with it is closed."""
    while open_now and open_now[-1].deep and indent <= open_now[-1].indent:
        open_now.pop()
    if not open_now:
        return ""
    here = open_now[-1]
    begins, here.deep = here.deep is None, indent > here.indent if here.deep is None else here.deep
    if not begins and _is_total_of(name, here.title, words):
        open_now.pop()
    return here.title


def _is_total_of(name: str, title: str, words: TableWords) -> bool:
    """``Total current assets`` ends ``Current assets:``; a total at the head of its parts ends nothing."""
    if not is_grand(name, words):
        return False
    if part_of(title, words) == ("", True):
        return True
    if has_han().search(title):
        return title.strip(" :：") in name
    said, wanted = _stems(name), _stems(title)
    some, of = _MOST_WORDS_OF
    return bool(wanted) and len(wanted & said) * of >= len(wanted) * some


def _stems(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z]{2,40}", text.lower()) if word not in _EMPTY}


def _indent(sheet: Sheet, row: int) -> int:
    """How deep a row is set: by blanks, or by dashes before its head."""
    box = sheet.at(row, 0)
    return 0 if box is None else depth(box)
