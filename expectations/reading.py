"""What the reading of a release left open (its flags), as findings of origin ``reading``."""

from __future__ import annotations

from collections.abc import Iterable

from expectations.keys import Row
from expectations.words import short
from press.model import Flag
from warehouse.rows import finding_row

SAID = {
    Flag.NO_TITLE: (
        "warning",
        "no title was found",
        "A release without a title is hard to find and to cite.",
    ),
    Flag.NO_DATE: (
        "warning",
        "no date of publication was found",
        "Without a date its figures cannot be placed among earlier and later ones; none was invented.",
    ),
    Flag.NO_ISSUER: (
        "info",
        "no issuer was found",
        "Who vouches for the figures is known from the source alone.",
    ),
    Flag.NO_LANGUAGE: (
        "warning",
        "its language was not recognised",
        "Figures are read by the words of a language; some may be missing.",
    ),
    Flag.TRUNCATED: (
        "warning",
        "its text ends in mid-sentence",
        "The page was cut short, so figures after this point are missing.",
    ),
    Flag.PAYWALLED: (
        "warning",
        "part of it is kept for subscribers",
        "Figures behind the wall are missing.",
    ),
    Flag.DATE_AMBIGUOUS: (
        "warning",
        "its date can be read as two days",
        "Its digits do not tell which is the month; name `date_formats` in its source to settle it.",
    ),
    Flag.MOJIBAKE: (
        "warning",
        "its words were spoilt before it was published",
        "They were decoded wrongly at their source; names may be unreadable, numbers are as printed.",
    ),
    Flag.ENCRYPTED: (
        "critical",
        "it is a PDF that asks for a password",
        "Nothing of it could be read: ask its publisher for an open one.",
    ),
    Flag.SCANNED: (
        "critical",
        "it is a PDF of pictures without text",
        "Nothing of it could be read: ask its publisher for one with text.",
    ),
    Flag.CHARSET_GUESSED: (
        "info",
        "its character set was guessed",
        "Neither the page nor its server told it; words may be misread.",
    ),
    Flag.CHARSET_ERRORS: (
        "warning",
        "some of its bytes are no characters of its character set",
        "They stand as replacement characters in the text; a number among them is lost.",
    ),
    Flag.NUMBER_DUMP: (
        "warning",
        "a part of it holds more numbers than any text tells of",
        "It was left unread: a passage of more than 1,000 numbers, or what follows 10,000 of them.",
    ),
}
"""Severity, doubt and reason for each flag; ``no_body`` is a critical rule of its own."""


def reading_findings(releases: Iterable[Row], run_id: str) -> tuple[Row, ...]:
    """A finding for each flag of each row of ``release``, but for those that are rules.

    The text is asked of truncated ones alone.
    """
    return tuple(_finding(row, Flag(flag), run_id) for row in releases for flag in _flags(row))


def _flags(row: Row) -> list[str]:
    flags = row["flags"]
    return [str(flag) for flag in flags if Flag(flag) in SAID] if isinstance(flags, list | tuple) else []


def _finding(row: Row, flag: Flag, run_id: str) -> Row:
    severity, doubt, why = SAID[flag]
    end = len(str(row["text"]).rstrip()) if flag is Flag.TRUNCATED else 0
    spans = [(max(0, end - 60), end)] if end else []
    return finding_row(
        row | {"run_id": run_id},
        origin="reading",
        kind=str(flag),
        severity=severity,
        message=f"release “{short(row['title'] or row['location'])}”: {doubt}",
        about=(),
        computation=why,
        spans=spans,
    )
