"""Does a table print decimals behind a comma (4 310,5)? Then its numbers are read with a point there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_FEWEST = 2


def prints_comma_decimals(cells: Iterable[str]) -> bool:
    """Whether numbers of a table have decimals behind a comma, and no cell says otherwise.

    ``1,5`` and ``4 310,52`` can be nothing else; a point with decimals behind it, or a comma before three
    digits, leaves the table as it is printed.
    """
    found = 0
    for cell in cells:
        if _otherwise().search(cell):
            return False
        found += _comma().fullmatch(cell) is not None
    return found >= _FEWEST


def with_points(text: str) -> str:
    """The same text, as long, with a point for each decimal comma of a number."""
    return _between().sub(".", text)


@cache
def _comma() -> re.Pattern[str]:
    return re.compile(r"[-+(]?\s?(?:\d{1,3}(?:\s\d{3}){1,4}|\d{1,6}),\d{1,2}\)?\s?%?")


@cache
def _otherwise() -> re.Pattern[str]:
    return re.compile(r"\d\.\d{1,2}(?![\d.])|\d,\d{3}(?!\d)")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")
