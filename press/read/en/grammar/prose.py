"""One passage as plain text and its sentences, cut once for all who look at them."""

from __future__ import annotations

from press.model import Passage, PassageKind, Release
from press.read.en.grammar.tokens import Sentence, items, sentences, with_breaks
from press.text import Normal, normalise


class Prose:
    """A passage in plain characters. Its sentences are cut when they are first asked for, and then kept."""

    __slots__ = ("_made", "_spans", "breaks", "normal", "passage", "raw")

    def __init__(self, passage: Passage, raw: str, normal: Normal, breaks: list[int]) -> None:
        self.passage, self.raw, self.normal, self.breaks = passage, raw, normal, breaks
        self._spans: list[tuple[int, int]] | None = None
        self._made: dict[int, Sentence] = {}

    def spans(self) -> list[tuple[int, int]]:
        """Where the sentences begin and end in the plain text."""
        if self._spans is None:
            self._spans = sentences(self.normal, self.breaks)
        return self._spans

    def sentence(self, start: int, end: int) -> Sentence:
        """The tokens of a span, kept for who reads it later; the marks of an earlier look are wiped off."""
        made = self._made[start] = self.read(start, end)
        return made

    def read(self, start: int, end: int) -> Sentence:
        """The tokens of a span without marks, for the last one who asks for them."""
        made = self._made.pop(start, None)
        if made is None:
            return Sentence(self.normal.text, start, end)
        made.marks = {}
        return made

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the release of the plain span ``start:end``."""
        start, end = self.normal.raw(start, end)
        return start + self.passage.start, end + self.passage.start

    def unbroken(self) -> Prose:
        """The passage as if its dashes and its indented lines parted nothing."""
        if not self.breaks and with_breaks(self.raw) == self.raw:
            return self
        return Prose(self.passage, self.raw, normalise(self.raw), [])


def has_digit(text: str) -> bool:
    """Whether a digit stands in the text: ten looks for one character each are faster than a pattern."""
    return any(map(text.__contains__, "0123456789"))


def prose(release: Release, passage: Passage) -> Prose:
    """A passage of a release, its em dashes marked; indented lines of a paragraph are items."""
    raw = release.text[passage.start : passage.end]
    normal = normalise(with_breaks(raw))
    listed = passage.kind is PassageKind.PARAGRAPH and normal.offsets is None
    return Prose(passage, raw, normal, items(raw) if listed else [])
