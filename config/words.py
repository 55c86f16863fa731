"""The lexicon: ``config/lexicon/{units,indicators,words}/*.yaml`` → :class:`press.lexicon.Lexicon`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from config.load import read
from press.lexicon import Indicator, Lexicon, Unit

FOLDER = Path(__file__).parent / "lexicon"
LANGUAGES = ("en", "zh")


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    code: str
    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()

    def names(self) -> dict[str, tuple[str, ...]]:
        return {language: words for language in LANGUAGES if (words := getattr(self, language))}


class _Vetoes(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()


class UnitRow(_Row):
    """One unit as ``config/lexicon/units`` writes it."""

    kind: str
    prefix: tuple[str, ...] = ()
    suffix: tuple[str, ...] = ()
    factor: Decimal = Decimal(1)
    mult: int = 0


class IndicatorRow(_Row):
    """One indicator as ``config/lexicon/indicators`` writes it."""

    label: dict[str, str] = Field(default_factory=dict)
    vetoes: _Vetoes = Field(default=_Vetoes(), alias="not")
    parent: str | None = None
    sdmx: str | None = None


@dataclass(frozen=True)
class _Found:
    files: tuple[Path, ...]

    def version(self) -> str:
        digest = hashlib.sha256()
        for path in self.files:
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()[:12]


@cache
def load_lexicon(folder: Path = FOLDER) -> Lexicon:
    """The lexicon of a folder; raises :class:`config.load.ConfigError` with file and line."""
    files = tuple(sorted(folder.rglob("*.yaml")))
    units = [row for path in _in(folder, "units") for row in read(path, list[UnitRow])]
    indicators = [row for path in _in(folder, "indicators") for row in read(path, list[IndicatorRow])]
    words = {path.stem: read(path, dict[str, dict[str, tuple[str, ...]]]) for path in _in(folder, "words")}
    return Lexicon(
        units=tuple(Unit(r.code, r.kind, r.names(), r.prefix, r.suffix, r.factor, r.mult) for r in units),
        indicators=tuple(
            Indicator(r.code, r.names(), r.label, {k: v for k, v in r.vetoes if v}, r.parent, r.sdmx)
            for r in indicators
        ),
        words=words,
        version=_Found(files).version(),
    )


def _in(folder: Path, part: str) -> list[Path]:
    return sorted((folder / part).glob("*.yaml"))
