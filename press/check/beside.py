"""Part, whole and share printed side by side, whatever their names: "of the 8,400 homes, 3,360 (40%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from press.check.book import Book
from press.check.growth import multiple_of
from press.check.pairing import is_amount
from press.check.relation import Group
from press.check.shares import share_of
from press.model import Bound, Figure, Measure

_THREE = 3


def groups(book: Book) -> Iterator[Group]:
    """Each share with the part and the whole that its sentence prints beside it."""
    for line in book.by_sentence.values():
        for at in range(len(line) - _THREE + 1):
            three = line[at : at + _THREE]
            if _is_multiple(book, three):
                yield (multiple_of(three[2], three[0], three[1], firm=True),)
            elif (told := _in_words(book, three)) is not None:
                yield (share_of(*told, firm=True),)


def _in_words(book: Book, three: list[Figure]) -> tuple[Figure, Figure, Figure] | None:
    """Share, part and whole of three neighbours, where the words between them say which is which."""
    first, second, third = three
    gaps = book.between(first, second), book.between(second, third)
    if _percent(third) and _amounts(first, second):
        if _takes().search(gaps[0]) and gaps[1].strip() == "的":
            return third, first, second
        if _opens(book, first) and _repeats().fullmatch(gaps[1]):
            return third, second, first
        if _out_of().fullmatch(gaps[0]) and (_repeats().fullmatch(gaps[1]) or _share().fullmatch(gaps[1])):
            return third, first, second
        if gaps[0].startswith("中") and _takes_short().fullmatch(gaps[1]):
            return third, second, first
    if _percent(first) and _amounts(second, third) and _out_of().fullmatch(gaps[1]):
        return first, second, third
    return None


def _is_multiple(book: Book, three: list[Figure]) -> bool:
    """ "A，是上年B的N倍": the base stands between 是 and 的."""
    level, base, times = three
    return (
        times.measure is Measure.MULTIPLE
        and _amounts(level, base)
        and re.search("[是为]", book.between(level, base)) is not None
        and book.between(base, times).strip() == "的"
    )


def _percent(figure: Figure) -> bool:
    return figure.unit == "percent" and figure.measure in (Measure.SHARE, Measure.LEVEL) and figure.value > 0


def _amounts(a: Figure, b: Figure) -> bool:
    one = is_amount(a) and is_amount(b) and a.unit == b.unit
    return one and a.value > 0 and b.value > 0 and Bound.BETWEEN not in (a.bound, b.bound)


def _opens(book: Book, whole: Figure) -> bool:
    """Whether "of the" leads the whole in: "Of the 8,400 homes", "of 312 firms asked,"."""
    return (
        re.search(r"\b[Oo]f (?:the |these |those |all |a total of )?$", book.text[: whole.start][-24:])
        is not None
    )


@cache
def _takes() -> re.Pattern[str]:
    return re.compile(r"[，,（(](?:约|大约|約)?(?:占|佔)[^，,；;。]{1,40}$")


@cache
def _repeats() -> re.Pattern[str]:
    return re.compile(r",? ?[(（]|,? or (?:about |nearly |some )?|, (?:about |nearly |some )?")


@cache
def _out_of() -> re.Pattern[str]:
    return re.compile(
        r"(?: [a-z]{1,16}){0,2} out of (?:a total of |the |all )?| of (?:the|its|their|all|a total of) "
    )


@cache
def _share() -> re.Pattern[str]:
    return re.compile(r"[^.;]{0,60}\bshare of (?:about |nearly |some )?")


@cache
def _takes_short() -> re.Pattern[str]:
    return re.compile(r"[^。；;]{0,20}[，,（(](?:约)?(?:占|佔)(?:比)?(?:约)?")
