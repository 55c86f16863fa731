"""How are codes, dates and counts said to people?"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
FLAGS = {
    "no_title": "no title",
    "no_date": "no date",
    "no_issuer": "no issuer",
    "no_body": "no body",
    "no_language": "language unknown",
    "truncated": "cut off in mid-sentence",
    "charset_guessed": "character set guessed",
    "charset_errors": "characters lost",
    "number_dump": "a dump of numbers left unread",
}


def day(value: date | None) -> str:
    """18 September 2026; empty for none."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if value else ""


def moment(value: datetime) -> str:
    """23 November 2026, 01:48 UTC."""
    at = value.astimezone(UTC)
    return f"{day(at.date())}, {at:%H:%M} UTC"


def ago(value: date, today: date) -> str:
    """today, yesterday, 12 days ago, 5 months ago, in 3 days."""
    days = (today - value).days
    if days < 0:
        return f"in {count(-days, 'day')}"
    if days < 2:
        return ("today", "yesterday")[days]
    if days < 60:
        return f"{days} days ago"
    return f"{days // 30} months ago" if days < 730 else f"{days // 365} years ago"


def count(n: int, one: str, many: str | None = None) -> str:
    """1 finding, 1,200 findings, no findings."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def code(value: str) -> str:
    """A code as words: ``multiple-vs-growth`` → Multiple vs growth."""
    words = value.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def flag(value: str) -> str:
    """What a flag of a release says, in words."""
    return FLAGS.get(value, code(value).lower())


def period(value: str) -> str:
    """An SDMX time period in words: 2024-Q3 → Q3 2024, 2024-05 → May 2024, a/b → a to b."""
    return " to ".join(_period(part) for part in value.split("/")) if value else ""


def _period(value: str) -> str:
    match = _shape().fullmatch(value)
    if not match:
        return value or "open"
    year, part, month, dayn = match.groups()
    if part:
        return f"{part} {year}"
    if not month or not 1 <= int(month) <= 12:
        return value
    return f"{int(dayn)} {MONTHS[int(month) - 1][:3]} {year}" if dayn else f"{MONTHS[int(month) - 1]} {year}"


@cache
def _shape() -> re.Pattern[str]:
    return re.compile(r"([0-9]{4})-(?:([A-Z][0-9]{1,2})|([0-9]{2})(?:-([0-9]{2}))?)")


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e"
        "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
    )


def visible(text: str) -> str:
    """The text with what cannot be seen made visible: controls, bidi overrides, zero-width characters."""
    return _unseen().sub(lambda m: f"⟦U+{ord(m.group()):04X}⟧", text)
