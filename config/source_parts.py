"""The parts that declarations of sources are made of, each with its own check."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from zoneinfo import available_timezones

from croniter import croniter
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from press.families import families
from press.listing.address import canonical
from press.listing.index import check_selector


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


def _url(text: str) -> str:
    address = canonical(text)
    if address is None:
        raise ValueError("not an http or https address, such as 'https://example.org/news'")
    return address


def _host(text: str) -> str:
    address = canonical(f"http://{text.removeprefix('*.')}/")
    if address is None or "/" in text or ":" in text:
        raise ValueError("not a host, such as 'news.example.org', or '*.example.org' for all below it")
    return text.lower()


def _address_glob(text: str) -> str:
    if not text.startswith(("/", "http://", "https://", "*")):
        raise ValueError("not a glob over a path or an address, such as '/news/*' or '*/press/*.html'")
    return text


def _family(name: str) -> str:
    if name not in families():
        raise ValueError(f"no such family of sites; known: {', '.join(families())}")
    return name


FamilyName = Annotated[str, AfterValidator(_family)]
Glob = Annotated[str, AfterValidator(_below)]
Cron = Annotated[str, AfterValidator(_cron)]
TimeZone = Annotated[str, AfterValidator(_zone)]
Url = Annotated[str, AfterValidator(_url)]
Host = Annotated[str, AfterValidator(_host)]
AddressGlob = Annotated[str, AfterValidator(_address_glob)]
Css = Annotated[str, AfterValidator(check_selector)]


class Strict(BaseModel):
    """A part whose every key is known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Range(Strict):
    """How many there should be: fewer than ``min`` fails the source, more than ``max`` warns."""

    min: int | None = Field(default=None, ge=0, description="Fewer are a critical finding.")
    max: int | None = Field(default=None, ge=0, description="More are a warning.")

    @model_validator(mode="after")
    def _ordered(self) -> Range:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("min is greater than max")
        return self


class Expect(Strict):
    """Assertions about a run; a breach is a finding."""

    releases_per_run: Range | None = Field(default=None, description="Releases that a run discovers.")
    figures_per_release: Range | None = Field(default=None, description="Figures of each release read.")
    max_age_days: int | None = Field(
        default=None, ge=1, description="Age of the newest release, in days before the logical date."
    )


class Select(Strict):
    """CSS selectors of a page's parts, where the general rules do not find them."""

    body: Css | None = Field(default=None, description="The main text.")
    title: Css | None = Field(default=None, description="The title.")
    date: Css | None = Field(default=None, description="The date of publication.")
    remove: tuple[Css, ...] = Field(default=(), description="What is taken out of the main text.")


class Listing(Strict):
    """CSS selectors of an index page: where its links are and how it goes on."""

    links: Css = Field(default="main a[href], article a[href]", description="The links, or what holds one.")
    item: Css | None = Field(default=None, description="The block of one release; the others count inside.")
    title: Css | None = Field(default=None, description="The title of a release in its block or link.")
    date: Css | None = Field(default=None, description="The date of a release in its block or link.")
    next: Css | None = Field(default=None, description="The link to the following page.")
    max_pages: int = Field(default=5, ge=1, le=500, description="Pages read in one run.")


class Links(Strict):
    """Which addresses of a listing are taken; shared by every kind that lists addresses."""

    include: tuple[AddressGlob, ...] = Field(
        default=(),
        description="Globs of which an address must match one; beginning with / they mean the path.",
    )
    exclude: tuple[AddressGlob, ...] = Field(default=(), description="Globs of which it must match none.")
    max_links: int = Field(
        default=1000, ge=1, le=100_000, description="Most releases in one run; more is told."
    )


class Since(Strict):
    """From when on releases are taken; those without a date are taken too."""

    since: date | None = Field(default=None, description="Releases changed before this day are left out.")
