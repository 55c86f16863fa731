"""Copies of real releases as the web makes them, and releases that only look like copies."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

import duckdb

from config.words import load_lexicon
from press.page import parse
from press.sketch import sketch
from warehouse.copies import link_copies
from warehouse.duck import connect
from warehouse.load import create_tables
from warehouse.names import name_of

PAGE = (
    "<!doctype html><html{amp}><head><title>{title}</title>{head}</head><body>{top}<main><article>{body}"
    "</article></main>{end}</body></html>"
)
ABOUT = (
    "<p>About Harbour Wire: Harbour Wire carries the news of 900 newsrooms in 14 countries to 31 million "
    "readers. Write to the desk for corrections. Photographs may be subject to other terms.</p>"
)
CHROME = "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
FOOT = "<footer><p>Copyright 2026. All rights reserved by the harbour.</p></footer>"


def paragraphs(text: str) -> list[str]:
    """The blocks of a release in Markdown, its title first."""
    return [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]


def _html(blocks: Iterable[str]) -> str:
    plain = (re.sub(r"[*_#`\[\]]|\(https?://[^)]*\)", "", block) for block in blocks)
    return "".join(f"<p>{html.escape(' '.join(block.split()))}</p>" for block in plain)


def _page(blocks: list[str], *, amp: str = "", head: str = "", top: str = "", end: str = "") -> bytes:
    body = f"<h1>{html.escape(blocks[0].lstrip('# '))}</h1>" + _html(blocks[1:])
    return PAGE.format(amp=amp, title="x", head=head, top=top, body=body, end=end).encode()


def desktop(text: str) -> bytes:
    """The release on its own site."""
    return _page(paragraphs(text), top=CHROME, end=FOOT)


def syndicated(text: str) -> bytes:
    """On an agency's site: another headline, a line of the agency before and a paragraph about it after."""
    first, *rest = paragraphs(text)
    return _page(["News: " + first.lstrip("# "), "By our newsroom staff", *rest]).replace(
        b"</article>", ABOUT.encode() + b"</article>"
    )


def amp(text: str) -> bytes:
    """As AMP: its own markup, straight quotes, hard spaces."""
    page = _page(paragraphs(text), amp=" amp", head="<link rel='canonical' href='https://own.example/a'>")
    told = page.decode().replace("“", '"').replace("”", '"').replace("’", "'").replace(". ", ".\u00a0 ")
    return told.replace("<p>", "<amp-img src='a.png' width=1 height=1></amp-img><p class='amp-p'>").encode()


def mobile(text: str) -> bytes:
    """Cut after its first 70 %, two paragraphs at a time run together."""
    first, *rest = paragraphs(text)
    kept = rest[: max(3, len(rest) * 7 // 10)]
    return _page([first, *(" ".join(kept[i : i + 2]) for i in range(0, len(kept), 2))])


COPIES = (syndicated, amp, mobile)


def next_issue(text: str) -> bytes:
    """The next issue of the same template: every number another one."""
    return desktop(re.sub(r"\d+", lambda m: str(int(m[0]) * 3 + 7), text))


def corrected(text: str) -> bytes | None:
    """A correction at another address: one number in the body is another; None where there is none."""
    title, *rest = paragraphs(text)
    body = "\n\n".join(rest)
    found = list(re.finditer(r"(?<![\w.,/-])\d{2,4}(?![\w.,/-])", body))
    if not found:
        return None
    hit = found[len(found) // 2]
    changed = body[: hit.start()] + str(int(hit[0]) + 1) + body[hit.end() :]
    return desktop(f"{title}\n\n{changed}")


def sketched(page: bytes, location: str = "a.html") -> tuple[str, ...]:
    """The sketch of a page."""
    return sketch(parse(page, location=location), load_lexicon())


def links(sketches: Iterable[tuple[str, ...]], *, at_once: int = 10**9) -> set[frozenset[str]]:
    """The text keys that are linked when texts come in this order, so many in a batch."""
    with connect(":memory:") as db:
        create_tables(db)
        listed = list(sketches)
        for start in range(0, len(listed), at_once):
            _add(db, listed[start : start + at_once])
        return {frozenset(row) for row in db.execute("SELECT text_key, other_key FROM text_link").fetchall()}


def _add(db: duckdb.DuckDBPyConnection, sketches: list[tuple[str, ...]]) -> None:
    """Rows of ``release`` of which only the sketches matter."""
    names = [row[1] for row in db.execute("PRAGMA table_info(release)").fetchall()]
    db.execute("CREATE OR REPLACE TEMP TABLE incoming_release AS FROM release LIMIT 0")
    for name in names:
        db.execute(f"ALTER TABLE incoming_release ALTER {name} DROP NOT NULL")
        db.execute(f"ALTER TABLE release ALTER {name} DROP NOT NULL")
    rows = [[name_of(*s), name_of(*s), list(s)] for s in sketches if s]
    db.executemany("INSERT INTO incoming_release (release_id, text_key, sketch) VALUES (?, ?, ?)", rows)
    db.execute("INSERT INTO release FROM incoming_release")
    link_copies(db)


def key(page_sketch: tuple[str, ...]) -> str:
    """Its text key."""
    return name_of(*page_sketch)
