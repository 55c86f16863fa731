"""Which value is of when? ``fell from 3.9 to 2.1 in town and from 1.7 to 1.2 here between 1999 and 2020``."""

from __future__ import annotations

import itertools

from press.model import Period
from press.read import calendar
from press.read.en.draft import Draft
from press.read.en.grammar.scene import Scene
from press.read.en.spans.mention import Mention
from press.read.en.spans.point_patterns import MONTHS
from press.value import replace

MONTH_WORDS = frozenset(month.lower() for month in MONTHS)
LED = ("from", "from a part")
REACHED = ("from and to", "changed to")


def deal_between(scene: Scene, drafts: list[Draft]) -> None:
    """Of each pair "from A to B" beside two times told once, A is of the first and B of the second."""
    told = [one for one in scene.mentions if scene.word(one.first) == "between" and one.period]
    if len(told) != 1 or len(scene.mentions) != 1 or (ends := _ends(scene, told[0])) is None:
        return
    for first, second in itertools.pairwise(drafts):
        if first.rule in LED and first.previous and second.rule in REACHED:
            first.when = replace(first.when, period=ends[0], own=True, note=BETWEEN)
            second.when = replace(second.when, period=ends[1], own=True, note=BETWEEN)


BETWEEN = "the two times that the sentence tells"


def _ends(scene: Scene, mention: Mention) -> tuple[Period, Period] | None:
    period = mention.period
    if period is None or period.first is None or period.last is None:
        return None
    words = scene.sentence.words[mention.first : mention.last]
    if not MONTH_WORDS.isdisjoint(words):
        first, last = period.first, period.last
        return calendar.month(first.year, first.month), calendar.month(last.year, last.month)
    if (
        calendar.whole_months(period) in (None, YEAR)
        or period.first.month != 1
        or any("q" in w for w in words)
    ):
        return None
    return calendar.year(period.first.year), calendar.year(period.last.year)


YEAR = 12
"""Months."""
