"""Where the sentences and passages of a release begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from press.model import PassageKind, Release


@dataclass(frozen=True, slots=True)
class Sentences:
    """Passages in order, and the offsets at which sentences end. Made by :func:`split`."""

    text: str
    blocks: tuple[tuple[int, int, PassageKind], ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Passage and sentence of an offset, counted from 0."""
        return max(0, bisect_right(self.starts, offset) - 1), bisect_right(self.ends, offset)

    def kind(self, offset: int) -> PassageKind:
        """What kind of passage an offset lies in."""
        return self.blocks[self.place(offset)[0]][2]

    def around(self, offset: int) -> tuple[int, int]:
        """Where the sentence that holds an offset begins and ends, spaces at its ends left out."""
        block, at = self.place(offset)
        first = max(self.ends[at - 1] if at else 0, self.starts[block])
        last = self.ends[at] if at < len(self.ends) else len(self.text)
        words = self.text[first:last]
        return first + len(words) - len(words.lstrip()), last - len(words) + len(words.rstrip())


def split(release: Release) -> Sentences:
    """The sentences of a release. Semicolons do not end one: figures refer across them."""
    blocks = _blocks(release)
    ends = {m.end() for m in _full_stop().finditer(release.text)} | {end for _, end, _ in blocks}
    return Sentences(release.text, blocks, tuple(block[0] for block in blocks), tuple(sorted(ends)))


def _blocks(release: Release) -> tuple[tuple[int, int, PassageKind], ...]:
    """The passages; where there are none, the lines of the text."""
    if release.passages:
        return tuple(sorted((p.start, p.end, p.kind) for p in release.passages))
    lines = re.finditer(r"[^\n]+", release.text)
    found = tuple((m.start(), m.end(), PassageKind.PARAGRAPH) for m in lines)
    return found or ((0, 0, PassageKind.PARAGRAPH),)


@cache
def _full_stop() -> re.Pattern[str]:
    return re.compile(r"[。！？]|(?<![A-Z])[.!?][”\"’)]{0,2}(?=\s{1,4}[\"“‘(«]{0,2}[A-Z])")
