"""A table's values → figures: the heads of each value say its unit, measure, period and indicator.

Every dated column is ``actual``: its period says which value is the earlier one. ``forecast`` and
``target`` come from heads that say so, and from periods that begin after the day of publication.
"""

from __future__ import annotations

import re
from decimal import Decimal

from press.lexicon import Lexicon
from press.model import Basis, Figure, Measure, Period, Reading, Release, Skipped, Table
from press.read.codes import indicator_code, series
from press.read.tables import dating
from press.read.tables.amounts import Amount, NoAmount
from press.read.tables.indicators import area, indicator
from press.read.tables.layers import Layers
from press.read.tables.measures import Said, falls, measure_of, prices_of
from press.read.tables.scene import Scene, Value
from press.read.tables.sheet import Box
from press.read.tables.stated import Settled
from press.read.tables.vintages import subject_of_changes
from press.text import doubt

_NEAR_HUNDRED = 50
_REFERS = "reference", "a column of numbers that only refer"
_RANK = Settled("rank", "rank", 0, Decimal(1), "a column of ranks")


def read_table(release: Release, table: Table, language: str, lexicon: Lexicon) -> Reading:
    """The figures of one table whose words are in ``language`` (en, zh), and its numbers left aside.

    Figures come in reading order, ``rule`` is ``table.<measure>``, ``notes`` tell where unit, period
    and indicator were found. A value whose unit nothing states is skipped, never guessed. Linear in
    the number of cells; raises nothing on what a page prints.
    """
    scene = Scene(release, table, language, lexicon)
    figures: list[Figure] = []
    skipped: list[Skipped] = []
    if any(scene.kinds.of(box) == "amount" for box in scene.sheet.places):
        for box in scene.sheet.places:
            found = _read_box(scene, box)
            if isinstance(found, Figure):
                figures.append(found)
            elif found is not None:
                skipped.append(found)
    return Reading(tuple(figures), tuple(skipped))


def _read_box(scene: Scene, box: Box) -> Figure | Skipped | None:
    amount = scene.kinds.amount(box)
    if amount is None:
        return None
    reason = _why_not(scene, box, amount)
    if reason is not None or isinstance(amount, NoAmount):
        return _skip(scene, box, amount, *(reason or ("prose", "")))
    value = scene.value(box, amount)
    unit = _unit(scene, value)
    if unit is None:
        return _skip(scene, box, amount, "no unit", "neither cell, row, column nor caption states a unit")
    return _figure(scene, value, unit)


def _why_not(scene: Scene, box: Box, amount: Amount | NoAmount) -> tuple[str, str] | None:
    """Why a cell's number is no figure: reason and detail."""
    if isinstance(amount, Amount) and scene.refers(box):
        return _REFERS
    if scene.is_head(box):
        return "head", "a head of the table"
    if isinstance(amount, NoAmount):
        return amount.reason, amount.detail
    if said := doubt(box.normal.text, amount.start, amount.end):
        return "odd character", said
    if scene.kinds.of(box) == "blank" or _is_date(scene, box):
        return "period", "a date or a year"
    if scene.neighbours.is_doubled(box.row, box.column):
        return "doubled head", "another column has the same head"
    return None


def _is_date(scene: Scene, box: Box) -> bool:
    """A date is no value; a number like a year is one in a column of other amounts."""
    if scene.kinds.of(box) != "period":
        return False
    if not box.text.isdigit():
        return True
    return not scene.has_amounts(box.column)


def _skip(scene: Scene, box: Box, at: Amount | NoAmount, reason: str, detail: str) -> Skipped:
    start, end = _span(box, at)
    return Skipped(start, end, scene.release.text[start:end], f"table: {reason}", detail)


def _span(box: Box, at: Amount | NoAmount) -> tuple[int, int]:
    start, end = box.normal.raw(at.start, at.end)
    return box.start + start, box.start + end


def _unit(scene: Scene, value: Value) -> Settled | None:
    box = value.box
    if value.amount.whole and (
        value.amount.ordinal or scene.heads.is_labelled(box.row, box.column, "ranking")
    ):
        return _RANK
    over, money = scene.over(box.row), scene.money(box.column)
    whole = scene.heads.split_by(scene.layout.sections.get(value.box.row, ""))
    layers = Layers(value.row, value.column, over, money, scene.lexicon, whole or value.parent)
    return layers.settle(value.amount, scene.words)


def _figure(scene: Scene, value: Value, unit: Settled) -> Figure:
    column = "" if dating.is_last_year(scene, value) else value.column.plain
    row = _row_words(scene, value)
    moved = _moved_rate(scene, value)
    parent = "" if value.box.row in scene.vintages else _whole_row(value)
    said = Said(column, row, scene.caption, scene.unit_caption, parent, moved, scene.corner.plain)
    own = bool(value.row.units) or value.amount.unit is not None
    whole = unit.whole or _whole_of_heads(value, unit)
    measure = measure_of(said, "percent_of" if whole else unit.kind, own, value.column.bare, scene.words)
    if measure in (Measure.LEVEL, Measure.SHARE):
        measure = _told_by_columns(scene, value, unit, measure)
    start, end = _span(value.box, value.amount)
    if value.amount.pence and unit.part:
        end = scene.release.text.find("p", end) + 1
    low, high, mult = _scaled(value.amount, unit)
    plain = not value.amount.signed and value.box.row not in scene.signed_rows
    if low > 0 and plain and falls(said, measure, scene.words):
        low, high = (-low, None) if high is None else (-high, -low)
    name = indicator(scene, value)
    period, compared, basis, note = _times(scene, value, measure, unit, said)
    near = (said.column, said.row, said.caption)
    return Figure(
        start=start,
        end=end,
        quote=scene.release.text[start:end],
        measure=measure,
        value=low,
        value_high=high,
        bound=value.amount.bound,
        unit=_unit_code(unit, measure),
        unit_mult=mult,
        indicator=name,
        indicator_code=indicator_code(scene.lexicon, scene.language, name),
        series=series(scene.lexicon, scene.language, name),
        ref_area=area(scene, value),
        period=period,
        base_period=compared,
        basis=basis,
        of=whole or _whole_of(value.column.plain) if measure is Measure.SHARE else None,
        nature=dating.nature(scene, value, period),
        prices=next((p for text in near if (p := prices_of(text, scene.lexicon))), None),
        rule=f"table.{measure.value}",
        notes=tuple(part for part in (unit.note, note, _place(value)) if part),
        passage=scene.table.passage,
    )


def _row_words(scene: Scene, value: Value) -> str:
    """The words of a row; an edition of another one ("June projection") measures what that one does."""
    vintage = scene.vintages.get(value.box.row)
    if vintage is None:
        return value.row.plain
    return vintage.name if vintage.row is None else scene.heads.row(vintage.row, scene.layout.stubs).plain


def _told_by_columns(scene: Scene, value: Value, unit: Settled, measure: Measure) -> Measure:
    """A step between editions is a change; ``2026 over 2025, %`` is growth unless it is reckoned from 100."""
    if measure is Measure.LEVEL and _is_step(scene, value, unit):
        return Measure.CHANGE
    if unit.kind != "percent":
        return measure
    named = [one for rest in value.column.rests for one in scene.calendar.named(rest)]
    compares = {one.base for one in named} == {True, False} or re.search(
        r"\d\s(?:over|on|vs\.?|against)\s", value.column.plain
    ) is not None
    small = value.amount.signed or value.amount.value < _NEAR_HUNDRED
    return Measure.GROWTH_RATE if compares and len(named) > 1 and small else measure


def _is_step(scene: Scene, value: Value, unit: Settled) -> bool:
    """Whether a row is one of the changes that lead from one edition of the caption's subject to another."""
    bridge = any(one.row is None for one in scene.vintages.values())
    if not bridge or value.box.row in scene.vintages or unit.kind not in ("currency", "count"):
        return False
    subject = subject_of_changes(scene.titles, scene.words).lower()
    return subject not in value.name.lower() or scene.words.has("step", value.name)


def _times(
    scene: Scene, value: Value, measure: Measure, unit: Settled, said: Said
) -> tuple[Period | None, Period | None, Basis | None, str]:
    """The period of a value, what it compares with and how, and where the period was found."""
    period, note = dating.when(scene, value, measure)
    rate, index = measure in dating.RATES, unit.kind == "index"
    compared = dating.base(scene, value, period) if rate else None
    texts = (unit.note, said.row) if index else (said.column, said.row, said.caption)
    basis = dating.basis(scene, texts, period, compared) if rate or index else None
    return period, compared, basis, note


def _moved_rate(scene: Scene, value: Value) -> bool:
    """A row in percent by its own head moves by points: where the column names no unit of its own, and in
    Chinese tables, whose 增减(%) is for all rows, also where it does."""
    relative = any(unit.kind == "percent" for unit in value.row.units)
    relative = relative and not scene.words.has("index", value.row.plain)
    own = bool(value.column.units) or value.amount.unit is not None
    return relative and (not own or (scene.language == "zh" and value.amount.unit is None))


def _whole_row(value: Value) -> str:
    """The row that "of which" leads back to."""
    return value.parent.removesuffix("of which").removesuffix("其中").strip() if value.parent else ""


def _place(value: Value) -> str:
    """Which heads a value stands under, as printed."""
    row, column = (" / ".join(head.texts) or "no head" for head in (value.row, value.column))
    return f"row {value.box.row + 1} “{row}”, column {value.box.column + 1} “{column}”"


def _scaled(amount: Amount, unit: Settled) -> tuple[Decimal, Decimal | None, int]:
    """Value, upper end and printed power of ten in the unit; the cell's own scale and unit come first."""
    mult = 0 if amount.mult else unit.mult
    factor, part = (unit.factor, unit.part) if amount.unit is None else (Decimal(1), 0)
    times = factor * 10**mult
    high = None if amount.high is None else amount.high * times
    return amount.value * times, high, amount.mult + mult + part


def _unit_code(unit: Settled, measure: Measure) -> str:
    """A change of a percentage is in percentage points."""
    return "percentage_point" if measure is Measure.CHANGE and unit.code == "percent" else unit.code


def _whole_of_heads(value: Value, unit: Settled) -> str:
    """``% of total`` over or beside cells that print their own ``%``."""
    stated = (*value.column.units, *value.row.units)
    return next((one.whole for one in stated if one.whole and one.code == unit.code), "")


def _whole_of(text: str) -> str | None:
    found = re.search(r"(?:^|\s)of (.{2,60})$", text)
    return found[1] if found else None
