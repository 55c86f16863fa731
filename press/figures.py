"""Which figures does a release state? Every passage goes to the reader of its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import localcontext
from functools import cache
from importlib import import_module

from press.dumps import Dumps
from press.lexicon import Lexicon
from press.model import Passage, PassageKind, Reading, Release, Table
from press.oddities import without_oddities
from press.read.codes import series
from press.read.homes import home_of
from press.read.yen import in_yen

READER_VERSION = "5"
"""Raised when the same words are read differently, so that stored figures can be told apart."""

Reader = Callable[[Release, Sequence[Passage], Lexicon], Reading]
TableReader = Callable[[Release, Table, str, Lexicon], Reading]
LANGUAGES = ("en", "zh")
DIGITS = 60
"""Digits of arithmetic with values: more than any release prints, so that none is rounded in silence."""


def read_figures(release: Release, lexicon: Lexicon) -> Reading:
    """All figures of ``release`` in text order, and the numbers left aside with their reasons.

    Passages of a language are read together and in order, since context flows from one to the
    next, then the tables. What is in a language without a reader gives nothing, a dump of numbers a note.
    """
    with localcontext(prec=DIGITS):
        return _read(release, lexicon)


def _read(release: Release, lexicon: Lexicon) -> Reading:
    dumps = Dumps(release, lexicon)
    passages = _passages(release, dumps)
    readings = [
        _in_series(_reader(language)(release, passages[language], lexicon), lexicon, language)
        for language in LANGUAGES
        if language in passages
    ]
    readings += [*_table_readings(release, lexicon, dumps), Reading((), tuple(dumps.notes()))]
    figures = sorted((f for r in readings for f in r.figures), key=lambda f: (f.start, f.end))
    skipped = sorted((s for r in readings for s in r.skipped), key=lambda s: (s.start, s.end))
    return without_oddities(release, in_yen(release, Reading(tuple(figures), tuple(skipped))))


def _table_readings(release: Release, lexicon: Lexicon, dumps: Dumps) -> list[Reading]:
    passages = {passage.position: passage for passage in release.passages}
    languages = [language_of(release, passages[t.passage]) for t in release.tables]
    readings = (
        (language, _table_reader()(release, table, language, lexicon))
        for index, (table, language) in enumerate(zip(release.tables, languages, strict=True))
        if language in LANGUAGES and index not in dumps.tables
    )
    return [
        _in_series(_at_home(release, told, language, lexicon), lexicon, language)
        for language, told in readings
    ]


def _at_home(release: Release, reading: Reading, language: str, lexicon: Lexicon) -> Reading:
    """What a table tells of no place or company by name is about that of the release."""
    bare = any(figure.ref_area is None for figure in reading.figures)
    home = home_of(release, language, lexicon) if bare else None
    if home is None:
        return reading
    figures = (f.changed(ref_area=home) if f.ref_area is None else f for f in reading.figures)
    return Reading(tuple(figures), reading.skipped)


def _in_series(reading: Reading, lexicon: Lexicon, language: str) -> Reading:
    """Every figure with the series that it belongs to; most tables' figures have it already."""
    told = ((f, series(lexicon, language, f.indicator)) for f in reading.figures)
    figures = tuple(f if f.series == name else f.changed(series=name) for f, name in told)
    return Reading(figures, reading.skipped)


def _passages(release: Release, dumps: Dumps) -> dict[str, list[Passage]]:
    """The passages of text by language, in order, without dumps."""
    found: dict[str, list[Passage]] = {}
    for passage in release.passages:
        if passage.kind is not PassageKind.TABLE and passage.position not in dumps.passages:
            found.setdefault(language_of(release, passage), []).append(passage)
    return found


def language_of(release: Release, passage: Passage) -> str:
    """``en`` or ``zh`` as declared, else by the passage's script; another declared language as it is."""
    declared = passage.language or release.language
    if declared:
        return declared.split("-", 1)[0].split("_", 1)[0].lower()
    return "zh" if _han().search(release.text, passage.start, passage.end) else "en"


@cache
def _han() -> re.Pattern[str]:
    return re.compile("[\u3400-\u9fff]")


@cache
def _reader(language: str) -> Reader:
    """Readers are imported when their language first occurs."""
    reader: Reader = import_module(f"press.read.{language}").read
    return reader


@cache
def _table_reader() -> TableReader:
    """Imported when a table first occurs."""
    reader: TableReader = import_module("press.read.tables").read_table
    return reader
