"""What a source declares about its pages, so that less has to be found out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Hints:
    """Declarations of a source that win over what a page says of itself.

    ``*_selector`` and ``remove`` are CSS selectors for HTML pages. ``date_formats`` are ``strptime``
    formats that settle dates such as 03/04/2026. ``time_zone`` (an IANA name) tells on which day an
    instant with an offset was published. ``latest`` is the last day that a publication date may have;
    without it, a year from now. ``family`` names a module of ``press.families``.
    """

    language: str | None = None
    issuer: str | None = None
    title: str | None = None
    published: date | None = None
    time_zone: str | None = None
    date_formats: tuple[str, ...] = ()
    title_selector: str | None = None
    date_selector: str | None = None
    body_selector: str | None = None
    remove: tuple[str, ...] = ()
    latest: date | None = None
    family: str | None = None
