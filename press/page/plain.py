"""Plain text → blocks. The text stays as it is; only where its blocks begin and end is found out.

Blank lines end a block. Whether a single line break does depends on the document: some put one
paragraph on each line, some fold lines at a width. A fold is recognised by lines that end where the
next word would not have fitted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from unicodedata import east_asian_width

from press.model import PassageKind
from press.page.document import Block, Document, lines, trimmed
from press.page.sentences import is_heading, mid_sentence

_WIDEST_FOLD = 132
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Fold:
    """Whether the document's lines are folded, and at which width in columns."""

    folded: bool
    width: int


def read_plain(text: str) -> Document:
    """The blocks of a plain text; ``Document.text`` is ``text`` itself, so offsets count into it."""
    groups = _groups(text)
    fold = _fold(text, groups)
    spans = [span for group in groups for span in _joined(text, group, fold)]
    blocks = [_block(text, span, index + 1 < len(spans)) for index, span in enumerate(spans)]
    return Document(text, [block for block in blocks if block is not None])


def _groups(text: str) -> list[list[_Span]]:
    """Lines between blank lines, each trimmed."""
    groups: list[list[_Span]] = [[]]
    for start, end in lines(text):
        start, end = trimmed(text, start, end)
        if start == end:
            groups.append([])
        else:
            groups[-1].append((start, end))
    return [group for group in groups if group]


def _fold(text: str, groups: list[list[_Span]]) -> _Fold:
    """Folded: no line is very long, and most breaks inside groups come where the next word did not fit."""
    pairs = [pair for group in groups for pair in pairwise(group)]
    width = max((_columns(text[s:e]) for group in groups for s, e in group), default=0)
    if not pairs or width > _WIDEST_FOLD:
        return _Fold(False, width)
    forced = sum(_is_forced(text, a, b, width) for a, b in pairs)
    return _Fold(forced * 2 >= len(pairs) and width >= 40, width)


def _is_forced(text: str, above: _Span, below: _Span, width: int) -> bool:
    """Whether the first word of the line below would not have fitted on the line above."""
    line, following = text[slice(*above)], text[slice(*below)]
    word = following.split(maxsplit=1)[0]
    need = 4 if _is_wide(word[0]) else len(word) + 1
    return _columns(line) + need > width - width // 12


def _joined(text: str, group: list[_Span], fold: _Fold) -> list[_Span]:
    """The lines of a group put together where a break is only a fold."""
    spans = [group[0]]
    for above, below in pairwise(group):
        if _continues(text, above, below, fold):
            spans[-1] = (spans[-1][0], below[1])
        else:
            spans.append(below)
    return spans


def _continues(text: str, above: _Span, below: _Span, fold: _Fold) -> bool:
    line, following = text[slice(*above)], text[slice(*below)]
    if _marker().match(following) or _is_rule(line) or _is_rule(following):
        return False
    if fold.folded and _is_forced(text, above, below, fold.width):
        return True
    return mid_sentence(line) and not _is_wide(line[-1]) and (following[0].islower() or line[-1] in ",-–&")


def _block(text: str, span: _Span, has_body: bool) -> Block | None:
    start, end = span
    words = text[start:end]
    if _is_rule(words):
        return None
    bullet = _bullet().match(words)
    if bullet and bullet.end() < len(words):
        return Block(PassageKind.LIST_ITEM, start + bullet.end(), end)
    hashes = _hashes().match(words)
    if hashes:
        return Block(PassageKind.HEADING, start + hashes.end(), end, level=len(hashes[1]))
    kind = PassageKind.HEADING if has_body and is_heading(words) else PassageKind.PARAGRAPH
    return Block(kind, start, end)


def _is_rule(line: str) -> bool:
    return len(line) >= 3 and not any(c.isalnum() for c in line) and len(set(line) - {" "}) == 1


def _columns(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(2 if _is_wide(c) else 1 for c in line)


def _is_wide(character: str) -> bool:
    return character > "\u2e7f" and east_asian_width(character) in "WF"


@cache
def _marker() -> re.Pattern[str]:
    """How a line begins that starts something new: bullets, numbering, footnote marks."""
    return re.compile(
        r"[-*•·‣▪●○–—+■□◆►]\s|\(?\d{1,2}[.)]\s|\([a-z]\)\s|[（(][一二三四五六七八九十\d]{1,3}[)）]"
        r"|[一二三四五六七八九十]{1,3}[、.．]|[\[［〔]\d{1,3}[\]］〕]|[①-⑳]|#{1,6}\s|第[一二三四五六七八九十\d]{1,3}[章节条]"
    )


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"(?:[-*•·‣▪●○■□◆►]|\uf0b7)\s{1,8}(?=\S)")


@cache
def _hashes() -> re.Pattern[str]:
    return re.compile(r"(#{1,6})\s{1,4}(?=\S)")
