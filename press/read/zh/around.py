"""What stands around a number: the phrases and the 的 that several rules ask for."""

from __future__ import annotations

from itertools import pairwise

from press.model import Measure
from press.read.zh.outcome import Case, with_noun
from press.read.zh.token import Token
from press.read.zh.view import scene_free

PARTS = ("fraction", "tenths", "half", "almost", "about", "more_than")
"""What a part in words was printed as, or by what word the one in so many was bounded."""
_GROWING = ("增长", "成长")
RELATIVE = ("percent", "per_mille")
POINTS = ("percentage_point", "basis_point")


def between(left: list[Token], first: Token | None, last: Token) -> list[Token]:
    start = first.start if first else last.start
    return [t for t in left if start <= t.start and t.end <= last.end]


def named_before(case: Case, mark: Token | None) -> tuple[str, str] | None:
    if mark is None:
        return None
    return case.named(scene_free([t for t in case.view.segment.left if t.end <= mark.start]))


def chain_start(case: Case) -> int:
    return min((t.start for t in case.view.chain), default=case.mention.start)


def of_follows(case: Case) -> bool:
    return case.script.text[case.mention.end : case.mention.end + 1] == "的"


def of_precedes(case: Case) -> bool:
    """一般公共预算支出的76.8%"""
    edge = case.mention.start
    return not case.view.chain and case.script.text[edge - 1 : edge] == "的"


def growth_outlook(case: Case) -> tuple[str, str] | None:
    """将经济增长预期上调0.4个百分点: what is foreseen is growth."""
    left = case.view.segment.left
    place = next(
        (n for n, (a, b) in enumerate(pairwise(left)) if a.text in _GROWING and b.kind == "nature"), None
    )
    if place is None:
        return None
    before = scene_free(left[:place])
    return case.named([*before, left[place], left[place + 1]])


def rate_named(case: Case) -> tuple[str, str] | None:
    """The subject, with 增速 where the difference is one of growth rates."""
    outlook = growth_outlook(case)
    if outlook is not None:
        return outlook
    noun = case.view.noun
    if noun is not None and noun.kind == "noun":
        return with_noun(case, noun)
    past = case.context.past[-1] if case.context.past else None
    again = past is not None and past.unit in POINTS and past.measure is Measure.CHANGE
    if past is not None and again and case.own is None and case.view.segment.opening in (",", "、", ""):
        return past.name
    return case.subject
