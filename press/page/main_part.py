"""Where in a page is the release? The element that holds it, found by name, by tag, or by its prose."""

from __future__ import annotations

from collections import defaultdict
from itertools import takewhile

from lxml.etree import _Element as Element

from press.page.markup import drop, name_words, raw_text, text_of
from press.page.sentences import ends_sentence
from press.page.words import words

_BODIES = words(
    """
    articlebody article-body entry-content post-content article-content article__content article__body
    story-body trs_editor trs_ueditor ucap-content ucapcontent vsb_content vsb_content_2 v_news_content
    wp_articlecontent wp_article-content zoom pages_content article_content article_con newscontent
    news-content news_content newstext news-text news-body news-article-body content-body body-content
    release-body press-release-body press-release-content pressrelease govspeak field--name-body
    field-name-body wysiwyg rich-text richtext rte td-post-content bw-release-story xwfbh detail-content
    detailcontent con_text content_text zwxl-article article-text articletext articlecontent article_body
    entrycontent single-content main-text maintext newsdetail news_detail arti_content conttxt txtcont
    news_txt
    """
)
_LEADS = words(
    """
    standfirst lead lede intro summary subtitle subhead subheading deck dek excerpt abstract
    """
)
_MOST_LEAD = 1500
_BLOCKY = frozenset({"p", "div", "ul", "ol", "table", "section", "article", "h1", "h2", "h3", "dl", "form"})
_PROSE = 40
_PROSE_ZH = 14

Weights = dict[Element, int]


def find_main(body: Element) -> Element:
    """The smallest element known to hold the release; ``body`` itself where nothing is known."""
    weight = _prose_weights(body)
    whole = weight.get(body, 0)
    if not whole:
        return body
    known = _known(body, weight, whole)
    tagged = _tagged(body, weight, whole) if known is None else known
    main = body if tagged is None else tagged
    _prune_beside(main, weight)
    return main


def leads(main: Element, body: Element, headline: Element | None) -> list[Element]:
    """Lead paragraphs outside the main part: named so just before it, or right under the headline."""
    if headline is not None and main not in set(headline.iterancestors()):
        around = {main, *main.iterancestors()}
        below = takewhile(lambda e: e not in around, headline.itersiblings())
        under = [e for e in below if e.tag == "p" and _prose(e.text or "")]
        if under:
            return under
    between = _between(headline, main, body) if headline is not None else []
    if between:
        return between
    found: list[Element] = []
    node: Element | None = main
    for _ in range(3):
        if node is None or node is body or node.getparent() is None:
            break
        found[:0] = [e for e in reversed(list(node.itersiblings(preceding=True))) if _is_lead(e)]
        node = node.getparent()
    return found


def _between(headline: Element, main: Element, body: Element) -> list[Element]:
    """Paragraphs of prose that stand after the headline and before the main part, not far between."""
    inside = {main, *main.iterancestors()}
    if headline in inside:
        return []
    found: list[Element] = []
    started, passed = False, 0
    for element in body.iter("*"):
        if element is main:
            return found if started else []
        started = started or element is headline
        if not started or element is headline:
            continue
        passed += len((element.text or "").strip())
        if passed > _MOST_LEAD:
            return []
        if element.tag in ("p", "div") and element not in inside and _says(element):
            found.append(element)
    return []


def _says(element: Element) -> bool:
    """A leaf of prose: no links to speak of, no blocks inside."""
    if any(child.tag in _BLOCKY for child in element):
        return False
    text = " ".join(raw_text(element).split())
    return bool(_prose(text)) and ends_sentence(text) and next(element.iter("a"), None) is None


def companions(main: Element, body: Element) -> list[Element]:
    """Tables of data that stand after the main part, within the same article."""
    found: list[Element] = []
    node, parent = main, main.getparent()
    while parent is not None and node is not body and node.tag not in ("article", "main"):
        found += [e for e in node.itersiblings() if isinstance(e.tag, str) and _is_data(e)]
        node, parent = parent, parent.getparent()
        if len(found) > 20 or node.tag not in ("div", "section", "article", "main"):
            break
    inside = node.tag in ("article", "main") or node.get("role") in ("article", "main")
    return found if inside else []


def _is_data(element: Element) -> bool:
    rows = sum(1 for row in element.iter("tr") if len(row) > 1)
    return rows >= 2 and not _reads_like_links(element)


def _is_lead(element: Element) -> bool:
    return bool(name_words(element) & _LEADS) and 40 <= len(raw_text(element).strip()) <= 1500


def _prose_weights(body: Element) -> Weights:
    """For each element, how many characters of prose outside links it holds."""
    weight: Weights = defaultdict(int)
    for element in reversed(list(body.iter("*"))):
        text, tail, parent = element.text, element.tail, element.getparent()
        link = element.tag == "a"
        if not link and text and len(text) >= _PROSE_ZH:
            weight[element] += _prose(text)
        if parent is None:
            continue
        if not link and element in weight:
            weight[parent] += weight[element]
        if tail and len(tail) >= _PROSE_ZH and element is not body:
            weight[parent] += _prose(tail)
    return weight


_ZH_MARKS = frozenset("，。、；：")


def _prose(text: str) -> int:
    size = len(text)
    if size < _PROSE_ZH:
        return 0
    text = text.strip()
    size = len(text)
    if size >= _PROSE:
        return size if text.isascii() or text[size // 2] < "\u2e80" else 3 * size
    return 3 * size if size >= _PROSE_ZH and not _ZH_MARKS.isdisjoint(text) else 0


def _known(body: Element, weight: Weights, whole: int) -> Element | None:
    """An element whose name says that it is the body of an article, the innermost that holds enough."""
    best = None
    for element in body.iter("*"):
        if element not in weight or weight[element] * 2 < whole or element is body:
            continue
        if element.get("itemprop") == "articleBody" or name_words(element) & _BODIES:
            best = element
    return best


def _tagged(body: Element, weight: Weights, whole: int) -> Element | None:
    articles = [e for e in body.iter("article") if weight[e] * 10 >= whole * 4]
    if articles:
        return max(articles, key=lambda e: weight[e])
    heavy = [e for e in body.iter("*") if e in weight and weight[e] * 2 >= whole]
    mains = [e for e in heavy if e.tag == "main" or e.get("role") == "main"]
    mains += [e for e in heavy if e.get("id") in ("main", "content", "main-content", "mainContent")]
    return mains[0] if mains else None


def _prune_beside(main: Element, weight: Weights) -> None:
    """Walk down to where the prose is; beside that way, drop what reads like lists of links."""
    node = main
    while True:
        children = list(node.iterchildren("*"))
        best = max(children, key=lambda e: weight[e], default=None)
        if best is None or weight[best] * 10 < weight[node] * 6 or not weight[best]:
            return
        for child in children:
            if child is best or weight[child] * 3 >= weight[best]:
                continue
            if _reads_like_links(child) or (child.tag == "td" and _is_side_column(child, best)):
                drop(child)
        node = best


def _is_side_column(cell: Element, best: Element) -> bool:
    """A column of a layout table beside the one that holds the release: it has links, and less to say."""
    if best.tag != "td" or next(cell.iter("a"), None) is None:
        return False
    return len(raw_text(cell).strip()) * 2 < len(raw_text(best).strip())


def _reads_like_links(element: Element) -> bool:
    anchors = [len(raw_text(a).strip()) for a in element.iter("a")]
    if element.tag == "p" and ends_sentence(text_of(element)):
        return False
    return len(anchors) >= 3 and sum(anchors) > 0.3 * len(" ".join(raw_text(element).split()))
