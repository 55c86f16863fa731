"""Where may a reader go from here? Only http(s) pages, at the words in question."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from expectations.report.facts import Document

CONTEXT = 24
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Link:
    """A page: ``host`` is told beside it, so that a reader knows where it leads."""

    url: str
    host: str


def safe(url: str | None) -> Link | None:
    """The address as a link if it is plain http(s) with a host and without a user; else ``None``."""
    if not url or any(c.isspace() or not c.isprintable() for c in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    plain = parts.scheme in ("http", "https") and host and "@" not in parts.netloc and "\\" not in url
    return Link(url, host) if plain else None


def live(document: Document, words: tuple[int, int] | None = None) -> Link | None:
    """The release's own page, scrolled to the words ``text[start:end]`` by a text fragment."""
    page = safe(document.canonical_url) or safe(document.location)
    if page is None or words is None:
        return page
    fragment = text_fragment(document.text, *words)
    joint = ":~:" if "#" in page.url else "#:~:"
    return Link(f"{page.url}{joint}{fragment}", page.host) if fragment else page


def text_fragment(text: str, start: int, end: int) -> str:
    """``text=…`` for ``text[start:end]``, with a few words before where it is printed more than once."""
    words = " ".join(text[start:end].split())
    if not words or len(words) > LONGEST:
        return ""
    if text.count(text[start:end]) == 1:
        return f"text={_encoded(words)}"
    before = _words_before(text, start)
    return f"text={_encoded(before)}-,{_encoded(words)}" if before else f"text={_encoded(words)}"


def _words_before(text: str, start: int) -> str:
    """Some whole words of the same line before ``start``."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    tail = line[-CONTEXT:]
    if len(line) > CONTEXT and " " in tail:
        tail = tail[tail.index(" ") :]
    return " ".join(tail.split())


def _encoded(words: str) -> str:
    return quote(words, safe="", errors="replace").replace("-", "%2D")


def relative(target: Path, folder: Path) -> str:
    """``target`` (a page, or a folder with an index.html) as seen from a page in ``folder``."""
    page = target / "index.html" if target.is_dir() or not target.suffix else target
    return quote(Path(os.path.relpath(page.resolve(), folder.resolve())).as_posix())
