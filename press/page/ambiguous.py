"""Does the page date itself by 03/04/2026? Which of the two days is meant the digits do not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from press.model import Evidence
from press.page.document import Document
from press.page.front import FrontLine

_OPENING = 160
_MONTH_FIRST = frozenset({"us", "ph", "fm", "pw"})


def ambiguous_day(document: Document, front: list[FrontLine]) -> tuple[date | None, Evidence] | None:
    """A date beside the headline that can be read two ways: the likelier day, if the page's region tells.

    None where no such date stands there. Day first is meant wherever English or another language of Europe is
    written outside the United States; without a region nothing is made up.
    """
    for text in _places(document, front):
        found = _numeric().search(text)
        if found is None:
            continue
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        if 1 <= first <= 12 and 1 <= second <= 12 and first != second:
            return _by_region(first, second, year, document.clues.language), Evidence(
                "dateline", found[0], 0.5
            )
    return None


def _by_region(first: int, second: int, year: int, language: str | None) -> date | None:
    region = (language or "").replace("_", "-").lower().partition("-")[2]
    if len(region) != 2:
        return None
    month, day = (first, second) if region in _MONTH_FIRST else (second, first)
    return date(year, month, day)


def _places(document: Document, front: list[FrontLine]) -> Iterator[str]:
    yield from (line.text for line in front)
    yield from document.clues.near.split("\n")[:6]
    yield from (clue.value for clue in document.clues.selected_dates)
    yield from (document.words(block)[:_OPENING] for block in document.blocks[:2])


@cache
def _numeric() -> re.Pattern[str]:
    return re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?![\d/]|[.-]\d)")
