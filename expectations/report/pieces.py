"""Which words of a stretch of text are marked?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from expectations.report.sentences import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to mark: ``role`` is suspect, figure or span."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an excerpt: ``kind`` is context, plain, suspect, figure, span, gap or break."""

    kind: str
    text: str = ""


def disjoint(marks: Sequence[Mark]) -> list[Mark]:
    """The marks in order without overlaps: the suspect wins, then figures, then the earlier one."""
    kept: list[Mark] = []
    for mark in sorted(set(marks), key=lambda m: (m.role != "suspect", m.role, m.start, m.end)):
        if not any(meets(mark, other.start, other.end) for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda m: m.start)


def meets(mark: Mark, start: int, end: int) -> bool:
    """Whether a mark covers any of ``start:end``."""
    return mark.start < end and start < mark.end


def marked(text: str, span: Span, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The words of ``span`` in pieces, marked and plain in turn; a mark that reaches beyond is cut."""
    pieces, (at, last) = list[Piece](), span
    for mark in (m for m in marks if meets(m, *span)):
        start, end = max(mark.start, at), min(mark.end, last)
        pieces += [Piece("plain", text[at:start]), Piece(mark.role, text[start:end])]
        at = end
    pieces.append(Piece("plain", text[at:last]))
    return tuple(piece for piece in pieces if piece.text)
