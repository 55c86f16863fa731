"""What number does a match print? Value, scale, unit and form; no judgement about what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from press.lexicon import Unit
from press.read.zh.numerals import DIGITS, Numeral, numeral
from press.read.zh.token import Mention
from press.read.zh.units import Units

_ZEROS = {"万": 4, "百万": 6, "千万": 7, "万万": 8, "亿": 8, "百万万": 10, "千万万": 11}
_PARTS = {"百": ("percent", 1), "千": ("per_mille", 1)} | {
    below: ("percent", 10 ** (zeros - 2)) for below, zeros in _ZEROS.items()
}
_CURRENCY = ("currency", "currency_part")
_COINS = {"角": -1, "分": -2}
"""Coins that only a currency before the number tells: 人民币9.4分."""
_BOUNDS = {"近": "almost", "约": "about", "超": "more_than", "超过": "more_than"}
_SCALES = "十百千万亿"


def mentions(group: str, match: re.Match[str], units: Units, split: bool) -> list[Mention]:
    """The numbers of a match; none where it is no number after all; two for A到B with ``split``."""
    return _READERS[group](match, units, split)


def _amount(match: re.Match[str], units: Units, split: bool) -> list[Mention]:
    first = numeral(match["q1"])
    second = numeral(match["q2"].lstrip("-")) if match["q2"] else None
    if first is None or first.vague or (second and second.vague):
        return []
    if second is None or match["q2"].startswith("-"):
        return _one(match, first, units)
    far = bool(match["u1"]) and match["u1"].strip() not in "%‰" and second.value > 10 * first.value
    if (split or far or _unlike(match, units)) and match["sep"] in "至到":
        return _pair(match, first, second, units)
    return _range(match, first, second, units)


def _unlike(match: re.Match[str], units: Units) -> bool:
    """跌6.4%至6.35亿港元: by how much, to what; the ends of a range are of one kind."""
    first, second = (units.find(match[name]) if match[name] else None for name in ("u1", "u2"))
    return first is not None and second is not None and first.kind != second.kind


def _one(match: re.Match[str], number: Numeral, units: Units) -> list[Mention]:
    end = match.end() if not match["q2"] else match.end("u1") if match["u1"] else match.end("q1")
    return _made(match, (match.start(), end), number, match["u1"], units)


def _made(
    match: re.Match[str], span: tuple[int, int], number: Numeral, word: str | None, units: Units
) -> list[Mention]:
    unit = _unit(match, word, units)
    if _spelled(match["q1"]) and (unit is None or _strung(match["q1"])):
        return []
    value = _scaled(number, unit, match["neg"]) + _coins(match, unit)
    more = number.more or any(match[name] for name in ("m1", "m2", "m3"))
    mult = number.mult + (unit.mult if unit else 0)
    return [_mention(span, value, unit, None, mult, more, _bare(match, word))]


def _coins(match: re.Match[str], unit: Unit | None) -> Decimal:
    """What 三角, 五分 behind the 元 add."""
    cents = match["fen"] or match["fen2"]
    if unit is None or not (match["jiao"] or cents):
        return Decimal(0)
    tenth, cent = (numeral(text) if text else None for text in (match["jiao"], cents))
    low = (tenth.value / 10 if tenth else Decimal(0)) + (cent.value / 100 if cent else Decimal(0))
    return -low if match["neg"] in ("-", "负") else low


def _spelled(text: str) -> bool:
    """Number words without a unit count only with a scale of 万 or more: 六亿."""
    return not any(char.isdigit() and char.isascii() for char in text) and not (
        len(text) > 1 and text[-1] in "万亿" and text[0] not in "万亿"
    )


def _strung(text: str) -> bool:
    """一一, 三四: digits in a row write no number before a unit."""
    return len(text) > 1 and all(char in DIGITS for char in text) and not any(c in text for c in "〇零○")


def _pair(match: re.Match[str], first: Numeral, second: Numeral, units: Units) -> list[Mention]:
    word = match["u2"] or match["u1"]
    one = _made(
        match,
        (match.start(), match.end("u1") if match["u1"] else match.end("q1")),
        first,
        match["u1"] or word,
        units,
    )
    two = _made(match, (match.start("q2"), match.end()), second, word, units)
    return one + two


def _range(match: re.Match[str], first: Numeral, second: Numeral, units: Units) -> list[Mention]:
    word = match["u2"] or match["u1"]
    unit = _unit(match, word, units)
    low, high = _scaled(first, unit, match["neg"]), _scaled(second, unit, None)
    if second.mult and not first.mult and not match["u1"] and low * 10**second.mult <= high:
        low *= 10**second.mult
    if low >= high or (unit is None and _spelled(match["q1"])):
        return _one(match, first, units) if match["u1"] else []
    return [_mention(match.span(), low, unit, high, second.mult or first.mult, False, _bare(match, word))]


def _mention(
    span: tuple[int, int],
    value: Decimal,
    unit: Unit | None,
    high: Decimal | None,
    mult: int,
    more: bool,
    word: str | None,
) -> Mention:
    form = "amount" if unit else "bare"
    code, kind = (unit.code, unit.kind) if unit else ("", "")
    return Mention(*span, value, form, code, kind, high, mult, more, (word or "").strip())


def _bare(match: re.Match[str], word: str | None) -> str | None:
    """The word of the unit; behind a currency (人民币7.2亿元) 元 is not that of the release."""
    told = match["cur"] or match["cur2"]
    return None if told and word in ("元", "圆") else word


def _unit(match: re.Match[str], word: str | None, units: Units) -> Unit | None:
    """The printed unit; a currency before the number settles what 元 after it means."""
    unit = units.find(word) if word else None
    code = "CNY" if match["cur2"] else units.prefixes.get(match["cur"] or "")
    if code is None or (unit and unit.kind not in _CURRENCY):
        return unit
    if unit is None and (part := _COINS.get((word or "").strip())):
        return Unit(code, "currency_part", factor=Decimal(10) ** part, mult=part)
    return Unit(code, "currency", factor=unit.factor if unit else Decimal(1), mult=unit.mult if unit else 0)


def _scaled(number: Numeral, unit: Unit | None, sign: str | None) -> Decimal:
    value = number.value * (unit.factor if unit else 1)
    return -value if sign in ("-", "负") else value


def _parts(match: re.Match[str], units: Units, split: bool) -> list[Mention]:
    code, factor = _PARTS[match["per"]]
    first, second = numeral(match["p1"]), numeral(match["p2"]) if match["p2"] else None
    if first is None or first.vague:
        return []
    sign = -1 if match["neg3"] else 1
    more = first.more or bool(match["m4"])
    low, high = sign * first.value / factor, second.value / factor if second else None
    if high is not None and split:
        cut = match.end("p1")
        return [
            Mention(match.start(), cut, low, "part", code, code, more=more),
            Mention(cut + 1, match.end(), high, "part", code, code),
        ]
    return [
        Mention(match.start(), match.end(), low, "part", code, code, high, more=more, detail=match["per"])
    ]


def _fraction(match: re.Match[str], units: Units, split: bool) -> list[Mention]:
    above, below = numeral(match["nume"] or match["nume2"]), numeral(match["den"] or match["den2"])
    if above is None or below is None or not below.value or above.value >= below.value:
        return []
    sign = -1 if bool(match["neg5"]) != bool(match["neg6"]) else 1
    value = sign * (above.value * 100 / below.value).quantize(Decimal("1e-9")).normalize()
    return [Mention(match.start(), match.end(), value, "part", "percent", "percent", detail="fraction")]


def _tenths(match: re.Match[str], units: Units, split: bool) -> list[Mention]:
    first, second, third = (_tenth(match[name]) for name in ("t1", "t2", "t3"))
    tail = (third or Decimal(0)) / 10
    low = (first or Decimal(0)) + tail if match["t1"] != "半" else Decimal("0.5")
    high = second + tail if second else None
    if high is not None and high <= low:
        return []
    return [
        Mention(
            *match.span(),
            low * 10,
            "part",
            "percent",
            "percent",
            high * 10 if high else None,
            more=bool(match["m5"]),
            detail="tenths",
        )
    ]


def _discount(match: re.Match[str], units: Units, split: bool) -> list[Mention]:
    """九折 is 90 percent of the price, 七五折 75."""
    printed = match["off"]
    if printed in "半对":
        value = Decimal(50)
    else:
        digits = "".join(str(DIGITS.get(char, char)) for char in printed.replace("点", "."))
        value = Decimal(digits) if len(digits) == 2 else Decimal(digits) * 10
    return [Mention(*match.span(), value, "part", "percent", "percent", detail="discount")]


def _tenth(text: str | None) -> Decimal | None:
    if text is None:
        return None
    if text == "半":
        return Decimal(5)
    if len(text) == 2 and text[1] == "半" and text[0] in DIGITS:
        return Decimal(DIGITS[text[0]]) + Decimal("0.5")
    if text in DIGITS or text[0].isdigit():
        return Decimal(DIGITS.get(text, 0)) if text in DIGITS else Decimal(text)
    found = numeral(text)
    return found.value if found else None


def _half(match: re.Match[str], units: Units, split: bool) -> list[Mention]:
    more = match["half"] in ("过半", "大半")
    return [Mention(*match.span(), Decimal(50), "part", "percent", "percent", more=more, detail="half")]


def _out_of(match: re.Match[str], units: Units, split: bool) -> list[Mention]:
    """每5名就业者中有1名: a share of 20 percent."""
    below, above = numeral(match["io1"]), numeral(match["io2"])
    if above is None or below is None or not 0 < above.value < below.value:
        return []
    value = (above.value * 100 / below.value).quantize(Decimal("1e-9")).normalize()
    detail = _BOUNDS.get(match["iob"], "fraction")
    return [Mention(*match.span(), value, "part", "percent", "percent", detail=detail)]


def _folds(match: re.Match[str], units: Units, split: bool) -> list[Mention]:
    """翻N番 is growth by 2^N − 1, 翻N倍 by N."""
    count = _tenth(match["fn"]) or Decimal(1)
    value = count * 100 if match["ft"] == "倍" else (2**count - 1) * 100
    bound = _BOUNDS.get(match["fb"], "")
    return [Mention(*match.span(), value, "fold", "percent", "percent", more=bool(match["m6"]), detail=bound)]


def _rank(match: re.Match[str], units: Units, split: bool) -> list[Mention]:
    if match["first"]:
        return [Mention(*match.span(), Decimal(1), "rank", "rank", "rank", detail="first")]
    printed = match["rn1"] or match["rn2"] or match["rn3"]
    place = numeral(printed)
    if place is None or not place.value:
        return []
    named = match.group()[-1] in "位名高低多快" or match.group().endswith(("大国", "经济体"))
    detail = "nth" if match["nth"] and named else "bare" if match["nth"] else "top"
    return [Mention(*match.span(), place.value, "rank", "rank", "rank", detail=detail)]


def _ratio(match: re.Match[str], units: Units, split: bool) -> list[Mention]:
    first, *others = re.split(" ?: ?", match["ratio"])
    plain = len(others) == 1 and "." not in match["ratio"]
    return [
        Mention(*match.span(), Decimal(first), "ratio", "ratio", "ratio", detail="plain" if plain else "")
    ]


_READERS: dict[str, Callable[[re.Match[str], Units, bool], list[Mention]]] = {
    "is_number": _amount,
    "is_parts": _parts,
    "is_fraction": _fraction,
    "is_tenths": _tenths,
    "is_half": _half,
    "is_out_of": _out_of,
    "is_discount": _discount,
    "is_folds": _folds,
    "is_rank": _rank,
    "is_ratio": _ratio,
}
