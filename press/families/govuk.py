"""GOV.UK and sites on its design system: HTML pages, and the JSON of the content API."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from press.families import Family


def as_page(text: str) -> str | None:
    """The answer of the content API as a page; None for anything else."""
    if not text.lstrip("\ufeff \r\n\t").startswith("{"):
        return None
    try:
        told = json.loads(text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError):
        return None
    details = told.get("details") if isinstance(told, dict) else None
    return _page(told, details) if isinstance(details, dict) else None


def _page(told: Mapping[str, Any], details: Mapping[str, Any]) -> str:
    title, lead = _text(told.get("title")), _text(told.get("description"))
    head = [
        f"<title>{title}</title>",
        _meta("dcterms.issued", _issued(told, details)),
        _meta("dcterms.modified", told.get("public_updated_at")),
        _meta("dcterms.publisher", _publisher(told)),
        _canonical(told.get("base_path")),
    ]
    lead = f'<p class="gem-c-lead-paragraph">{lead}</p>' if lead else ""
    return (
        f'<html lang="{_text(told.get("locale")) or "en"}"><head>{"".join(head)}</head><body><main>'
        f'<h1>{title}</h1>{lead}<div class="govspeak">{_body(details)}</div></main></body></html>'
    )


def _issued(told: Mapping[str, Any], details: Mapping[str, Any]) -> object:
    first = told.get("first_published_at") or details.get("first_public_at")
    return first or details.get("public_timestamp") or told.get("public_updated_at")


def _body(details: Mapping[str, Any]) -> str:
    """The body's own markup; of several languages or formats the HTML one."""
    body = details.get("body")
    if isinstance(body, list):
        parts = [part for part in body if isinstance(part, dict)]
        body = next((p.get("content") for p in parts if p.get("content_type") == "text/html"), "")
    return body if isinstance(body, str) else ""


def _publisher(told: Mapping[str, Any]) -> object:
    links = told.get("links")
    for key in ("primary_publishing_organisation", "organisations", "worldwide_organisations"):
        listed = links.get(key) if isinstance(links, dict) else None
        if isinstance(listed, list) and listed and isinstance(listed[0], dict):
            return listed[0].get("title")
    return None


def _meta(name: str, value: object) -> str:
    return f'<meta name="{name}" content="{_text(value)}">' if value else ""


def _canonical(path: object) -> str:
    if not isinstance(path, str) or not path.startswith("/"):
        return ""
    return f'<link rel="canonical" href="https://www.gov.uk{_text(path)}">'


def _text(value: object) -> str:
    return escape(value) if isinstance(value, str) else ""


FAMILY = Family(
    name="govuk",
    about="GOV.UK and sites on its design system; pages and the JSON of the content API",
    marks=("govuk-", "gem-c-", "govspeak", "govuk-template"),
    body=".gem-c-lead-paragraph, .govspeak, .app-c-contents-list-with-body .gem-c-govspeak",
    title="h1",
    date="meta[name='govuk:first-published-at'], .gem-c-published-dates time",
    remove=".gem-c-published-dates, .gem-c-share-links, .gem-c-contents-list, .app-c-published-dates",
    convert=as_page,
)
