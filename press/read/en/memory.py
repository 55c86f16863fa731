"""What does one sentence hand on to the next? Periods in force, the last indicator, lead-ins, the section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from press.model import Measure, Nature, Passage, PassageKind, Period, Release
from press.read import calendar
from press.read.en.amounts.dollars import declared
from press.read.en.grammar.closed import closed
from press.read.en.grammar.prose import Prose
from press.read.en.grammar.tokens import Sentence
from press.read.en.grammar.words import English
from press.read.en.names.homes import Home, home_of
from press.read.en.spans.clock import Clock
from press.read.en.spans.dates import mentions
from press.read.en.spans.fiscal import learn, supposed
from press.read.en.spans.fiscal_year import FiscalYear
from press.read.en.spans.mention import SPAN
from press.read.en.spans.papers import of_a_paper
from press.read.en.spans.split_years import learn_split
from press.read.en.times.force import Force
from press.read.en.times.opening import finer, of_interim, period_of
from press.text import normalise

BEHIND_NOUN = closed("in who that were are at by on")

ASIDE = (PassageKind.GLOSSARY, PassageKind.BOILERPLATE, PassageKind.FOOTNOTE)
OUTLOOK = ("outlook", "guidance", "forecast", "projections")
TARGETS = ("targets", "goals", "objectives")


@dataclass(slots=True)
class Memory:
    """State that flows through the passages of a release in text order.

    ``dealt`` are the names and units that the last "respectively" dealt out, for the estimates of the same
    that may follow. ``then`` is the period of the last fact that is no earlier value. ``whole`` are
    the people or things that shares were told of.
    """

    english: English
    force: Force
    subject: str | None = None
    area: str | None = None
    topic: tuple[str, str | None] | None = None
    """Name and area of what the last sentence with figures is about."""
    home: Home | None = None
    lead_in: str | None = None
    lead_in_noun: str | None = None
    section: Nature | None = None
    planned: Nature | None = None
    kind: PassageKind = PassageKind.HEADING
    passed: str = ""
    heading: str = ""
    label: str = ""
    named: tuple[str, ...] = ()
    yearly: bool = False
    shared: bool = False
    growing: bool = False
    percent: Measure | None = None
    """What the last percentage told was."""
    coin: str = ""
    """The currency whose cents the release tells."""
    yen: bool = False
    dollar: str = ""
    """The currency that the release says its bare $ is of."""
    run_in: bool = False
    whole: str | None = None
    compared: bool = False
    then: Period | None = None
    title: str = ""
    dealt: tuple[tuple[str | None, str], ...] = ()

    def begin(self, passage: Passage, text: str) -> None:
        """A new passage: headings name the section, list items keep their lead-in."""
        self.passed = ""
        self.label = self.heading if self.kind is PassageKind.HEADING else ""
        self.heading = text if passage.kind is PassageKind.HEADING else ""
        self.force.opening = self.kind is PassageKind.HEADING
        self.kind = passage.kind
        if passage.kind is PassageKind.HEADING:
            short = len(text.split()) <= LONGEST_HEADING and text.strip() != self.title
            self.section = _nature_of(text.lower()) if short else None
            self.force.leave()
            self.run_in = False
        elif (found := _run_in_head().match(text) if ". " in text[:LONGEST_RUN_IN] else None) or self.run_in:
            self.section, self.run_in = _nature_of(found[1].lower()) if found else None, bool(found)
        item = self._is_item(passage, text)
        if not item:
            self.lead_in = lead_in(text)
            self.lead_in_noun = _noun_of(self.lead_in) if self.lead_in else None
            self.planned = _planned(self.lead_in, self.english) if self.lead_in else None
        if not item or self.lead_in is None:
            self.force.settle()
        if passage.kind in ASIDE:
            self.force.single = self.force.span = None
        if passage.kind is PassageKind.HEADING:
            self.subject = self.whole = self.topic = None

    def _is_item(self, passage: Passage, text: str) -> bool:
        """A list item, or a line under a lead-in that is no sentence."""
        if passage.kind is PassageKind.LIST_ITEM or text.lstrip().startswith(("-", "•", "*", "·")):
            return True
        return self.lead_in is not None and not text.rstrip().endswith((".", ":", "?", "!"))

    def pass_over(self, text: str) -> None:
        """A sentence without numbers: its subject may be what the next one speaks of."""
        self.passed = text


LONGEST_HEADING = 12
LONGEST_RUN_IN = 120
"""Characters within which a heading of a few words ends."""


@cache
def _run_in_head() -> re.Pattern[str]:
    """``Outlook. For the year as a whole``: a heading of a few words that the paragraph goes on behind."""
    return re.compile(r"(?:\d{1,2}\. )?([A-Z][a-z]+(?: [A-Za-z]+){0,3})\. (?=[A-Z0-9\"'])")


def _nature_of(heading: str) -> Nature | None:
    if " and " in heading:
        return None
    if any(word in heading for word in OUTLOOK):
        return Nature.FORECAST
    return Nature.TARGET if any(word in heading for word in TARGETS) else None


def _planned(lead: str, english: English) -> Nature | None:
    """``It is planned that bonds will be sold as follows``: the nature of the items behind the colon."""
    words = lead.lower().replace(",", " ,").split()
    if {"was", "were", "had"} & set(words):
        return None
    tellers = [at for at, word in enumerate(words) if word not in MUST]
    found = next((code for at in tellers if (code := english.nature.at(words, at))), None)
    return Nature(found[0]) if found else None


MUST = closed("must should would could might potential limit limits")
"""What is so headed is no plan: "firms must cope with barriers such as"."""


def _noun_of(lead: str) -> str | None:
    """``Of the homes delivered in 2024-25`` → homes: the words that the items speak of."""
    found = re.search(r"(?:[Oo]f|[Aa]mong)\s(?:the|all|these|those)?\s?([a-z]+(?:\s[a-z]+)?)", lead)
    words = found.group(1).split() if found else []
    if len(words) == 2 and (
        words[1].endswith(("ed", "ing", "sold", "built", "made")) or words[1] in BEHIND_NOUN
    ):
        words = words[:1]
    return " ".join(words) or None


def lead_in(text: str) -> str | None:
    """``Of the homes delivered in 2024-25:`` → the words before the colon, for the items that follow."""
    return text.rstrip()[:-1] if text.rstrip().endswith(":") else None


def _to_come(period: Period | None, release: Release) -> bool:
    """``Closer To Its Target For 2027``: a title's period that has not begun is no period of the text."""
    first = period.first if period else None
    if first is None:
        return False
    return first > release.published if release.published else first.year > LATEST


RULINGS = closed("budget cap tariff tariffs levy fees charges minimum wage tax taxes duty duties fares")
"""Words in the title of a release that lays down what will hold."""
LEARNT = 4000
"""Characters at the head of a release in which its fiscal periods are defined."""
MARCH = 3
"""The last month of the fiscal year where amounts are told in crores and lakhs."""
LATEST = 2035
"""A later year in the title of an undated release is taken for a name."""


def _of_the_text(release: Release) -> Period | None:
    """The first year that an undated release names in full, for the quarters without one in its title."""
    told = release.published is None and _quartered().search(release.title or "")
    found = _year().search(release.text, 0, LEARNT) if told else None
    return calendar.year(int(found.group(1))) if found else None


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\b(?:quarter(?: of)?(?: fiscal(?: year)?)?|Q[1-4]|FY|half(?: of)?) ?(20\d\d)\b")


@cache
def _quartered() -> re.Pattern[str]:
    return re.compile(r"[Qq]uarter|\bQ[1-4]|[1-4]Q|[Hh]alf|FY|[Ff]iscal")


def _learn_fiscal(release: Release, title: str, clock: Clock) -> None:
    """The fiscal year of a release: where amounts are told in crores it ends in March."""
    if "crore" in release.text or "lakh" in release.text:
        clock.fiscal = FiscalYear(2026, 4, date(2026, MARCH, 31))
        return
    head = release.text[:LEARNT]
    told = "nded" in head or "nding" in head or "nded" in title or " to " in title
    if told and _reports().search(title or head):
        learn(normalise(title).text, normalise(head).text, clock)
    if clock.fiscal is None and clock.today is not None and ("iscal" in title or "FY" in title):
        clock.fiscal = supposed(normalise(title).text, clock.today)
    if clock.fiscal is None and "FY" in release.text and _labelled().search(release.text):
        clock.fiscal = _of_country(release.text)


def _of_country(text: str) -> FiscalYear | None:
    """The year of "FY26" where companies have one in common: to March in India, to June in Australia."""
    if any(mark in text for mark in ("₹", "Rs.", "Rs ", "INR")):
        return FiscalYear(2026, 4, date(2026, MARCH, 31))
    australian = ("ASX" in text or "A$" in text) and "December 20" not in text
    return FiscalYear(2026, 4, date(2026, JUNE, 30)) if australian else None


JUNE = 6


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(r"\b(?:[HQ]\d ?|[1-4][HQ] ?)?FY ?'?(?:20)?\d\d\b")


@cache
def _results() -> re.Pattern[str]:
    """Titles of releases that set every value beside that of a year before."""
    return re.compile(
        r"[Rr]esults|RESULTS|[Ee]arnings|[Ii]nterim|[Tt]rading|"
        r"[Rr]eports\b.{1,60}\b(?:[Qq]uarter|[Hh]alf|[Yy]ear)|[Pp]rofits?\b|[Nn]et [Ii]ncome|[Rr]evenue"
    )


@cache
def _two_years() -> re.Pattern[str]:
    """A title that names its financial year by both of its years."""
    return re.compile(r"(?<!from )\b(20\d\d) to (20\d\d)\b")


@cache
def _reports() -> re.Pattern[str]:
    return re.compile(
        r"[Rr]esults|[Qq]uarter|[Hh]alf|[Ii]nterim|[Ff]iscal|FY|[Ee]arnings|[Ww]eeks|Q[1-4]|"
        r"[Ff]orecast|[Gg]uidance|[Oo]utlook|[Dd]ividend"
    )


def opened(release: Release, proses: Sequence[Prose], english: English) -> Memory:
    """The memory before the first passage: the title's period is in force."""
    clock = Clock(today=release.published)
    force = Force(clock)
    title = release.title or ""
    _learn_fiscal(release, title, clock)
    learn_split(release.text, clock)
    if title:
        normal = normalise(title)
        clock.split = any(int(one) + 1 == int(two) for one, two in _two_years().findall(normal.text))
        sentence = Sentence(normal.text, 0, len(normal.text))
        clock.current = _of_the_text(release)
        force.ruling = not RULINGS.isdisjoint(sentence.words)
        spans = [one for one in mentions(sentence, clock) if one.kind == SPAN]
        for mention in spans:
            if of_a_paper(sentence, mention, clock.today):
                continue
            if force.single is None and (force.ruling or not _to_come(mention.period, release)):
                force.name(mention.period, False)
    told, sure = period_of(release, proses, english, clock, force.single)
    force.sure = sure or force.single is not None
    force.open_with(of_interim(title, finer(force.single, told, clock.today), clock.today))
    force.home = force.about = clock.home = force.single
    results = force.home is not None and _results().search(title) is not None
    memory = Memory(english, force, home=home_of(release, english), yearly=results)
    memory.compared = results
    memory.title, memory.yen = normalise(title).text, _in_yen(release.text)
    memory.dollar = declared(release.text, english)
    return memory


def _in_yen(text: str) -> bool:
    """Whether a ¥ of this text is Japan's: the mark of two currencies."""
    if "¥" not in text:
        return False
    return any(word in text for word in JAPAN) and not any(word in text for word in CHINA)


JAPAN = ("yen", "JPY", "Japan", "Tokyo", "Osaka")
CHINA = ("RMB", "yuan", "CNY", "China", "renminbi")
