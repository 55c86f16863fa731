"""What does a release say of itself? Bytes → a ``Release``: text, passages, tables, facts."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from lxml.etree import LxmlError

from press.dumps import Dumps
from press.errors import PageTooLarge, UnreadablePage
from press.hints import Hints
from press.model import Evidence, Flag, Passage, PassageKind, Release, Table
from press.page.ambiguous import ambiguous_day
from press.page.charset import decode
from press.page.document import Block, Document
from press.page.docx import is_docx
from press.page.front import front_lines
from press.page.glossary import with_glossary
from press.page.issuers import find_issuer
from press.page.language import language_of, sounds_like
from press.page.markdown import read_markdown
from press.page.mojibake import is_mojibake
from press.page.paper import read_docx, read_pdf
from press.page.plain import read_plain
from press.page.published import find_modified, find_published
from press.page.sections import with_sections
from press.page.selected import converted
from press.page.sentences import ends_sentence
from press.page.titles import find_title
from press.page.truncation import is_truncated
from press.page.webpage import read_html

__all__ = ["MOST_BYTES", "Hints", "parse"]

MOST_BYTES = 5_000_000
MOST_BYTES_PAPER = 20_000_000
"""The cap for PDF and DOCX, which hold pictures and fonts."""
_SHORT_PASSAGE = 25
_LOOKED_AT = 100_000


def parse(
    raw: bytes,
    *,
    content_type: str | None = None,
    charset: str | None = None,
    location: str = "",
    hints: Hints | None = None,
) -> Release:
    """Read a release from the bytes of an HTML page, a plain text, a Markdown file, a PDF or a DOCX file.

    ``content_type`` is the header's value (``text/html; charset=gb2312``); without it the suffix of
    ``location`` decides, then the bytes. Of text and Markdown ``Release.text`` is the decoded file as it
    is, so that offsets count into the file; of HTML it is the rendered main text. What is not found is
    None and flagged. Raises ``PressError`` only: ``PageTooLarge`` above ``MOST_BYTES``,
    ``UnreadablePage`` where no tree can be made.
    """
    most = MOST_BYTES_PAPER if raw.startswith((b"%PDF-", b"PK\x03\x04")) else MOST_BYTES
    if len(raw) > most:
        raise PageTooLarge(
            f"{location or 'page'}: {len(raw):,} bytes, more than the cap of {most:,}; not parsed"
        )
    hints = hints or Hints()
    kind = content_kind(raw, content_type, location)
    if kind in ("pdf", "docx"):
        document = read_pdf(raw) if kind == "pdf" else read_docx(raw, hints)
        return _release(document, hints, location, None, document.flags)
    declared = charset or _charset_in(content_type)
    decoded = decode(raw, declared, markup=kind == "html")
    if _is_binary(decoded.text):
        raise UnreadablePage(f"{location or 'page'}: these bytes are no text; not parsed")
    made = converted(decoded.text, hints)
    document = _read(kind, decoded.text, hints) if made is None else _read("html", made, hints)
    return _release(document, hints, location, decoded.charset, decoded.flags)


def content_kind(raw: bytes, content_type: str | None = None, location: str = "") -> str:
    """``html``, ``markdown``, ``text``, ``pdf`` or ``docx``.

    Papers are known by their bytes; the others by the header, else by the suffix of the address, else by
    the bytes.
    """
    if raw[:40].lstrip().startswith(b"%PDF-") or (b"%PDF-" in raw[:1024] and not _tags().search(raw[:1024])):
        return "pdf"
    if is_docx(raw):
        return "docx"
    media = (content_type or "").split(";")[0].strip().lower()
    if "html" in media or "markdown" in media:
        return "html" if "html" in media else "markdown"
    suffix = location.split("?")[0].split("#")[0].rpartition(".")[2].lower()
    by_suffix = {
        "htm": "html",
        "html": "html",
        "xhtml": "html",
        "shtml": "html",
        "md": "markdown",
        "markdown": "markdown",
    }
    if suffix in by_suffix:
        return by_suffix[suffix]
    if media == "text/plain" or suffix in ("txt", "text"):
        return "text"
    head = raw[:4096].replace(b"\x00", b"")
    return "html" if _tags().search(head) else "text"


def _read(kind: str, text: str, hints: Hints) -> Document:
    if kind == "html":
        return _read_html(text, hints)
    return read_markdown(text) if kind == "markdown" else read_plain(text)


def _read_html(text: str, hints: Hints) -> Document:
    try:
        return read_html(text, hints)
    except (LxmlError, RecursionError, ValueError) as error:
        raise UnreadablePage(
            f"not readable as HTML ({error}): check that the address gives a page"
        ) from error


def _release(
    document: Document, hints: Hints, location: str, charset: str | None, doubts: frozenset[Flag]
) -> Release:
    front = front_lines(document)
    title, title_evidence = find_title(document, front, hints) or (None, None)
    published, published_evidence = find_published(document, front, hints, location) or (None, None)
    two_days = ambiguous_day(document, front) if published is None else None
    if two_days is not None and two_days[0] is not None:
        published, published_evidence = two_days
    issuer, issuer_evidence = find_issuer(document, front, hints) or (None, None)
    blocks, terms = with_glossary(document, with_sections(document, front, title))
    language = language_of(document.text, hints.language or document.clues.language)
    doubts |= _doubts(document, two_days is not None)
    flags = doubts | _missing(
        title_evidence, published_evidence, issuer_evidence, language, _has_body(document, blocks)
    )
    if is_truncated(document, blocks):
        flags |= {Flag.TRUNCATED}
    release = Release(
        text=document.text,
        title=title,
        title_evidence=title_evidence,
        published=published,
        published_evidence=published_evidence,
        modified=find_modified(document, hints),
        issuer=issuer,
        issuer_evidence=issuer_evidence,
        language=language,
        canonical_url=document.clues.canonical_url,
        charset=charset,
        passages=_passages(document, blocks, language),
        tables=_tables(document),
        glossary=tuple(terms),
        flags=flags,
    )
    return replace(release, flags=flags | {Flag.NUMBER_DUMP}) if Dumps(release) else release


def _doubts(document: Document, has_two_days: bool) -> frozenset[Flag]:
    found = (
        (has_two_days, Flag.DATE_AMBIGUOUS),
        (document.clues.paywalled, Flag.PAYWALLED),
        (is_mojibake(document.text), Flag.MOJIBAKE),
    )
    return frozenset(flag for holds, flag in found if holds)


def _is_binary(text: str) -> bool:
    """Whether too many characters are such as no text holds: controls, and bytes that decoded to nothing."""
    odd = sum(len(found[0]) for found in _no_text().finditer(text, 0, _LOOKED_AT))
    return odd > 8 and odd * 20 > min(len(text), _LOOKED_AT)


@cache
def _no_text() -> re.Pattern[str]:
    """Runs of them. The first stands apart: so it is looked for as fast as ``re`` finds one character."""
    odd = "[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]"
    return re.compile(f"{odd}{odd}{{0,999}}")


def _missing(
    title: Evidence | None,
    published: Evidence | None,
    issuer: Evidence | None,
    language: str | None,
    has_body: bool,
) -> frozenset[Flag]:
    wanted = (
        (title, Flag.NO_TITLE),
        (published, Flag.NO_DATE),
        (issuer, Flag.NO_ISSUER),
        (language, Flag.NO_LANGUAGE),
    )
    flags = {flag for found, flag in wanted if found is None}
    return frozenset(flags if has_body else flags | {Flag.NO_BODY})


def _has_body(document: Document, blocks: list[Block]) -> bool:
    """Whether anything is said: a sentence, a table, or more than a label such as "Building"."""
    return any(_says_something(block.kind, document.words(block)) for block in blocks)


def _says_something(kind: PassageKind, words: str) -> bool:
    if kind is PassageKind.TABLE or ends_sentence(words):
        return True
    return kind is not PassageKind.HEADING and (len(words) >= _SHORT_PASSAGE or any(map(str.isdigit, words)))


def _passages(document: Document, blocks: list[Block], language: str | None) -> tuple[Passage, ...]:
    return tuple(
        Passage(i, b.kind, b.start, b.end, b.section, _passage_language(document.words(b), language), b.page)
        for i, b in enumerate(blocks)
    )


def _passage_language(words: str, language: str | None) -> str | None:
    """A passage's own language where it is long enough to tell; the release's otherwise."""
    if language is None or len(words) < _SHORT_PASSAGE or sounds_like(words[:250], language):
        return language
    return language_of(words[:400], language) or language


def _tables(document: Document) -> tuple[Table, ...]:
    return tuple(document.tables)


def _charset_in(content_type: str | None) -> str | None:
    found = re.search(
        r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,40})", (content_type or "")[:300], re.IGNORECASE
    )
    return found[1] if found else None


@cache
def _tags() -> re.Pattern[bytes]:
    names = rb"!doctype html|html|head|body|div|p|table|article|section|h[1-6]|meta|br|ul|span"
    return re.compile(rb"<(?:" + names + rb")\b[^<]{0,2000}?>", re.IGNORECASE)
