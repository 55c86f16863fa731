"""One run: its name, its day, its folders, its sources."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from config.decisions import Decision, load_decisions
from config.load import ConfigError, line_of
from config.settings import Settings
from config.sources import LocalSource, Source, load_sources
from tasks.extract import reader_version
from tasks.validate import rules_version
from warehouse.archive import Capture
from warehouse.names import name_of


@dataclass(frozen=True, slots=True)
class Run:
    """What every step of one run needs to know."""

    id: str
    logical_date: date
    started_at: datetime
    settings: Settings
    sources: tuple[Source, ...]
    reader_version: str
    rules_version: str
    decisions: tuple[Decision, ...] = ()
    again: tuple[Capture, ...] = ()
    """What is to be read again from the archive, since a ruling lets in a row that was kept out."""
    kind: str = "nightly"
    trigger: str = "hand"

    @property
    def rulings(self) -> dict[str, Decision]:
        """What reviewers decided, by finding."""
        return {decision.finding: decision for decision in self.decisions}

    @property
    def fingerprints(self) -> dict[str, str]:
        """By source, all that decides how its pages are read and judged: a change has them read again."""
        return {s.id: name_of(self.reader_version, s.fingerprint, self.rules_version) for s in self.sources}

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.settings.data_folder

    @property
    def work(self) -> Path:
        """The scratch folder of this run."""
        return self.data / "work" / self.id

    @property
    def report(self) -> Path:
        """Where the review is written."""
        return self.data / "report"

    @property
    def docs(self) -> Path:
        """Where Great Expectations writes its Data Docs."""
        return self.report / "data-docs"


def new_run(
    settings: Settings,
    logical_date: date | None = None,
    only: tuple[str, ...] = (),
    *,
    offline: bool = False,
    kind: str = "nightly",
    trigger: str = "hand",
) -> Run:
    """A run for a logical date (today in the schedule's time zone by default).

    One that is ``offline`` looks at no source, so that none has to be there. ``trigger`` is ``schedule`` or
    ``hand``: only scheduled runs settle a logical day.
    Raises :class:`config.load.ConfigError` before any work where the configuration is wrong.
    """
    now = datetime.now(UTC)
    day = logical_date or now.astimezone(ZoneInfo(settings.time_zone)).date()
    sources = load_sources(settings.at(settings.sources), only)
    if not offline:
        _require_one_folder(settings, sources)
    name = f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    decisions = load_decisions(settings.at(settings.decisions))
    versions = reader_version(), rules_version()
    return Run(name, day, now, settings, sources, *versions, decisions, kind=kind, trigger=trigger)


def _require_one_folder(settings: Settings, sources: tuple[Source, ...]) -> None:
    """Where no source has its folder there is nothing to do; one that lacks it is one bad source."""
    missing = [s for s in sources if isinstance(s, LocalSource) and not (settings.root / s.path).exists()]
    if len(missing) == len(sources):
        path = settings.at(settings.sources) / f"{missing[0].id}.yaml"
        problem = f"path: there is no folder {settings.root / missing[0].path}"
        raise ConfigError(path, line_of(path, "path"), problem, "Create it, or correct the path")
