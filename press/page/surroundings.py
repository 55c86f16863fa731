"""What stands around the release on its page: time elements, and the lines near the headline.

Read before chrome is removed by name, since dates often stand beside share buttons.
"""

from __future__ import annotations

from lxml.etree import _Element as Element

from press.hints import Hints
from press.model import Evidence
from press.page.dates import machine_date
from press.page.document import Clues
from press.page.markup import name_words, text_of
from press.page.words import words

_NEAR = 900
_ELSEWHERE = frozenset({"nav", "aside", "footer", "script", "style"})
_DATE_NAMES = words(
    """
    date time pubdate published publish pubtime datetime posted timestamp fbsj fbrq pub
    """
)
_OTHERS = words(
    """
    related sidebar list more latest teaser card footer comments recommended event events
    """
)


def near_clues(body: Element, headline: Element | None, clues: Clues, hints: Hints) -> None:
    """Add the dates of time elements, and keep the text just after (and just before) the headline."""
    for element in body.iter("time"):
        _take_time(element, clues, hints)
    clues.near = _near(body, headline)


def _take_time(element: Element, clues: Clues, hints: Hints) -> None:
    stamp = element.get("datetime") or text_of(element)
    day = machine_date(stamp, hints.time_zone, hints.date_formats)
    if day is None or _is_elsewhere(element):
        return
    words = name_words(element) | {(element.get("itemprop") or "").lower()}
    if words & {"updated", "modified", "datemodified"}:
        clues.modified = clues.modified or day
    else:
        clues.published.append((day, Evidence("time", stamp.strip()[:60], 0.9)))


def _is_elsewhere(element: Element) -> bool:
    return any(
        e.tag in _ELSEWHERE or name_words(e) & _OTHERS for e in element.iterancestors() if e.tag != "body"
    )


def _near(body: Element, headline: Element | None) -> str:
    """Text around the headline; around the first element that is called a date where there is none."""
    start = headline if headline is not None else _dated(body)
    if start is None:
        return ""
    return _following(start)


def _dated(body: Element) -> Element | None:
    for element in body.iter("*"):
        if (
            name_words(element) & _DATE_NAMES
            and not _is_elsewhere(element)
            and 6 <= len(text_of(element)) < 200
        ):
            return element
    return None


def _lines(element: Element, most: int) -> list[str]:
    found: list[str] = []
    for line in element.itertext():
        bare = " ".join(str(line).split())
        if bare:
            found.append(bare)
            most -= len(bare)
            if most < 0:
                break
    return found


def _following(start: Element) -> str:
    """The text from an element onwards in document order, a line for each piece, some hundred characters."""
    parts = [text_of(start)]
    size = 0
    node: Element | None = start
    while node is not None and size < _NEAR:
        sibling = node.getnext()
        tail = (node.tail or "").strip()
        if tail:
            parts.append(tail)
        while sibling is not None and size < _NEAR:
            if isinstance(sibling.tag, str) and sibling.tag not in _ELSEWHERE:
                lines = [*_lines(sibling, _NEAR), (sibling.tail or "").strip()]
                parts += lines
                size += sum(map(len, lines))
            sibling = sibling.getnext()
        node = node.getparent()
        if node is not None and node.tag in ("body", "html"):
            break
    return "\n".join(part for part in parts if part.strip())[: 2 * _NEAR]
