"""The passages of a release in text order: context flows, sentences become figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from press.lexicon import Lexicon
from press.model import Passage, PassageKind, Reading, Release, Skipped
from press.read.zh.bases import with_bases
from press.read.zh.clause import Clauses
from press.read.zh.context import Context
from press.read.zh.holidays import led_by_holiday, note_holiday
from press.read.zh.lexer import Lexer, lexer_of
from press.read.zh.opening import note_reported
from press.read.zh.roles import note_scene
from press.read.zh.scene import first_context, heading_scene, is_heading, numbering
from press.read.zh.script import Script, script
from press.read.zh.segments import Segment, segments
from press.read.zh.settle import settle

_LONGEST = 600
_LEFT_OUT = (PassageKind.GLOSSARY, PassageKind.BOILERPLATE)


@dataclass(slots=True)
class _Reader:
    release: Release
    lexicon: Lexicon
    lexer: Lexer
    context: Context
    skipped: list[Skipped] = field(default_factory=list)
    clauses: Clauses = field(init=False)

    def __post_init__(self) -> None:
        self.clauses = Clauses(self.release.text, self.lexicon, self.context, self.skip)

    def passage(self, passage: Passage) -> None:
        """One block of the release: a heading sets the scene, the rest is read sentence by sentence."""
        raw = self.release.text[passage.start : passage.end]
        text = script(raw, passage.start, self.lexicon)
        for start, end in text.notes:
            self.skip(start, end, "note-mark")
        if is_heading(passage, text.text):
            self.heading(text, passage.position)
            return
        self.context.paragraph()
        self.sentences(text, passage.position)

    def heading(self, text: Script, position: int) -> None:
        """A heading sets the scene of its section; what it states itself is read like any sentence."""
        scene = heading_scene(text.text, self.context, self.lexer, self.lexicon)
        self.context.heading(*scene)
        if _measured().search(text.text):
            self.context.paragraph()
            self.sentences(text, position)
            self.context.heading(*scene)

    def sentences(self, text: Script, position: int) -> None:
        """The sentences of a passage, without the number in front of it (三、)."""
        for start, end in _sentences(text.text, numbering(text.text)):
            self.sentence(text, start, end, position)

    def sentence(self, text: Script, start: int, end: int, position: int) -> None:
        """One sentence: tokens, segments, figures."""
        words = text.text[start:end]
        self.context.sentence(words.startswith(("其中", "当中")))
        if not self.clauses.figures:
            note_reported(words, self.context)
        if not self.lexer.hint.search(words):
            self.only_scene(words)
            return
        part = Script(words, text.offsets[start:end], text.shields)
        settled = settle(self.lexer.tokens(words), self.lexicon)
        for left, right, reason in settled.skipped:
            self.skip(*part.raw(left, right), reason)
        found = segments(settled.tokens)
        for index, segment in enumerate(found):
            segment = led_by_holiday(words, segment, self.context)
            self.clauses.read(segment, found[index + 1 : index + 4], part, position)
            following = found[index + 1] if index + 1 < len(found) else None
            note_holiday(words, segment, following, self.context)

    def only_scene(self, words: str) -> None:
        """A sentence without numbers may still name the period of those to come."""
        tokens = self.lexer.scene_tokens(words)
        if tokens:
            note_scene(Segment("^", tokens), self.context)

    def skip(self, start: int, end: int, reason: str) -> None:
        """A number left aside."""
        self.skipped.append(Skipped(start, end, self.release.text[start:end], reason))


def read(release: Release, passages: Sequence[Passage], lexicon: Lexicon) -> Reading:
    """The figures of the Chinese ``passages`` of ``release``, in text order, and the numbers left aside.

    Period, place, subject and plan-or-fact flow from passage to passage; ``release.published`` and
    ``release.title`` anchor words such as 今年 and 全年.
    """
    lexer = lexer_of(lexicon)
    reader = _Reader(release, lexicon, lexer, first_context(release, lexer, lexicon))
    for passage in passages:
        if passage.kind not in _LEFT_OUT:
            reader.passage(passage)
    return Reading(with_bases(release.text, reader.clauses.figures), tuple(reader.skipped))


def _sentences(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Sentences from ``start``; one without an end in sight is cut at a comma, so that no text is slow."""
    for match in _end().finditer(text, start):
        end = match.end()
        if text[end - 1] == '"' and text.count('"', start, end - 1) % 2 == 0:
            end -= 1  # it opens the next sentence
        if end > start + 1:
            yield from _pieces(text, start, end)
        start = end
    if start < len(text):
        yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        cut = text.rfind(",", start + _LONGEST // 2, start + _LONGEST) + 1 or start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


@cache
def _measured() -> re.Pattern[str]:
    """Whether a heading may state a figure: a number that is no year and no order."""
    return re.compile(
        r"\d[%‰]|[\d余多几]个?(?:百分点|基点)|[\d十百千万亿余多几][万亿][^十百千万亿]|\d[\u4e00-\u9fff]"
    )


@cache
def _end() -> re.Pattern[str]:
    return re.compile("[。!?！？][\"')）]?")
