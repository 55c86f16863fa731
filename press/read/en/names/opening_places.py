"""Which place does a release name as it opens? ``Bank of Norland holds``, ``The rate in Norland stood``."""

from __future__ import annotations

import re
from functools import cache

from press.read.en.names.seats import seat_of
from press.read.en.names.title_homes import TIMES


def leading_seat(title: str, body: str) -> str | None:
    """``Bank of Norland holds its rate``, ``Port of Norland: traffic down``: the institution that a title
    leads with, where the text has its name too."""
    found = _institution().match(title)
    named = found is not None and found.group(1).lower() in body.lower()
    return seat_of(found.group(1)) if named and found is not None else None


@cache
def _institution() -> re.Pattern[str]:
    word = r"(?:[A-Z][\w'’&-]*|of|for|and|the)"
    return re.compile(rf"({word}(?:\s{word}){{1,7}})(?=:|\s[a-z])")


def opened_in(body: str) -> str:
    """``The inflation rate in Norland stood at``, ``Norland's population was``: the first place that the text
    names, where it names it again."""
    for found in _opening_place().finditer(body[:OPENING]):
        name = found.group(1) or found.group(2)
        # A word that the text has in small letters too ("State", "Government") is no name.
        if name.split()[0] not in TIMES and body.count(name) > 1 and f" {name.lower()}" not in body:
            return name
    return ""


OPENING = 400
"""Characters in which a text says what place it is about."""


@cache
def _opening_place() -> re.Pattern[str]:
    name = r"([A-Z][a-z]{2,30}(?:\s[A-Z][a-z]{2,30}){0,2})"
    return re.compile(rf"\s(?:living )?in {name}(?![\w–-]|\s[A-Z]|\s\d)|(?:^|[\s-]){name}['’]s\s[a-z]")
