"""What is the release's title? The head's word, the headline, or the title line of a text; never made up."""

from __future__ import annotations

import re
from functools import cache

from press.hints import Hints
from press.model import Evidence
from press.page.document import Clue, Document
from press.page.front import FrontLine, Role
from press.page.words import RELEASE_LABELS

_MOST_FRONT = 8  # with more lines above the body it is a form, and none of them is its title
_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " : ", " · ", " » ", "_", "-", "｜", "|", "--")


def find_title(document: Document, front: list[FrontLine], hints: Hints) -> tuple[str, Evidence] | None:
    """The title with its evidence; None where no line is one."""
    if hints.title:
        return hints.title, Evidence("hints", hints.title, 0.99)
    found = _from_clues(document.clues.titles, document)
    if found is None and len(front) <= _MOST_FRONT:
        found = _from_front(front)
    return found


def _from_clues(clues: list[Clue], document: Document) -> tuple[str, Evidence] | None:
    headline = next((clue.value for clue in clues if clue.evidence.source == "h1"), None)
    for clue in clues:
        title = _without_site(clue.value, headline, document)
        if not title:
            continue
        agree = sum(_same(title, other.value) for other in clues if other is not clue)
        confidence = min(0.99, clue.evidence.confidence + 0.02 * agree)
        return title, Evidence(clue.evidence.source, clue.evidence.quote, round(confidence, 2))
    return None


def _without_site(title: str, headline: str | None, document: Document) -> str | None:
    """The title without the site's name after it; the headline where the title is that, cut or extended."""
    if headline and _same(title, headline):
        title = headline
    for separator in _SEPARATORS:
        head, found, tail = title.rpartition(separator)
        if found and head and _is_site(tail.strip(), document):
            return head.strip()
    return None if _generic().fullmatch(title.strip()) or title.lower() in RELEASE_LABELS else title


def _is_site(tail: str, document: Document) -> bool:
    sites = {c.value.lower() for c in document.clues.issuers}
    if tail.lower() in sites:
        return True
    return 0 < len(tail) <= 40 and _site_word().search(tail) is not None and tail not in document.text[:2000]


def _same(a: str, b: str) -> bool:
    a, b = (re.sub(r"\W", "", t).lower() for t in (a.rstrip(".…"), b.rstrip(".…")))
    short, long = sorted((a, b), key=len)
    return bool(short) and long.startswith(short) and len(short) * 3 >= len(long)


def _from_front(front: list[FrontLine]) -> tuple[str, Evidence] | None:
    """The first line above the body that is nothing else; a very short one gives way to a longer one."""
    candidates = [line for line in front if line.role is Role.TITLE and line.text[-1] not in ":："]
    if not candidates:
        return None
    first = next((line for line in candidates if line.level), candidates[0])
    longer = next((line for line in candidates[1:3] if len(line.text) > 3 * len(first.text)), None)
    best = longer if longer is not None and len(first.text) < 14 and not first.level else first
    confidence = 0.9 if len(candidates) == 1 or best is first else 0.7
    text = " ".join(best.text.strip("*_# ").split())
    return text, Evidence("first line", best.text, confidence)


@cache
def _site_word() -> re.Pattern[str]:
    return re.compile(
        r"\.(?:gov|com|org|net|cn|uk|eu)\b|\b(?:news|newsroom|press|office|department|ministry|bureau|government|website|"
        r"council|bank|inc|agency|home|official|commission|statistics|portal|gov)\b|网|門戶|门户|政府|局|委员会|统计",
        re.IGNORECASE,
    )


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(
        r"(?:untitled|document|home|index|news|press release|8-k|6-k|title|page|无标题"
        r"|新闻|首页)(?: document)?"
        r"|[\w.-]{1,40}\.html?|[a-z]{1,12}-?\d{4,12}|.{0,60}\b(?:8-K|6-K|10-[KQ])",
        re.IGNORECASE,
    )
