"""What a release says, as values: frozen, comparable, free of I/O.

Offsets everywhere are Unicode code points into ``Release.text``, half open, so that
``release.text[x.start:x.end]`` is the exact words. Codes follow ``docs/figures.md``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter


class Measure(StrEnum):
    """What kind of statement a number makes."""

    LEVEL = "level"
    CHANGE = "change"
    GROWTH_RATE = "growth_rate"
    SHARE = "share"
    MULTIPLE = "multiple"
    CONTRIBUTION = "contribution"
    RANK = "rank"
    RATIO = "ratio"


class Bound(StrEnum):
    """How the printed number stands to the true one."""

    EXACT = "exact"
    ABOUT = "about"
    ALMOST = "almost"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    BETWEEN = "between"


class Basis(StrEnum):
    """What a growth rate or a change is reckoned over."""

    YEAR_ON_YEAR = "year_on_year"
    QUARTER_ON_QUARTER = "quarter_on_quarter"
    MONTH_ON_MONTH = "month_on_month"
    AVERAGE_ANNUAL = "average_annual"
    CUMULATIVE = "cumulative"


class Nature(StrEnum):
    """Whether the number is a fact, a plan, an outlook, or an earlier value given for comparison."""

    ACTUAL = "actual"
    TARGET = "target"
    FORECAST = "forecast"
    PREVIOUS = "previous"


class Prices(StrEnum):
    """Constant or current prices, where the release says so."""

    REAL = "real"
    NOMINAL = "nominal"


class Flag(StrEnum):
    """What a reader of a release must know about its reading; never a reason to drop it."""

    NO_TITLE = "no_title"
    NO_DATE = "no_date"
    NO_ISSUER = "no_issuer"
    NO_BODY = "no_body"
    NO_LANGUAGE = "no_language"
    TRUNCATED = "truncated"
    CHARSET_GUESSED = "charset_guessed"
    CHARSET_ERRORS = "charset_errors"
    MOJIBAKE = "mojibake"
    PAYWALLED = "paywalled"
    DATE_AMBIGUOUS = "date_ambiguous"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    NUMBER_DUMP = "number_dump"


class PassageKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    GLOSSARY = "glossary"
    FOOTNOTE = "footnote"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included; ``None`` is an end that is open or unknown."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact about the release was found: ``source`` is the place, ``quote`` its words."""

    source: str
    quote: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the release's text. ``section`` is the nearest heading above it, if any; ``page`` is the
    printed page on which it begins, from 1, where there are pages."""

    position: int
    kind: PassageKind
    start: int
    end: int
    section: str | None = None
    language: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell after merged cells are spread out: ``row`` and ``column`` count from 0.

    ``start:end`` is its text in the release; a spread copy of a merged cell repeats the same span.
    ``indent`` counts the blanks that are printed before a row's first words to set it below another.
    """

    row: int
    column: int
    start: int
    end: int
    header: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the release; ``passage`` is the position of the passage that prints it."""

    passage: int
    caption: str | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: a name and what the release says of it, each with its offsets."""

    name: str
    name_start: int
    name_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Release:
    """A parsed release. What was not found is ``None`` or empty and named in ``flags``."""

    text: str
    title: str | None = None
    title_evidence: Evidence | None = None
    published: date | None = None
    published_evidence: Evidence | None = None
    modified: date | None = None
    issuer: str | None = None
    issuer_evidence: Evidence | None = None
    language: str | None = None
    canonical_url: str | None = None
    charset: str | None = None
    passages: tuple[Passage, ...] = ()
    tables: tuple[Table, ...] = ()
    glossary: tuple[Term, ...] = ()
    flags: frozenset[Flag] = frozenset()

    def words(self, span: Passage | Cell | Term) -> str:
        """The exact words of a part of this release."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that the release states about the world.

    ``value`` is in the base unit, scale applied and signed; ``unit_mult`` is the printed scale
    as a power of ten. ``rule`` names the rule that read it, ``notes`` say what was inherited and
    from where, for ``communique extract --explain``.
    """

    start: int
    end: int
    quote: str
    measure: Measure
    value: Decimal
    unit: str
    indicator: str | None
    value_high: Decimal | None = None
    bound: Bound = Bound.EXACT
    unit_mult: int = 0
    indicator_code: str | None = None
    series: str | None = None
    ref_area: str | None = None
    period: Period | None = None
    base_period: Period | None = None
    basis: Basis | None = None
    of: str | None = None
    versus: str | None = None
    nature: Nature = Nature.ACTUAL
    prices: Prices | None = None
    rule: str = ""
    notes: tuple[str, ...] = ()
    passage: int | None = None

    def changed(self, **fields: object) -> Figure:
        """A copy with other values in ``fields``."""
        values = list(_values(self))
        for name, value in fields.items():
            values[_PLACES[name]] = value
        return Figure(*values)


_NAMES = tuple(field.name for field in fields(Figure))
_PLACES = {name: place for place, name in enumerate(_NAMES)}
_values = attrgetter(*_NAMES)
"""Figures are copied more often than anything else: this takes a third of ``dataclasses.replace``."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A number that is not a figure, and why (``reason`` is a code, ``detail`` is for people)."""

    start: int
    end: int
    quote: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from a release: the figures, and the numbers left aside with their reasons."""

    figures: tuple[Figure, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements of one release that cannot all be true, or one that is doubtful.

    ``kind`` is a code (growth, multiple-vs-growth, share, sum, difference, scale, conversion, …).
    ``figures`` are the figures on both sides, the suspect first where there is one. ``message``
    is one sentence, ``computation`` the arithmetic in words with its tolerance.
    """

    kind: str
    severity: str
    figures: tuple[Figure, ...]
    message: str
    computation: str
    suspect: Figure | None = None
    expected: Decimal | None = None
    spans: tuple[tuple[int, int], ...] = field(default=())
