"""A table's values → figures: the heads of each value say its unit, measure, period and indicator.

Every dated column is ``actual``: its period says which value is the earlier one. ``forecast`` and
``target`` come from heads that say so, and from periods that begin after the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from press.lexicon import Lexicon
from press.model import Basis, Figure, Measure, Nature, Period, Reading, Release, Skipped, Table
from press.read import calendar
from press.read.codes import indicator_code
from press.read.en.points import Clock
from press.read.tables.amounts import Amount, NoAmount
from press.read.tables.heads import Head, Heads, captions
from press.read.tables.layers import Layers
from press.read.tables.layout import Kinds, lay_out
from press.read.tables.measures import Said, basis_of, falls, measure_of, nature_of, prices_of
from press.read.tables.naming import is_generic, joined, subject_of, title_of
from press.read.tables.sheet import Box, Sheet
from press.read.tables.stated import Settled
from press.read.tables.units import splitter
from press.read.tables.when import Calendar
from press.read.tables.words import table_words
from press.text import doubt

RATES = (Measure.GROWTH_RATE, Measure.CHANGE)
DERIVED = (*RATES, Measure.SHARE, Measure.RANK, Measure.MULTIPLE)
"""Measures whose column need not repeat the period of the column that they are derived from."""


def read_table(release: Release, table: Table, language: str, lexicon: Lexicon) -> Reading:
    """The figures of one table whose words are in ``language`` (en, zh), and its numbers left aside.

    Linear in the number of cells; never raises on what a page prints.
    """
    return _TableReader(release, table, language, lexicon).read()


@dataclass(frozen=True, slots=True)
class _Value:
    """One value with its heads."""

    box: Box
    amount: Amount
    column: Head
    row: Head
    parent: str
    name: str


class _TableReader:
    """One table while it is read."""

    def __init__(self, release: Release, table: Table, language: str, lexicon: Lexicon) -> None:
        self.release, self.table, self.language, self.lexicon = release, table, language, lexicon
        self.words = table_words(lexicon, language)
        self.calendar = Calendar(lexicon, language, Clock(today=release.published))
        self.sheet = Sheet(release, table)
        self.kinds = Kinds(lexicon, language, self._is_period)
        self.layout = lay_out(self.sheet, self.kinds, self.words, self._is_unit)
        self.heads = Heads(self.sheet, self.layout, self.calendar, lexicon, self.words)
        self.money: dict[int, str] = {}
        self.latest_column = lru_cache(maxsize=1)(self._latest_column)
        self.counting = lru_cache(maxsize=1)(self._counting)
        self._set_scene()

    def _is_period(self, text: str) -> bool:
        return bool(self.calendar.named(text)) and not self.calendar.rest(text).strip(" ()")

    def _is_unit(self, text: str) -> bool:
        split = splitter(self.lexicon)(text)
        return split.stated is not None and not split.rest.strip()

    def _set_scene(self) -> None:
        """The corner and the captions: unit, subject, and the period that holds where heads name none."""
        texts = captions(self.release, self.table, self.sheet, self.layout, self.heads)
        self.corner = self.heads.corner()
        self.captions = [self.heads.read([text], "caption") for text in texts]
        titles = [t for h in self.captions if (t := title_of(h.plain)) and not self._is_period(t)]
        self.subject, self.partitive = subject_of(titles[0]) if titles else ("", False)
        corner, by = subject_of(title_of(self.corner.plain))
        if by:
            self.subject, self.partitive = corner, True
        self.subject = self.calendar.rest(_without_prices(self.subject))
        title = self.calendar.first_dated([self.release.title or ""])
        self.calendar.clock.current = title[0] if title else None
        said = [*self.corner.rests, *(t for h in self.captions for t in h.rests), self.release.title or ""]
        self.around = self.calendar.first_dated(said) or title
        if self.around:
            self.calendar.clock.current = self.around[0]

    def read(self) -> Reading:
        """Cell by cell, in reading order."""
        figures: list[Figure] = []
        skipped: list[Skipped] = []
        if self._holds_values():
            for box in self.sheet.places:
                found = self._read_box(box)
                (figures if isinstance(found, Figure) else skipped).append(found)  # type: ignore[arg-type]  # sorted by kind
        return Reading(tuple(figures), tuple(s for s in skipped if s is not None))

    def _holds_values(self) -> bool:
        return any(self.kinds.of(box) == "amount" for box in self.sheet.places)

    def _read_box(self, box: Box) -> Figure | Skipped | None:
        amount = self.kinds.amount(box)
        if amount is None:
            return None
        if self._is_head(box):
            return self._skip(box, amount, "head", "a head of the table")
        if isinstance(amount, NoAmount):
            return self._skip(box, amount, amount.reason)
        if said := doubt(box.normal.text, amount.start, amount.end):
            return self._skip(box, amount, "odd character", said)
        if self.kinds.of(box) == "blank" or self._is_date(box):
            return self._skip(box, amount, "head", "a period")
        if self._is_doubled(box):
            return self._skip(box, amount, "doubled head", "another column has the same head")
        if self.heads.is_labelled(box.row, box.column, "reference"):
            return self._skip(box, amount, "reference", "a column of numbers that only refer")
        return self._figure(box, amount)

    def _is_head(self, box: Box) -> bool:
        return (
            box.row in self.layout.heads
            or box.row in self.layout.inert
            or box in self.layout.titles
            or box.column in self.layout.stubs
            or self.layout.groups.get(box.column) == [box.column]
        )

    def _is_date(self, box: Box) -> bool:
        """A date is no value; a number like a year is one in a column of whole numbers."""
        if self.kinds.of(box) != "period":
            return False
        if not box.text.isdigit():
            return True
        column = (self.sheet.at(row, box.column) for row in range(self.sheet.rows) if row not in self.layout.heads)
        return not any(b is not None and self.kinds.of(b) == "amount" for b in column)

    def _is_doubled(self, box: Box) -> bool:
        """Whether a column further left has the same heads, so that they do not tell the two apart."""
        head = self.heads.column(box.row, box.column)
        if not head.texts or head.bare:
            return False
        group = self.layout.groups.get(box.column)
        others = (c for c, g in self.layout.groups.items() if c < box.column and g == group)
        return any(self.heads.column(box.row, c).texts == head.texts and self._apart(box, c) for c in others)

    def _apart(self, box: Box, column: int) -> bool:
        """Two columns under one merged head are halves of it; a printed head of its own is another's."""
        rows = [*self.layout.heads, *self.layout.extra.get(box.row, ())]
        return not all(self.sheet.at(r, column) == self.sheet.at(r, box.column) for r in rows)

    def _skip(self, box: Box, at: Amount | NoAmount, reason: str, detail: str = "") -> Skipped:
        start, end = self._span(box, at)
        return Skipped(start, end, self.release.text[start:end], f"table: {reason}", detail)

    def _span(self, box: Box, at: Amount | NoAmount) -> tuple[int, int]:
        start, end = box.normal.raw(at.start, at.end)
        return box.start + start, box.start + end

    def _figure(self, box: Box, amount: Amount) -> Figure | Skipped:
        value = self._value(box, amount)
        over = [self.heads.read([self.layout.sections.get(box.row, "")], "section"), self.corner, *self.captions, *self.counting()]
        ranked = self.heads.is_labelled(box.row, box.column, "ranking") and amount.whole
        if ranked:
            return self._made(value, Settled("rank", "rank", 0, Decimal(1), "a column of ranks"))
        unit = Layers(value.row, value.column, over, self._money_of(box)).settle(amount, self.words, self.lexicon)
        if unit is None:
            return self._skip(box, amount, "no unit", "neither cell, row, column nor caption states a unit")
        return self._made(value, unit)

    def _counting(self) -> list[Head]:
        """The column head that names what is counted, where all values are whole numbers without a unit."""
        values = [a for b in self.sheet.places if isinstance(a := self.kinds.amount(b), Amount) and not self._is_head(b)]
        if not all(a.whole and a.unit is None for a in values):
            return []
        first = max((*self.layout.heads, -1)) + 1
        columns = (self.heads.column(first, c) for c in self.layout.groups)
        return [column for column in columns if self.words.has("counted", column.plain)][:1]

    def _value(self, box: Box, amount: Amount) -> _Value:
        row = self.heads.row(box.row, self.layout.groups.get(box.column, self.layout.stubs))
        parent, name = self.heads.part(box.row, row.name)
        return _Value(box, amount, self.heads.column(box.row, box.column), row, parent, name)

    def _money_of(self, box: Box) -> str | None:
        """The currency printed in the cells above in the same column: "$" stands on first and last rows only."""
        if box.column not in self.money:
            boxes = (self.sheet.at(row, box.column) for row in range(self.sheet.rows))
            own = [a for b in boxes if b and isinstance(a := self.kinds.amount(b), Amount) and a.unit]
            kinds = {a.unit.kind for a in own if a.unit}
            plain = kinds <= {"currency", "percent"} and not any(a.mult for a in own)
            money = next((a.unit.code for a in own if a.unit and a.unit.kind == "currency"), "")
            self.money[box.column] = money if plain else ""
        return self.money[box.column] or None

    def _made(self, value: _Value, unit: Settled) -> Figure:
        said = Said(value.column.plain, value.row.plain, " ".join(h.plain for h in self.captions))
        own = bool(value.row.units) or value.amount.unit is not None
        measure = measure_of(said, unit.kind, own, value.column.bare, self.words)
        period, when = self._when(value, measure)
        start, end = self._span(value.box, value.amount)
        low, high, mult = _scaled(value.amount, unit)
        if low > 0 and not value.amount.signed and falls(said, measure, self.words):
            low, high = (-low if high is None else -high), (None if high is None else -low)
        indicator = self._indicator(value)
        texts = (said.column, said.row, said.caption) if unit.kind != "index" else (unit.note, said.row)
        return Figure(
            start=start,
            end=end,
            quote=self.release.text[start:end],
            measure=measure,
            value=low,
            value_high=high,
            bound=value.amount.bound,
            unit=_unit_code(unit, measure),
            unit_mult=mult,
            indicator=indicator,
            indicator_code=indicator_code(self.lexicon, self.language, indicator),
            ref_area=self._area(value),
            period=period,
            base_period=self._base(value, period) if measure in RATES else None,
            basis=self._basis(texts, measure, unit, period),
            of=_whole_of(value.column.plain) if measure is Measure.SHARE else None,
            nature=self._nature(value, period),
            prices=next((p for text in (said.column, said.row, said.caption) if (p := prices_of(text, self.lexicon))), None),
            rule=f"table.{measure.value}",
            notes=tuple(note for note in (unit.note, when, f"indicator from row {value.box.row + 1}, column {value.box.column + 1}") if note),
            passage=self.table.passage,
        )

    def _when(self, value: _Value, measure: Measure) -> tuple[Period | None, str]:
        """The period by the heads, else of the latest column (for changes), else of the caption or title."""
        around = self.around[0] if self.around else None
        pure = [rest for rest in value.row.rests if self._is_period(rest)]
        found = self.calendar.of_heads([*value.column.rests, *pure], around)
        note = "period from heads"
        at_edge = None if pure else next(filter(None, map(self.calendar.at_edge, value.row.rests)), None)
        if at_edge and (found is None or _holds_day(found[0], at_edge[0])):
            found, note = at_edge, "period from row"
        if found is None and value.column.bare and (left := self._left_of(value)):
            found, note = left, "period of the column to the left"
        if found is None and measure in DERIVED and (latest := self.latest_column()):
            found, note = latest, "period of the latest column"
        if found is None and self.around:
            found, note = self.around, "period from caption or title"
        if found is None:
            return None, ""
        period = self.calendar.cumulative(value.column.plain, found[0])
        return period, f"{note} “{found[1]}”"

    def _left_of(self, value: _Value) -> tuple[Period, str] | None:
        """The period of the column at the left, for a column headed by nothing but a unit ("2024 | %")."""
        if value.box.column - 1 not in self.layout.groups:
            return None
        left = self.heads.column(value.box.row, value.box.column - 1)
        return self.calendar.of_heads(left.rests, self.around[0] if self.around else None)

    def _latest_column(self) -> tuple[Period, str] | None:
        first = max((*self.layout.heads, -1)) + 1
        around = self.around[0] if self.around else None
        columns = (self.heads.column(first, c) for c in self.layout.groups)
        found = [p for c in columns if (p := self.calendar.of_heads(c.rests, around)) and p[0].last]
        return max(found, key=lambda p: (p[0].last, p[0].first), default=None)  # type: ignore[arg-type,return-value]  # last is no None

    def _base(self, value: _Value, period: Period | None) -> Period | None:
        for text in (*value.column.rests, *value.row.rests):
            if self.language == "zh":
                if re.search("[上去]年", text) and period is not None:
                    return calendar.shifted(period, -1)
            elif base := self.calendar.base_of(text, period):
                return base
        return None

    def _basis(
        self, texts: tuple[str, ...], measure: Measure, unit: Settled, period: Period | None
    ) -> Basis | None:
        if measure not in RATES and unit.kind != "index":
            return None
        basis = basis_of(texts, self.lexicon, self.words)
        quarter = period is not None and calendar.whole_months(period) == 3
        if basis is Basis.MONTH_ON_MONTH and quarter and any("环比" in text for text in texts):
            return Basis.QUARTER_ON_QUARTER
        return basis

    def _nature(self, value: _Value, period: Period | None) -> Nature:
        said = nature_of(value.column.plain, value.row.plain, self.words)
        if said is not None:
            return said
        published = self.release.published
        later = published is not None and period is not None and period.first is not None and period.first > published
        return Nature.FORECAST if later else Nature.ACTUAL

    def _area(self, value: _Value) -> str | None:
        """The row's name where the rows are places."""
        is_place = self.corner.texts and self.words.is_one("place", self.corner.texts[-1])
        return value.name or None if is_place else None

    def _indicator(self, value: _Value) -> str | None:
        column = self._column_name(value.column)
        if self._area(value):
            return joined(self.subject, "", "", column)
        lead = self.partitive or is_generic(value.name, self.words)
        subject = self.subject if lead and not (value.name and column and not self.partitive) else ""
        return joined(subject, value.parent, value.name, column) or self.subject or None

    def _column_name(self, column: Head) -> str:
        """What a column head adds to the name: neither period, unit, change nor the like."""
        name = column.name
        for code in ("growth_rate", "growth", "year_on_year", "month_on_month", "quarter_on_quarter",
                     "cumulative", "current", "forecast", "target", "actual"):  # fmt: skip
            name = self.words.without(code, name)
        name = re.sub(r"(?:^|\s)(?:on|over|of|from|as|a|vs\.?|the|比|较)(?=\s|$)", " ", name)
        name = re.sub(r"\(\s*\)", " ", name)
        return " ".join(name.split()).strip(" ,;:-/")


def _scaled(amount: Amount, unit: Settled) -> tuple[Decimal, Decimal | None, int]:
    """Value, upper end and printed power of ten in the unit."""
    mult = 0 if amount.mult else unit.mult
    factor = unit.factor if amount.unit is None else Decimal(1)
    part = unit.part if amount.unit is None else 0
    times = factor * 10**mult
    high = None if amount.high is None else amount.high * times
    return amount.value * times, high, amount.mult + mult + part


def _unit_code(unit: Settled, measure: Measure) -> str:
    """A change of a percentage is in percentage points."""
    return "percentage_point" if measure is Measure.CHANGE and unit.code == "percent" else unit.code


def _holds_day(outer: Period, inner: Period) -> bool:
    """Whether a row's day lies in its column's period."""
    if outer.first is None or outer.last is None or inner.first is None or inner.first != inner.last:
        return False
    return outer.first <= inner.first <= outer.last


def _whole_of(text: str) -> str | None:
    found = re.search(r"(?:^|\s)of (.{2,60})$", text)
    return found[1] if found else None


def _without_prices(text: str) -> str:
    return re.sub(r",?\s(?:at |in )?(?:current|constant) prices\b", "", text)


