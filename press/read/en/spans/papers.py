"""Does a time name a paper, a law or a plan, and no time of what is told? ``in the August Report``."""

from __future__ import annotations

from datetime import date

from press.read import calendar
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import Sentence
from press.read.en.spans.mention import Mention


def names_a_paper(sentence: Sentence, mention: Mention) -> bool:
    """``in the August Report``, ``the full-year goal``: a time that names what was told or planned."""
    if sentence.word(mention.first - 1) == "of" and sentence.word(mention.first - 2) in LAWS:
        return True
    if sentence.word(mention.last) == "census" and _of_results(sentence, mention):
        return True
    at = mention.last + (
        sentence.word(mention.last) in ("policy", "economic", "inflation", "growth", "fiscal")
    )
    month = mention.period is not None and calendar.whole_months(mention.period) == 1
    named = (
        _heads_paper(sentence, mention)
        or sentence.word(at) in PAPERS
        or (month and sentence.word(at) in EDITIONS)
    )
    return named and sentence.word(mention.first - 1) not in ("in", "for", "during")


def _of_results(sentence: Sentence, mention: Mention) -> bool:
    """``The first results of the 2024 census``: which count it is, and not the day of it."""
    return sentence.words[max(0, mention.first - 2) : mention.first] == ["of", "the"] and (
        sentence.word(mention.first - 3) in RESULTS
    )


RESULTS = closed("results findings counts data")


def _heads_paper(sentence: Sentence, mention: Mention) -> bool:
    """``the 2017 clinical guideline``, ``the 2019 fire safety act``: a year that tells which one is meant."""
    year = mention.period is not None and calendar.whole_months(mention.period) == YEAR
    if not year or sentence.word(mention.first - 1) not in DETERMINERS:
        return False
    near = sentence.words[mention.last : mention.last + WORDS_OF_A_PAPER]
    at = next((at for at, word in enumerate(near) if word in LAWS or word in WORKS), None)
    return at is not None and all(word[:1].isalpha() or word == "-" for word in near[:at])


DETERMINERS = closed("the a an its their his her our this that")
WORDS_OF_A_PAPER = 5
WORKS = closed(
    "guideline guidelines standard standards code strategy protocol manifesto roadmap constitution"
)
"""What lays down or intends. A survey, a study or a guidance of a year is of that year, and no such work."""


def of_a_paper(sentence: Sentence, mention: Mention, today: date | None) -> bool:
    """``its Stability Report for the first half of 2026``, told in May: which edition a paper is."""
    last = mention.period.last if mention.period else None
    if today is None or last is None or last <= today:
        return False
    near = sentence.words[max(0, mention.first - 3) : mention.first]
    near = near[:-1] if near[-1:] == ["the"] else near
    return near[-1:] in (["for"], ["of"], [","], [":"]) and near[-2:-1] in (
        ["report"],
        ["review"],
        ["bulletin"],
    )


REPORTS = closed("report review bulletin")
PAPERS = closed("report goal target plan study edition publication")
LAWS = closed("treaty act law decree regulation convention agreement ordinance resolution directive statute")
EDITIONS = closed(
    "budget round projection projections forecast forecasts estimate guidance statement review update meeting"
)


YEAR = 12
"""Months."""
