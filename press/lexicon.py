"""The words that reading relies on, as typed values. They come from ``config/lexicon``; none are here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

Names = Mapping[str, tuple[str, ...]]
"""Language ("en", "zh") → the words of that language."""

Words = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Category ("bound", "verb", …) → code ("about", "down", …) → words."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: ``code`` is ISO 4217, UCUM or one of our own (``percent``, ``count``, …).

    ``prefix`` are marks printed before the number (``US$``), ``suffix`` marks printed right after
    it (``%``, ``km²``); ``factor`` turns one printed unit into ``code`` (cent → 0.01 USD), and
    ``mult`` is the power of ten that the printed word stands for (cent → −2).
    """

    code: str
    kind: str
    names: Names = field(default_factory=dict)
    prefix: tuple[str, ...] = ()
    suffix: tuple[str, ...] = ()
    factor: Decimal = Decimal(1)
    mult: int = 0


@dataclass(frozen=True, slots=True)
class Indicator:
    """A thing that releases measure: canonical code, names by language, names that veto it."""

    code: str
    names: Names
    label: Mapping[str, str] = field(default_factory=dict)
    vetoes: Names = field(default_factory=dict)
    parent: str | None = None
    sdmx: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words: units, indicators, and per language the categories of function words.

    ``version`` is a hash of the files, so that a figure can say which words read it.
    """

    units: tuple[Unit, ...]
    indicators: tuple[Indicator, ...]
    words: Mapping[str, Words]
    version: str
