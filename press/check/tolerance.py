"""What true values may a printed number stand for?

A number printed to some place is right to half a unit in that place. Bound words open one side or
both. Everything else in the checks follows from these intervals by arithmetic.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from press.check.interval import INFINITE, Interval
from press.model import Bound, Figure

RELATIVE_UNITS = frozenset(
    {"percent", "percentage_point", "per_mille", "basis_point", "times", "ratio", "index"}
)

ABOUT = Decimal("0.05")
"""“About 60 percent” is said of 57 and of 63: a twentieth to either side is ordinary usage."""

ALMOST = Decimal("0.1")
"""“Nearly 20 billion” is said of 18, hardly of less: within a tenth or half the last place, never above."""

SPOKEN = Decimal("0.1")
"""“A third”, “doubled” are the nearest handy words: the next ones (a quarter, trebled) are further off."""

_KEPT_DIGITS = 2
"""A rounded count keeps at least two significant digits unless a bound word says that it is rougher."""


def printed(figure: Figure) -> Interval:
    """The values that the printed words allow, in the base unit and with the figure's sign."""
    half = half_unit(figure)
    if figure.value < 0:
        return -_allowed(-figure.value, -(figure.value_high or figure.value), figure.bound, half)
    high = figure.value if figure.value_high is None else figure.value_high
    return _allowed(figure.value, high, figure.bound, half)


def _allowed(low: Decimal, high: Decimal, bound: Bound, half: Decimal) -> Interval:
    """The interval of a size; a bound speaks of the size, so that falls are mirrored by the caller."""
    low, high = min(low, high), max(low, high)
    match bound:
        case Bound.MORE_THAN | Bound.AT_LEAST:
            return Interval(low, INFINITE)
        case Bound.LESS_THAN | Bound.AT_MOST:
            return Interval(-INFINITE, high)
        case Bound.ABOUT:
            slack = max(half, high * ABOUT)
            return Interval(low - slack, high + slack)
        case Bound.ALMOST:
            return Interval(low - max(half, low * ALMOST), high)
        case _:
            return Interval(low - half, high + half)


def half_unit(figure: Figure) -> Decimal:
    """Half a unit in the last place that the quote prints, in the base unit."""
    size = abs(figure.value)
    for number in _numbers(figure.quote):
        scale = _power_of_ten(size, number)
        if scale is not None:
            return _half_of_place(number, figure.unit) * scale
    in_words = _half_in_characters(figure)
    if in_words is not None:
        return in_words
    if figure.unit in RELATIVE_UNITS and not re.search(r"per ?cent|point", figure.quote):
        return size * SPOKEN
    return _half_of_place(_trimmed(size), figure.unit)


def _half_in_characters(figure: Figure) -> Decimal | None:
    """Half the last place of a rate in Chinese numerals: 百分之九点六, 二点一倍, 六成, 七成八."""
    if figure.unit not in RELATIVE_UNITS or not re.search("[百千]分之[^之]|[倍成]", figure.quote):
        return None
    decimals = re.search("[点點]([零〇一二三四五六七八九]{1,9})", figure.quote)
    place = -len(decimals[1]) if decimals else 0
    if figure.unit == "percent":
        place += 2 if "倍" in figure.quote else 1 if figure.quote.endswith("成") else 0
    return Decimal("0.5").scaleb(place)


def numbers_in(quote: str) -> tuple[Interval, ...]:
    """Every number printed in a quote, each with its rounding: the members of ``5.3:37.7:57.0``."""
    return tuple(Interval.around(n, _half_of_place(n, "ratio")) for n in _numbers(quote))


def _numbers(quote: str) -> list[Decimal]:
    text = unicodedata.normalize("NFKC", quote)
    return [Decimal(re.sub(r"[,\s]", "", token)) for token in _number().findall(text)]


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d{1,18}(?:,\d{3}){0,6}(?:\.\d{1,9})?")


def _power_of_ten(size: Decimal, number: Decimal) -> Decimal | None:
    """The factor from the printed number to the value, where it is a power of ten."""
    if size == 0:
        return Decimal(1) if number == 0 else None
    if number == 0:
        return None
    exponent = size.adjusted() - number.adjusted()
    scale = Decimal(1).scaleb(exponent)
    return scale if number * scale == size else None


def _half_of_place(number: Decimal, unit: str) -> Decimal:
    exponent = _exponent(number)
    if exponent < 0 or unit in RELATIVE_UNITS:
        return Decimal("0.5").scaleb(exponent)
    digits = str(number.to_integral_value())
    zeros = len(digits) - len(digits.rstrip("0"))
    place = max(0, min(zeros, len(digits) - _KEPT_DIGITS))
    return Decimal("0.5").scaleb(place)


def _exponent(number: Decimal) -> int:
    """The place of the last printed digit: −1 for 20.0, 0 for 20."""
    exponent = number.as_tuple().exponent
    return min(0, exponent) if isinstance(exponent, int) else 0


def _trimmed(size: Decimal) -> Decimal:
    return size.to_integral_value() if size == size.to_integral_value() else size.normalize()
