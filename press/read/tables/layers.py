"""Which unit has a value? Its cell's, row's, column's, section's, corner's or caption's, in that order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from press.lexicon import Lexicon
from press.read.en.grammar.words import english
from press.read.tables.amounts import Amount
from press.read.tables.heads import Head
from press.read.tables.measures import POINTS
from press.read.tables.stated import RELATIVE, Settled, Stated, settled
from press.read.tables.words import TableWords
from press.value import replace

PERCENT = Stated("percent", "percent", said="")
PENCE = Stated("GBP", "currency", factor=Decimal("0.01"), said="p", place="cell", part=-2)
_OF_CENTS = frozenset(("AUD", "CAD", "EUR", "HKD", "NZD", "SGD", "TWD", "ZAR"))
_THOUSANDS = 3
_TIMES = 100
"""What has no unit and is a ratio is less than this; 132.4 may be a percentage."""
_PRINTED_IN_FULL = 1_000_000
_WHOLE = "whole numbers under"


class Layers:
    """The units around one value; ``parent`` is the name of the section or row that its row belongs to."""

    def __init__(
        self, row: Head, column: Head, over: list[Head], money: str | None, lexicon: Lexicon, parent: str = ""
    ) -> None:
        self.row, self.column, self.over, self.money, self.lexicon = row, column, over, money, lexicon
        self.parent = parent

    def settle(self, amount: Amount, words: TableWords) -> Settled | None:
        """The unit of ``amount``; None where nothing around it states one."""
        layers = self._layers(amount, words)
        if all(layer.code is None for layer in layers):
            layers = [*self._counted(amount, layers, words), *layers]
        elif scale := _scale_alone(layers):
            layers = [replace(scale, code="count", kind="count"), *layers]
        if all(layer.code is None for layer in layers) and self._is_percent(amount, words):
            layers = [replace(PERCENT, said=self.row.name, place="row, implied by")]
        found = settled(layers)
        return self._per(found, amount, words) if found else None

    def _layers(self, amount: Amount, words: TableWords) -> list[Stated]:
        own = _own(amount)
        if own is not None and own.kind != "currency" and own.code is not None:
            return [own]
        column, row = list(self.column.units), list(self.row.units)
        if rate := self._implied(words):
            column = [rate]
        points = bool(row) and row[0].kind in POINTS
        first = (_is_relative(column) and not points) or self._prices(words)
        near = [*column, *row] if first else [*row, *column]
        far = [unit for head in self.over for unit in head.units]
        named = next((n for n in (self.row.name, self.parent) if words.leads("count_label", n)), None)
        if not near and named is not None:
            near = _counted_row(named, amount, far)
        if not near and _is_ratio(self.row.name, amount, far, words):
            near = [Stated("times", "times", said=self.row.name, place="row")]
        if own is None and not near and far and self._is_small_rate(amount, far[0], words):
            near = [replace(PERCENT, said=self.row.name, place="row, implied by")]
        if amount.pence and words.has("in_pence", f"{self.row.plain} | {self.column.plain} | {self.parent}"):
            near = [PENCE]
        near = _own_cents(near, [*column, *far])
        if amount.grouped and far and far[0].kind in ("percent", "percentage_point"):
            far = []  # a percentage of the caption has no thousands
        near += far
        money = (
            [Stated(self.money, "currency", said=self.money, place="the column's other cells")]
            if self.money
            else []
        )
        return [*([own] if own else []), *near, *money]

    def _is_small_rate(self, amount: Amount, far: Stated, words: TableWords) -> bool:
        """``Net interest margin 3.41`` in a table in thousands: decimals that are no thousands of money."""
        thousands = far.kind in ("currency", "") and far.mult == _THOUSANDS
        named = words.has("rate", self.row.plain) or words.leads("return_on", self.row.plain)
        return thousands and bool(named) and not amount.whole and abs(amount.value) < _TIMES

    def _is_percent(self, amount: Amount, words: TableWords) -> bool:
        """``Unemployment rate 4.9`` without any unit: such a rate is in percent."""
        named = any(words.is_one("percent_named", head.name) for head in (self.row, self.column))
        return named and not amount.whole and abs(amount.value) < _TIMES

    def _prices(self, words: TableWords) -> bool:
        """Whether the column holds prices of what the row's own column of units measures."""
        priced = bool(self.column.units) and self.column.units[0].kind == "currency"
        return priced and bool(self.row.units) and words.has("price", self.column.plain)

    def _implied(self, words: TableWords) -> Stated | None:
        """A growth rate without a unit in its head is in percent, an index is one."""
        index = words.find("index", self.column.plain)
        if index and any(unit.kind == "percent" for head in self.over for unit in head.units):
            index = None
        if index and not (self.row.units or self.column.units or words.has("growth", self.column.plain)):
            return Stated("index", "index", said=index.group(), place="column, implied by")
        rated = words.find("growth_rate", self.column.plain)
        if rated is None or self.column.units:
            return None
        return replace(PERCENT, said=rated.group(), place="column, implied by")

    def _counted(self, amount: Amount, layers: list[Stated], words: TableWords) -> list[Stated]:
        """Whole numbers under a head that names what can be counted, or with a scale and no unit."""
        scale = next((s for s in layers if s.mult is not None), None)
        if scale is not None and scale.place in ("row", "column"):
            return [replace(scale, code="count", kind="count")]
        for head, place in ((self.row, "row"), (self.column, "column"), *((h, "caption") for h in self.over)):
            text = " ".join((head.plain, *head.texts))
            if words.has("index", text) and place != "row":
                return [Stated("index", "index", said=text[:60], place=place)]
            if (amount.whole or scale is not None) and (found := words.find("counted", text)):
                return [_rounded(_count(place, found.group()), text, amount, words, self.lexicon)]
        return []

    def _is_share_of_profit(self, amount: Amount, words: TableWords) -> bool:
        """``Basic 1.07``, ``Diluted 1.05`` where the caption excepts amounts per share from its scale."""
        near = [*self.row.units, *self.column.units]
        excepts = any(unit.excepts for head in self.over for unit in head.units)
        excepts = excepts or bool(near and near[0].part)
        return excepts and not amount.whole and words.is_one("basic_or_diluted", self.row.name)

    def _per(self, found: Settled, amount: Amount, words: TableWords) -> Settled:
        """Money per share or per head where the row's or the column's name says so."""
        if found.kind != "currency" or "/" in found.code:
            return found
        name = f"{self.row.plain} | {self.column.plain} | {self.parent}"
        if words.has("per_share", name) or self._is_share_of_profit(amount, words):
            return replace(found, code=f"{found.code}/share", mult=0)
        if words.has("per_head", name):
            return replace(found, code=f"{found.code}/person")
        if self._prices(words) and self.row.units[0].place == "unit column" and self.row.units[0].code:
            return replace(found, code=f"{found.code}/{self.row.units[0].code}")
        tokens = re.findall(r"[a-z]{2,20}|\S", name.lower())
        if "per" not in tokens[:-1]:
            return found
        at = tokens.index("per") + 1
        noun = english(self.lexicon).per_noun.at(tokens, at)
        if noun is None and not tokens[at].isalpha():
            return found
        return replace(found, code=f"{found.code}/{noun[0] if noun else tokens[at]}")


def counting(columns: list[Head], amounts: Iterable[object], words: TableWords) -> list[Head]:
    """The column head that names what is counted, where all ``amounts`` are whole numbers without a unit."""
    values = [amount for amount in amounts if isinstance(amount, Amount)]
    if not all(amount.whole and amount.unit is None for amount in values):
        return []
    return [column for column in columns if words.has("counted", column.plain)][:1]


def _counted_row(name: str, amount: Amount, far: list[Stated]) -> list[Stated]:
    """A row that counts under money. Shares are in the money's scale unless they are excepted.

    ``except share and per share data`` prints shares in full, and so does a row of seven digits and more.
    """
    scale = next((s for s in far if s.mult and s.kind in ("currency", "")), None)
    full = scale is None or "share" not in name.lower() or _excepts_counts(scale.excepts)
    full = full or abs(amount.value) >= _PRINTED_IN_FULL
    if full:
        return [_count("row", name)] if amount.whole else []
    return [replace(_count("row", name), mult=scale.mult)] if scale else []


def _is_ratio(name: str, amount: Amount, far: list[Stated], words: TableWords) -> bool:
    """``Current ratio 1.84`` is so many times, unless the table is one of percentages."""
    percent = bool(far) and far[0].kind == "percent"
    return words.is_one("ratio_row", name) and not amount.whole and amount.value < _TIMES and not percent


def _own_cents(near: list[Stated], far: list[Stated]) -> list[Stated]:
    """Cents in a table of another dollar, of euro or rand are of that currency."""
    code, slash, per = (near[0].code or "").partition("/") if near else ("", "", "")
    if not near or near[0].part >= 0 or code != "USD":
        return near
    other = next((s.code for s in far if s.kind == "currency" and s.code in _OF_CENTS), None)
    return [replace(near[0], code=f"{other}{slash}{per}"), *near[1:]] if other else near


def _excepts_counts(excepts: str) -> bool:
    """Whether the words after "except" name shares themselves and not only amounts per share."""
    return re.search(r"(?<!per )(?<!per-)\bshares?\b", excepts) is not None


def _own(amount: Amount) -> Stated | None:
    """The unit and scale that the cell itself prints; both are already in the amount's value."""
    if amount.unit is None:
        return Stated("count", "count", 0, said="count", place="cell") if amount.noun else None
    unit = amount.unit
    kind = unit.kind.removesuffix("_part")
    mult = 0 if amount.mult or kind != "currency" else None
    return Stated(unit.code, kind, mult, Decimal(1), unit.code, place="cell")


def _rounded(counted: Stated, text: str, amount: Amount, words: TableWords, lexicon: Lexicon) -> Stated:
    """``to the nearest thousand`` over 139 says that thousands are printed; over 139,000 it does not."""
    near = words.find("rounded", text)
    following = text[near.end() :].split()[:1] if near else []
    mult = english(lexicon).scale.get(following[0].lower().rstrip("s")) if following else None
    if mult is None or amount.value % 10**mult == 0:
        return counted
    return replace(counted, mult=mult, said=f"{counted.said}, to the nearest {following[0]}")


def _scale_alone(layers: list[Stated]) -> Stated | None:
    """``Employment (millions)`` in a table of percentages counts: a scale that no percent can have."""
    first = next(s for s in layers if s.code is not None)
    near = layers[: layers.index(first)]
    return next((s for s in near if s.mult), None) if first.kind in RELATIVE else None


def _is_relative(units: list[Stated]) -> bool:
    return bool(units) and units[0].kind in RELATIVE


def _count(place: str, said: str) -> Stated:
    return Stated("count", "count", said=f"{_WHOLE} “{said}”", place=place)
