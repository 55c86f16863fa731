"""What does a page's head say of the release? JSON-LD, meta elements, canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from lxml.etree import _Element as Element

from press.hints import Hints
from press.model import Evidence
from press.page.dates import machine_date
from press.page.document import Clue, Clues
from press.page.paywall import told_free, told_tier

_ARTICLES = ("article", "report", "posting", "pressrelease", "dataset", "document", "webpage", "publication")
_TITLES = ("articletitle", "citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title")
_PUBLISHED = (
    "article:published_time", "pubdate", "publishdate", "datepublished", "citation_publication_date",
    "citation_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date",
    "dc.date.created", "date", "og:published_time", "govuk:first-published-at", "govuk:public-updated-at",
    "publication_date", "parsely-pub-date", "sailthru.date", "release_date", "publish-date", "makedate",
    "firstpublishedtime", "created", "og:release_date", "article.published", "bt:pubdate",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "last-modified",
    "datemodified", "govuk:updated-at",
)  # fmt: skip
_ISSUERS = (
    "contentsource", "dc.publisher", "dcterms.publisher", "dc.creator", "dcterms.creator",
    "citation_publisher", "publisher", "article:publisher_name", "govuk:primary-publishing-organisation",
    "author",
)  # fmt: skip
_LEAST_ISSUERS = ("og:site_name", "sitename", "application-name")
_LARGEST_SCRIPT = 300_000


def read_metadata(root: Element, hints: Hints) -> Clues:
    """The clues in the head of a page, JSON-LD before meta elements, best first."""
    clues = Clues(language=_language(root), canonical_url=_canonical(root))
    for node in _linked_data(root):
        _take_node(clues, node, hints)
        clues.free = told_free(node) if clues.free is None else clues.free
    meta = _meta(root)
    clues.free = told_tier(meta) if clues.free is None else clues.free
    _take_meta(clues, meta, hints)
    return clues


def _take_node(clues: Clues, node: Mapping[str, Any], hints: Hints) -> None:
    _add(clues.titles, node.get("headline") or node.get("name"), "json-ld headline", 0.95)
    key = "datePublished" if node.get("datePublished") else "dateCreated"
    day = _day(node.get(key), hints)
    if day:
        clues.published.append((day, Evidence(f"json-ld {key}", str(node[key]), 0.97)))
    clues.modified = clues.modified or _day(node.get("dateModified"), hints)
    for key, confidence in (
        ("publisher", 0.95),
        ("sourceOrganization", 0.95),
        ("author", 0.8),
        ("creator", 0.8),
    ):
        _add(clues.issuers, _name(node.get(key)), f"json-ld {key}", confidence)
    language = node.get("inLanguage")
    clues.language = clues.language or (language if isinstance(language, str) else None)


def _take_meta(clues: Clues, meta: Mapping[str, str], hints: Hints) -> None:
    for key in _TITLES:
        _add(clues.titles, meta.get(key), f"meta {key}", 0.9)
    for key in _PUBLISHED:
        day = _day(meta.get(key), hints)
        if day:
            clues.published.append((day, Evidence(f"meta {key}", meta[key], 0.95)))
    for key in _MODIFIED:
        clues.modified = clues.modified or _day(meta.get(key), hints)
    for key in _ISSUERS:
        _add(clues.issuers, meta.get(key), f"meta {key}", 0.8 if key != "author" else 0.55)
    for key in _LEAST_ISSUERS:
        _add(clues.issuers, meta.get(key), f"meta {key}", 0.4)


def _add(clues: list[Clue], value: object, source: str, confidence: float) -> None:
    if not isinstance(value, str):
        return
    value = " ".join(value.split())
    if 1 < len(value) < 400 and not value.startswith(("http://", "https://", "@")):
        clues.append(Clue(value, Evidence(source, value, confidence)))


def _day(value: object, hints: Hints) -> date | None:
    return machine_date(value, hints.time_zone, hints.date_formats) if isinstance(value, str) else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("legalName")
    return value if isinstance(value, str) else None


def _meta(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        key = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        content = element.get("content")
        if key and content and content.strip():
            found.setdefault(key.strip().lower(), content.strip()[:600])
    return found


def _language(root: Element) -> str | None:
    return root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")


def _canonical(root: Element) -> str | None:
    for element in root.iter("link"):
        address = element.get("href") or ""
        if (element.get("rel") or "").lower() == "canonical" and address.startswith(("http://", "https://")):
            return address.strip()[:2000]
    return None


def _linked_data(root: Element) -> list[Mapping[str, Any]]:
    """The JSON-LD nodes that describe an article, the most telling kind first."""
    nodes = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text and len(script.text) < _LARGEST_SCRIPT:
            nodes += [node for node in _nodes(script.text) if _rank(node) is not None]
    return sorted(nodes, key=lambda node: _rank(node) or 0)


def _nodes(source: str) -> Iterator[Mapping[str, Any]]:
    try:
        stack = [json.loads(_fence().sub("", source).strip(), strict=False)]
    except (ValueError, RecursionError):
        return
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(node[:200])
        elif isinstance(node, dict):
            yield node
            stack.extend(
                value for key, value in node.items() if key in ("@graph", "mainEntity", "mainEntityOfPage")
            )


def _rank(node: Mapping[str, Any]) -> int | None:
    kinds = node.get("@type")
    text = " ".join(str(kind) for kind in kinds) if isinstance(kinds, list) else str(kinds or "")
    text = text.lower()
    return next((rank for rank, kind in enumerate(_ARTICLES) if kind in text), None)


@cache
def _fence() -> re.Pattern[str]:
    return re.compile(r"^\s{0,50}(?:<!--|//\s?<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s?\]\]>|\]\]>)\s{0,50}$")
