"""Tables against the text and against themselves: one value in both, growth columns, total rows."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from press.check.across.spans import earlier
from press.check.book import Book, name
from press.check.conflicts import conflict
from press.check.growth import growth_of
from press.check.naming import Name, name_of
from press.check.order import in_order
from press.check.pairing import is_amount, plain, same_area
from press.check.relation import Group, Relation
from press.check.sums import add_up, additive
from press.model import Basis, Bound, Figure, Measure, Nature

_ROWS = 4
"""Rows of amounts and shares of which one can be the odd one out."""

_MOST = 8
"""Rows that a total row is tried over."""

_TWO = 2
_COARSE = 100
"""A total of fewer units of its last place is met by chance."""

_NEARLY = Decimal("0.98")
"""A part that is nearly all of its total leaves the others to chance."""

_MONTHS = 12


def groups(book: Book) -> Iterable[Group]:
    """All relations of this module."""
    tables = _tables(book)
    yield from _text_and_table(book)
    for figures in tables.values():
        rows = _rows(book, figures)
        yield from _growth_columns(figures, rows)
        yield from _total_rows(book, figures, rows)
        yield from _share_columns(figures, rows)


def _tables(book: Book) -> dict[int, list[Figure]]:
    found: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in book.figures:
        if book.in_table(figure):
            found[book.places[id(figure)][0]].append(figure)
    return dict(found)


def _text_and_table(book: Book) -> Iterator[Group]:
    """One thing and time in text and table, each with one value of its own."""
    said: defaultdict[tuple[object, ...], tuple[list[Figure], list[Figure]]] = defaultdict(lambda: ([], []))
    for figure in book.figures:
        if _states(figure):
            said[_about(book, figure)][book.in_table(figure)].append(figure)
    for text, table in said.values():
        if len({f.value for f in text}) == 1 == len({f.value for f in table}) and same_area(
            text[0], table[0]
        ):
            yield (conflict(table[0], text[0]),)


def _states(figure: Figure) -> bool:
    period = figure.period
    dated = period is not None and period.first is not None and period.last is not None
    exact = figure.bound in (Bound.EXACT, Bound.ABOUT)
    facts = (Nature.ACTUAL, Nature.PREVIOUS)
    kinds = (Measure.LEVEL, Measure.SHARE, Measure.GROWTH_RATE)
    return plain(figure) and dated and exact and figure.nature in facts and figure.measure in kinds


def _about(book: Book, figure: Figure) -> tuple[object, ...]:
    """What it is of; the place that the headline names is left off the name."""
    basis = None if figure.basis is Basis.YEAR_ON_YEAR else figure.basis
    return (
        _bare(book, name(figure)),
        figure.period,
        figure.measure,
        figure.unit,
        basis,
        figure.prices,
        figure.of,
    )


def _bare(book: Book, own: Name) -> Name:
    headline = book.text[slice(*book.headline)]
    for size in range(len(own.text) - _TWO, 1, -1):
        if own.text[:size] in headline and _is_place(own.text[:size]):
            return replace(own, text=own.text[size:], total=False)
    return replace(own, total=False)


def _is_place(words: str) -> bool:
    return words[-1] in "市区县省州旗镇乡港村"


def _rows(book: Book, figures: Sequence[Figure]) -> dict[int, int]:
    """The row of each figure by identity: the line of the table's text that it stands in."""
    ends = [at for at, character in enumerate(book.text) if character == "\n"] if figures else []
    return {id(f): bisect_left(ends, f.start) for f in figures}


def _growth_columns(figures: Sequence[Figure], rows: dict[int, int]) -> Iterator[Group]:
    """A growth beside two values of its row, a year apart."""
    lines: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if plain(figure):
            lines[rows[id(figure)]].append(figure)
    for line in lines.values():
        levels = [f for f in line if f.measure is Measure.LEVEL and is_amount(f) and f.value > 0]
        for rate in (f for f in line if f.measure is Measure.GROWTH_RATE and f.unit == "percent"):
            if rate.basis in (None, Basis.YEAR_ON_YEAR) and rate.period:
                yield from _grown(rate, [f for f in levels if name(f) == name(rate)])


def _grown(rate: Figure, levels: Sequence[Figure]) -> Iterator[Group]:
    assert rate.period is not None
    before = earlier(rate.period, _MONTHS)
    now = [f for f in levels if f.period == rate.period]
    then = [f for f in levels if f.period == before and now and f.unit == now[0].unit]
    if len(now) == len(then) == 1:
        yield (growth_of(rate, now[0], then[0], firm=True),)


Column = dict[int, Figure]
"""The figures of one column and unit, by the number of their row."""


def _total_rows(book: Book, figures: Sequence[Figure], rows: dict[int, int]) -> Iterator[Group]:
    """A row that is the sum of its neighbours in one column must be so in the others."""
    columns = _columns(book, [f for f in figures if additive(f) and f.measure is Measure.LEVEL], rows)
    if len(columns) < _TWO:
        return
    for total, parts in _runs(max(max(c) for c in columns) + 1):
        sums = [r for c in columns if (r := _sum(c, total, parts)) is not None]
        holding = [r for r in sums if r.holds()]
        enough = 1 if any(_called_total(book, c[total]) for c in columns if total in c) else _TWO
        if len(sums) >= _TWO and len(holding) >= max(enough, len(sums) - 1) and all(map(_is_sharp, holding)):
            yield from ((r,) for r in sums)


def _called_total(book: Book, figure: Figure) -> bool:
    """Whether a row says that it is a sum; of other rows one column alone may hold by chance."""
    head = book.text[book.text.rfind("\n", 0, figure.start) + 1 : figure.start]
    return name(figure).total or name_of(head).total


def _columns(book: Book, figures: Sequence[Figure], rows: dict[int, int]) -> list[Column]:
    """Figures by column, each with its row, counted from the first row that has an amount."""
    order = {row: n for n, row in enumerate(sorted({rows[id(f)] for f in figures}))}
    found: defaultdict[tuple[int, str], Column] = defaultdict(dict)
    for figure in figures:
        line = book.text[book.text.rfind("\n", 0, figure.start) + 1 : figure.start]
        place = sum(line.count(mark) for mark in "\t|")
        found[place, figure.unit][order[rows[id(figure)]]] = figure
    return list(found.values())


def _share_columns(figures: Sequence[Figure], rows: dict[int, int]) -> Iterator[Group]:
    """A share beside an amount in each row: all but one give one whole, so that one is wrong."""
    shares = [f for f in figures if f.measure is Measure.SHARE and plain(f) and f.value > 0]
    pairs = []
    for share in shares:
        line = [f for f in figures if rows[id(f)] == rows[id(share)] and f.period == share.period]
        amounts = [f for f in line if additive(f) and f.measure is Measure.LEVEL and f.value > 0]
        if len(amounts) == 1 and [f for f in line if f.measure is Measure.SHARE] == [share]:
            pairs.append((amounts[0], share))
    if len(pairs) >= _ROWS and len({a.unit for a, _ in pairs}) == 1:
        yield from _odd_one(pairs)


def _odd_one(pairs: Sequence[tuple[Figure, Figure]]) -> Iterator[Group]:
    for odd in range(len(pairs)):
        rest = [pair for n, pair in enumerate(pairs) if n != odd]
        one = in_order(tuple(a for a, _ in rest), tuple(s for _, s in rest))
        if one.holds():
            amounts, shares = zip(pairs[odd], *rest, strict=True)
            yield (in_order(amounts, shares),)
            return


def _runs(rows: int) -> Iterator[tuple[int, range]]:
    """Every row with the two to eight right below or above it."""
    for total in range(rows):
        for count in range(_TWO, _MOST + 1):
            if total + count < rows:
                yield total, range(total + 1, total + 1 + count)
            if total - count >= 0:
                yield total, range(total - count, total)


def _sum(column: Column, total: int, parts: range) -> Relation | None:
    if total not in column or any(row not in column for row in parts):
        return None
    return add_up(column[total], tuple(column[row] for row in parts), firm=True)


def _is_sharp(relation: Relation) -> bool:
    """Whether the sum is met to the finest printed place, and no part is nearly all of it.

    A column is printed to one place: a number that ends in zeros is no rougher than its neighbours.
    """
    total, *parts = relation.points
    finest = min((v.high - v.low) / 2 for v in relation.values)
    met = abs(relation.exact() - total) <= finest * len(parts)
    largest = max(abs(p) for p in parts)
    return met and abs(total) > finest * _COARSE and largest < abs(total) * _NEARLY
