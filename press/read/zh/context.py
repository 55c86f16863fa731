"""What the words so far have settled for the numbers to come: period, subject, plan or fact, place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from press.model import Measure, Nature, Period, Prices
from press.read import calendar
from press.read.zh.naming import Name
from press.read.zh.period_parts import Span
from press.read.zh.reference import Reference


@dataclass(slots=True)
class Past:
    """What a figure read before said, for the numbers that lean on it."""

    name: Name | None
    measure: Measure
    nature: Nature
    unit: str
    base: Name | None
    rule: str = ""
    sign: int = 1
    kind: str = ""
    period: Period | None = None
    value: Decimal | None = None


@dataclass(slots=True)
class Context:
    """Flows through the passages in text order; a section, a paragraph and a sentence each reset a part."""

    today: date | None
    title: Span | None = None
    place: str | None = None
    currency: str = "CNY"
    section: Span | None = None
    section_nature: Nature = Nature.ACTUAL
    span: Span | None = None
    span_from: str = ""
    nature: Nature = Nature.ACTUAL
    nature_from: str = ""
    told: Nature | None = None
    scened: bool = False
    dated: bool = False
    goes_on: bool = False
    framed: bool = False
    held: bool = False
    by_time: bool = False
    times: list[Span] = field(default_factory=list)
    listed: list[Span] = field(default_factory=list)
    valued: bool = False
    forewarned: bool = False
    accounts: bool = False
    event: bool = False
    holds: bool = False
    opens: bool = False
    prices: Prices | None = None
    base: tuple[str, Period] | None = None
    compared: tuple[str, Period] | None = None
    until: Period | None = None
    day: Period | None = None
    to_date: bool = False
    basis: str | None = None
    listing: int = 0
    earlier: Period | None = None
    behind: tuple[Period, Period] | None = None
    plan: Period | None = None
    settled: tuple[Span, str] | None = None
    subject: Name | None = None
    topic: Name | None = None
    head: Name | None = None
    fresh: bool = False
    whole: Name | None = None
    pair: tuple[Name, Name] | None = None
    queue: list[Name] = field(default_factory=list)
    area: str | None = None
    last_period: Period | None = None
    past: list[Past] = field(default_factory=list)

    @property
    def reference(self) -> Reference:
        """What relative period words count from now."""
        current = self.span or self.section or self.title
        return Reference(
            self.today,
            current.period if current else None,
            self.plan,
            self.nature is not Nature.ACTUAL,
            self.title.period if self.title else None,
        )

    def heading(self, span: Span | None, nature: Nature) -> None:
        """A section begins."""
        self.section, self.section_nature = span, nature
        self.span, self.span_from = span, "section" if span else ""
        self.subject = self.whole = None

    def paragraph(self) -> None:
        """A paragraph begins: the section's period holds again, else the title's, else the last one."""
        scene = self.section or self.title
        if scene is not None and not self._sums_up(scene):
            self.span, self.span_from = scene, "section" if self.section else "title"
        self.subject = self.whole = self.head = self.area = self.told = None
        self.past.clear()
        self.behind = None

    def left_behind(self, now: Period | None) -> Period | None:
        """The time that the sentence before left behind for ``now``: 由8月的…升至9月的…。同期…由…"""
        return self.behind[0] if self.behind is not None and self.behind[1] == now else None

    def _sums_up(self, scene: Span) -> bool:
        """Whether the paragraph told most of the year up to the title's month: 1—7月累计…, then by part."""
        now = self.span.period if self.span is not None and self.span_from == "words" else None
        if now is None or now.last is None or now.last != scene.period.last:
            return False
        months = calendar.whole_months(now)
        to_date = months is not None and months > 1 and now == calendar.year_to(now.last.year, now.last.month)
        told = sum(past.period == now for past in self.past)
        return to_date and calendar.whole_months(scene.period) == 1 and 2 * told > len(self.past)

    def sentence(self, goes_on: bool) -> None:
        """A sentence begins; ``goes_on`` says that it opens with 其中."""
        foreseen = self.nature is not Nature.ACTUAL
        self.nature, self.nature_from = self.section_nature, "section"
        if self.earlier is not None and self.span is not None:
            self.behind = self.earlier, self.span.period
        self.base = self.compared = self.earlier = self.until = None
        self.listing, self.to_date = 0, False
        self._leave_future(foreseen)
        self.queue, self.times, self.listed = [], [], []
        self.scened = self.dated = self.valued = self.by_time = self.held = False
        self.goes_on = goes_on
        if not goes_on:
            self.prices = self.basis = None
            self.whole = None

    def _leave_future(self, foreseen: bool) -> None:
        """A date that lies ahead holds for its own sentence only, unless the section is about plans.

        So does the year that runs where it was ``foreseen``: 预计全年粮食产量达158万吨。生猪存栏….
        """
        self.leave_passing()
        ahead = self.span is not None and self.today is not None and _begins_after(self.span, self.today)
        if foreseen and self._runs():
            ahead, self.holds = True, self.holds and self.opens
        if not ahead and self.span is not None:
            self.settled = (self.span, self.span_from)
        elif self.section_nature is Nature.ACTUAL and self.span_from == "words" and self._passes():
            self.span, self.span_from = self.settled or (None, "")

    def _runs(self) -> bool:
        last = self.span.period.last if self.span is not None else None
        settled = self.settled[0].period.last if self.settled is not None else None
        if last is None or settled is None or self.today is None:
            return False
        return settled <= self.today < last

    def leave_passing(self) -> None:
        """What was told only in passing is over."""
        if self.span_from == "sentence":
            self.span, self.span_from = self.settled or (None, "")

    def _passes(self) -> bool:
        """Whether a time to come holds no longer: a day never does, a year only where it led."""
        short = self.span is not None and self.span.sort == "point"
        return short or (not self.holds and self.settled is not None)


def _begins_after(span: Span, day: date) -> bool:
    return span.period.first is not None and span.period.first > day
