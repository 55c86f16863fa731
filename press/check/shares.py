"""Part, whole and share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from itertools import islice

from press.check import explain
from press.check.book import Book, is_previous, name
from press.check.interval import Interval
from press.check.naming import Name, covers, name_of, overlap, same
from press.check.pairing import (
    is_amount,
    names_akin,
    names_alike,
    plain,
    same_area,
    same_period,
    same_side,
)
from press.check.relation import Group, Relation, Values, Wording, relate
from press.check.words import OF_WHICH, WHOLE_AREAS_ZH
from press.model import Figure, Measure

_READINGS = 24
_PARTS = 6
"""Parts tried for one share, nearest first."""

_WHOLE_WORDS_ZH = ("全体", "全部", "整体")


def groups(book: Book) -> Iterable[Group]:
    """Shares against part and whole, one group for each printed share."""
    for share in book.figures:
        if share.measure is Measure.SHARE and plain(share) and share.value > 0:
            yield tuple(sorted(islice(_shares(book, share), _READINGS), key=lambda r: not r.firm))
        elif share.measure is Measure.LEVEL and share.unit == "percent" and plain(share):
            yield tuple(islice(_rates(book, share), _READINGS))


def _shares(book: Book, share: Figure) -> Iterable[Relation]:
    wanted = whole_named(book, share)
    if same(name(share), wanted):  # a part that bears the name of its whole is misread
        return
    named = (
        [f for f in book.figures if _can_be_whole(book, f, share, wanted)] if wanted else book.sentence(share)
    )
    for part in _parts(book, share):
        wholes = [f for f in named if _goes_with(book, f, part, led=not wanted)]
        one = len({f.value for f in wholes}) == 1
        for whole in book.nearest(share, wholes):
            yield share_of(share, part, whole, firm=_firm(book, share, part, whole, one=one))


def _parts(book: Book, share: Figure) -> list[Figure]:
    found = [
        f
        for f in book.figures
        if is_amount(f)
        and plain(f)
        and (book.together(f, share) or names_alike(f, share))
        and same_side(f, share)
        and names_akin(f, share)
        and same_area(f, share)
        and same_period(book, f, share)
    ]
    return book.nearest(share, found)[:_PARTS]


def _can_be_whole(book: Book, whole: Figure, share: Figure, wanted: Name) -> bool:
    return (
        is_amount(whole) and plain(whole) and covers(name(whole), wanted) and same_period(book, whole, share)
    )


def _goes_with(book: Book, whole: Figure, part: Figure, *, led: bool) -> bool:
    return (
        whole is not part
        and whole.unit == part.unit
        and whole.measure is part.measure
        and whole.value > 0
        and same_side(whole, part)
        and same_area(whole, part)
        and not names_alike(whole, part)
        and (not led or _led_by(book, whole, part))
    )


def whole_named(book: Book, share: Figure) -> Name:
    """The name of the whole, with words for the share's own place left out.

    "The city's GDP" is the GDP of a release about the city, but of no release about a district.
    Where the reading gives none, "of …" right behind the number does.
    """
    of = share.of or ""
    if not of and (behind := _of().match(book.text, share.end)):
        of = behind[1]
    return name_of(_own_area_off(of, share.ref_area or ""))


@cache
def _of() -> re.Pattern[str]:
    return re.compile(
        r" of (?:all |the |its |total ){0,2}([A-Za-z][\w'’ -]{2,60}?)(?=[,.;)]|$)", re.MULTILINE
    )


def _own_area_off(whole: str, area: str) -> str:
    for word in WHOLE_AREAS_ZH:
        own = area == word or (area and area[-1] == word[-1])
        if whole.startswith(word) and own and len(whole) > len(word):
            return whole.removeprefix(word)
    for word in _WHOLE_WORDS_ZH:
        whole = whole.replace(word, "")
    return whole


def _led_by(book: Book, whole: Figure, part: Figure) -> bool:
    """Whether the sentence puts the part under the whole: "A of 312, of which B 148"."""
    if not book.together(whole, part) or whole.start > part.start:
        return False
    line = book.sentence(whole)
    between = [f for f in line[line.index(whole) + 1 : line.index(part)] if is_amount(f)]
    return not between and of_which(book.between(whole, part)) and overlap(name(whole), name(part))


def of_which(words: str) -> bool:
    """Whether words between two figures put the second under the first."""
    return any(marker in words.lower() for marker in OF_WHICH)


def _firm(book: Book, share: Figure, part: Figure, whole: Figure, *, one: bool) -> bool:
    """The release says so itself: part and share in one sentence, the whole by its name or by "of which".

    In "9,870 (16%)" a shorter name will do, if ``one`` value alone in the release can be meant.
    """
    if not book.together(share, part) or _parts_here(book, share) > 1 or book.in_table(whole):
        return False
    wanted = whole_named(book, share)
    if not wanted or _led_by(book, whole, part):
        return _led_by(book, whole, part)
    bracketed = part.start < share.start and book.between(part, share).strip() in ("(", "（")
    return same(name(whole), wanted) or (bracketed and one and whole.value >= part.value)


def _parts_here(book: Book, share: Figure) -> int:
    """How many amounts of the sentence bear the share's name: with several, none is surely meant."""
    return sum(
        1 for f in book.sentence(share) if is_amount(f) and not is_previous(f) and names_alike(f, share)
    )


def share_of(share: Figure, part: Figure, whole: Figure, *, firm: bool) -> Relation:
    """A share against its part and its whole."""

    def implied(values: Values) -> Interval:
        return (values[1] / values[2]).times(100)

    def wording() -> Wording:
        claim = (
            f"{explain.called(part)}: {explain.bounded(part)} is not {explain.bounded(share)} of"
            f" {explain.as_printed(whole)} ({whole.indicator})"
        )
        return Wording(claim, f"{explain.as_printed(part)} ÷ {explain.as_printed(whole)}")

    def solved(index: int) -> Decimal:
        return whole.value * share.value / 100 if index == 1 else part.value * 100 / share.value

    return relate(
        "share", (share, part, whole), implied, wording, blames=0, firm=firm, solved=solved, sizes=True
    )


def _rates(book: Book, rate: Figure) -> Iterable[Relation]:
    """A rate printed right after "A, of which B": likely B of A, but the noun may mean more."""
    line = book.sentence(rate)
    before = line[max(0, line.index(rate) - 2) : line.index(rate)]
    if len(before) == 2 and all(is_amount(f) for f in before) and before[0].unit == before[1].unit:
        whole, part = before
        if _led_by(book, whole, part) and same_side(part, rate) and whole.value > 0:
            yield share_of(rate, part, whole, firm=False)
