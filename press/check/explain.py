"""Numbers and computations in words, for a reviewer who has a minute."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from press.check.interval import Interval
from press.check.relation import Relation, Wording
from press.model import Figure

_SCALES_EN = {12: "trillion", 9: "billion", 6: "million", 3: "thousand"}
_SCALES_ZH = {12: "万亿", 8: "亿", 4: "万"}
_MONEY_EN = {"USD": "$", "GBP": "£", "EUR": "€", "HKD": "HK$", "JPY": "¥", "INR": "₹"}
_MONEY_ZH = {
    "CNY": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元", "JPY": "日元", "MOP": "澳门元", "GBP": "英镑",
}  # fmt: skip
_SIGNS = {"percent": "%", "per_mille": "‰", "percentage_point": " points", "times": " times"}
_BARE = frozenset({"count", "ratio", "index", "rank"})
_WORDS_OF_BOUNDS = {"exact": "", "between": "", "almost": "nearly "}
_SIGNIFICANT = 3
_FINEST = -4
"""Computed values are shown to this place at most, in the printed scale."""


def as_printed(figure: Figure) -> str:
    """A figure's own number in its own scale and unit."""
    text = amount(figure.value, figure, last_place(figure))
    if figure.value_high is not None:
        text += " to " + amount(figure.value_high, figure, last_place(figure))
    return text


def bounded(figure: Figure) -> str:
    """The printed number with its bound word: "more than 5 billion yuan"."""
    code = str(figure.bound)
    return _WORDS_OF_BOUNDS.get(code, code.replace("_", " ") + " ") + as_printed(figure)


def computed(value: Decimal, like: Figure, finer: int = 1) -> str:
    """A computed value in the scale and unit of ``like``, by default to one place more than it prints.

    Three digits at least; zeros beyond the printed places are left off.
    """
    printed = last_place(like)
    wanted = min(printed, value.adjusted() - _SIGNIFICANT + 1) if finer and value else printed
    place = max(min(printed - finer, wanted), like.unit_mult + _FINEST)
    while place < printed and _is_whole(value, place, place + 1):
        place += 1
    return amount(value, like, place)


def _is_whole(value: Decimal, fine: int, coarse: int) -> bool:
    """Whether the value, rounded to the finer place, has a zero there."""
    seen = value.quantize(Decimal(1).scaleb(fine), rounding=ROUND_HALF_UP)
    return seen == seen.quantize(Decimal(1).scaleb(coarse), rounding=ROUND_HALF_UP)


def rounded(value: Decimal, like: Figure) -> Decimal:
    """A computed value to the places that ``like`` prints."""
    return plain(value.quantize(Decimal(1).scaleb(last_place(like)), rounding=ROUND_HALF_UP))


def plain(value: Decimal) -> Decimal:
    """The same value without an exponent and without zeros after the point."""
    short = value.normalize()
    exponent = short.as_tuple().exponent
    return short.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else short


def amount(value: Decimal, like: Figure, place: int) -> str:
    """``value`` written as ``like`` is, to ``place``: "12.7 billion yuan", "1,062.56亿元", "7.8%"."""
    sign = _SIGNS.get(like.unit)
    if sign is not None:
        return number(value, -place) + sign
    wide = re.search("[\u3400-\u9fff]", like.quote) is not None
    scales = _SCALES_ZH if wide else _SCALES_EN
    mult = _scale(value, like.unit_mult, scales)
    text = number(value.scaleb(-mult), mult - place)
    if not wide:
        return _narrow(text, scales.get(mult, ""), like.unit)
    words = _wide(text, scales.get(mult, ""), like.unit)
    return words.replace("亿", "億").replace("万", "萬") if re.search("[億萬]", like.quote) else words


def number(value: Decimal, decimals: int) -> str:
    """Digits with separators and a true minus sign, rounded to ``decimals`` places."""
    rounded_ = value.quantize(Decimal(1).scaleb(-max(0, decimals)), rounding=ROUND_HALF_UP)
    return f"{rounded_:,}".replace("-", "−") if rounded_ else f"{abs(rounded_):,}"


def factor(k: int) -> str:
    """A power of ten in words: "ten times", "a thousand times"."""
    return {1: "ten", 2: "a hundred", 3: "a thousand", 4: "ten thousand"}[abs(k)] + " times"


def called(figure: Figure) -> str:
    """What the figure measures, for the beginning of a sentence."""
    label = (figure.indicator or "the figure").strip()
    return label[:1].upper() + label[1:]


def span(interval: Interval, like: Figure) -> str:
    """The ends of what is possible: "between A and B", "at least A", "at most B"; empty for one value."""
    low, high = (computed(end, like) if end.is_finite() else "" for end in (interval.low, interval.high))
    if low and high:
        return f"between {low} and {high}" if low != high else ""
    return f"at least {low}" if low else f"at most {high}" if high else "anything"


def computation(relation: Relation) -> str:
    """The arithmetic of a relation with its tolerance and its verdict."""
    wording = relation.wording()
    if wording.told:
        return wording.told
    verdict = "agrees with" if relation.holds() else "does not agree with"
    stated = wording.printed or bounded(relation.figures[relation.stated])
    parts = (_result(relation, wording), f"That {verdict} the printed {stated}.", wording.remark)
    return " ".join(part for part in parts if part)


def _result(relation: Relation, wording: Wording) -> str:
    stated = relation.figures[relation.stated]
    value, room = computed(relation.exact(), stated), span(relation.result(), stated)
    return f"{wording.formula} = {value}" + (f" ({room}, {wording.room})." if room else ".")


def last_place(figure: Figure) -> int:
    """The place of the last printed digit as a power of ten in the base unit: 8 for 18.3 billion."""
    exponent = figure.value.normalize().as_tuple().exponent
    own = exponent if isinstance(exponent, int) else 0
    quoted = re.search(r"\d\.(\d{1,9})", figure.quote)
    printed = figure.unit_mult - (len(quoted.group(1)) if quoted else 0)
    return max(min(own, printed), figure.unit_mult + _FINEST)


def _scale(value: Decimal, mult: int, scales: dict[int, str]) -> int:
    """The printed scale, or a smaller one where the value would begin with a zero."""
    if mult not in scales:
        return 0
    if not value or value.adjusted() >= mult:
        return mult
    return max((s for s in scales if s <= value.adjusted() and s != 3), default=0)


def _wide(text: str, scale: str, unit: str) -> str:
    money, _, per = unit.partition("/")
    name = "" if money in _BARE else _MONEY_ZH.get(money, f" {money}")
    return f"{text}{scale}{name}" + (f"/{per}" if per else "")


def _narrow(text: str, scale: str, unit: str) -> str:
    money, _, per = unit.partition("/")
    sign = _MONEY_EN.get(money, "")
    bare = f"−{sign}{text[1:]}" if sign and text.startswith("−") else f"{sign}{text}"
    name = "yuan" if money == "CNY" else "" if sign or money in _BARE else money
    return " ".join(word for word in (bare, scale, name) if word) + (f" per {per}" if per else "")
