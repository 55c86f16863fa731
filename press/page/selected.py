"""What a source or its family says of where things stand on a page: CSS selectors, applied to the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cssselect import SelectorError
from lxml import etree
from lxml.cssselect import CSSSelector
from lxml.etree import _Element as Element

from press.errors import PressError
from press.families import Family, families
from press.hints import Hints
from press.model import Evidence
from press.page.document import Clue, Clues
from press.page.markup import drop, raw_text, text_of


@dataclass(frozen=True, slots=True)
class Chosen:
    """The elements that hold the release, in one; ``by_family`` where no source named them itself."""

    element: Element
    by_family: bool


def selected(root: Element, hints: Hints, clues: Clues) -> Chosen | None:
    """Apply a source's selectors, then those of its family; None where neither finds a body.

    Titles and dates become clues; what is to be removed is emptied. Raises ``PressError`` for a selector that
    is not CSS and for a family that is not known.
    """
    family = _family(hints.family)
    _clue(root, hints.title_selector, clues, Evidence("hints title", "", 0.98))
    _clue(root, hints.date_selector, clues, Evidence("hints date", "", 0.98))
    for selector in hints.remove:
        _remove(root, selector)
    if family is not None:
        _clue(root, family.title, clues, Evidence("family title", "", 0.93))
        _clue(root, family.date, clues, Evidence("family date", "", 0.93))
        _remove(root, family.remove)
    own = _body(root, hints.body_selector)
    if own is not None:
        return Chosen(own, by_family=False)
    theirs = _body(root, family.body) if family is not None else None
    return Chosen(theirs, by_family=True) if theirs is not None else None


def converted(text: str, hints: Hints) -> str | None:
    """The page that a family makes of a text which is none; None where there is nothing to make."""
    family = _family(hints.family)
    return family.convert(text) if family is not None and family.convert is not None else None


def _family(name: str | None) -> Family | None:
    if name is None:
        return None
    if name not in families():
        raise PressError(f"no family of sites is called {name!r}: known are {', '.join(families())}")
    return families()[name]


def _body(root: Element, selector: str | None) -> Element | None:
    """All that matches, without what stands inside another match, as children of one element."""
    found = [element for element in _select(root, selector) if raw_text(element).strip()]
    if not found:
        return None
    if len(found) == 1:
        return found[0]
    matched = set(found)
    holder = etree.SubElement(root, "div")
    for element in found:
        if not matched.intersection(element.iterancestors()):
            element.tail = None
            holder.append(element)
    return holder


def _clue(root: Element, selector: str | None, clues: Clues, said: Evidence) -> None:
    """What a selector finds, as the best clue; its own title or date wins over the family's."""
    for element in _select(root, selector)[:1]:
        words = " ".join((element.get("datetime") or element.get("content") or text_of(element)).split())
        if not words:
            continue
        clue = Clue(words, Evidence(said.source, words, said.confidence))
        is_first = said.source.startswith("hints")
        if said.source.endswith("title"):
            clues.titles.insert(0 if is_first or not _has_hint(clues.titles) else 1, clue)
        else:
            clues.selected_dates.append(clue)


def _has_hint(listed: Sequence[Clue]) -> bool:
    return bool(listed) and listed[0].evidence.source.startswith("hints")


def _remove(root: Element, selector: str | None) -> None:
    for element in _select(root, selector):
        if element.getparent() is not None:
            drop(element)


def _select(root: Element, selector: str | None) -> list[Element]:
    if not selector:
        return []
    try:
        found = _compiled(selector)(root)
    except (SelectorError, etree.XPathError) as error:
        raise PressError(f"a selector of this source is not CSS: {selector!r} ({error})") from error
    return [element for element in found if isinstance(element, Element)] if isinstance(found, list) else []


@lru_cache(maxsize=256)
def _compiled(selector: str) -> CSSSelector:
    return CSSSelector(selector, translator="html")
