"""Does the glossary put a thing of this place somewhere else?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from press.check.words import COOPERATION, HERE
from press.model import Contradiction, PassageKind, Release, Term

_HOME_MENTIONS = 2
"""A release is about a city that it names at least so often; once is a remark."""

_CLEAR = 2
"""… and at least so many times as often as any other city."""

_BEFORE = 40
"""Characters before a name in which "with", "from" or 合作 make it somebody else's."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry that says where its thing is: the city, and the words that say so."""

    term: Term
    city: str
    start: int
    end: int


def entity_conflicts(release: Release, places: Mapping[str, str] | None = None) -> tuple[Contradiction, ...]:
    """Glossary entries that place a thing in another city than the one that the release is about.

    Cities are read from "the X District of Y", "Y's X district", "the city of Y", "Y市X区" in the
    release itself; ``places`` adds names (city → country or province) for entries that only say
    "located in Y". A finding needs a thing that the body names as local, an entry that does not
    name the release's city, and a city that the rest of the release hardly knows.
    """
    cities = _cities(release, places or {})
    found = []
    for placed in _placed(release, cities):
        home = _home(release, cities, placed.term)
        mention = _local_mention(release, placed) if home and _elsewhere(release, placed, home, places or {}) else None
        if home and mention:
            found.append(_finding(release, placed, home, mention))
    return tuple(found)


def _cities(release: Release, places: Mapping[str, str]) -> frozenset[str]:
    """Names that the release uses as cities, and those of the gazetteer."""
    read = {m["city"] for pattern in (_district_en(), _city_en(), _city_zh()) for m in pattern.finditer(release.text)}
    return frozenset(read | set(places))


@cache
def _district_en() -> re.Pattern[str]:
    name = r"[A-Z][\w’'-]{1,20}"
    part = r"(?:[Dd]istrict|[Cc]ounty|[Bb]orough|[Ww]ard|[Mm]unicipality)"
    return re.compile(
        rf"{name}(?:\s{name})?\s{part}(?:\sof|,)\s(?P<city>{name})"
        rf"|\b(?P<whose>[A-Z]\w{{1,20}})[’']s\s{name}(?:\s{name})?\s{part}".replace("(?P<whose>", "(?:")
    )


@cache
def _city_en() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Cc]ity|[Mm]unicipality) of (?P<city>[A-Z][\w-]{1,20})|\b(?P<x>[A-Z][\w-]{1,20}) City\b")


@cache
def _city_zh() -> re.Pattern[str]:
    return re.compile("(?:位于|地处|坐落于|坐落在|座落于)(?P<city>[\u4e00-\u9fff]{2,4})市")
