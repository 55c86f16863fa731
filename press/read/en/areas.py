"""Which place or organisation is a figure about? The clause tells, else what the whole release is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from press.model import Release
from press.read.en.closed import closed
from press.read.en.points import MONTHS
from press.read.en.words import English
from press.text import normalise

COMPANY, PLACE = "company", "place"
SELF = closed("company group firm corporation we our bank partnership trust fund it they issuer organization")
"""Words by which a release speaks of its own company."""
OTHERS = closed(
    "market markets industry industries global worldwide world americans adults respondents patients people "
    "study participants population consumers households sector economy nationwide"
)
"""What is told of the world around a company and not of it."""
TIMES = frozenset((*MONTHS, *(month[:3] for month in MONTHS), "Sept", "Spring", "Summer", "Autumn", "Winter"))
LONGEST = 6
"""Words in a name."""


@dataclass(frozen=True, slots=True)
class Home:
    """What a release as a whole is about: a company that speaks of itself, or a place."""

    name: str
    kind: str


@cache
def _place() -> re.Pattern[str]:
    name = r"[A-Z][a-z.&-]{1,30}(?:\s(?:and\s|of\s)?[A-Z][a-z.&-]{1,30}){0,4}"
    return re.compile(rf"\b(?:in|for|across)\s(?:the\s)?({name})")


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(r"(?:^|\bon\s)((?:[A-Z][\w.&-]{1,30}\s){0,3}[A-Z][\w.&-]{1,30})'s\s")


def home_of(release: Release, english: English) -> Home | None:
    """What the title says that the release is about, if the text speaks of it too."""
    title = normalise(release.title).text if release.title else ""
    body = _body(release)
    issuer = release.issuer or ""
    if issuer and title.lower().startswith(issuer.lower()):
        return Home(issuer, COMPANY)
    subject = _subject(title, english)
    if subject and _named_in(subject, body):
        return Home(subject, COMPANY)
    if (found := _owner().search(title)) and _named_in(found.group(1), body):
        return Home(found.group(1), COMPANY if found.start() == 0 else PLACE)
    for found in _place().finditer(title):
        if found.group(1).split()[0].rstrip(".") in TIMES:
            continue
        if _is_plain(title) or _lies_in(found.group(1), body):
            return Home(found.group(1), PLACE)
    if issuer and any(words in body for words in ("the Company", "The Company", "the company")):
        return Home(issuer, COMPANY)
    return None


def _body(release: Release) -> str:
    """The text below the title, as far as a name is looked for."""
    start = release.text.find(release.title) if release.title else -1
    first = start + len(release.title or "") if start >= 0 else 0
    return release.text[first : first + 6000].replace("\n", " ").replace("\u2019", "'").replace("\u00a0", " ")


def _named_in(name: str, body: str) -> bool:
    """Whether the text has the name with a word in small letters beside it: a name also there."""
    at = body.find(name)
    while at >= 0:
        if _small_before(body, at) or _small_behind(body, at, at + len(name)):
            return True
        at = body.find(name, at + 1)
    return False


def _small_before(body: str, at: int) -> bool:
    before = body[at - 2 : at - 1]
    return body[at - 1 : at] == " " and at > 1 and ("a" <= before <= "z" or before == ",")


def _small_behind(body: str, at: int, end: int) -> bool:
    end += 2 * body.startswith("'s", end)
    after = body[end + 1 : end + 2]
    free = at == 0 or not body[at - 1].isalnum()
    return free and body[end : end + 1] == " " and ("a" <= after <= "z" or after == "(")


def _is_plain(title: str) -> bool:
    """A title whose words are mostly in small letters: a capital there means a name."""
    words = [word for word in title.split() if word[:1].isalpha()]
    return sum(word[0].islower() for word in words) * 2 >= len(words)


def _lies_in(name: str, body: str) -> bool:
    return re.search(rf"\b(?:in|across|throughout)\s(?:the\s)?{re.escape(name)}\b", body) is not None


def _subject(title: str, english: English) -> str:
    """``AtlasClear Holdings Secures $2,000,000``: the name before the first verb."""
    words = title.split()[: LONGEST + 1]
    for at, word in enumerate(words):
        if at and word.lower() in english.verb_code and word.lower().endswith(("s", "ed")):
            name = words[:at]
            return " ".join(name) if all(part[:1].isupper() or part == "&" for part in name) else ""
        if word.endswith((":", ",", "?", "!")) or word[:1].isdigit():
            return ""
    return ""


def area_of(area: str | None, indicator: str | None, home: Home | None, english: English) -> str | None:
    """The area of one figure: its own, that of the company that speaks of itself, or the release's place."""
    words = (area or "").lower().removeprefix("the ").split()
    own = bool(words) and words[-1] not in SELF and words[0] not in english.letters
    if own:
        return area
    if home is None:
        return area if words and words[0] not in english.letters else None
    if home.kind == COMPANY and not words and OTHERS & set((indicator or "").lower().split()):
        return None
    return home.name
