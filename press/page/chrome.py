"""Which parts of a page are not the release? Navigation, banners, sidebars, share bars: they are removed.

Each pass is cheap: elements that never hold prose; elements whose tag, role, style or name says what
they are; and, inside the main part, cards that lead elsewhere and blocks that are mostly links.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from lxml import etree
from lxml.etree import _Element as Element

from press.page.dates import find_dates
from press.page.markup import drop, raw_text, split_names
from press.page.sentences import ends_sentence
from press.page.words import words

_NEVER_PROSE = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "audio", "video",
    "map", "button", "input", "select", "textarea", "option", "datalist", "link", "meta", "dialog", "picture",
    "img", "source", "track", "head", "title", "base", "frameset", "applet", "progress", "meter", "ix:header",
)  # fmt: skip
_TAGS = frozenset({"nav", "aside", "footer", "header", "menu", "form"})
_ROLES = words(
    """
    navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist
    form
    """
)
_NAMES = words(
    """
    nav navbar navigation navigationbar topnav subnav sidenav leftnav mainnav globalnav menu submenu
    mainmenu dropdown bread crumb crumbs rail aside foot pagefoot masthead topbar toolbar tools share
    shares sharethis social socials sns addthis addtoany bdshare bdsharebuttonbox bshare sharedaddy
    consent gdpr popup popups modal overlay lightbox subscribe subscription signup comment comments
    disqus pagination pager paging pagenav advert advertisement advertising ad ads adsense sponsor
    sponsored promo promos promotion login signin search searchbox searchform langswitch languages langs
    copyright copyrights feedback backtotop totop gotop trending popular mostread morenews latestnews
    skip skiplink skiplinks toc hotnews rightbar leftbar location tag taglist tags tagcloud ewm erweima
    qrcode daohang fenxiang weizhi dqwz xgxw xglj xgwd xgyd xgwj xgwz rdtj tjyd friendlink friendlinks
    youqing prevnext prev nextprev postnav printer print fontsize zihao widget widgets banner
    dropdownmenu offcanvas megamenu hamburger carousel slider flyout survey rating utility utilities
    teasers readmore alerts kasten infobox randspalte seitenleiste marginalspalte lateral zan dianzan
    pinglun tuijian rec reco hotlist sidelist sidebox sidecol rightcol leftcol rightside leftside zhuanti
    """
)
_NAME_STARTS = ("related", "sharing", "newsletter", "recommend", "ribbon")
_NAME_PARTS = ("footer", "breadcrumb", "sidebar", "cookie", "pagination", "copyright")
_HIDING = words(
    """
    hidden hide visually-hidden visuallyhidden sr-only screen-reader-text sronly govuk-visually-hidden
    screenreader print-only element-invisible
    """
)
_EDGES = words("header head top bottom sitehead pagehead")
_SAFE_NAMES = words("content article body main story post entry detail release text")
_LISTS = words("ul ol dl div section table tr p td nav menu figure h2 h3 h4")
_CARDS = words("div li article section td a figure")
_HEADS = words("h2 h3 h4 h5 h6")
_SHORT_STYLE = 300
_TELLING = frozenset({"hidden", "aria-hidden", "role", "class", "id"})
"""Attributes that may say what an element is for."""


def strip_never_prose(root: Element) -> None:
    """Remove what never holds prose. Call after the metadata has been read."""
    etree.strip_elements(root, *_NEVER_PROSE, with_tail=False)


def strip_hidden_and_chrome(body: Element) -> None:
    """Remove hidden parts and those whose tag, role or name says that they are chrome.

    Nothing that holds most of the page's text goes, whatever it is called: pages misuse names.
    """
    total = max(1, len(raw_text(body)))
    for element in list(body.iter("*")):
        limit = _suspicion(element)
        if limit and element is not body and len(raw_text(element)) <= limit * total:
            drop(element)


def strip_teasers(main: Element) -> None:
    """Remove rows of cards that each lead to another page: a linked headline and a line or two."""
    linked = _linked(main)
    for parent in list(main.iter("*")):
        if len(parent) < 2 or parent.tag in ("p", "span"):
            continue
        children = [child for child in parent if child.tag in _CARDS]
        cards = [child for child in children if child in linked and _is_card(child)]
        few = len(cards) == 2 and len(cards) == len(children) and all(map(_leads_on, cards))
        if few or (len(cards) >= 3 and len(cards) * 3 >= len(children) * 2):
            for card in cards:
                drop(card)


def _linked(main: Element) -> set[Element]:
    """The links of the main part and all that holds one."""
    found: set[Element] = set()
    for anchor in main.iter("a"):
        node: Element | None = anchor
        while node is not None and node not in found:
            found.add(node)
            node = node.getparent()
    return found


def strip_link_lists(main: Element) -> None:
    """Remove blocks of the main part that are mostly links: lists of other pages, tags, downloads."""
    length: dict[Element, int] = defaultdict(int)
    count: dict[Element, int] = defaultdict(int)
    for anchor in main.iter("a"):
        size = len(raw_text(anchor).strip())
        if not size or (anchor.get("href") or "").startswith("#"):
            continue
        parent = anchor.getparent()
        while parent is not None and parent is not main:
            length[parent] += size
            count[parent] += 1
            parent = parent.getparent()
    for element, number in count.items():
        if element.tag in _LISTS and number >= 2 and _mostly_links(element, length[element], number):
            drop(element)


def _mostly_links(element: Element, links: int, count: int) -> bool:
    text = " ".join(raw_text(element).split())
    whole = len(text) - (
        sum(d.end - d.start for d in find_dates(text)) if len(text) < 20 * count + 2 * links else 0
    )
    share = links / max(1, whole)
    if element.tag == "p" and ends_sentence(text):
        return share > 0.8
    return share > 0.8 or (share > 0.55 and count >= 3 and whole / count < 150)


def _is_card(element: Element) -> bool:
    anchors = list(element.iter("a"))
    if not anchors or len(anchors) > 6:
        return False
    whole = len(raw_text(element).strip())
    links = sum(len(raw_text(anchor).strip()) for anchor in anchors)
    return 0 < whole < 600 and (links * 2 >= whole or (links >= 12 and any(map(_is_headed, anchors))))


def _leads_on(card: Element) -> bool:
    """Whether a card is headed by a link, and says little else."""
    return any(map(_is_headed, card.iter("a"))) and len(raw_text(card)) < 400


def _is_headed(anchor: Element) -> bool:
    parent = anchor.getparent()
    return (parent is not None and parent.tag in _HEADS) or any(child.tag in _HEADS for child in anchor)


def _suspicion(element: Element) -> float:
    """The largest share of the page's text that this element may hold and still be dropped; 0 keeps it."""
    said: dict[str, str] = dict(element.items())  # type: ignore[arg-type]  # of HTML it tells str only
    get = said.get
    style = get("style")
    if style and _is_invisible(style):
        return 0.6
    if said.keys().isdisjoint(_TELLING) and element.tag not in _TAGS:
        return 0.0
    if get("hidden") is not None or get("aria-hidden") == "true":
        return 0.4
    if element.tag in _TAGS or get("role") in _ROLES:
        return 0.3 if element.tag == "form" else 0.0 if _is_article_header(element) else 0.45
    words = split_names(get("class"), get("id"))
    if "teaser" in words and next(element.iter("a"), None) is not None:
        return 0.4  # one that leads nowhere is the lead of this release
    limit = _suspicion_by_name(words)
    return (
        0.15
        if not limit and words & _EDGES and element.tag != "p" and not _holds_headline(element)
        else limit
    )


def _is_invisible(style: str) -> bool:
    return _known_invisible(style) if len(style) <= _SHORT_STYLE else bool(_invisible().search(style))


@lru_cache(maxsize=1024)
def _known_invisible(style: str) -> bool:
    """Asked once for each style: a page repeats a few of them on every cell."""
    return _invisible().search(style) is not None


@lru_cache(maxsize=4096)
def _suspicion_by_name(words: frozenset[str]) -> float:
    if words & _HIDING:
        return 0.4
    if not words & _NAMES and not any(map(_sounds_like_chrome, words)):
        return 0.0
    return 0.12 if words & _SAFE_NAMES else 0.4


def _sounds_like_chrome(word: str) -> bool:
    return word.startswith(_NAME_STARTS) or word.endswith("nav") or any(part in word for part in _NAME_PARTS)


def _holds_headline(element: Element) -> bool:
    return next(element.iter("h1", "h2", "h3", "table", "time"), None) is not None or _has_prose(element)


def _is_article_header(element: Element) -> bool:
    """A header of the article itself holds its title and lead: it stays."""
    if element.tag != "header":
        return False
    return any(parent.tag in ("article", "main") for parent in element.iterancestors()) or _has_prose(element)


def _has_prose(element: Element) -> bool:
    return any(len(raw_text(p)) > 300 for p in element.iter("p"))


@cache
def _invisible() -> re.Pattern[str]:
    return re.compile(
        r"display\s?:\s?none|visibility\s?:\s?hidden|font-size\s?:\s?0(?:p[xt]|;|$)", re.IGNORECASE
    )
