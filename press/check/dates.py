"""Is something told as done that lies after the release? A year misprinted, or an outlook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from press.check import explain
from press.check.book import Book, is_previous
from press.check.interval import INFINITE, Interval
from press.check.relation import Group, Values, Wording, relate
from press.check.words import COMPARING_ZH, DONE_EN, OUTLOOK_EN, OUTLOOK_ZH
from press.model import Figure

_BEFORE = 300
"""Characters before a sentence in which words of outlook may govern it."""


def groups(book: Book) -> Iterator[Group]:
    """The first figure of each sentence that tells of the future in the words of the past."""
    if book.published is None:
        return
    for line in book.by_sentence.values():
        ahead = [f for f in line if _is_ahead(f, book.published)]
        if ahead and not book.in_table(line[0]) and _told_as_done(book, ahead[0], line):
            yield _ahead(ahead[0], tuple(ahead[1:]), book.published)


def _is_ahead(figure: Figure, published: date) -> bool:
    period = figure.period
    return period is not None and period.first is not None and period.first > published


def _told_as_done(book: Book, figure: Figure, line: list[Figure]) -> bool:
    """Whether the words are those of what has happened, and none near them of what may."""
    start, end = book.sentences.around(figure.start)
    words, before = book.text[start:end], book.text[max(0, start - _BEFORE) : start]
    if any(word in words + before for word in OUTLOOK_ZH) or _outlook().search(words + " " + before):
        return False
    if re.search("[\u3400-\u9fff]", words):
        return any(word in words for word in COMPARING_ZH) or any(is_previous(f) for f in line)
    return _done().search(words) is not None


@cache
def _outlook() -> re.Pattern[str]:
    return re.compile(rf"\b(?:may\b|(?i:{'|'.join(OUTLOOK_EN)}))")  # May is a month


@cache
def _done() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(DONE_EN)})\b", re.IGNORECASE)


def _ahead(figure: Figure, others: tuple[Figure, ...], published: date) -> Group:
    def implied(values: Values) -> Interval:
        return Interval.point(INFINITE)

    def wording() -> Wording:
        first = figure.period.first if figure.period else None
        claim = (
            f"{explain.called(figure)}: {explain.as_printed(figure)} is told as a fact of a time that"
            f" begins on {first}, after the release of {published}"
        )
        told = (
            f"The sentence speaks of what has happened, but its time begins on {first} and the release"
            f" is dated {published}; the year may be misprinted."
        )
        return Wording(claim, told=told)

    return (relate("period", (figure, *others), implied, wording, blames=0),)
