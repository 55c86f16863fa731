"""Which place or organisation is a figure about? The clause tells, else what the whole release is about."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.grammar.words import English
from press.read.en.names.homes import COMPANY, Home
from press.read.en.names.title_homes import TIMES

SELF = closed(
    "company group firm corporation we our bank partnership trust fund it they issuer organization committee "
    "government authority federation state province county city district region country"
)
"""Words by which a release speaks of its own company."""
OTHERS = closed(
    "market markets industry industries global worldwide world americans adults respondents patients people "
    "study participants population consumers households sector economy nationwide"
)
"""What is told of the world around a company and not of it."""


def area_of(area: str | None, indicator: str | None, home: Home | None, english: English) -> str | None:
    """The area of one figure: its own, that of the company that speaks of itself, or the release's place."""
    area = area.removesuffix("'s").removesuffix("’s") if area else None
    words = (area or "").lower().removeprefix("the ").split()
    own = bool(words) and words[-1] not in SELF and words[0] not in english.letters
    if own and _is_name(area or "", english):
        return area
    if home is None:
        return area if words and words[0] not in english.letters and _is_name(area or "", english) else None
    if home.kind == COMPANY and not words and OTHERS & set((indicator or "").lower().split()):
        return None
    return home.name


def _is_name(area: str, english: English) -> bool:
    """Whether it names somebody: no ``three suppliers``, and no organ alone (``the Authority``)."""
    words = area.removeprefix("The ").removeprefix("the ").split()
    last = words[-1] if words else ""
    if len(words) == 1:
        return last.lower() in english.area or (last[:1].isupper() and last.lower() not in english.actor)
    return last[:1].isupper() or not last[:1].isalpha() or last in english.area | UNITS


UNITS = closed("segment segments business division unit project")


def place_of(scene: Scene, quantity: Quantity) -> str | None:
    """``grew by 0.7% in the United States``, ``In Poland sales rose``: the place named beside the number."""
    at = quantity.right
    while scene.dated(at):
        at += 1
    return _named_place(scene, at, ("in", "across")) or _named_place(scene, 0, ("in", "across"))


def _named_place(scene: Scene, link: int, links: tuple[str, ...]) -> str | None:
    start = link + 1 + (scene.word(link + 1) == "the")
    titled = link > 0 and scene.sentence.capital(link)
    if titled or scene.sentence.forms[start : start + 1] == [] or scene.sentence.forms[start] in TIMES:
        return None
    if scene.word(link) not in links or not scene.sentence.capital(start) or scene.dated(start):
        return None
    end = start
    while end < start + LONGEST and scene.tag(end) == "N" and scene.sentence.capital(end):
        end += 1
    spoilt = end == start or scene.dated(end) or scene.word(end) in ("&", "-", "of")
    spoilt = spoilt or any(scene.sentence.forms[at].isupper() and at > start for at in range(start, end))
    return None if spoilt else scene.sentence.said(start, end)


LONGEST = 4
"""Words in the name of a place."""
