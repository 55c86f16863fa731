"""EDGAR: press releases as exhibits of 8-K and 6-K filings, alone or inside a whole submission."""

from __future__ import annotations

import re
from functools import cache
from html import escape

from press.families import Family

_MOST_DOCUMENTS = 200


def as_page(text: str) -> str | None:
    """The exhibits 99 of a submission as one page, else its first document; None where it is none."""
    documents = [found.groups() for found in _document().finditer(text)][:_MOST_DOCUMENTS]
    if not documents:
        return None
    exhibits = [body for kind, body in documents if kind.upper().startswith("EX-99")]
    bodies = [_inside(body) for body in exhibits or [documents[0][1]]]
    head = _header(text[: text.find("<DOCUMENT>")])
    return f"<html><head>{head}</head><body>{''.join(bodies)}</body></html>"


def _inside(body: str) -> str:
    """A document's markup between its body tags; one that is plain text keeps its lines."""
    found = _text().search(body)
    inside = found[1] if found else body
    if not re.search(r"<(?:html|body|p|div|table)\b", inside[:5000], re.IGNORECASE):
        return f"<pre>{escape(inside)}</pre>"
    return re.sub(
        r"</?(?:html|body)\b[^<>]{0,2000}>|<head\b.{0,20000}?</head>", "", inside, flags=re.I | re.S
    )


def _header(head: str) -> str:
    """What the submission's header tells: who filed, and when."""
    metas = []
    for label, name in (
        ("COMPANY CONFORMED NAME", "dcterms.publisher"),
        ("FILED AS OF DATE", "dcterms.issued"),
    ):
        found = re.search(rf"{label}:[ \t]{{0,40}}([^\r\n]{{2,200}})", head)
        if found:
            metas.append(f'<meta name="{name}" content="{escape(found[1].strip())}">')
    return "".join(metas)


@cache
def _document() -> re.Pattern[str]:
    return re.compile(r"<DOCUMENT>\s{0,9}<TYPE>([^\s<]{1,20})(.*?)</DOCUMENT>", re.DOTALL)


@cache
def _text() -> re.Pattern[str]:
    return re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)


FAMILY = Family(
    name="edgar",
    about="press releases as exhibits of 8-K and 6-K filings on EDGAR",
    marks=("<TYPE>EX-99", "SECURITIES AND EXCHANGE COMMISSION", "<SEC-DOCUMENT>", "FORM 8-K", "FORM 6-K"),
    convert=as_page,
)
