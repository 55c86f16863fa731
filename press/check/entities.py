"""Does the glossary put a thing of this place somewhere else?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from press.check.sentences import split
from press.check.words import COOPERATION, HERE
from press.model import Contradiction, Release, Term

_HOME_MENTIONS = 2
"""A release is about a city that it names at least so often; once is a remark …"""

_CLEAR = 2
"""… and so many times as often as any other city."""

_BEFORE = 40
"""Characters before a name in which "with", "from", 合作 make it somebody else's."""

_QUOTES = "«»“”\"'‘’「」《》 "


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry that says in which city its thing is."""

    term: Term
    city: str
    start: int
    end: int


def entity_conflicts(release: Release, places: Mapping[str, str] | None = None) -> tuple[Contradiction, ...]:
    """Glossary entries that place a thing in another city than the one that the release is about.

    Cities are read from phrases such as "the X District of Y", "Y's X district", "the city of Y",
    位于Y市 in the release itself; ``places`` (city → country or province) adds cities for entries
    that only say "located in Y". A finding needs a city that the release is clearly about, a thing
    that the body speaks of as local, and an entry that names neither that city nor its region, but
    a city that the body does not know.
    """
    known = places or {}
    cities = _cities(release.text) | set(known)
    found = (_conflict(release, placed, cities, known) for placed in _all_placed(release, cities))
    return tuple(finding for finding in found if finding)


def _conflict(
    release: Release, placed: _Placed, cities: set[str], known: Mapping[str, str]
) -> Contradiction | None:
    home = _home(release, cities, placed.term)
    if home is None or not _elsewhere(release, placed, home, known):
        return None
    mention = _local_mention(release, placed.term, home)
    return None if mention is None else _finding(release, placed, home, mention)


def _cities(text: str) -> set[str]:
    """Names that the text uses as cities."""
    return {m["city"] for pattern in _phrases() for m in pattern.finditer(text)}


@cache
def _phrases() -> tuple[re.Pattern[str], ...]:
    """Ways to say in which city something is. Each names the city."""
    city = r"(?P<city>[A-Z][a-z’'-]{1,20}(?: [A-Z][a-z-]{1,20})?)"
    part = r"(?:[Dd]istrict|[Cc]ounty|[Bb]orough|[Ww]ard)"
    return (
        re.compile(rf"\b{part}(?: of|,) {city}"),
        re.compile(rf"\b{city.replace('’', '')}[’']s (?:[A-Z][\w-]{{1,20}} ){{1,2}}{part}\b"),
        re.compile(rf"\b[Cc]ity of {city}"),
        re.compile("(?:位于|位於|地处|地處|坐落于|坐落於|坐落在)(?P<city>[\u4e00-\u9fff]{2,4}?)市"),
    )


def _all_placed(release: Release, cities: set[str]) -> Iterator[_Placed]:
    """The first city that each entry places its thing in."""
    for term in release.glossary:
        patterns = (*_phrases(), *_located(cities))
        hits = [m for p in patterns for m in p.finditer(release.text, term.start, term.end)]
        if hits:
            first = min(hits, key=lambda m: m.start())
            start, end = split(release).around(first.start())
            yield _Placed(term, first["city"], max(start, term.start), min(end, term.end))


def _located(cities: set[str]) -> tuple[re.Pattern[str], ...]:
    """ "Located in Y" for the cities known by name."""
    if not cities:
        return ()
    names = "|".join(re.escape(city) for city in sorted(cities))
    return (
        re.compile(rf"\b(?:located|situated|based) (?:in|at) (?:[a-z ]{{1,30}} of )?(?P<city>{names})\b"),
        re.compile(f"(?:位于|位於|坐落于|坐落於|坐落在)(?P<city>{names})"),
    )


def _home(release: Release, cities: set[str], but: Term) -> str | None:
    """The city that the release, one entry left out, speaks of most and by far."""
    text = release.text[: but.name_start] + " " * (but.end - but.name_start) + release.text[but.end :]
    counts = Counter({city: _mentions(text, city) for city in cities}).most_common(2)
    if not counts or counts[0][1] < _HOME_MENTIONS:
        return None
    rival = counts[1][1] if len(counts) > 1 else 0
    return counts[0][0] if counts[0][1] >= _CLEAR * rival else None


def _mentions(text: str, city: str) -> int:
    if not city.isascii():
        return text.count(city)
    return len(re.findall(rf"\b{re.escape(city)}\b", text))


def _elsewhere(release: Release, placed: _Placed, home: str, known: Mapping[str, str]) -> bool:
    """Whether the entry's city is another one and nothing in the release accounts for it."""
    entry = release.text[placed.term.start : placed.term.end]
    region = {known.get(home), known.get(placed.city)}
    return (
        placed.city != home
        and not _mentions(entry, home)
        and home not in region
        and placed.city not in region
        and not any(_mentions(release.text[start:end], placed.city) for start, end in _body(release))
    )


def _body(release: Release) -> list[tuple[int, int]]:
    """The spans of the text that are no glossary entries."""
    spans, at = [], 0
    for term in sorted(release.glossary, key=lambda t: t.name_start):
        spans.append((at, max(at, term.name_start)))
        at = max(at, term.end)
    return [*spans, (at, len(release.text))]


def _local_mention(release: Release, term: Term, home: str) -> tuple[int, int] | None:
    """A sentence of the body that speaks of the thing as one of this place."""
    name = release.text[term.name_start : term.name_end].strip(_QUOTES)
    if not name:
        return None
    for start, end in _body(release):
        for match in re.finditer(re.escape(name), release.text[start:end]):
            sentence = split(release).around(start + match.start())
            if _is_local(release, sentence, start + match.start(), home):
                return sentence
    return None


def _is_local(release: Release, sentence: tuple[int, int], at: int, home: str) -> bool:
    words = release.text[sentence[0] : sentence[1]].lower()
    before = release.text[max(sentence[0], at - _BEFORE) : at].lower()
    here = home.lower() in words or any(word in words for word in HERE)
    return here and not any(re.search(_loose(word), before) for word in COOPERATION)


def _loose(word: str) -> str:
    return rf"\b{word}" if word.isascii() else word


def _finding(release: Release, placed: _Placed, home: str, mention: tuple[int, int]) -> Contradiction:
    name = release.text[placed.term.name_start : placed.term.name_end].strip(_QUOTES)
    message = (
        f"{name}: the glossary places it in {placed.city}, while the release is about {home} and speaks"
        " of it as local."
    )
    entry = release.text[placed.start : placed.end].strip()
    computation = f"The entry says “{entry}” The body says “{release.text[mention[0] : mention[1]].strip()}”"
    spans = (mention, (placed.start, placed.end))
    return Contradiction("entity-place", "warning", (), message, computation, spans=spans)
