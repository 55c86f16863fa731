"""How is a value said to people? Digits in groups, no needless zeros, units in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cache

from config.words import load_lexicon
from expectations.report.facts import Figure, Told

SYMBOLS = {
    "percent": "%",
    "per_mille": "‰",
    "count": "",
    "rank": "",
    "ratio": "",
    "m2": "m²",
    "m3": "m³",
    "km2": "km²",
}
CLOSE = frozenset({"%", "‰"})
SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
BOUNDS = {
    "about": "about",
    "almost": "almost",
    "more_than": "more than",
    "at_least": "at least",
    "less_than": "less than",
    "at_most": "at most",
}
SIGNED = frozenset({"growth_rate", "change", "contribution"})
MINUS = "−"


@dataclass(frozen=True, slots=True)
class Value:
    """A value as read: ``bound`` (more than), ``number``, ``unit`` and the number in short, if shorter."""

    bound: str
    number: str
    unit: str
    short: str | None

    def __str__(self) -> str:
        unit = self.unit if self.unit in CLOSE else f" {self.unit}" if self.unit else ""
        return f"{self.bound} {self.number}{unit}".strip()


def value_of(figure: Figure) -> Value:
    """The value of a figure as people write it: 163,200,000,000 CNY, +7.8%, rank 3."""
    signed = figure.measure in SIGNED
    text = number(figure.obs_value, signed=signed)
    if figure.obs_value_high is not None:
        text += f" to {number(figure.obs_value_high, signed=signed)}"
    short = short_number(figure.obs_value) if figure.obs_value_high is None else None
    if figure.unit_measure == "rank":
        return Value(BOUNDS.get(figure.bound, ""), f"rank {text}", "", None)
    return Value(BOUNDS.get(figure.bound, ""), text, unit_in_words(figure.unit_measure), short)


def value_of_told(told: Told) -> Value:
    """The value of another figure of a series."""
    text = number(told.obs_value, signed=told.measure in SIGNED)
    return Value("", text, unit_in_words(told.unit_measure), short_number(told.obs_value))


def expected(value: Decimal, suspect: Figure | None) -> str:
    """The value that would agree, in the unit of the suspect and one digit more precise than it."""
    text = digits(value, suspect)
    if suspect is None:
        return text
    signed = "+" if suspect.measure in SIGNED and value > 0 else ""
    return str(Value("", signed + text, unit_in_words(suspect.unit_measure), None))


def digits(value: Decimal, suspect: Figure | None) -> str:
    """The digits of :func:`expected` alone."""
    return number(rounded(value, _digits(value, suspect.obs_value) if suspect else 6))


def _digits(value: Decimal, like: Decimal) -> int:
    """The significant digits of ``value`` that reach a place beyond the last of ``like``; at least 3."""
    exponent = like.normalize().as_tuple().exponent
    return max(3, value.adjusted() - exponent + 2) if isinstance(exponent, int) else 3


def number(value: Decimal | int, *, signed: bool = False) -> str:
    """Digits in groups of three, without needless zeros, with a real minus sign."""
    text = f"{Decimal(value).copy_abs():,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    sign = MINUS if value < 0 else "+" if signed and value > 0 else ""
    return sign + text


def rounded(value: Decimal, digits: int) -> Decimal:
    """A value to so many significant digits."""
    with localcontext() as context:
        context.prec = digits
        return +value


def short_number(value: Decimal) -> str | None:
    """163,200,000,000 → "163.2 billion"; ``None`` where that would not be exact and short."""
    for power, word in SCALES:
        if abs(value) >= Decimal(10) ** power:
            with localcontext() as context:
                context.prec = 50
                scaled = value.scaleb(-power).normalize()
            exponent = scaled.as_tuple().exponent
            return f"{number(scaled)} {word}" if isinstance(exponent, int) and exponent >= -4 else None
    return None


def unit_in_words(code: str) -> str:
    """``CNY/person`` → "CNY per person", ``percentage_point`` → "percentage points", ``t`` → "tonnes"."""
    if code in SYMBOLS:
        return SYMBOLS[code]
    first, *others = code.split("/")
    return " per ".join([_unit(first), *map(_singular, others)])


def _unit(code: str) -> str:
    """The lexicon's first English name of a unit; a currency keeps its code."""
    return SYMBOLS.get(code) or _names().get(code) or code.replace("_", " ")


def _singular(code: str) -> str:
    return _names(1).get(code) or code.replace("_", " ")


@cache
def _names(index: int = 0) -> dict[str, str]:
    whole = [u for u in load_lexicon().units if u.kind != "currency" and u.factor == 1 and u.mult == 0]
    return {u.code: u.names["en"][index] for u in reversed(whole) if len(u.names.get("en", ())) > index}
