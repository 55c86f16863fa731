"""Which spellings stand for money beside those of the lexicon? ``MEUR``, ``EURbn``, ``usd``, ``hk$``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from press.lexicon import Unit
from press.read.en.grammar.closed import closed
from press.value import replace

BEFORE_CODE = {"M": 6, "K": 3, "k": 3, "T": 3, "m": 6}
"""``MEUR``, ``kSEK``, ``TEUR``: letters of a scale before a code."""
BEHIND_CODE = {"m": 6, "mn": 6, "M": 6, "bn": 9, "k": 3}
"""``EURm``, ``SEKbn``: letters of a scale behind a code."""
LOWER = closed("usd eur gbp rmb cny hkd jpy inr aud cad chf sek nok dkk nzd sgd krw mxn brl zar")
"""Codes that are read in lower case too; most others are words of English."""


def spelt(prefix: Mapping[str, Unit]) -> dict[str, Unit]:
    """Further marks before a number, from the ``prefix`` marks of the lexicon."""
    found: dict[str, Unit] = {}
    for mark, unit in prefix.items():
        if unit.kind != "currency":
            continue
        if len(mark) == 3 and mark.isascii() and mark.isalpha() and mark.isupper():
            found |= _with_scale(mark, unit)
            found[f"{mark}$"] = unit
            found |= {mark.lower(): unit} if mark.lower() in LOWER else {}
        if mark.endswith("$") and len(mark) > 1:
            found[mark.lower()] = unit
    return {mark.lower(): unit for mark, unit in found.items() if mark.endswith("$")} | found


def _with_scale(code: str, unit: Unit) -> dict[str, Unit]:
    found = {letters + code: _times(unit, mult) for letters, mult in BEFORE_CODE.items()}
    return found | {code + letters: _times(unit, mult) for letters, mult in BEHIND_CODE.items()}


def _times(unit: Unit, mult: int) -> Unit:
    return replace(unit, factor=Decimal(1).scaleb(mult), mult=mult)


def in_scale(unit: Unit, mult: int) -> Unit:
    """``75 USD million``: the unit with the scale that is printed behind it."""
    return replace(unit, factor=unit.factor.scaleb(mult), mult=unit.mult + mult)


def names_of(prefix: Mapping[str, Unit]) -> Sequence[tuple[str, Unit]]:
    """Spellings that stand behind the number too: ``120 MEUR``."""
    return [(mark.lower(), unit) for mark, unit in spelt(prefix).items() if unit.mult and len(mark) < 6]
