"""What is a table about, as its captions or its corner say, and are its rows the parts of that?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from press.read.tables.heads import Head
from press.read.tables.naming import subject_of, title_of
from press.read.tables.when import Calendar
from press.read.tables.words import TableWords

_SAID_ELSEWHERE = ("growth", "share", "adjusted")


def subject_of_table(
    captions: Sequence[Head], corner: Head, calendar: Calendar, words: TableWords
) -> tuple[str, bool]:
    """The subject without period, unit and kind of prices, and whether rows are parts of it ("X by Y")."""
    titles = [t for h in captions if (t := title_of(h.plain)) and _may_be_subject(t, calendar, words)]
    subject, partitive = subject_of(titles[0]) if titles else ("", False)
    other, by = subject_of(title_of(corner.plain))
    if by:
        subject, partitive = other, True
    subject = re.sub(r",?\s(?:at |in )?(?:current|constant) prices\b", "", subject)
    return calendar.rest(_without_change(calendar.rest(subject), words)), partitive


def _may_be_subject(title: str, calendar: Calendar, words: TableWords) -> bool:
    """No period, no sentence, no note on rounding, and not what the page is called ("Quarterly report")."""
    if title.endswith((".", "follows", "following", "below")) or calendar.is_period(title):
        return False
    if words.has("rounded", title):
        return False
    return not words.is_one("publication", calendar.rest(title).rpartition(" ")[2])


def _without_change(subject: str, words: TableWords) -> str:
    """``Consumer prices, change on a year earlier`` is about consumer prices."""
    parts = subject.split(", ")
    kept = [p for p in parts[1:] if not any(words.is_one(c, p) for c in _SAID_ELSEWHERE)]
    kept = [p for p in kept if not words.leads("growth", p)]
    return re.sub(r"\s\([^()]{3,40}adjusted\)$", "", ", ".join([parts[0], *kept]))
