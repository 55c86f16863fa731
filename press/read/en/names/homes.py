"""What is a release as a whole about? The company that speaks of itself, or the place of its institution."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from press.model import Release
from press.read.en.grammar.words import English
from press.read.en.names.opening_places import leading_seat, opened_in
from press.read.en.names.seats import seat_in, seat_of
from press.read.en.names.title_homes import (
    TIMES,
    covered_in,
    governed,
    is_plain,
    leading_name,
    owner_in,
    paper_of,
    places_in,
    set_off,
    short_place,
    subject_of,
)
from press.text import normalise

COMPANY, PLACE = "company", "place"
HEAD = 8
"""Lines at the head of a release that may name who speaks."""
SEEN = 1500
"""Characters of the body in which its institution is looked for."""


@dataclass(frozen=True, slots=True)
class Home:
    """What a release as a whole is about: a company that speaks of itself, or a place."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Page:
    """What is looked at: the title, who issued it, the lines at its head and the text below the title."""

    title: str
    issuer: str
    head: list[str]
    body: str


def home_of(release: Release, english: English) -> Home | None:
    """What a release is about: the first that its head, its title, its text names, in this order."""
    title = _lowered(normalise(release.title).text) if release.title else ""
    page = Page(title, release.issuer or "", _head(release), _body(release))
    home = next(_named(page, english), None)
    return Home(_as_told(home.name, page.body), home.kind) if home else None


def _lowered(title: str) -> str:
    """A title in capitals as one in small letters would be written."""
    return (
        re.sub(r"\b(?:Of|In|For|And|The|On)\b", lambda m: m[0].lower(), title.title())
        if title.isupper()
        else title
    )


def _as_told(name: str, body: str) -> str:
    """``RUVANIA`` of a headline in capitals as the text writes it."""
    return name.title() if name.isupper() and name.title() in body else name


def _named(page: Page, english: English) -> Iterator[Home]:
    """All that may be meant, the surest first."""
    yield from _seats(page)
    yield from _companies_in_title(page, english)
    if place := _governed(page):
        yield Home(place, PLACE)
    if company := next((line for line in (page.issuer, *page.head) if _is_company(line)), None):
        yield Home(company, COMPANY)
    yield from _owners(page)
    yield from _places_in_title(page)
    yield from _told_first(page)
    if found := _mostly(_spoken(), page.body) or _mostly(_unnamed(), page.body):
        yield Home(found, PLACE)


def _told_first(page: Page) -> Iterator[Home]:
    """Who or what place the first sentences name."""
    opening = page.body[:SEEN]
    if seat := seat_in(opening):
        yield Home(seat, PLACE)
    if place := _published_on(opening):
        yield Home(place, PLACE)
    if page.issuer and re.search(r"\b[Tt]he [Cc]ompany\b", page.body):
        yield Home(page.issuer, COMPANY)
    if name := _presented(opening):
        yield Home(name, COMPANY)
    if place := opened_in(page.body):
        yield Home(place, PLACE)


def _seats(page: Page) -> Iterator[Home]:
    """The place to which the release says that it applies, or where its institution sits."""
    applies = (found for line in page.head if (found := _applies().fullmatch(line)))
    yield from (Home(found.group(1), PLACE) for found in applies)
    seat = next((place for line in (page.issuer, *page.head) if (place := seat_of(line))), None)
    if seat := seat or leading_seat(page.title, page.body):
        yield Home(_governed(page) or seat, PLACE)


@cache
def _applies() -> re.Pattern[str]:
    return re.compile(
        r"(?:Applies to|Geographic(?:al)? coverage|Coverage|Country|Area):?\s([A-Z][\w ,’'&-]{2,60})"
    )


def _companies_in_title(page: Page, english: English) -> Iterator[Home]:
    title, body = page.title, page.body
    if page.issuer and title.lower().startswith(page.issuer.lower()):
        yield Home(page.issuer, COMPANY)
    if place := seat_of(paper_of(title)):
        yield Home(place, PLACE)
    if name := covered_in(title) or paper_of(title):
        yield Home(name, COMPANY)
    subject, tells = subject_of(title, english)
    legal = _is_company(subject) and subject.split()[0] in body
    if subject and (tells or legal or _named_in(subject, body)):
        yield Home(subject, COMPANY)
    name = leading_name(title)
    if name and (_amid(name.split()[0], body) or (" " in name and _named_in(name, body))):
        yield Home(name, COMPANY)


def _governed(page: Page) -> str:
    """``Weihe Province Holds Steady``, ``Retail Sales Index, Norland: April``: a place told as one."""
    if (place := governed(page.title)) and place.split()[0] in page.body:
        return place
    place, dated = set_off(page.title)
    return place if place and (dated or _amid(place, page.body)) else ""


def _owners(page: Page) -> Iterator[Home]:
    """``Norland's exports``: the owner that a title names."""
    owner, first = owner_in(page.title)
    if owner and (owner.isupper() or _named_in(owner, page.body)):
        yield Home(owner, COMPANY if first else PLACE)


def _places_in_title(page: Page) -> Iterator[Home]:
    """The place that a title names, where a capital means a name or the text speaks of it."""
    if place := short_place(page.title):
        yield Home(place, PLACE)
    plain = is_plain(page.title)
    named = (name for name in places_in(page.title) if plain or _amid(name, page.body))
    yield from (Home(name, PLACE) for name in named)


def _published_on(text: str) -> str:
    """``published statistics on waiting times in Norland``: the place of what is published."""
    for pattern in _statistics():
        for found in pattern.finditer(text):
            said = text[max(0, found.start() - BEFORE) : found.start()].rpartition(".")[2]
            if found.group(1).split()[0] not in TIMES and _says().search(said):
                return found.group(1)
    return ""


BEFORE = 70
"""Characters before "statistics" in which somebody publishes them."""


@cache
def _statistics() -> tuple[re.Pattern[str], ...]:
    name = r"([A-Z][a-z]{2,30}(?:\s[A-Z][a-z]{2,30}){0,2})(?![\w–-]|\s[A-Z])"
    papers = ("statistics", "figures", "estimates", "data", "results")
    place = rf"(?:[a-z]+ ){{0,6}}?(?:in|for|of) (?:the )?{name}"
    return tuple(re.compile(f" {paper} {place}") for paper in papers)


@cache
def _says() -> re.Pattern[str]:
    return re.compile(r"\b(?:publish|releas|report|announc|issu)\w{0,4}\b")


def _presented(text: str) -> str:
    """``Gate.io, a global leader in trading, released``, ``Acorn (NYSE: ACN)``: who is presented first."""
    found = _presenting().search(text)
    return found.group(1) if found else ""


@cache
def _presenting() -> re.Pattern[str]:
    name = r"((?:[A-Z][\w.&'-]{1,30}\s){0,4}[A-Z][\w.&'-]{1,30})"
    listed = r"\s\([A-Z][\w ./]{1,20}:\s?[A-Z][\w.]{0,8}[);,]"
    return re.compile(
        rf"(?:^|[-–—]\s|\)\s){name}(?:{listed}|,?\s\([A-Z]{{2,8}}\),\s(?:an?|the)\s|,\s(?:an?|the)\s)"
    )


def _mostly(patterns: Sequence[re.Pattern[str]], body: str) -> str:
    """The place of which a text without any other home speaks most: at least thrice, and most of the time."""
    names = chain.from_iterable(pattern.findall(body) for pattern in patterns)
    spoken = Counter(name for name in names if name.split()[0] not in TIMES)
    place, times = next(iter(spoken.most_common(1)), ("", 0))
    return place if times >= OFTEN and times * 2 > spoken.total() else ""


OFTEN = 3
"""Mentions of a place before a release is about it."""


@cache
def _spoken() -> tuple[re.Pattern[str], ...]:
    """One pattern for each word, since the engine looks for a literal beginning at once."""
    name = r"([A-Z][a-z]{2,30}(?:\s[A-Z][a-z]{2,30}){0,3}|U\.?K\.?|U\.?S\.?)(?![\w–-]|\s[A-Z])"
    return tuple(re.compile(rf" {word} (?:the )?{name}") for word in ("in", "across", "throughout"))


def _body(release: Release) -> str:
    """The text below the title, as far as a name is looked for."""
    start = release.text.find(release.title) if release.title else -1
    first = start + len(release.title or "") if start >= 0 else 0
    return release.text[first : first + 6000].replace("\n", " ").replace("\u2019", "'").replace("\u00a0", " ")


def _head(release: Release) -> list[str]:
    """The short lines at the head of a release."""
    lines = [line.strip() for line in release.text[:SEEN].split("\n")]
    return [line for line in lines if line][:HEAD]


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


def _amid(name: str, body: str) -> bool:
    """Whether the text has the name behind a word in small letters, where a capital means a name."""
    at = body.find(name)
    while at >= 0:
        if _small_before(body, at):
            return True
        at = body.find(name, at + 1)
    return False


@cache
def _unnamed() -> tuple[re.Pattern[str]]:
    """``the district``: the place of a text that never names it."""
    return (re.compile(r"(the (?:district|county|city|province|municipality|prefecture|oblast))\b"),)
