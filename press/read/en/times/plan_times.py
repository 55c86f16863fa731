"""When is a plan to be met? ``this year's target of``, ``an annual goal of``: its words tell."""

from __future__ import annotations

from press.model import Period
from press.read import calendar
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.times.force import Force, is_long

PLANS = closed("goal goals target targets plan plans budget quota forecast guidance objective")
LASTING = closed("long medium term")
"""A goal by the year in the long term is of no one year."""
YEARLY = closed("annual yearly year")


def of_plan(scene: Scene, left: int, right: int, force: Force) -> Period | None:
    """The time that the words of a plan name; None if the number is none of theirs."""
    noun = left - 1 - (scene.word(left - 1) == "of")
    if scene.word(noun) not in PLANS or scene.word(left - 1) != "of":
        return None
    for mention in scene.mentions:
        named = mention.last in (noun - 1, noun) or (mention.last == noun - 2 and scene.tag(noun - 2) == "N")
        if named and mention.period is not None:
            return mention.period
    yearly = not YEARLY.isdisjoint(scene.sentence.words[max(0, noun - 3) : noun])
    yearly = yearly and LASTING.isdisjoint(scene.sentence.words[max(0, noun - 6) : noun])
    yearly = yearly or scene.sentence.words[right : right + 2] in (["per", "year"], ["a", "year"])
    return _whole_year(force) if yearly else None


def _whole_year(force: Force) -> Period | None:
    """The year that the period in force lies in."""
    now = force.single or force.home
    if now is None or is_long(now) or now.last is None or now.first is None:
        return None
    fiscal = force.clock.fiscal
    if fiscal is not None:
        return fiscal.year(fiscal.number_at(now.last))
    split = calendar.whole_months(now) == 12 and now.first.month != 1
    return now if split else calendar.year(now.last.year)
