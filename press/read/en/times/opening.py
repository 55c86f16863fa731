"""Which period is a release about? Its opening tells where the title does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from press.model import PassageKind, Period, Release
from press.read import calendar
from press.read.en.grammar.closed import closed
from press.read.en.grammar.prose import Prose, has_digit
from press.read.en.grammar.tokens import Sentence
from press.read.en.grammar.words import English
from press.read.en.spans.clock import Clock
from press.read.en.spans.dates import UNTIL, mentions
from press.read.en.spans.mention import SPAN, Mention
from press.read.en.spans.moving import moved_month
from press.read.en.times.counted_on import day_of_census, is_census
from press.read.en.times.force import is_long

YEAR = 12
"""Months."""
WITHIN = 1600
"""Characters of a release that count as its opening."""
SHORT = 8
"""Tokens of a line that is a heading below the title."""
RESULTS = closed(
    "results figures statistics earnings data report reports reported announced announces performance"
)
ENDED = closed("ended ending")
SKIPPED = (PassageKind.BOILERPLATE, PassageKind.GLOSSARY, PassageKind.FOOTNOTE, PassageKind.TABLE)


def period_of(
    release: Release, proses: Sequence[Prose], english: English, clock: Clock, title: Period | None
) -> tuple[Period | None, bool]:
    """The period that a line of the opening is about, else that of the lead's numbers; whether it is sure.

    A `title` that tells a part of a year needs no other.
    """
    known = title is not None and calendar.whole_months(title) != YEAR
    if known and title is not None and not _is_edition(title, clock.today):
        return None, False
    if is_census(release.title or "") and (counted := _counted_on(release, proses, clock)):
        return counted, True
    if _is_survey(release) and (fieldwork := _fieldwork(release, proses, clock)):
        return fieldwork, True
    first, leads, most = None, 0, _first_sentences(release)
    for part in _opening(release, proses):
        told, balance, stated = False, False, 0
        for sentence in _sentences(part):
            if leads and not _may_tell(sentence):
                continue
            seen = mentions(sentence, clock)
            found = [one for one in seen if _reported(one, clock) and not _in_bracket(sentence, one)]
            found = [one for one in found if not one.passing]
            for mention in seen:
                aside = stated >= most and _of_another(sentence)
                if _is_part(mention, clock) and _is_strong(sentence, mention) and not aside:
                    return mention.period, True
            told = told or _states(sentence)
            early = not leads and not balance and stated < most
            if first is None and found and early and _is_fact(sentence, english):
                first = found[0].period
            stated += _states(sentence)
            balance = balance or (first is None and any(map(_is_balance, seen)))
        lead = part.passage.kind is PassageKind.PARAGRAPH and part.raw[:1] not in BULLETS
        leads += lead and told
        first = first if lead or leads else None
    return first, False


def _first_sentences(release: Release) -> int:
    """How many sentences with numbers may tell the period of the rest: of results the second one too."""
    return 1 if RESULTS.isdisjoint((release.title or "").lower().replace(",", " ").split()) else 2


def _may_tell(sentence: Sentence) -> bool:
    """Whether a sentence behind the lead can still tell the period, or define a fiscal one."""
    words = sentence.words
    if len(words) <= SHORT or not ENDED.isdisjoint(words):
        return True
    return not (UNTIL.isdisjoint(words) or LENGTHS.isdisjoint(words))


LENGTHS = closed("week weeks month months quarter quarters year years")


def _is_survey(release: Release) -> bool:
    return not SURVEYS.isdisjoint((release.title or "").lower().replace(":", " ").replace(",", " ").split())


SURVEYS = closed("survey surveys poll barometer")
FIELD = closed(
    "survey poll interviewed surveyed polled questioned fieldwork conducted respondents responses ran "
    "carried counted enumerated visited"
)
LONGEST_FIELDWORK = 120
"""Days in which people are asked."""


def _fieldwork(release: Release, proses: Sequence[Prose], clock: Clock) -> Period | None:
    """``interviewed 4,120 adults between 5 January and 9 February``: when those of a survey were asked."""
    for part in _opening(release, proses):
        for sentence in _sentences(part):
            if FIELD.isdisjoint(sentence.words):
                continue
            for mention in mentions(sentence, clock):
                period = mention.period if mention.kind == SPAN else None
                if period is None or period.first is None or period.last is None:
                    continue
                if 0 < (period.last - period.first).days < LONGEST_FIELDWORK:
                    return period
    return None


def _counted_on(release: Release, proses: Sequence[Prose], clock: Clock) -> Period | None:
    """The day of a census, else the weeks in which people were counted."""
    opening = (sentence for part in _opening(release, proses) for sentence in _sentences(part))
    return day_of_census(opening, clock) or _fieldwork(release, proses, clock)


def _opening(release: Release, proses: Sequence[Prose]) -> Iterator[Prose]:
    """The first passages, without the title."""
    title = (release.title or "").strip()
    for part in proses:
        if part.passage.start > WITHIN:
            return
        if part.passage.kind not in SKIPPED and part.raw.strip() != title:
            yield part.unbroken()


def _sentences(part: Prose) -> Iterator[Sentence]:
    """Those that may name a period: with a digit or a word that joins two days."""
    text = part.normal.text
    for start, end in part.spans() if TIME in text or has_digit(text) else ():
        if end - start <= LONGEST_SENTENCE and (has_digit(text[start:end]) or TIME in text[start:end]):
            yield part.sentence(start, end)


LONGEST_SENTENCE = 800
"""Characters: a longer one is a list and tells no period of its own."""
TIME = "between"
BULLETS = "-–—•*·"


def _is_part(mention: Mention, clock: Clock) -> bool:
    """Whether a mention is a month, a quarter, a half or a year that was over by the day of publication."""
    period = mention.period
    if mention.kind != SPAN or mention.passing or period is None or is_long(period):
        return False
    if period.first is None or period.last is None or (period.last - period.first).days < DAYS:
        return False
    if clock.today is None or period.last <= clock.today:
        return True
    return (period.last - period.first).days <= MONTH and (clock.today - period.first).days >= HALF_MONTH


def _is_balance(mention: Mention) -> bool:
    """``at the end of March``: the lead tells balances of a day, and a time behind it is told in passing."""
    day = mention.period.last if mention.period and mention.period.first == mention.period.last else None
    return mention.kind == SPAN and day is not None and day == calendar.month_end(day.year, day.month)


def _reported(mention: Mention, clock: Clock) -> bool:
    """Whether it was over so shortly before that a release is likely to report on it."""
    period = mention.period
    if not _is_part(mention, clock) or clock.today is None or period is None:
        return False
    if period.first is None or period.last is None:
        return False
    return (clock.today - period.last).days <= (period.last - period.first).days + SOON


MONTH, HALF_MONTH = 31, 14
"""Days; a month is reported on before its last day."""
DAYS = 20
"""Days of the shortest period that a release is about."""
SOON = 60
"""Days after as long again in which a period is reported on."""


def _is_strong(sentence: Sentence, mention: Mention) -> bool:
    """``results for the six months ended 30 June``, or a line that is little but the period."""
    near = sentence.words[mention.first : mention.last]
    if not ENDED.isdisjoint(near) and not RESULTS.isdisjoint(sentence.words):
        return True
    end = _without_bracket(sentence, mention)
    if end - (mention.last - mention.first if end < len(sentence.words) else 0) > SHORT:
        return False
    if "on" in sentence.words:
        return False
    return all(mention.first <= at < mention.last for at in sentence.numbers if at < end)


def _of_another(sentence: Sentence) -> bool:
    """``Helix reported revenue of $214 million in the year ended``: told of somebody with a number."""
    told = RESULTS & set(sentence.words)
    return told <= {"reported"} and _states(sentence)


def _without_bracket(sentence: Sentence, mention: Mention) -> int:
    """Where a bracket begins that ends a line and tells the days of its period."""
    words = sentence.words
    return mention.last if words[mention.last :][:1] == ["("] and words[-1] == ")" else len(words)


def _in_bracket(sentence: Sentence, mention: Mention) -> bool:
    before = sentence.words[: mention.first]
    return before.count("(") > before.count(")")


def _states(sentence: Sentence) -> bool:
    """Whether a number stands in the sentence that is no date."""
    return any(at not in sentence.marks for at in sentence.numbers)


def _is_fact(sentence: Sentence, english: English) -> bool:
    """Whether a sentence states a number and does not look ahead."""
    words = sentence.words
    ahead = any(english.nature.at(words, at) for at in range(len(words)))
    return _states(sentence) and not ahead


def _is_edition(title: Period, today: date | None) -> bool:
    """``Inflation Report, November 2025`` of 12 November: the month of the telling, not of what is told."""
    month = calendar.whole_months(title) == 1
    return month and today is not None and title.last is not None and title.last > today


def finer(title: Period | None, told: Period | None, today: date | None) -> Period | None:
    """``2026 Interim Results`` of the six months ended 30 June 2026: the part that the opening tells."""
    if title is None or told is None or told == title:
        return told if title is None else title
    if _is_edition(title, today):
        return told
    part = calendar.whole_months(title) == 12 and calendar.within(told, title)
    return told if part else title


def of_interim(title: str, told: Period | None, today: date | None) -> Period | None:
    """``2025 Interim Results`` told before the year is over: its first half."""
    whole = told is not None and calendar.whole_months(told) == YEAR
    if told is None or told.first is None or told.last is None or today is None or not whole:
        return told
    if today > told.last or not any(said in title.lower() for said in INTERIM):
        return told
    year, month = moved_month(told.first.year, told.first.month, HALF - 1)
    half = calendar.months_ended(year, month, HALF)
    return half if half.last and half.last < today else told


HALF = 6
"""Months."""
INTERIM = "interim results", "interim report", "interim announcement", "interim financial"
