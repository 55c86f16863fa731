"""HTML → a document: the release's own text, its blocks and tables, and the clues around it.

lxml reads the page and removes what is not the release; what is left is read once more, as it is told,
without a tree.
"""

from __future__ import annotations

import re
from functools import cache

from lxml import etree
from lxml.etree import _Element as Element

from press.hints import Hints
from press.model import Evidence
from press.page.assembly import assembled
from press.page.chrome import strip_hidden_and_chrome, strip_link_lists, strip_never_prose, strip_teasers
from press.page.document import Clue, Clues, Document
from press.page.leftovers import without_leftovers
from press.page.main_part import companions, find_main, leads
from press.page.markup import CUT, drop, load, printable, raw_text, text_of
from press.page.metadata import read_metadata
from press.page.paywall import has_wall
from press.page.render import Piece, render
from press.page.selected import Chosen, selected
from press.page.surroundings import near_clues
from press.page.tables import Grid, as_grid

_UNWRAPPED = (
    "span",
    "font",
    "i",
    "em",
    "u",
    "small",
    "big",
    "label",
    "nobr",
    "wbr",
    "center",
    "ins",
    "mark",
    "abbr",
    "cite",
)
_GRID = "data-grid"
_TITLE_NAMES = ("title", "headline", "biaoti", "_bt", "-bt", "tit")


def read_html(text: str, hints: Hints) -> Document:
    """The document in an HTML page; an empty one where there is no text."""
    root = load(text)
    if root is None:
        return Document("", [])
    clues = read_metadata(root, hints)
    body = root.find("body") if root.tag == "html" else root
    if body is None:
        return Document("", [], clues=clues)
    chosen = selected(root, hints, clues)
    headline = _headline(body, clues, root)
    strip_never_prose(root)
    clues.walled = has_wall(raw_text(body))
    near_clues(body, headline, clues, hints)
    main = _main(body, chosen)
    around = ([], []) if chosen else (leads(main, body, headline), companions(main, body))
    title = _title_outside(headline, main)
    pieces = without_leftovers(_rendered([*title, *around[0], main, *around[1]]))
    return assembled(pieces, clues, root.get(CUT) is not None or _is_cut(text))


def _main(body: Element, chosen: Chosen | None) -> Element:
    """The element that holds the release. What a source chose is taken as it is; what a family chose may hold
    chrome of its own."""
    if chosen is not None and not chosen.by_family:
        return chosen.element
    strip_hidden_and_chrome(body if chosen is None else chosen.element)
    main = find_main(body) if chosen is None else chosen.element
    strip_teasers(main)
    strip_link_lists(main)
    return main


def _rendered(elements: list[Element]) -> list[Piece]:
    """What is left of the page as blocks. Wrappers and attributes that say nothing here go first."""
    sources = []
    grids: list[Grid] = []
    for element in elements:
        _take_grids(element, grids)
        _bold_by_style(element)
        foreign = {child.tag for child in element.iter("*") if ":" in child.tag}
        etree.strip_tags(element, *_UNWRAPPED, *foreign)
        for child in element.iter("*"):
            _strip_attributes(child)
        sources.append(str(etree.tostring(element, encoding="unicode", method="html", with_tail=False)))
    source = printable(_between_blocks().sub("><", "".join(sources)))
    return render(source, grids)


def _take_grids(element: Element, grids: list[Grid]) -> None:
    """Read the tables of data, and leave a number in the place of each."""
    for table in list(element.iter("table")):
        grid = as_grid(table)
        if grid is not None:
            drop(table)
            table.set(_GRID, str(len(grids)))
            grids.append(grid)


def _strip_attributes(element: Element) -> None:
    attributes = element.attrib
    if attributes:
        number = attributes.get(_GRID)
        attributes.clear()
        if number is not None:
            attributes[_GRID] = number


def _bold_by_style(element: Element) -> None:
    for child in element.iter("span", "font"):
        if _bold_style().search(child.get("style") or ""):
            child.tag = "b"


def _headline(body: Element, clues: Clues, root: Element) -> Element | None:
    """The page's ``h1``: of several, the one that the head's titles speak of."""
    candidates = [h for h in body.iter("h1") if 1 < len(text_of(h)) < 400]
    page = root.find(".//title")
    named = " ".join([*(clue.value for clue in clues.titles), text_of(page) if page is not None else ""])
    best = next((h for h in candidates if text_of(h) in named), candidates[-1] if candidates else None)
    best = best if best is not None else _unmarked_headline(body, named)
    best = best if best is not None else _named_headline(body)
    if best is not None:
        words = text_of(best)
        clues.titles.append(Clue(words, Evidence("h1", words, 0.9)))
    if page is not None and text_of(page):
        clues.titles.append(Clue(text_of(page), Evidence("title", text_of(page), 0.6)))
    return best


def _unmarked_headline(body: Element, named: str) -> Element | None:
    """An element that prints what the page's head calls its title, where no ``h1`` does."""
    for element in body.iter("h2", "h3", "td", "div", "p", "span", "b", "strong", "font", "center", "li"):
        text = element.text
        if not text or len(text) < 8:
            continue
        words = " ".join(text.split())
        if 8 <= len(words) <= 300 and words in named and text_of(element) == words:
            return element
    return None


def _named_headline(body: Element) -> Element | None:
    """The first short element whose class or id ends in "title" or the like, on pages without headings."""
    if next(body.iter("h1", "h2", "h3"), None) is not None:
        return None
    for element in body.iter("div", "p", "span", "td"):
        raw = element.get("class"), element.get("id")
        if raw == (None, None):
            continue
        names = f"{raw[0] or ''} {raw[1] or ''}".lower().split()
        if any(name.endswith(_TITLE_NAMES) for name in names):
            words = text_of(element)
            if 8 <= len(words) <= 200 and next(element.iter("a"), None) is None:
                return element
    return None


def _title_outside(headline: Element | None, main: Element) -> list[Element]:
    if headline is None or headline is main or main in set(headline.iterancestors()):
        return []
    return [headline]


def _is_cut(text: str) -> bool:
    """Whether the page ends inside a tag: the download was cut."""
    tail = text[-2000:]
    return tail.rfind("<") > tail.rfind(">") and bool(
        re.match(r"</?[a-z]", tail[tail.rfind("<") :], re.IGNORECASE)
    )


@cache
def _bold_style() -> re.Pattern[str]:
    return re.compile(r"font-weight\s?:\s?(?:bold|[6-9]00)", re.IGNORECASE)


@cache
def _between_blocks() -> re.Pattern[str]:
    blocks = "div|p|t[rdh]|table|tbody|thead|tfoot|ul|ol|li|h[1-6]|section|article|main|body|dl|dd|dt|br"
    return re.compile(rf">\s{{1,200}}<(?=/?(?:{blocks})\b)")
