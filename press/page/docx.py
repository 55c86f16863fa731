"""DOCX → HTML, by mammoth, for the reader of pages; what could blow up is refused before it is opened."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from itertools import count
from xml.parsers.expat import ExpatError

import mammoth

from press.errors import PageTooLarge, UnreadablePage

MOST_INSIDE = 60_000_000
MOST_RATIO = 200
"""Bytes inside for one outside: text packs about ten to one."""
_SLACK = 1_000_000
_DOCUMENT = "word/document.xml"


def is_docx(raw: bytes) -> bool:
    """Whether the bytes are a zip that holds a Word document."""
    if not raw.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _DOCUMENT in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return b"word/document.xml" in raw


def as_html(raw: bytes) -> str:
    """The document as a page: headings, lists, merged cells, footnotes; pictures are left out.

    Raises ``PageTooLarge`` for a bomb, ``UnreadablePage`` for what is no document.
    """
    try:
        _require_bounded(raw)
        found = mammoth.convert_to_html(
            io.BytesIO(raw), convert_image=lambda image: [], style_map=_STYLES, external_file_access=False
        )
    except (zipfile.BadZipFile, ExpatError, KeyError, ValueError, NotImplementedError, RuntimeError, OSError,
            AttributeError, IndexError, TypeError, RecursionError) as error:  # fmt: skip
        raise UnreadablePage(
            f"not readable as DOCX ({type(error).__name__}: {error}): check that the file is whole"
        ) from error
    marks = count(1)
    body = _note().sub(lambda _: f"<p>[{next(marks)}] ", found.value)
    return f"<html><body>{_way_back().sub('', body)}</body></html>"


_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='heading 1'] => h2:fresh
p[style-name='heading 2'] => h3:fresh
p[style-name='heading 3'] => h4:fresh
"""


def _require_bounded(raw: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        inside = sum(part.file_size for part in archive.infolist())
        if inside > MOST_INSIDE or inside > MOST_RATIO * len(raw) + _SLACK:
            raise PageTooLarge(
                f"this DOCX holds {inside:,} bytes in {len(raw):,}: more than a document has; not opened"
            )
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                with archive.open(name) as part:
                    if b"<!DOCTYPE" in part.read(4096).replace(b"\0", b"").upper():
                        raise UnreadablePage("this DOCX declares entities, as no document needs; not opened")


@cache
def _note() -> re.Pattern[str]:
    """How mammoth begins a note: an item of a list. It is printed as a line with its mark."""
    return re.compile(r'<li id="(?:foot|end)note-[^"]{1,40}">\s{0,9}<p>')


@cache
def _way_back() -> re.Pattern[str]:
    return re.compile(r'\s?<a href="#(?:foot|end)note-ref-[^"]{1,40}">↑</a>')
