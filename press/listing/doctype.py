"""The document type of an XML document from strangers: left out, and its entities never expanded blindly.

A few short plain entities are filled in, since old feeds use them. What refers to other entities or to
files, is long, or would make the document grow, is how a small file becomes a large one or brings along
another file: that document is refused.
"""

from __future__ import annotations

import re
from functools import cache

from press.listing.model import ListingError

MOST_ENTITIES, LONGEST_VALUE, MOST_GROWTH = 20, 100, 10_000


def without_doctype(text: str) -> str:
    """The document without its declaration and type; raises :class:`ListingError` where that is an attack."""
    place, entities = 0, dict[str, str]()
    while found := _before_root().match(text, place):
        if found["doctype"]:
            entities |= _entities(found["subset"] or "")
        place = found.end()
    rest = text[place:]
    root = _element().search(rest)
    if _declaration().search(rest, 0, root.start() if root else len(rest)):
        raise _refused("a document type where none may stand")
    return _filled(rest, entities) if entities else rest


def _entities(subset: str) -> dict[str, str]:
    """The plain entities that an internal subset declares."""
    declared = subset.upper().count("<!ENTITY")
    plain = {m["name"]: m["value"] for m in _entity().finditer(subset)}
    if declared > min(len(plain), MOST_ENTITIES):
        raise _refused("entities that are long, refer to others, or to files")
    return plain


def _filled(text: str, entities: dict[str, str]) -> str:
    growth = sum(text.count(f"&{name};") * len(value) for name, value in entities.items())
    if growth > MOST_GROWTH:
        raise _refused(f"entities that would add {growth:,} characters")
    return re.sub(r"&([\w.-]{1,50});", lambda m: entities.get(m[1], m[0]), text)


def _refused(what: str) -> ListingError:
    return ListingError(f"its document type declares {what}; refused. Ask the publisher for a plain listing")


@cache
def _before_root() -> re.Pattern[str]:
    """Anything that may stand before the root: white space, declaration, comment, document type."""
    return re.compile(
        r"\s{1,10000}|<\?.{0,2000}?\?>|<!--.{0,20000}?-->"
        r"|(?P<doctype><!DOCTYPE[^\[>]{0,2000}(?:\[(?P<subset>.{0,100000}?)\]\s{0,100})?>)",
        re.DOTALL | re.IGNORECASE,
    )


@cache
def _entity() -> re.Pattern[str]:
    value = r"[^&%<\"']{0,100}"
    return re.compile(
        rf"<!ENTITY\s{{1,100}}(?P<name>[\w.-]{{1,50}})\s{{1,100}}[\"'](?P<value>{value})[\"']\s{{0,100}}>"
    )


@cache
def _declaration() -> re.Pattern[str]:
    return re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@cache
def _element() -> re.Pattern[str]:
    return re.compile(r"<[\w:]")
