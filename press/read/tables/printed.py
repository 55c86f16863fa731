"""In which characters does a page print a name that was read in simplified ones?"""

from __future__ import annotations

from press.lexicon import Lexicon
from press.model import Release, Table
from press.read.zh.script import simplify

_BEFORE = 500
"""Characters before a table that hold its captions."""


def printed_forms(release: Release, table: Table, lexicon: Lexicon) -> dict[int, str]:
    """By simplified character, the one form of it that the table and what stands before it print."""
    if not table.cells:
        return {}
    first = max(0, table.cells[0].start - _BEFORE)
    forms: dict[int, set[str]] = {}
    for char in set(release.text[first : max(cell.end for cell in table.cells)]):
        forms.setdefault(ord(simplify(char, lexicon)), set()).add(char)
    return {plain: form.pop() for plain, form in forms.items() if len(form) == 1}
