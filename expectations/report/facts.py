"""What the report shows, as plain values: field names are the names of the queries' columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

Version = tuple[str, str]
"""A release's id and version."""


@dataclass(frozen=True, slots=True)
class Run:
    run_id: str
    logical_date: date
    finished_at: datetime
    status: str
    releases_seen: int
    releases_loaded: int
    releases_failed: int
    reader_version: str


@dataclass(frozen=True, slots=True)
class Totals:
    """Rows in the warehouse.

    ``followers`` are rows in quarantine only because they rest on another one there; ``settled``
    findings are decided or belong to a version of a release that was replaced.
    """

    releases: int = 0
    versions: int = 0
    figures: int = 0
    quarantined: int = 0
    followers: int = 0
    settled: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """How many open findings there are of a kind and severity, and how many of them are new."""

    severity: str
    kind: str
    count: int
    new: int


@dataclass(frozen=True, slots=True)
class Finding:
    finding_id: str
    origin: str
    kind: str
    severity: str
    source_id: str
    release_id: str | None
    release_version: str | None
    figure_ids: list[str]
    suspect_figure_id: str | None
    expected_value: Decimal | None
    message: str
    computation: str | None
    spans: str | None
    guard: str | None
    is_new: bool
    was_reopened: bool
    first_seen: date | None
    reopened_why: str | None


@dataclass(frozen=True, slots=True)
class Settled:
    finding_id: str
    kind: str
    severity: str
    message: str
    title: str | None
    status: str
    why: str | None
    reviewer: str | None
    decided_on: date | None
    printed_value: Decimal | None
    corrected_value: Decimal | None
    value_source: str | None
    figure_quote: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    figure_id: str
    release_id: str
    release_version: str
    char_start: int
    char_end: int
    quote: str
    measure: str
    obs_value: Decimal
    obs_value_high: Decimal | None
    bound: str
    unit_measure: str
    indicator: str | None
    series: str | None
    source_id: str
    ref_area: str | None
    time_period: str | None
    period_end: date | None
    basis: str | None
    nature: str
    rule: str
    quarantined: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a figure of a series says, for the values before and after another one."""

    series: str
    area: str | None
    measure: str
    unit_measure: str
    basis: str | None
    figure_id: str
    release_id: str
    time_period: str | None
    period_end: date
    obs_value: Decimal
    printed_value: Decimal
    quote: str
    title: str | None
    published_on: date | None


@dataclass(frozen=True, slots=True)
class Document:
    """A version of a release with its words."""

    release_id: str
    release_version: str
    source_id: str
    location: str
    canonical_url: str | None
    title: str | None
    published_on: date | None
    issuer: str | None
    language: str | None
    sha256: str
    text: str

    @property
    def version(self) -> Version:
        return self.release_id, self.release_version


@dataclass(frozen=True, slots=True)
class Passage:
    release_id: str
    release_version: str
    position: int
    kind: str
    section: str | None
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Quarantined:
    quarantine_id: str
    table_name: str
    row_key: str
    release_id: str | None
    release_version: str | None
    rule_id: str
    reason: str
    row_json: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Rule:
    rule_id: str
    table_name: str
    expectation: str
    severity: str
    why: str
    success: bool
    element_count: int
    unexpected_count: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A release as the list of releases shows it: its current version."""

    release_id: str
    title: str | None
    location: str
    canonical_url: str | None
    source_id: str
    published_on: date | None
    published_source: str | None
    published_quote: str | None
    flags: list[str]
    versions: int
    figures: int
    findings: int


@dataclass(frozen=True, slots=True)
class Crossing:
    """Open findings of a kind in a source; ``gravity`` is 3 where one is critical, 1 where all are info."""

    kind: str
    source_id: str
    count: int
    new: int
    gravity: int


@dataclass(frozen=True, slots=True)
class Change:
    event: str
    count: int


@dataclass(frozen=True, slots=True)
class Night:
    """A run as the list of runs shows it; ``seconds`` is how long it took."""

    run_id: str
    logical_date: date
    status: str
    releases_loaded: int
    figures_loaded: int
    findings_raised: int
    rows_quarantined: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Source:
    source_id: str
    name: str
    issuer: str | None
    ref_area: str | None
    newest: date | None
    archived_at: datetime | None
    releases: int
    figures: int
    findings: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Which of the open findings are asked for; ``None`` is all of them."""

    key: str | None = None
    source: str | None = None
    kind: str | None = None
    severity: str | None = None

    def __bool__(self) -> bool:
        return any((self.key, self.source, self.kind, self.severity))


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one page of the report shows. ``findings`` are those of one page, ``settled``, ``quarantine``
    and ``releases`` are capped."""

    run: Run | None
    totals: Totals
    tallies: tuple[Tally, ...]
    findings: tuple[Finding, ...]
    settled: tuple[Settled, ...]
    quarantine: tuple[Quarantined, ...]
    rules: tuple[Rule, ...]
    releases: tuple[Listed, ...]
    sources: tuple[Source, ...]
    figures: dict[str, Figure]
    documents: dict[Version, Document]
    passages: dict[Version, tuple[Passage, ...]]
    series: dict[str, tuple[Told, ...]]
    matrix: tuple[Crossing, ...]
    changes: dict[str, int]
    nights: tuple[Night, ...]
