"""What kind of statement is a value: level, growth, change, share, rank? The heads say it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from press.lexicon import Lexicon
from press.model import Basis, Measure, Nature, Prices
from press.read.en.grammar.words import Phrases, english, split
from press.read.memo import per_lexicon
from press.read.tables.words import MOST_KNOWN, TableWords, has_han
from press.value import value

POINTS = ("percentage_point", "basis_point")
_BASES = (Basis.YEAR_ON_YEAR, Basis.MONTH_ON_MONTH, Basis.QUARTER_ON_QUARTER)


@value
class Said:
    """The words of a value's heads: its column's, its row's, the caption's; unit words taken out.

    ``of_rate``: the row is a percentage by its own unit, and the column tells how it moved.
    ``parent`` is the row that the row is a part of. ``unit_caption`` is the one caption that states the
    unit: its changes are what the unit is of. ``corner`` heads the row heads.
    """

    column: str
    row: str
    caption: str
    unit_caption: str = ""
    parent: str = ""
    of_rate: bool = False
    corner: str = ""


def measure_of(
    said: Said, kind: str, row_has_unit: bool, column_unit_alone: bool, words: TableWords
) -> Measure:
    """The measure of a value of a unit ``kind``; ``percent_of`` is a percentage of a named whole.

    ``row_has_unit``: the row names a unit of its own, so that the caption's words on changes and
    shares are not about it. ``column_unit_alone``: the column head is a bare "%".
    """
    near = f"{said.column} | {said.row}"
    if kind == "rank":
        return Measure.RANK
    if kind == "times":
        return Measure.CHANGE if words.has("growth", said.column) else Measure.MULTIPLE
    if kind in POINTS:
        if words.has("contribution", near):
            return Measure.CONTRIBUTION
        moved = words.has("growth", said.column) or not words.has("spread", f"{near} | {said.caption}")
        return Measure.CHANGE if moved else Measure.LEVEL
    if kind == "percent_of" and (words.has("gap", said.row) or _is_rate(said.row, words)):
        return Measure.CHANGE if words.has("growth", said.column) else Measure.LEVEL
    if kind == "percent_of":
        moved = words.has("growth", said.column) or _is_of_change(said.row, words)
        return Measure.CHANGE if moved else Measure.SHARE
    if kind in ("percent", "per_mille"):
        return _percent(said, near, row_has_unit, column_unit_alone, words)
    if kind != "index" and (words.has("growth", said.column) or _is_of_change(said.row, words)):
        return Measure.CHANGE
    parts = bool(said.parent) and _is_of_change(said.parent, words)
    if kind != "index" and (parts or words.has("change_in_unit", said.caption)):
        return Measure.CHANGE
    return Measure.LEVEL


def _is_of_change(row: str, words: TableWords) -> bool:
    """``Increase in stocks``, ``Total forecast changes since May``: the row's own noun is a change."""
    if words.leads("growth", row):
        return True
    found = words.find("changes", row)
    if found is None or row[: found.start()].rstrip().endswith(" of"):
        return False
    behind = row[found.end() :].strip()
    return not behind or words.leads("change_of", behind) is not None


def _percent(said: Said, near: str, row_has_unit: bool, alone: bool, words: TableWords) -> Measure:
    if (said.of_rate or _is_rate(said.column, words)) and words.has("growth", said.column):
        return Measure.GROWTH_RATE if words.has("growth_rate", said.row) else Measure.CHANGE
    if words.has("growth", said.column) or _has_basis(said.column, words):
        return Measure.GROWTH_RATE
    if words.has("of_plan", said.column) or words.is_one("group", said.column.strip(" ,")):
        return Measure.SHARE
    if not row_has_unit and (lead := words.leads("change", said.row)):
        return Measure.GROWTH_RATE if _is_change_of_amount(said, lead.end(), words) else Measure.CHANGE
    if _is_rate(said.row, words):
        return Measure.LEVEL
    if words.has("growth_rate", said.row) or words.leads("growth", said.row) or _has_basis(said.row, words):
        return Measure.GROWTH_RATE
    told = not row_has_unit and words.has("percent_is_change", said.caption)
    if told or words.has("growth_rate", said.corner):
        return Measure.GROWTH_RATE
    if words.has("share", near) or words.leads("group", said.row):
        return Measure.SHARE
    if words.has("index", f"{near} | {said.caption}") and not words.has("growth", said.caption):
        return Measure.LEVEL
    changes = words.has("growth", said.unit_caption) or words.has("growth_rate", said.caption)
    if not row_has_unit and (changes or _has_basis(said.caption, words)):
        return Measure.GROWTH_RATE
    if not row_has_unit and (alone or words.has("share", said.caption)):
        return Measure.SHARE
    return Measure.LEVEL


def _is_rate(row: str, words: TableWords) -> bool:
    return words.has("rate", row) and not words.has("growth_rate", row)


def _is_change_of_amount(said: Said, after: int, words: TableWords) -> bool:
    """``Change in real GDP`` in percent is growth; that of a rate or a share is in points."""
    what = said.row[after:].strip(" -#*(").lower()
    if not what.startswith(("in ", "of ")) or words.has("rate", what):
        return False
    return not words.has("share", f"{what} | {said.caption}") and len(what) > len("in it")


@lru_cache(MOST_KNOWN)
def _has_basis(text: str, words: TableWords) -> bool:
    text = _window().sub("", text)
    return any(words.has(basis.value, text) for basis in _BASES)


@cache
def _window() -> re.Pattern[str]:
    """Twelve months that a value is of, and no comparison: ``12 months to June``, ``rolling 12 months``."""
    year = r"(?:12|twelve)[\s-]months?"
    return re.compile(
        rf"\b(?:(?:rolling|last|trailing|past)\s{year}|{year}\s(?:period\s)?(?:to|ended|ending|until)\b)",
        re.IGNORECASE,
    )


def basis_of(texts: Iterable[str], lexicon: Lexicon, words: TableWords) -> Basis | None:
    """What a change is reckoned over, by the nearest head that says so."""
    for text in (_window().sub("", text) for text in texts):
        for basis in _BASES:
            if words.has(basis.value, text):
                return basis
        if not has_han().search(text) and (code := _first(text, english(lexicon).basis)):
            return Basis(code)
    return None


@lru_cache(MOST_KNOWN)
def _first(text: str, phrases: Phrases[str]) -> str | None:
    """The code of the first phrase in ``text``."""
    tokens = split(text)
    found = (phrases.at(tokens, index) for index in range(len(tokens)))
    return next((hit[0] for hit in found if hit), None)


def nature_of(column: str, row: str, words: TableWords) -> Nature | None:
    """Forecast, target, fact or earlier value, where the column says so or the row begins with it."""
    return _nature_of_column(column, words) or (_nature_of_row(row, words) if row else None)


@lru_cache(MOST_KNOWN)
def _nature_of_column(column: str, words: TableWords) -> Nature | None:
    for said_elsewhere in ("of_plan", "earlier_time", "last_year", *(basis.value for basis in _BASES)):
        column = words.without(said_elsewhere, column)
    if (fact := words.find("actual", column)) and words.has("forecast", column[: fact.start()]):
        return Nature.FORECAST
    natures = (Nature.PREVIOUS, Nature.ACTUAL, Nature.FORECAST, Nature.TARGET)
    return next((nature for nature in natures if words.has(nature.value, column)), None)


@lru_cache(MOST_KNOWN)
def _nature_of_row(row: str, words: TableWords) -> Nature | None:
    natures = (Nature.FORECAST, Nature.TARGET, Nature.PREVIOUS)
    found = next((n for n in natures if words.leads(n.value, row)), None)
    if found is Nature.PREVIOUS and any(words.leads(code, row) for code in ("earlier_time", "last_year")):
        return None
    return found


def looks_ahead(title: str, words: TableWords) -> bool:
    """``Forecast of results`` looks ahead; ``Results and forecast`` has both."""
    ahead, fact = words.find("forecast", title), words.find("actual", title)
    if ahead is None or fact is None:
        return ahead is not None
    return title[ahead.end() : fact.start()].strip().startswith("of")


def prices_of(text: str, lexicon: Lexicon) -> Prices | None:
    """Constant or current prices, as head or caption says."""
    if not text:
        return None
    if not text.isascii() and has_han().search(text):
        return next((code for code, word in _chinese_prices(lexicon) if word in text), None)
    code = _first(text, english(lexicon).prices)
    return Prices(code) if code else None


@per_lexicon
def _chinese_prices(lexicon: Lexicon) -> list[tuple[Prices, str]]:
    rows = lexicon.words["zh"]["prices"]
    return [(Prices(code), word) for code, words in rows.items() for word in words if len(word) > 2]


def falls(said: Said, measure: Measure, words: TableWords) -> bool:
    """Whether a value printed without a sign is a fall, a loss or a deficit by its head."""
    if measure in (Measure.GROWTH_RATE, Measure.CHANGE):
        near = said.column if words.has("growth", said.column) else said.row
        return words.has("decline", near) and not words.has("rise", words.without("decline", near))
    if measure not in (Measure.LEVEL, Measure.SHARE) or "(" in said.row or words.has("surplus", said.row):
        return False
    return words.leads("loss", said.row) is not None or _ends_in_deficit(said.row, words)


def _ends_in_deficit(row: str, words: TableWords) -> bool:
    found = words.find("deficit", row)
    return found is not None and not row[found.end() :].strip(" :*")
