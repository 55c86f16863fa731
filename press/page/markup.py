"""HTML text → a tree, and the few questions that everything else asks of it. lxml does the work in C."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lxml import etree
from lxml.etree import _Element as Element

from press.errors import PageTooLarge, UnreadablePage

MOST_ELEMENTS = 200_000
_SPACED = dict.fromkeys((*range(9), 11, 12, *range(14, 32)), " ")
"""The same characters as in ``_unfit``, for ASCII: a table of them is faster than a pattern."""
CUT = "data-cut"
"""An attribute of the root of a page that could not be read to its end."""


def load(text: str) -> Element | None:
    """The root of the page's tree; None if there is nothing in it.

    What is nested deeper than 256 levels is cut off, and the root then carries ``CUT``. Marks of emphasis
    that nobody closed are the usual cause, so a page that is too deep is read again without them.
    """
    text = printable(text)
    page = _page_start().search(text[:4000])
    text = text[page.start() :] if page else _declaration().sub("", text, count=1)
    if not text.strip():
        return None
    if _noframes().search(text):
        text = _frames().sub(" ", text)
    text = _open_title().sub(r"\1</title>", text, count=1)
    root, cut = _tree(text)
    if cut:
        root, cut = _tree(_emphasis().sub(" ", text))
    if cut and root is not None:
        root.set(CUT, "")
    return _checked(root) if len(text) > MOST_ELEMENTS else root  # each takes a character and more


def _tree(text: str) -> tuple[Element | None, bool]:
    """The tree, and whether it was cut off."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError, RecursionError) as error:
        if "empty" in str(error).lower():
            return None, False
        raise UnreadablePage(
            f"not readable as HTML ({error}): check that the address gives a page"
        ) from error
    return root, any("xcessive depth" in entry.message for entry in parser.error_log)


def _checked(root: Element | None) -> Element | None:
    count = 0 if root is None else root.xpath("count(//*)")
    if isinstance(count, float) and count > MOST_ELEMENTS:
        raise PageTooLarge(f"{count:,.0f} elements, more than the cap of {MOST_ELEMENTS:,}; not parsed")
    return root


def raw_text(element: Element) -> str:
    """All text inside an element as it stands."""
    return str(etree.tostring(element, method="text", encoding="unicode", with_tail=False))


def text_of(element: Element) -> str:
    """All text inside an element, spaces collapsed."""
    return " ".join(raw_text(element).split())


def drop(element: Element) -> None:
    """Empty an element; the text after it stays."""
    element.clear(keep_tail=True)  # type: ignore[call-arg]  # the stubs predate it


def printable(text: str) -> str:
    """``text`` with characters that markup cannot hold turned into spaces."""
    return text.translate(_SPACED) if text.isascii() else _unfit().sub(" ", text)


def name_words(element: Element) -> frozenset[str]:
    """The words in an element's class and id, split at humps, dashes and underscores, in lower case."""
    css_class, css_id = element.get("class"), element.get("id")
    return split_names(css_class, css_id) if css_class is not None or css_id is not None else frozenset()


@lru_cache(maxsize=4096)
def split_names(css_class: str | None, css_id: str | None) -> frozenset[str]:
    """The same of a class and an id."""
    raw = f"{css_class or ''} {css_id or ''}"[:400]
    whole = raw.lower().split()
    return frozenset(whole).union(_joint().sub(" ", raw).lower().split())


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"(?<=[a-z])(?=[A-Z])|[-_:./\d]+")


@cache
def _declaration() -> re.Pattern[str]:
    return re.compile(r"^\s{0,64}<\?xml[^>]{0,300}>", re.IGNORECASE)


@cache
def _page_start() -> re.Pattern[str]:
    """What stands before the page proper is a wrapper's own header."""
    return re.compile(r"<(?:!doctype\s{1,9}html|html)\b", re.IGNORECASE)


@cache
def _frames() -> re.Pattern[str]:
    """Of a page of frames only what it says to readers without frames is there to be read."""
    return re.compile(r"</?(?:frameset|frame|noframes)\b[^<>]{0,2000}>", re.IGNORECASE)


@cache
def _noframes() -> re.Pattern[str]:
    return re.compile("<noframes", re.IGNORECASE)


@cache
def _open_title() -> re.Pattern[str]:
    """A title that nobody closed would take in the whole page."""
    return re.compile(
        r"(<title\b[^<>]{0,200}>[^<]{0,600})(?=<(?:/head|body|meta|link|style|script|div|table)\b)",
        re.IGNORECASE,
    )


@cache
def _emphasis() -> re.Pattern[str]:
    return re.compile(
        r"</?(?:font|b|i|u|em|strong|span|small|big|center|ins|nobr)\b[^<>]{0,2000}>", re.IGNORECASE
    )


@cache
def _unfit() -> re.Pattern[str]:
    """Characters that a tree cannot hold."""
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
