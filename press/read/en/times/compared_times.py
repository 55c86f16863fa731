"""Which part of the period in force is a sentence of? What it compares with tells (``the prior quarter``)."""

from __future__ import annotations

from press.model import Period
from press.read import calendar
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.spans.mention import AGO, BASE, SPAN, Mention
from press.read.en.spans.moving import moved
from press.read.en.times.force import Force

QUARTERS = closed("quarter quarters quarter's")
QUARTER = 3
PARTS = (3, 6, 9)
"""Months of the parts of a year that results are told of."""


def compared_part(scene: Scene, force: Force) -> Period | None:
    """The part of a year that a sentence tells of by its comparison; None if it names a time of its own."""
    now = force.single
    whole = calendar.whole_months(now) if now else None
    if not scene.mentions or now is None or now.last is None or whole not in (3, 6, 9, 12):
        return None
    told = [one for one in scene.mentions if not one.passing]
    if not told or not all(_compares(one, now) for one in told):
        return None
    months = next((count for one in told if (count := _months(scene, one))), None)
    if months is None or months == whole:
        return None
    part = _ended(now, months, force)
    then = [one.period for one in told if one.period and one.kind != AGO]
    alike = all(part in (moved(one, 12), moved(one, QUARTER)) for one in then)
    return part if alike else None


def _compares(mention: Mention, now: Period) -> bool:
    if mention.kind in (AGO, BASE):
        return True
    then = mention.period
    return mention.kind == SPAN and bool(then and then.last and now.first and then.last < now.first)


def _months(scene: Scene, mention: Mention) -> int | None:
    """How many months the time compared with lasts; None for a year or a day."""
    if mention.kind == AGO:
        told = scene.sentence.words[mention.first : mention.last]
        return None if QUARTERS.isdisjoint(told) else QUARTER
    count = calendar.whole_months(mention.period) if mention.period else None
    return count if count in PARTS else None


def _ended(now: Period, months: int, force: Force) -> Period | None:
    """The last months of the period in force."""
    latest = force.clock.latest.get(months)
    if latest is not None and latest.last == now.last:
        return latest
    return calendar.months_ended(now.last.year, now.last.month, months) if now.last else None
