"""Is a row an edition of what another row or the caption names? ``June projection``, ``March Budget 2015``.

Forecasts are printed beside what was forecast before: the earlier edition is superseded, and what an
edition is of says the row that it follows, or the caption ("Changes to net borrowing since March Budget").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from press.read.tables.words import TableWords
from press.value import value

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_LONGEST = 120
_FEWEST = 2


@value
class Vintage:
    """A row that is an edition: ``name`` is what it is of, ``row`` the row that names that (None: the
    caption), ``superseded`` that a later edition holds."""

    name: str
    row: int | None
    superseded: bool


@value
class Told:
    """What stands around: title and captions of the table, and the day of publication."""

    title: str
    captions: tuple[str, ...]
    day: date | None


def vintages(names: Sequence[tuple[int, str]], told: Told, words: TableWords) -> dict[int, Vintage]:
    """By row, the editions among ``names`` (row and its head, in order)."""
    found: dict[int, Vintage] = {}
    before: tuple[int, str] | None = None
    for row, name in names:
        edition = _edition(name, words)
        made = _vintage(edition, name, before, told, words) if edition else None
        if made is None:
            before = row, name
        else:
            found[row] = made
    return found


def _edition(name: str, words: TableWords) -> str | None:
    """The words of an edition that a row's head begins with."""
    if len(name) > _LONGEST or not (noun := words.find("edition", name)):
        return None
    lead, year = _time().match(name), _year().match(name[noun.end() :])
    if lead is None or lead.end() != noun.start():
        return None if year is None or noun.start() else name[: noun.end() + year.end()]
    return name[: noun.end() + (year.end() if year else 0)]


def _vintage(
    edition: str, name: str, before: tuple[int, str] | None, told: Told, words: TableWords
) -> Vintage | None:
    rest = name[len(edition) :].strip(" :-,")
    since = _since(edition, told)
    superseded = since or not _is_own(edition, told)
    if rest:
        about = " ".join(told.captions).lower()
        known = all(word in about for word in re.findall(r"[a-z]{3,30}", rest.lower()))
        return Vintage(rest, None, superseded) if known else None
    if before is not None and words.has("projected", edition) and _month().search(edition):
        return Vintage(before[1], before[0], superseded)
    subject = subject_of_changes(told.captions, words)
    return Vintage(subject, None, superseded) if subject else None


def editions(
    columns: Sequence[tuple[int, tuple[str, ...]]], is_period: Callable[[str], bool], words: TableWords
) -> dict[int, bool]:
    """By column, whether a later one supersedes it, where the columns are editions of one time that the
    caption names: ``Apr-15 | Summer Budget 2015``; empty for other columns."""
    named = [len(heads) == 1 and _is_told_in(heads[0], words) for _, heads in columns]
    if len(columns) < _FEWEST or not any(named):
        return {}
    told = zip(named, columns, strict=True)
    if not all(edition or is_period(" ".join(heads)) for edition, (_, heads) in told):
        return {}
    return {column: column != columns[-1][0] for column, _ in columns}


def earlier_groups(
    columns: Sequence[tuple[int, tuple[str, ...]]], told: Told, words: TableWords
) -> frozenset[int]:
    """The columns under ``Spring 2026 forecast`` beside the release's own ``Autumn 2026 forecast``."""
    heads = {heads[0] for _, heads in columns if len(heads) > 1 and _is_told_in(heads[0], words)}
    own = {head for head in heads if _is_named(head, told, words) or _is_own(head, told)}
    if not own or own == heads:
        return frozenset()
    return frozenset(column for column, texts in columns if texts and texts[0] in heads - own)


def _is_named(edition: str, told: Told, words: TableWords) -> bool:
    """Whether the title has the season or month of an edition and its year, in any order."""
    said = re.findall(r"\w{2,20}", words.without("edition", edition.lower()))
    return bool(said) and all(word in told.title.lower() for word in said)


def _is_told_in(head: str, words: TableWords) -> bool:
    """``March Budget 2015``: an edition and nothing else, told apart by month or season."""
    edition = _edition(head, words)
    lead = _time().match(head)
    return edition == head and lead is not None and not lead[0][:1].isdigit()


def subject_of_changes(captions: Sequence[str], words: TableWords) -> str:
    """What ``Changes to the forecast for net borrowing since March`` is about; empty for other captions."""
    for caption in captions:
        if (lead := words.leads("of_changes", caption)) is None:
            continue
        subject = re.split(r"\s(?:since|from|compared)\s", caption[lead.end() :].strip(), maxsplit=1)[0]
        subject = re.sub(r"^(?:to|in|of|the)\s", "", subject)
        owned = r"^.{0,40}?\b(?:forecasts?|projections?|estimates?)\s(?:for|of)\s(?:the\s)?"
        return re.sub(owned, "", subject)
    return ""


def _since(edition: str, told: Told) -> bool:
    """Whether a caption compares with this edition."""
    pattern = rf"\b(?:since|from|with|to|against|than)\s(?:the\s)?{re.escape(edition.lower())}"
    return any(re.search(pattern, caption.lower()) for caption in told.captions)


def _is_own(edition: str, told: Told) -> bool:
    """Whether the release itself is this edition."""
    title = told.title.lower()
    if edition.lower() in title:
        return True
    months = [found.lower() for found in _month().findall(edition)]
    if not months or _any_year().search(edition):
        return False
    own = _MONTHS[told.day.month - 1] if told.day else ""
    return all(month == own or month in title for month in months)


@cache
def _time() -> re.Pattern[str]:
    months = "|".join(_MONTHS)
    return re.compile(
        rf"(?:(?:{months}|spring|summer|autumn|winter|mid-year|previous|(?:19|20)\d\d(?:[-/]\d\d)?)\s){{1,2}}",
        re.IGNORECASE,
    )


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b", re.IGNORECASE)


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\s(?:of\s)?(?:19|20)\d\d(?:[-/]\d\d)?(?!\d)")


@cache
def _any_year() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)\d\d")
