"""One thing, one time, one place, two values.

Two values under the same words are mostly two things that the words do not tell apart. They are
one thing misprinted where the two numbers differ as a slip does (a scale, a digit lost, doubled,
changed or swapped), or where the headline says one thing and the text another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from press.check import explain
from press.check.book import Book, name
from press.check.interval import Interval
from press.check.naming import Name, name_of
from press.check.pairing import is_amount, plain
from press.check.relation import Group, Relation, Values, Wording, relate
from press.model import Bound, Figure, Measure, Nature

_SHORTEST = 4
"""Characters of a Chinese name that tell one thing from another; an English one needs two words."""

_KNOWN = frozenset({"gdp"})

_TELLING_DIGITS = 4
"""Fewer digits agree by chance: 5.95 and 8.95 are two numbers, 256.26 and 56.26 hardly are."""

_TWO = 2


def groups(book: Book) -> Iterable[Group]:
    """Pairs of figures that say different things of the same."""
    said: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in book.figures:
        if _comparable(figure) and _names_itself(book, figure):
            said[_about(figure)].append(figure)
    for figures in said.values():
        if len({f.value for f in figures}) == _TWO:
            yield from _pairs(book, figures)


def _pairs(book: Book, figures: list[Figure]) -> Iterable[Group]:
    for a, b in combinations(figures, 2):
        if a.value != b.value and _apart(book, a, b) and (slip(a, b) or _headline(book, a, figures)):
            yield (conflict(a, b),)
            return


def _comparable(figure: Figure) -> bool:
    return (
        figure.measure
        in (Measure.LEVEL, Measure.CHANGE, Measure.GROWTH_RATE, Measure.SHARE, Measure.MULTIPLE)
        and plain(figure)
        and _telling(name(figure))
        and figure.nature is Nature.ACTUAL
        and figure.bound in (Bound.EXACT, Bound.ABOUT, Bound.ALMOST)
        and figure.period is not None
        and figure.period.last is not None
    )


def _names_itself(book: Book, figure: Figure) -> bool:
    """Whether the sentence prints the indicator, so that it is not carried over from another one."""
    there = name_of(book.words_around(figure))
    return name(figure).tokens <= there.tokens and name(figure).text in there.text


def _telling(own: Name) -> bool:
    return len(own.tokens) > 1 or len(own.text) >= _SHORTEST or bool(own.tokens & _KNOWN)


def _about(figure: Figure) -> tuple[object, ...]:
    return (
        (figure.indicator or "").casefold(), name_of(figure.ref_area), figure.period, figure.measure,
        figure.unit, figure.basis, figure.base_period, name_of(figure.of), figure.prices,
    )  # fmt: skip


def _apart(book: Book, a: Figure, b: Figure) -> bool:
    """In two sentences, at least one outside of tables: a table repeats its row names for other columns."""
    return not book.together(a, b) and not (book.in_table(a) and book.in_table(b))


def _headline(book: Book, first: Figure, figures: list[Figure]) -> bool:
    """Whether the first figure stands in the release's headline and all that differ stand in its text."""
    return book.in_headline(first) and all(f.value == first.value for f in figures if book.in_headline(f))


def slip(a: Figure, b: Figure) -> bool:
    """Whether two amounts differ as a slip makes them: in scale only, or by one digit or two swapped ones."""
    if not is_amount(a):
        return False
    short, long = sorted((_digits(a), _digits(b)), key=len)
    if len(short) < _TELLING_DIGITS:
        return False
    return short == long or _one_edit(short, long)


def _digits(figure: Figure) -> str:
    return "".join(map(str, abs(figure.value).normalize().as_tuple().digits))


def _one_edit(short: str, long: str) -> bool:
    """Whether one digit is changed, lost or doubled, or two neighbours are swapped."""
    if len(long) - len(short) > 1:
        return False
    if len(long) > len(short):
        return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    differ = [i for i, (x, y) in enumerate(zip(short, long, strict=True)) if x != y]
    swapped = len(differ) == _TWO and differ[1] == differ[0] + 1
    return len(differ) == 1 or (swapped and sorted(short) == sorted(long))


def conflict(a: Figure, b: Figure) -> Relation:
    """Two values of one thing: they hold where rounding accounts for what is between them."""

    def implied(values: Values) -> Interval:
        return values[1]

    def wording() -> Wording:
        both = f"{explain.bounded(a)} in one place and {explain.bounded(b)} in another"
        told = (
            f"Both are given for the same time, place and measure: {both}; rounding does not account for it."
        )
        return Wording(f"{explain.called(a)}: given as {both}", told=told)

    return relate("conflict", (a, b), implied, wording)
