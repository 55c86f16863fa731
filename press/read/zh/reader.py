"""The passages of a release in text order: context flows, sentences become figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from press.lexicon import Lexicon
from press.model import Figure, Passage, PassageKind, Reading, Release, Skipped
from press.read.zh.compose import carried, figure, past_of
from press.read.zh.context import Context
from press.read.zh.doubts import completed, reason_against, with_units
from press.read.zh.lexer import Lexer, lexer_of
from press.read.zh.naming import Name, joined, split
from press.read.zh.outcome import Case
from press.read.zh.rules import read_measure
from press.read.zh.scene import first_context, heading_scene, is_heading
from press.read.zh.script import Script, script
from press.read.zh.segments import Segment, segments
from press.read.zh.settle import settle
from press.read.zh.subjects import is_rate_noun, own_name, scene_subject
from press.read.zh.token import PERIOD
from press.read.zh.view import View, view_of
from press.read.zh.when import note_scene, when

_LEFT_OUT = (PassageKind.GLOSSARY, PassageKind.BOILERPLATE)


@dataclass(slots=True)
class _Reader:
    release: Release
    lexicon: Lexicon
    lexer: Lexer
    context: Context
    figures: list[Figure] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def passage(self, passage: Passage) -> None:
        """One block of the release: a heading sets the scene, the rest is read sentence by sentence."""
        raw = self.release.text[passage.start : passage.end]
        text = script(raw, passage.start, self.lexicon)
        for start, end in text.notes:
            self.skip(start, end, "note-mark")
        if is_heading(passage, text.text):
            span, nature = heading_scene(text.text, self.context, self.lexer, self.lexicon)
            self.context.heading(span, nature)
            return
        self.context.paragraph()
        for start, end in _sentences(text.text):
            self.sentence(text, start, end, passage)

    def sentence(self, text: Script, start: int, end: int, passage: Passage) -> None:
        """One sentence: tokens, segments, figures."""
        words = text.text[start:end]
        self.context.sentence(words.startswith("其中"))
        if not self.lexer.hint.search(words):
            self.only_scene(words)
            return
        part = Script(words, text.offsets[start:end], text.shields)
        settled = settle(self.lexer.tokens(words), self.lexicon)
        for left, right, reason in settled.skipped:
            self.skip(*part.raw(left, right), reason)
        found = segments(settled.tokens)
        for index, segment in enumerate(found):
            following = found[index + 1] if index + 1 < len(found) else None
            self.segment(segment, following, part, passage)

    def only_scene(self, words: str) -> None:
        """A sentence without numbers may still name the period of those to come."""
        tokens = self.lexer.scene_tokens(words)
        if tokens:
            note_scene(Segment("^", tokens), self.context)

    def segment(self, segment: Segment, following: Segment | None, part: Script, passage: Passage) -> None:
        """A segment with numbers gives figures; one without sets the scene and perhaps the subject."""
        if segment.opening == ";":
            self.context.base = None
        roles = note_scene(segment, self.context)
        self.link(segment)
        if not segment.values:
            if segment.opening == "":
                return
            known = self.context.subject is not None and not _introduces(following)
            subject = scene_subject(segment, part, self.release.text, known)
            if subject is not None and is_rate_noun(subject[0], self.lexicon):
                subject = joined(self.context.subject, subject)
            if subject is not None:
                self.context.subject = subject
            return
        view = view_of(segment)
        own = own_name(view, part, self.release.text, self.lexicon)
        if own is not None and is_rate_noun(own[0], self.lexicon):
            own = joined(self.context.subject, own)
        mentions = with_units([m for v in segment.values if (m := v.token.mention) is not None])
        names = self.spread(segment, view, own, len(mentions))
        if own is None and self.context.subject is None:
            self.context.subject = self.ahead(following, part)
        from_value = _is_from(segment, following) or _is_compared(segment, part) or _is_earlier(segment)
        averaged = any(t.has("basis", "average_annual", "cumulative") for t in segment.left)
        at = when(segment, roles, self.context, averaged, from_value)
        for index, (value, mention) in enumerate(zip(segment.values, mentions, strict=True)):
            case = Case(
                mention, view, self.context, part, self.release.text, self.lexicon, own, segment.depth > 0
            )
            if names is not None:
                case.own = names[index]
            self.number(case, value, at, passage)
        if names is not None and own is not None:
            self.context.subject = own

    def ahead(self, following: Segment | None, part: Script) -> Name | None:
        """A number before its subject: the noun phrase of the next clause (继上月录得…后, 出口…)."""
        if following is None or not following.values:
            return None
        return own_name(view_of(following), part, self.release.text, self.lexicon)

    def link(self, segment: Segment) -> None:
        """其中 makes the subject so far the whole of what follows."""
        if any(t.text == "其中" for t in segment.left[:2]):
            self.context.whole = self.context.subject
        area = next((t for t in segment.left if t.kind == "area"), None)
        if area is not None:
            self.context.area = self.context.place or area.text

    def number(self, case: Case, value, at, passage: Passage) -> None:
        """One number: a figure, or a reason why not."""
        case.mention = completed(case)
        reason = reason_against(case)
        if reason is not None:
            self.skip(*case.script.raw(case.mention.start, case.mention.end), reason)
            self.context.subject = case.own or self.context.subject
            return
        outcome = read_measure(case)
        made = figure(case, outcome, value, at, passage.position)
        self.figures.append(made)
        self.context.past.append(past_of(outcome, case, at.nature, made.unit))
        carried(self.context, outcome, case)

    def spread(self, segment: Segment, view: View, own: Name | None, count: int) -> list[Name | None] | None:
        """A subject for each value: parts of the phrase, or the subjects of the values before."""
        each = any(t.has("spread", "each") for t in segment.left)
        bases = sum(t.kind == PERIOD for t in segment.left)
        if count < 2 or (own is not None and not each) or (own is None and bases >= count):
            return None
        source = own or (self.context.subject if each else None)
        if source is not None:
            parts = split(source, count, self.lexicon)
            if parts is not None:
                return list(parts)
        return self.before(count)

    def before(self, count: int) -> list[Name | None] | None:
        """The last ``count`` subjects, where each had a value of its own."""
        names = [past.base for past in self.context.past[-count:]]
        if len(names) < count or None in names or len(set(names)) < count:
            return None
        return list(names)

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
    return Reading(tuple(reader.figures), tuple(reader.skipped))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _end().finditer(text):
        if match.end() > start + 1:
            yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


@cache
def _end() -> re.Pattern[str]:
    return re.compile("[。!?！？][\"')）]?")


def _is_earlier(segment: Segment) -> bool:
    """原定, 修订前"""
    return any(t.has("nature", "previous") for t in segment.left[-3:])


def _introduces(following: Segment | None) -> bool:
    """…所占的比重，一九五二年为: the clause that follows begins with a time or 由 and has no subject."""
    if following is None or not following.left or not following.values:
        return False
    first = following.left[0]
    return first.kind == PERIOD or first.has("compare", "from")


def _is_compared(segment: Segment, part: Script) -> bool:
    """较二月预测的3%至5%为高, 继三月录得10.7%的升幅后: an earlier value given for comparison."""
    left = segment.left
    start = segment.values[0].token.start
    compared = any(t.has("compare", "with") or t.kind == "exceed" for t in left[-6:])
    return (compared and part.text[start - 1 : start] in ("的", "数", "值")) or (
        bool(left) and left[0].text == "继" and left[0].start == 0
    )


def _is_from(segment: Segment, following: Segment | None) -> bool:
    """由A…到B: the number before a "to" that follows at once is the earlier one."""
    if not any(t.has("compare", "from") for t in segment.left) or following is None or not following.values:
        return False
    reaching = any(t.has("verb", "reach") for t in following.left)
    return following.opening in ("", ",") and reaching
