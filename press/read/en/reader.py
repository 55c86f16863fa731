"""From passages to figures: sentence by sentence, with what one hands on to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from press.lexicon import Lexicon
from press.model import Figure, Passage, Reading, Release, Skipped
from press.read.codes import series
from press.read.en.amounts import masks
from press.read.en.amounts.conversions import without_marks
from press.read.en.amounts.of_every import parts_of_every
from press.read.en.amounts.quantities import quantities
from press.read.en.amounts.quantity import Quantity
from press.read.en.amounts.ranges import joined
from press.read.en.draft import Draft
from press.read.en.figure import figures_of
from press.read.en.grammar.prose import Prose, has_digit, prose
from press.read.en.grammar.scene import Scene
from press.read.en.grammar.tags import tag
from press.read.en.grammar.tokens import Sentence
from press.read.en.grammar.words import English, english
from press.read.en.memory import Memory, opened
from press.read.en.says.events import events
from press.read.en.skips.checks import is_tabular, why_not
from press.read.en.spans.dates import mentions
from press.read.en.times.bases import with_bases
from press.read.en.times.changing import changed_between
from press.text import doubt, odd_characters

MOST_NUMBERS = 60
"""A sentence with more numbers is a table that lost its lines."""


@dataclass(slots=True)
class _Found:
    figures: list[Figure] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def read(release: Release, passages: Sequence[Passage], lexicon: Lexicon) -> Reading:
    """The figures of the English ``passages`` of a release, and the numbers left aside."""
    words, found = english(lexicon), _Found()
    proses = [prose(release, passage) for passage in passages]
    memory = opened(release, proses, words)
    for part in proses:
        _read_passage(release, part, words, memory, found)
    return Reading(with_bases(release.text, found.figures), tuple(found.skipped))


def _read_passage(release: Release, part: Prose, words: English, memory: Memory, found: _Found) -> None:
    text = part.normal.text
    _odd_digits(part, found)
    memory.begin(part.passage, text)
    digits = has_digit(text)
    alone = digits and len(part.spans()) == 1
    worded = not alone and _has_number_word(text, words)
    for number, (start, end) in enumerate(part.spans() if digits or worded else ()):
        said = text[start:end]
        if not (has_digit(said) or (worded and _has_number_word(said, words))):
            memory.pass_over(said)
            continue
        scene = _scene(part, part.read(start, end), number == 0, words, memory, found)
        drafts = figures_of(scene, memory)
        if not drafts:
            memory.pass_over(said)
        _emit(release, part, scene, drafts, found)


def _odd_digits(part: Prose, found: _Found) -> None:
    """Digits of other scripts are named and not read."""
    last, text = -1, part.normal.text
    for index in odd_characters(text):
        reason = doubt(text, index, index + 1)
        if reason and reason.startswith("digit") and index > last + 1:
            found.skipped.append(Skipped(*part.place(index, index + 1), text[index], "odd character", reason))
        last = index


def _has_number_word(text: str, words: English) -> bool:
    parts = text.lower().replace("-", " ").replace(",", " ").replace(".", " ").split()
    return not words.anchors.isdisjoint(parts)


def _scene(
    part: Prose, sentence: Sentence, opening: bool, words: English, memory: Memory, found: _Found
) -> Scene:
    text = part.normal.text
    masks.mask_enumerator(sentence, opening)
    masks.mask(sentence)
    seen = mentions(sentence, memory.force.clock)
    if '"' in text or "«" in text:
        masks.mask_quotes(sentence)
    if " '" in text or " ‘" in text:
        masks.mask_names(sentence)
    if not _is_live(sentence, words):
        _marked(part, sentence, found)
        return Scene(sentence, "", words, seen, [])
    scene = Scene(sentence, tag(sentence, words), words, seen, [])
    scene.mentions = changed_between(scene)
    scene.events = [] if is_tabular(sentence, scene.tags) else events(scene)
    kept = []
    all_found = without_marks(sentence, quantities(sentence, scene.tags, words))
    table = is_tabular(sentence, scene.tags) or len(all_found) > MOST_NUMBERS
    table = table or not any(map(str.isalpha, text))
    for quantity in parts_of_every(sentence, joined(sentence, all_found, words)):
        reason = "table" if table else None
        reason = reason or _composition(sentence, quantity, found)
        reason = reason or _doubt(text, sentence, quantity) or why_not(sentence, scene.tags, quantity, words)
        if reason is None:
            kept.append(quantity)
        else:
            found.skipped.append(_skip(part, sentence, quantity, reason))
    scene.quantities = kept
    _marked(part, sentence, found)
    return scene


def _is_live(sentence: Sentence, words: English) -> bool:
    """Whether a number is left that is no date, name or numbering."""
    marked = sentence.marks.keys()
    return not (marked >= set(sentence.numbers) and marked >= set(sentence.where(words.begins)))


def _marked(part: Prose, sentence: Sentence, found: _Found) -> None:
    """Dates, times, names and numbering: each run of marked tokens with a digit in it is told once."""
    marks, told = sentence.marks, -1
    for index in sentence.numbers:
        if index <= told or index not in marks:
            continue
        first, last, reason = index, index + 1, marks[index]
        while marks.get(first - 1) == reason:
            first -= 1
        while marks.get(last) == reason:
            last += 1
        told = last - 1
        if reason != "event":
            start, end = part.place(sentence.starts[first], sentence.ends[told])
            found.skipped.append(Skipped(start, end, sentence.said(first, last), reason))


def _composition(sentence: Sentence, quantity: Quantity, found: _Found) -> str | None:
    """``one core, three industries and six supports``: the parts of a scheme, not counts of things."""
    before = sentence.words[: quantity.left]
    small = quantity.kind == "count" and quantity.numeral.form == "words" and quantity.value <= 12
    return (
        "own part"
        if small and "one" in before and "," in before and before.index("one") > len(before) - 9
        else None
    )


def _doubt(text: str, sentence: Sentence, quantity: Quantity) -> str | None:
    if text.isascii():
        return None
    said = doubt(text, sentence.starts[quantity.first], sentence.ends[quantity.last - 1])
    return f"odd character: {said}" if said else None


def _skip(part: Prose, sentence: Sentence, quantity: Quantity, reason: str) -> Skipped:
    start, end = part.place(sentence.starts[quantity.first], sentence.ends[quantity.last - 1])
    code, _, detail = reason.partition(": ")
    return Skipped(start, end, sentence.said(quantity.first, quantity.last), code, detail)


def _emit(release: Release, part: Prose, scene: Scene, drafts: list[Draft], found: _Found) -> None:
    for draft in drafts:
        start, end = part.place(scene.sentence.starts[draft.first], scene.sentence.ends[draft.last - 1])
        if draft.reason:
            found.skipped.append(Skipped(start, end, release.text[start:end], draft.reason))
        else:
            position = part.passage.position
            draft.series = series(scene.english.lexicon, "en", draft.indicator)
            found.figures.append(draft.figure(start, end, release.text[start:end], position))
