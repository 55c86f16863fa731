"""The common shape of a page before its parts are named: text, blocks, tables, and clues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from press.model import Evidence, Flag, PassageKind, Table
from press.value import value


@value
class Block:
    """A span of the text that stands alone. ``level`` is 1–6 for marked-up headings, else 0.

    ``links`` is how many of its characters are link text, where the format knows; ``page`` is the printed
    page on which it begins, from 1, where there are pages.
    """

    kind: PassageKind
    start: int
    end: int
    level: int = 0
    links: int = 0
    section: str | None = None
    page: int | None = None

    def placed(self, kind: PassageKind, section: str | None = None) -> Block:
        """The same block as a ``kind`` under a section."""
        return Block(kind, self.start, self.end, self.level, self.links, section, self.page)


@value
class Clue:
    """A candidate for a fact about the release: its words and the evidence for them."""

    value: str
    evidence: Evidence


@dataclass(slots=True)
class Clues:
    """What a page's markup says of the release, best first in each list."""

    titles: list[Clue] = field(default_factory=list)
    issuers: list[Clue] = field(default_factory=list)
    published: list[tuple[date, Evidence]] = field(default_factory=list)
    selected_dates: list[Clue] = field(default_factory=list)
    near: str = ""
    modified: date | None = None
    language: str | None = None
    canonical_url: str | None = None
    free: bool | None = None
    walled: bool = False

    @property
    def paywalled(self) -> bool:
        """Whether the page is not all there: by its markup's word, else by the words of a wall."""
        return self.walled if self.free is None else not self.free


@dataclass(slots=True)
class Document:
    """A page as text and blocks in order. ``Table.passage`` is an index into ``blocks``."""

    text: str
    blocks: list[Block]
    tables: list[Table] = field(default_factory=list)
    terms: list[int] = field(default_factory=list)
    clues: Clues = field(default_factory=Clues)
    cut: bool = False
    flags: frozenset[Flag] = frozenset()

    def words(self, block: Block) -> str:
        """The exact words of a block."""
        return self.text[block.start : block.end]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """``start`` and ``end`` moved inwards past white space and invisible marks."""
    while start < end and _blank(text[start]):
        start += 1
    while end > start and _blank(text[end - 1]):
        end -= 1
    return start, end


def lines(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of every line of ``text``, without its line break."""
    start = 0
    for piece in text.splitlines(keepends=True):
        end = start + len(piece)
        yield start, start + len(piece.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))
        start = end


def _blank(character: str) -> bool:
    return character.isspace() or character in "\ufeff\u200b\u200c\u200d\u2060\u00ad\x00"
