"""From passages to figures: sentence by sentence, with what one hands on to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from press.lexicon import Lexicon
from press.model import Figure, Passage, PassageKind, Reading, Release, Skipped
from press.read.en import masks
from press.read.en.conversions import without_marks
from press.read.en.dates import mentions
from press.read.en.draft import Draft
from press.read.en.events import events
from press.read.en.figure import figures_of
from press.read.en.memory import Memory, opened
from press.read.en.quantities import quantities
from press.read.en.quantity import Quantity
from press.read.en.ranges import joined
from press.read.en.scene import Scene
from press.read.en.skips import is_tabular, why_not
from press.read.en.tags import tag
from press.read.en.tokens import NUMBER, Sentence, items, sentences, with_breaks
from press.read.en.words import English, english
from press.text import Normal, doubt, normalise, odd_characters

MOST_NUMBERS = 60
"""A sentence with more numbers is a table that lost its lines."""


@dataclass(slots=True)
class _Found:
    figures: list[Figure] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def read(release: Release, passages: Sequence[Passage], lexicon: Lexicon) -> Reading:
    """The figures of the English ``passages`` of a release, and the numbers left aside."""
    words, found = english(lexicon), _Found()
    memory = opened(release, passages, words)
    for passage in passages:
        _read_passage(release, passage, words, memory, found)
    return Reading(tuple(found.figures), tuple(found.skipped))


def _read_passage(release: Release, passage: Passage, words: English, memory: Memory, found: _Found) -> None:
    raw = release.text[passage.start : passage.end]
    normal = normalise(with_breaks(raw))
    breaks = items(raw) if passage.kind is PassageKind.PARAGRAPH and normal.offsets is None else ()
    _odd_digits(passage, normal, found)
    memory.begin(passage, normal.text)
    if not _has_number(normal.text, 0, len(normal.text), words):
        return
    for number, (start, end) in enumerate(sentences(normal, breaks)):
        if not _has_number(normal.text, start, end, words):
            memory.pass_over(normal.text[start:end])
            continue
        scene = _scene(normal, start, end, number == 0, words, memory, passage, found)
        drafts = figures_of(scene, memory)
        if not drafts:
            memory.pass_over(normal.text[start:end])
        _emit(release, passage, normal, scene, drafts, found)


def _odd_digits(passage: Passage, normal: Normal, found: _Found) -> None:
    """Digits of other scripts are named and not read."""
    last = -1
    for index in odd_characters(normal.text):
        reason = doubt(normal.text, index, index + 1)
        if reason and reason.startswith("digit") and index > last + 1:
            start, end = normal.raw(index, index + 1)
            quote = normal.text[index]
            found.skipped.append(
                Skipped(passage.start + start, passage.start + end, quote, "odd character", reason)
            )
        last = index


def _has_number(text: str, start: int, end: int, words: English) -> bool:
    """Whether a sentence can hold a figure at all; most cannot."""
    if _digit().search(text, start, end):
        return True
    part = text[start:end]
    return not words.anchors.isdisjoint(
        part.lower().replace("-", " ").replace(",", " ").replace(".", " ").split()
    )


@cache
def _digit() -> re.Pattern[str]:
    return re.compile("[0-9]")


def _scene(
    normal: Normal,
    start: int,
    end: int,
    opening: bool,
    words: English,
    memory: Memory,
    passage: Passage,
    found: _Found,
) -> Scene:
    sentence = Sentence(normal.text, start, end)
    masks.mask_enumerator(sentence, opening)
    masks.mask(sentence)
    seen = mentions(sentence, memory.force.clock)
    if '"' in normal.text or "«" in normal.text:
        masks.mask_quotes(sentence)
    if " '" in normal.text or " ‘" in normal.text:
        masks.mask_names(sentence)
    if not _is_live(sentence, words):
        _marked(normal, passage, sentence, found)
        return Scene(sentence, "", words, seen, [])
    scene = Scene(sentence, tag(sentence, words), words, seen, [])
    scene.events = [] if is_tabular(sentence, scene.tags) else events(scene)
    kept = []
    all_found = without_marks(sentence, quantities(sentence, scene.tags, words))
    table = is_tabular(sentence, scene.tags) or len(all_found) > MOST_NUMBERS
    table = table or not any(map(str.isalpha, normal.text))
    for quantity in joined(sentence, all_found, words):
        reason = "table" if table else None
        reason = reason or _composition(sentence, quantity, found)
        reason = (
            reason or _doubt(normal, sentence, quantity) or why_not(sentence, scene.tags, quantity, words)
        )
        if reason is None:
            kept.append(quantity)
        else:
            found.skipped.append(_skip(normal, passage, sentence, quantity, reason))
    scene.quantities = kept
    _marked(normal, passage, sentence, found)
    return scene


def _is_live(sentence: Sentence, words: English) -> bool:
    """Whether a number is left that is no date, name or numbering."""
    marks, begins = sentence.marks, words.begins
    if any(index not in marks for index in sentence.numbers):
        return True
    if begins.isdisjoint(sentence.words):
        return False
    return any(word in begins and index not in marks for index, word in enumerate(sentence.words))


def _marked(normal: Normal, passage: Passage, sentence: Sentence, found: _Found) -> None:
    """Dates, times, names and numbering: each run of marked tokens with a digit in it is told once."""
    run: list[int] = []
    for index in [*sorted(sentence.marks), -1] if sentence.marks else ():
        if run and (index != run[-1] + 1 or sentence.marks[index] != sentence.marks[run[0]]):
            reason = sentence.marks[run[0]]
            if reason != "event" and any(sentence.kinds[at] == NUMBER for at in run):
                start, end = normal.raw(sentence.starts[run[0]], sentence.ends[run[-1]])
                quote = sentence.said(run[0], run[-1] + 1)
                found.skipped.append(Skipped(passage.start + start, passage.start + end, quote, reason))
            run = []
        run.append(index)


def _composition(sentence: Sentence, quantity: Quantity, found: _Found) -> str | None:
    """``one core, three industries and six supports``: the parts of a scheme, not counts of things."""
    before = sentence.words[: quantity.left]
    small = quantity.kind == "count" and quantity.numeral.form == "words" and quantity.value <= 12
    return (
        "own part"
        if small and "one" in before and "," in before and before.index("one") > len(before) - 9
        else None
    )


def _doubt(normal: Normal, sentence: Sentence, quantity: Quantity) -> str | None:
    if normal.text.isascii():
        return None
    said = doubt(normal.text, sentence.starts[quantity.first], sentence.ends[quantity.last - 1])
    return f"odd character: {said}" if said else None


def _skip(normal: Normal, passage: Passage, sentence: Sentence, quantity: Quantity, reason: str) -> Skipped:
    start, end = normal.raw(sentence.starts[quantity.first], sentence.ends[quantity.last - 1])
    code, _, detail = reason.partition(": ")
    quote = sentence.said(quantity.first, quantity.last)
    return Skipped(passage.start + start, passage.start + end, quote, code, detail)


def _emit(
    release: Release, passage: Passage, normal: Normal, scene: Scene, drafts: list[Draft], found: _Found
) -> None:
    for draft in drafts:
        start, end = normal.raw(scene.sentence.starts[draft.first], scene.sentence.ends[draft.last - 1])
        start, end = start + passage.start, end + passage.start
        if draft.reason:
            found.skipped.append(Skipped(start, end, release.text[start:end], draft.reason))
        else:
            found.figures.append(draft.figure(start, end, release.text[start:end], passage.position))
