"""What number do these characters write? 1,862.47亿, 3万5千, 十二万八千, 二点六, 两, 廿."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
TENS = {"十": 1, "百": 2, "千": 3, "廿": 1, "卅": 1, "k": 3, "K": 3}
_START = {"廿": 2, "卅": 3}
SCALES = {"万": 4, "亿": 8, "兆": 12}
_MARKS = "多余几来"


@dataclass(frozen=True, slots=True)
class Numeral:
    """``mult`` is the power of ten of the printed scale; ``more`` says that 多, 余 or 几 stands inside."""

    value: Decimal
    mult: int = 0
    more: bool = False
    vague: bool = False


def numeral(text: str) -> Numeral | None:
    """The number that ``text`` writes, or None where it writes none (``vague``: 几十, 数百)."""
    more = any(mark in text for mark in _MARKS)
    bare = text.translate(_no_marks()) if more else text
    if bare[-1:] == "打":
        dozens = numeral(bare[:-1])
        return None if dozens is None else Numeral(dozens.value * 12, dozens.mult, more)
    if "又" in bare or "/" in bare:
        return _mixed(bare)
    if "^" in bare or "e" in bare or "E" in bare:
        return _power(bare)
    if text[:1] in "几数" or not bare:
        return Numeral(Decimal(0), vague=True)
    whole, point, rest = bare.partition("点")
    value = _with_point(whole, rest) if point else _value(bare)
    return None if value is None else Numeral(value, _mult(bare), more)


def _power(text: str) -> Numeral | None:
    """2.5^-1, 1.3e6"""
    base, sign, exponent = re.split(r"([eE^])", text, maxsplit=1)
    value = _value(base)
    if value is None or not value:
        return None
    power = int(exponent.removeprefix("+").replace("--", "").replace("+-", "-"))
    return Numeral(value**power if sign == "^" else value * Decimal(10) ** power)


def _mixed(text: str) -> Numeral | None:
    """三又二分之一, 1 3/5: a whole number and a part of one."""
    whole, _, part = text.partition("又" if "又" in text else " ")
    below, mark, above = part.partition("分之")
    if not mark:
        above, _, below = part.partition("/")
    numbers = [numeral(piece) for piece in (whole, above, below)]
    first, top, bottom = numbers
    if first is None or top is None or bottom is None or not bottom.value:
        return None
    return Numeral(first.value + top.value / bottom.value, first.mult)


@cache
def _no_marks() -> dict[int, None]:
    return dict.fromkeys(map(ord, _MARKS))


@cache
def _atoms() -> re.Pattern[str]:
    return re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+|[〇零○一二三四五六七八九两]+|[十百千廿卅kK]|[万亿兆]")


def _value(text: str) -> Decimal | None:
    atoms = _atoms().findall(text)
    if "".join(atoms) != text:
        return None
    total = section = Decimal(0)
    number: Decimal | None = None
    scale, written = 0, ""
    for atom in atoms:
        spelled = number is not None and number >= 10 and not written[0].isascii()
        if spelled and (atom in TENS or atom in SCALES):
            return None  # 二三十: either, or about
        if atom in TENS:
            section += (number or Decimal(_START.get(atom, 1))) * 10 ** TENS[atom]
            number, scale = None, TENS[atom]
        elif atom in SCALES:
            section = (section + (number or (0 if section or total else 1))) * 10 ** SCALES[atom]
            if atom in "亿兆":
                total, section = total + section, Decimal(0)
            number, scale = None, SCALES[atom]
        else:
            number, written = _digits(atom), atom
            scale = 0 if atom[0] in "零〇○" else scale
    return total + section + _tail(number, scale, atoms)


def _tail(number: Decimal | None, scale: int, atoms: list[str]) -> Decimal:
    """The last digit; in 三百五 and 两万五 it counts the next lower place."""
    if number is None:
        return Decimal(0)
    short = len(atoms) > 1 and scale > 1 and len(atoms[-1]) == 1 and atoms[-1] in DIGITS
    return number * 10 ** (scale - 1) if short else number


def _digits(atom: str) -> Decimal:
    if atom[0].isascii():  # digits, perhaps after a point
        return Decimal(atom.replace(",", ""))
    return Decimal("".join(str(DIGITS[char]) for char in atom))


def _with_point(whole: str, rest: str) -> Decimal | None:
    """三点二, 二点六亿: the digits after the point, then perhaps a scale."""
    digits = "".join(str(DIGITS[char]) for char in rest if char in DIGITS)
    scale = rest.lstrip("".join(DIGITS))
    before = _value(whole) if whole else Decimal(0)
    if before is None or not digits or any(c not in TENS and c not in SCALES for c in scale):
        return None
    power = sum((TENS | SCALES)[char] for char in scale)
    return (before + Decimal(f"0.{digits}")) * Decimal(10) ** power


def _mult(text: str) -> int:
    """万亿 12, 亿 8, 百万 6, 万 4, 千 3; the printed scale at the end."""
    scale = text[len(text.rstrip("万亿千百兆")) :]
    if scale.endswith("兆"):
        return 12
    if scale.endswith("亿"):
        return 12 if scale.endswith("万亿") else 8
    if scale.endswith("万"):
        return 6 if scale == "百万" and text[:1].isdigit() else 4
    return 3 if scale.endswith("千") else 0
