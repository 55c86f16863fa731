"""Is a month without a year told ahead? ``will start in July``, ``comes into force on 1 April``."""

from __future__ import annotations

from press.model import Period
from press.read import calendar
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tense import IRREGULAR
from press.read.en.grammar.tokens import Sentence
from press.read.en.spans.clock import Clock
from press.read.en.spans.moving import moved
from press.read.en.spans.point_patterns import MONTHS

PARTS = closed("first second third fourth q h")
FUTURE = closed(
    "will projects starts begin begins expect forecast projected anticipated expected due scheduled "
    "planned upcoming plans expects shall need needs aim aims wants intends hopes must"
)
MONTH_WORDS = frozenset(month.lower() for month in MONTHS) | frozenset(m[:3].lower() for m in MONTHS)

LONG_AGO = 100
"""Days after which a month told ahead is the next one of that name and not the one just over."""


def told_ahead(sentence: Sentence, index: int, period: Period, clock: Clock) -> Period:
    """``will start in July``: a month without a year that is told ahead is the next one."""
    if clock.today is None or period.last is None:
        return period
    day_first = sentence.words[index + 1 : index + 2] and sentence.words[index + 1] in MONTH_WORDS
    if sentence.words[index] not in MONTH_WORDS and sentence.words[index] not in PARTS and not day_first:
        return period
    if _of_year_to_come(sentence, index, period, clock):
        return moved(period, 12) or period
    before = (clock.today - period.last).days > LONG_AGO
    if not before or not _without_year(sentence, index) or not _told_ahead(sentence, index):
        return period
    return moved(period, 12) or period


def _of_year_to_come(sentence: Sentence, index: int, period: Period, clock: Clock) -> bool:
    """``Pay rises by 2.5% in January``, in the budget of a year that has not begun: its January."""
    home, today = clock.home, clock.today
    if home is None or today is None or home.first is None or home.first <= today:
        return False
    near = [word for word in sentence.words[max(0, index - 20) : index + 14] if word not in FUTURE]
    if any(_past(word) for word in near) or not _without_year(sentence, index):
        return False
    return calendar.within(moved(period, 12), home)


def _past(word: str) -> bool:
    return word.endswith("ed") or word in ("has", "have") or word in IRREGULAR


def _told_ahead(sentence: Sentence, index: int) -> bool:
    """``will start in July``, ``comes into force on 1 April``, ``go up by 2.4% on 1 February``."""
    told = sentence.words[max(0, index - 20) : index]
    told = told[len(told) - told[::-1].index(";") :] if ";" in told else told
    behind = sentence.words[index : index + 14]
    behind = behind[: behind.index(";")] if ";" in behind else behind
    if not FUTURE.isdisjoint(told) or not {"will", "shall"}.isdisjoint(behind):
        return True
    past = any(word.endswith("ed") or word in ("was", "were", "had", "has", "have", "came") for word in told)
    return not past and not PRESENT.isdisjoint(told)


PRESENT = closed("go goes opens begins drops applies starts takes closes changes comes enters force effect")


def _without_year(sentence: Sentence, index: int) -> bool:
    near = sentence.forms[index + 1 : index + 4]
    return not any(len(form) == 4 and form.isdigit() for form in near)
