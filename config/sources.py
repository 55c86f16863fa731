"""What ``config/sources/*.yaml`` declares: one file for each source, strict keys, by kind."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field

from config.load import ConfigError, read_one_of
from config.politeness import Politeness
from config.source_parts import (
    Cron,
    Expect,
    FamilyName,
    Glob,
    Host,
    Links,
    Listing,
    Range,
    Select,
    Since,
    Strict,
    TimeZone,
    Url,
)
from press.listing.address import host_of

__all__ = ["AnySource", "Expect", "Range", "Source", "load_sources"]


class Source(Strict):
    """What every kind of source declares."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$", description="The file's name without .yaml.")
    name: str = Field(description="The source's name for people.")
    kind: str = Field(description="How releases are discovered.")
    issuer: str | None = Field(default=None, description="The body that issues the releases.")
    language: str | None = Field(default=None, description="Their language, BCP 47; else it is recognised.")
    ref_area: str | None = Field(default=None, description="The area that they speak of, in words.")
    licence: str | None = Field(default=None, description="Their licence, SPDX where there is one.")
    schedule: Cron = Field(default="0 6 * * *", description="Cron expression.")
    time_zone: TimeZone = Field(default="UTC", description="IANA time zone of the schedule and of dates.")
    date_formats: tuple[str, ...] = Field(default=(), description="strptime formats, such as '%d/%m/%Y'.")
    family: FamilyName | None = Field(default=None, description="The family of sites that it is one of.")
    select: Select = Field(default=Select(), description="Selectors of a release's page.")
    expect: Expect = Field(default=Expect(), description="What a run should bring.")
    politeness: Politeness = Field(default=Politeness(), description="How a site is asked.")

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

    @property
    def place(self) -> str:
        """Where releases are discovered, for people: a path or an address."""
        raise NotImplementedError


class LocalSource(Source):
    """Files on this machine."""

    path: Path = Field(description="Where they lie, absolute or from the project's root.")

    @property
    def place(self) -> str:
        """The path."""
        return self.path.as_posix()


class FolderSource(LocalSource):
    """A local folder, walked by ``include`` globs."""

    kind: Literal["folder"]
    include: tuple[Glob, ...] = Field(
        default=tuple(f"**/*.{end}" for end in ("html", "htm", "txt", "md", "pdf", "docx")),
        description="Globs below the folder.",
    )


class WarcSource(Links, LocalSource):
    """A WARC file, or a folder of them: what was crawled elsewhere is read without a request."""

    kind: Literal["warc"]
    max_links: int = Field(default=100_000, ge=1, description="Most releases in one run; more is told.")


class WebSource(Links, Source):
    """Pages on the web."""

    hosts: tuple[Host, ...] = Field(
        default=(), description="Further hosts that releases may be on; the source's own always may."
    )

    @property
    def starts(self) -> tuple[str, ...]:
        """The addresses that discovery begins at."""
        raise NotImplementedError

    @property
    def allowed(self) -> tuple[str, ...]:
        """The hosts that releases may be on: ``www.`` makes no difference."""
        own = {host_of(url).removeprefix("www.") for url in self.starts}
        return (*sorted(own), *sorted(f"www.{host}" for host in own), *self.hosts)

    @property
    def place(self) -> str:
        """The first address, without a query: it may hold a key."""
        first = self.starts[0]
        more = f" and {len(self.starts) - 1} more" if len(self.starts) > 1 else ""
        return urlsplit(first)._replace(query="").geturl() + more


class UrlsSource(WebSource):
    """A list of addresses, each a release."""

    kind: Literal["urls"]
    urls: tuple[Url, ...] = Field(min_length=1, description="The addresses.")

    @property
    def starts(self) -> tuple[str, ...]:
        """The list itself."""
        return self.urls


class ListedSource(WebSource):
    """Pages that one address lists."""

    url: Url = Field(description="The address of the listing.")

    @property
    def starts(self) -> tuple[str, ...]:
        """The listing."""
        return (self.url,)


class IndexSource(ListedSource):
    """An index page and the pages that it goes on to."""

    kind: Literal["index"]
    listing: Listing = Field(default=Listing(), description="Selectors of the index page.")


class FeedSource(Since, ListedSource):
    """RSS, Atom, CDF or JSON Feed."""

    kind: Literal["feed"]
    max_pages: int = Field(default=1, ge=1, le=500, description="Pages of the feed read, where it has more.")


class SitemapSource(Since, ListedSource):
    """A sitemap or an index of sitemaps, gzip or not, also for news."""

    kind: Literal["sitemap"]
    max_sitemaps: int = Field(default=50, ge=1, le=5000, description="Sitemaps of an index read in one run.")


AnySource = Annotated[
    FolderSource | UrlsSource | IndexSource | FeedSource | SitemapSource | WarcSource,
    Field(discriminator="kind"),
]


def kinds() -> dict[str, type[Source]]:
    """The kinds of sources by the word that names them."""
    found: tuple[Any, ...] = get_args(get_args(AnySource)[0])
    return {get_args(model.model_fields["kind"].annotation)[0]: model for model in found}


def load_sources(folder: Path, only: tuple[str, ...] = ()) -> tuple[Source, ...]:
    """All sources of a folder by id, or those named in ``only``; raises :class:`ConfigError`."""
    if not folder.is_dir():
        raise ConfigError(
            folder, None, "there is no such folder", "Create it with one YAML file for each source"
        )
    found = {path.stem: load_source(path) for path in sorted(folder.glob("*.yaml"))}
    if not found:
        raise ConfigError(folder, None, "it holds no source", "Add one YAML file, see CONTRIBUTING.md")
    for name in only:
        if name not in found:
            raise ConfigError(folder, None, f"no source is called {name!r}", f"Known: {', '.join(found)}")
    return tuple(source for name, source in found.items() if not only or name in only)


def load_source(path: Path) -> Source:
    """The source that one file declares; raises :class:`ConfigError`."""
    source = read_one_of(path, "kind", kinds())
    if source.id != path.stem:
        raise ConfigError(path, 1, f"the id {source.id!r} is not the file's name", f"Write 'id: {path.stem}'")
    return source
