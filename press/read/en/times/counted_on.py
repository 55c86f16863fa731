"""On which day were the people of a census counted? ``Census Day was 20 March 2026``."""

from __future__ import annotations

from collections.abc import Iterable

from press.model import Period
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import Sentence
from press.read.en.spans.clock import Clock
from press.read.en.spans.dates import mentions
from press.read.en.spans.mention import SPAN

CENSUSES = closed("census enumeration headcount")
MOMENT = closed("census reference moment night midnight day counted enumerated count enumeration headcount")


def is_census(title: str) -> bool:
    return not CENSUSES.isdisjoint(title.lower().replace(":", " ").replace(",", " ").split())


def day_of_census(sentences: Iterable[Sentence], clock: Clock) -> Period | None:
    """The first day before that of publication that stands beside a word for the count."""
    for sentence in sentences:
        if MOMENT.isdisjoint(sentence.words):
            continue
        for mention in mentions(sentence, clock):
            period = mention.period
            day = period is not None and period.first is not None and period.first == period.last
            if day and mention.kind == SPAN and not mention.passing and _is_over(period, clock):
                return period
    return None


def _is_over(period: Period | None, clock: Clock) -> bool:
    last = period.last if period else None
    return clock.today is None or (last is not None and last < clock.today)
