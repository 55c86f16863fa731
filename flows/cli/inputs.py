"""Files named on the command line, ``-`` for standard input → releases."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from press.hints import Hints
from press.model import Release
from press.page import parse


@dataclass(frozen=True, slots=True)
class Told:
    """What the user tells about a release on the command line."""

    title: str | None = None
    published: date | None = None
    language: str | None = None
    issuer: str | None = None


def read_release(file: Path, told: Told) -> Release:
    """Parse one file; raises ``OSError`` or :class:`press.errors.PressError`."""
    raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    hints = Hints(title=told.title, published=told.published, language=told.language, issuer=told.issuer)
    return parse(raw, location="" if str(file) == "-" else file.name, hints=hints)


def parse_optional_date(text: str | None) -> date | None:
    """An ISO date of an option that need not be given; a wrong one is a usage error."""
    return None if text is None else parse_date(text)


def parse_date(text: str) -> date:
    """An ISO date of an option; a wrong one is a usage error."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date such as 2026-03-26") from None
