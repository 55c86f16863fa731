"""What are these bytes? Their look first, what the server says after that."""

from __future__ import annotations

import re

SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM\x00", "image/bmp"),
    (b"\x00\x00\x01\x00", "image/vnd.microsoft.icon"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),  # the old office formats
    (b"WARC/", "application/warc"),
    (b"{\\rtf", "application/rtf"),
)
ZIP = b"PK\x03\x04"
INSIDE = (
    (b"word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
HTML = re.compile(
    r"(?i)<(?:!doctype html|html|head|body|title|meta|link|script|style|div|table|p|h[1-6]|article|main"
    r"|section|span|a|b|br|ul|ol|center|font|iframe)[\s>/]"
)
LEADING = re.compile(r"\s*(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*)*")
FEEDS = {"rss": "application/rss+xml", "feed": "application/atom+xml", "rdf": "application/rdf+xml"}
ROOT = re.compile(r"(?i)<(?:[a-z0-9_.]{1,40}:)?([a-z][\w.-]{0,40})[\s>/]")
TEXTS = ("text/", "application/json", "application/feed+json", "application/ld+json")
VAGUE = (None, "application/octet-stream", "binary/octet-stream", "unknown/unknown", "*/*")


def sniffed(raw: bytes, told: str | None) -> str | None:
    """The media type of ``raw``; ``told`` is the server's, without parameters. None where nothing tells."""
    by_signature = _binary(raw)
    if by_signature:
        return by_signature
    text = _beginning(raw)
    if text is None:
        return None if told in VAGUE or told.startswith(TEXTS) else told
    return _markup(text, told) or _plain(text, told)


def _binary(raw: bytes) -> str | None:
    if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        return "image/webp"
    if b"%PDF-" in raw[:1024] and raw.lstrip()[:1] != b"<":
        return "application/pdf"
    if raw.startswith(ZIP):
        return _zipped(raw)
    return next((kind for signature, kind in SIGNATURES if raw.startswith(signature)), None)


def _zipped(raw: bytes) -> str:
    """By the names of what is inside, which stand in the open: nothing of a stranger is unpacked."""
    return next((kind for name, kind in INSIDE if name in raw), "application/zip")


def _beginning(raw: bytes) -> str | None:
    """The first characters as text; None where the bytes are none."""
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return raw[len(bom) : 4096].decode(encoding, "replace")
    if raw[:40].count(b"<\x00") or raw[:40].count(b"\x00<"):
        return raw[:4096].replace(b"\x00", b"").decode("latin-1")
    start = raw[:4096]
    return None if b"\x00" in start else start.decode("latin-1")


def _markup(text: str, told: str | None) -> str | None:
    start = LEADING.match(text)
    rest = text[start.end() if start else 0 :]
    if rest.startswith("<?xml") or told in ("application/xml", "text/xml") or (told or "").endswith("+xml"):
        return _xml(rest, told)
    if HTML.match(rest):
        return "text/html"
    root = ROOT.match(rest)
    return FEEDS.get(root[1].lower()) if root else None


def _xml(text: str, told: str | None) -> str | None:
    """XML by its first element: XHTML is a page, a feed is a feed."""
    body = re.sub(r"<\?[^>]{0,400}>|<!--(?:[^-]|-(?!->)){0,2000}-->", "", text)
    if re.match(r"(?i)\s*<!doctype html", body):
        return "text/html"
    body = re.sub(r"(?i)<!doctype[^>\[]{0,400}>", "", body).lstrip()
    root = ROOT.match(body)
    if root is None:
        return told if told and "xml" in told else ("application/xml" if text.startswith("<?xml") else None)
    name = root[1].lower()
    if name == "html" or (HTML.match(body) and not text.startswith("<?xml")):
        return "text/html"
    return FEEDS.get(name, "application/xml")


def _plain(text: str, told: str | None) -> str | None:
    """Text that is not markup: the server's word where it speaks of text, else JSON or plain."""
    start = text.lstrip()[:1]
    if told and told.startswith(TEXTS):
        return told
    if start in ("{", "[") and told in VAGUE:
        return "application/json"
    return "text/plain" if text.strip() else told


def told(header: str | None) -> tuple[str | None, str | None]:
    """Media type and charset of a ``Content-Type`` header, in small letters, without quotes."""
    if not header:
        return None, None
    kind, _, parameters = header.partition(";")
    charset = re.search(r"(?i)charset\s*=\s*[\"']?([\w.:-]{1,40})", parameters)
    name = kind.strip().lower()
    return (name if re.fullmatch(r"[\w.+*-]+/[\w.+*-]+", name) else None), (
        charset[1].lower() if charset else None
    )
