"""How does the release say it? The sentences that hold some words, one either side, the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from expectations.report.facts import Passage
from expectations.report.grid import Row, grid
from expectations.report.pieces import Mark, Piece, disjoint, marked, meets
from expectations.report.sentences import sentences

PROSE = frozenset({"paragraph", "list_item"})
LINED = frozenset({"list_item", "glossary"})
LONGEST = {"context": 280, "plain": 420}
LONGEST_MARK = 700


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a passage or a section says about it: ``pieces`` of prose, or ``rows`` of a table."""

    start: int
    section: str | None
    pieces: tuple[Piece, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    passage: Passage
    held: bool = False


def excerpts(text: str, passages: Sequence[Passage], marks: Iterable[Mark]) -> tuple[Excerpt, ...]:
    """The excerpts of ``text`` that show ``marks``, in the order of the text.

    Marks outside the text are left out; of overlapping ones the suspect wins, then the earlier one.
    """
    clean = disjoint([m for m in marks if 0 <= m.start < m.end <= len(text)])
    blocks = passages or _blocks(text)
    prose = _prose(text, [b for b in blocks if b.kind != "table"], clean)
    tables = [b for b in blocks if b.kind == "table" and _holds(b, clean)]
    rows = [
        Excerpt(b.char_start, b.section, rows=grid(text, b.char_start, b.char_end, clean)) for b in tables
    ]
    return tuple(sorted([*prose, *rows], key=lambda e: e.start))


def _blocks(text: str) -> tuple[Passage, ...]:
    """The paragraphs of a text of which no passages are known."""
    spans, start = [], 0
    for part in text.split("\n\n"):
        spans.append((start, start + len(part)))
        start += len(part) + 2
    return tuple(Passage("", "", i, "paragraph", None, *span) for i, span in enumerate(spans))


def _holds(block: Passage, marks: Sequence[Mark]) -> bool:
    return any(meets(m, block.char_start, block.char_end) for m in marks)


def _prose(text: str, blocks: Sequence[Passage], marks: Sequence[Mark]) -> list[Excerpt]:
    groups: dict[str, list[_Sentence]] = {}
    for sentence in _chosen(text, blocks, marks):
        groups.setdefault(_place(sentence.passage), []).append(sentence)
    return [_excerpt(text, group, marks) for group in groups.values()]


def _place(passage: Passage) -> str:
    """Prose of one section is shown together, every other block alone."""
    return f"section {passage.section}" if passage.kind in PROSE else f"block {passage.position}"


def _chosen(text: str, blocks: Sequence[Passage], marks: Sequence[Mark]) -> list[_Sentence]:
    """The sentences that hold a mark and their neighbours, in order."""
    touched = [i for i, b in enumerate(blocks) if _holds(b, marks)]
    near = sorted({j for i in touched for j in (i - 1, i, i + 1) if 0 <= j < len(blocks)})
    found = [s for i in near for s in _sentences(text, blocks[i], marks)]
    held = [i for i, s in enumerate(found) if s.held]
    beside = {j for i in held for j in (i - 1, i + 1) if 0 <= j < len(found) and _near(found[i], found[j])}
    return [found[i] for i in sorted(beside.union(held))]


def _sentences(text: str, block: Passage, marks: Sequence[Mark]) -> list[_Sentence]:
    spans = sentences(text, block.char_start, block.char_end, lines=block.kind in LINED)
    return [_Sentence(s, e, block, any(meets(m, s, e) for m in marks)) for s, e in spans]


def _near(one: _Sentence, other: _Sentence) -> bool:
    """Whether two sentences in a row belong to one stretch of prose."""
    a, b = one.passage, other.passage
    adjacent = abs(a.position - b.position) <= 1
    return a == b or (adjacent and a.kind in PROSE and b.kind in PROSE and a.section == b.section)


def _excerpt(text: str, group: Sequence[_Sentence], marks: Sequence[Mark]) -> Excerpt:
    pieces: list[Piece] = []
    for before, sentence in zip([None, *group], group, strict=False):
        pieces += _between(text, before, sentence)
        pieces += _pieces(text, sentence, marks)
    return Excerpt(group[0].start, group[0].passage.section, tuple(pieces))


def _between(text: str, before: _Sentence | None, after: _Sentence) -> list[Piece]:
    if before is None:
        return []
    space = text[before.end : after.start]
    if space.strip():
        return [Piece("gap")]
    apart = before.passage != after.passage or after.passage.kind in LINED
    return [Piece("break" if apart and space else "context", space)]


def _pieces(text: str, sentence: _Sentence, marks: Sequence[Mark]) -> list[Piece]:
    if not sentence.held:
        return [Piece("context", _middle_out(text[sentence.start : sentence.end], LONGEST["context"]))]
    pieces = marked(text, (sentence.start, sentence.end), marks)
    return [_short(piece, i, len(pieces)) for i, piece in enumerate(pieces)]


def _short(piece: Piece, index: int, count: int) -> Piece:
    """A long stretch without its far part: the words next to a mark stay."""
    most = LONGEST.get(piece.kind, LONGEST_MARK)
    if len(piece.text) <= most:
        return piece
    if piece.kind == "plain" and index == 0:
        return replace(piece, text="… " + piece.text[-most:].lstrip())
    if piece.kind == "plain" and index == count - 1:
        return replace(piece, text=piece.text[:most].rstrip() + " …")
    return replace(piece, text=_middle_out(piece.text, most))


def _middle_out(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    return f"{words[: most // 2].rstrip()} … {words[-(most // 2) :].lstrip()}"
