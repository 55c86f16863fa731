"""What is a release as a whole about? The company that speaks of itself, or the place of its institution."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from press.model import Release
from press.read.en.point_patterns import MONTHS
from press.read.en.seats import seat_in, seat_of
from press.read.en.words import English
from press.text import normalise

COMPANY, PLACE = "company", "place"
TIMES = frozenset((*MONTHS, *(month[:3] for month in MONTHS), "Sept", "Spring", "Summer", "Autumn", "Winter"))
LONGEST = 6
"""Words in a name."""
HEAD = 8
"""Lines at the head of a release that may name who speaks."""


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
    body, head = _body(release), _head(release)
    issuer = release.issuer or ""
    seat = next((place for line in (issuer, *head) if (place := seat_of(line))), None)
    if seat:
        return _governed(title, body) or Home(seat, PLACE)
    if issuer and title.lower().startswith(issuer.lower()):
        return Home(issuer, COMPANY)
    subject = _subject(title, english)
    if subject and (_named_in(subject, body) or (_is_company(subject) and subject.split()[0] in body)):
        return Home(subject, COMPANY)
    if home := _governed(title, body):
        return home
    if company := next((line for line in (issuer, *head) if _is_company(line)), None):
        return Home(company, COMPANY)
    return _by_title(release, title, body)


def _by_title(release: Release, title: str, body: str) -> Home | None:
    """The owner or the place that a title names, else who announces, else the issuer that calls itself so."""
    issuer = release.issuer or ""
    if (found := _owner().search(title)) and _named_in(found.group(1), body):
        return Home(found.group(1), COMPANY if found.start() == 0 else PLACE)
    for found in _place().finditer(title):
        if found.group(1).split()[0].rstrip(".") in TIMES:
            continue
        if _is_plain(title) or _lies_in(found.group(1), body):
            return Home(found.group(1), PLACE)
    if place := seat_in(body[:SEEN]):
        return Home(place, PLACE)
    if issuer and any(words in body for words in ("the Company", "The Company", "the company")):
        return Home(issuer, COMPANY)
    return None


def _body(release: Release) -> str:
    """The text below the title, as far as a name is looked for."""
    start = release.text.find(release.title) if release.title else -1
    first = start + len(release.title or "") if start >= 0 else 0
    return release.text[first : first + 6000].replace("\n", " ").replace("\u2019", "'").replace("\u00a0", " ")


SEEN = 1500
"""Characters of the body in which its institution is looked for."""


def _head(release: Release) -> list[str]:
    """The short lines at the head of a release."""
    lines = [line.strip() for line in release.text[:SEEN].split("\n")]
    return [line for line in lines if line][:HEAD]


def _governed(title: str, body: str) -> Home | None:
    """``Weihe Province Holds Steady``, ``Retail Sales Index, Norland: April``: a place told as one."""
    found = _district().search(title)
    if found and found.group(1) in body:
        return Home(f"{found.group(1)} {found.group(2)}", PLACE)
    found = _set_off().search(title)
    place = found.group(1) if found else ""
    named = place and place.split()[0] not in TIMES and _lies_in(place, body)
    return Home(place, PLACE) if named else None


@cache
def _district() -> re.Pattern[str]:
    return re.compile(r"\b([A-Z][a-z]{2,30})\s(Province|County|District|Prefecture|Municipality)\b")


@cache
def _set_off() -> re.Pattern[str]:
    return re.compile(r",\s([A-Z][a-z]{2,30}(?:\s[A-Z][a-z]{2,30})?)(?::|$)")


@cache
def _legal() -> re.Pattern[str]:
    forms = (
        r"(?:plc|PLC|Inc\.?|Ltd\.?|Limited|AG|SE|N\.V\.|S\.A\.|Corp\.?|Corporation|LLC|Oyj|ASA|AB|GmbH|Bhd)"
    )
    return re.compile(rf"(?:[A-Z][\w&.,'’-]*,?\s(?:&\s|of\s|and\s)?){{1,5}}{forms}")


def _is_company(line: str) -> bool:
    """``Acorn Rail plc``: a name with its legal form, and nothing else."""
    return len(line) < 60 and not line.startswith("About ") and _legal().fullmatch(line) is not None


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
