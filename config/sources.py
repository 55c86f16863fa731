"""What ``config/sources/*.yaml`` declares: one file for each source, strict keys."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from croniter import croniter
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from config.load import ConfigError, read
from press.families import families


def _cron(text: str) -> str:
    if not croniter.is_valid(text) or len(text.split()) != 5:
        raise ValueError(
            "not a cron expression of five fields, such as '0 6 * * *' (minute hour day month weekday)"
        )
    return text


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("not an IANA time zone, such as 'Europe/London'")
    return name


def _below(pattern: str) -> str:
    if not pattern or pattern.startswith(("/", "~")) or ".." in pattern.split("/"):
        raise ValueError("not a glob below the source's folder, such as '*.html' or '2026/**/*.txt'")
    return pattern


def _family(name: str) -> str:
    if name not in families():
        raise ValueError(f"no such family of sites; known: {', '.join(families())}")
    return name


FamilyName = Annotated[str, AfterValidator(_family)]
Glob = Annotated[str, AfterValidator(_below)]
Cron = Annotated[str, AfterValidator(_cron)]
TimeZone = Annotated[str, AfterValidator(_zone)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Range(_Strict):
    """How many there should be: fewer than ``min`` fails the source, more than ``max`` warns."""

    min: int | None = Field(default=None, ge=0)
    max: int | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _ordered(self) -> Range:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("min is greater than max")
        return self


class Expect(_Strict):
    """Assertions about a run; a breach is a finding."""

    releases_per_run: Range | None = None
    figures_per_release: Range | None = None
    max_age_days: int | None = Field(default=None, ge=1)


class Select(_Strict):
    """CSS selectors of a page's parts, where the general rules do not find them."""

    body: str | None = None
    title: str | None = None
    date: str | None = None
    remove: tuple[str, ...] = ()


class Source(_Strict):
    """A place where releases are published: a local folder, walked by ``include`` globs."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")
    name: str
    kind: Literal["folder"]
    path: Path
    include: tuple[Glob, ...] = tuple(f"**/*.{end}" for end in ("html", "htm", "txt", "md", "pdf", "docx"))
    issuer: str | None = None
    language: str | None = None
    ref_area: str | None = None
    licence: str | None = None
    schedule: Cron = "0 6 * * *"
    time_zone: TimeZone = "UTC"
    date_formats: tuple[str, ...] = ()
    family: FamilyName | None = None
    select: Select = Select()
    expect: Expect = Expect()

    @property
    def fingerprint(self) -> str:
        """What of this declaration decides how a page is read, as 8 hex digits."""
        told = self.model_dump_json(
            include={"issuer", "language", "time_zone", "date_formats", "select", "family"}
        )
        return hashlib.sha256(told.encode()).hexdigest()[:8]

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the schedule and of dates without one."""
        return ZoneInfo(self.time_zone)


def load_sources(folder: Path, only: tuple[str, ...] = ()) -> tuple[Source, ...]:
    """All sources of a folder by id, or those named in ``only``; raises :class:`ConfigError`."""
    if not folder.is_dir():
        raise ConfigError(
            folder, None, "there is no such folder", "Create it with one YAML file for each source"
        )
    found = {path.stem: _load(path) for path in sorted(folder.glob("*.yaml"))}
    if not found:
        raise ConfigError(folder, None, "it holds no source", "Add one YAML file, see CONTRIBUTING.md")
    for name in only:
        if name not in found:
            raise ConfigError(folder, None, f"no source is called {name!r}", f"Known: {', '.join(found)}")
    return tuple(source for name, source in found.items() if not only or name in only)


def _load(path: Path) -> Source:
    source = read(path, Source)
    if source.id != path.stem:
        raise ConfigError(path, 1, f"the id {source.id!r} is not the file's name", f"Write 'id: {path.stem}'")
    return source
