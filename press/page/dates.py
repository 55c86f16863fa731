"""Which days does a piece of text name? Full dates only: what lacks a year is no date here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from press.errors import PressError
from press.page.words import MONTHS
from press.value import value

_DIGITS_ZH = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "０": 0, "元": 1}
_FIRST_YEAR = 1900
_LONGEST = 60
"""Characters of a date before its year, and more."""


@value
class Found:
    """A day that ``text[start:end]`` names."""

    day: date
    start: int
    end: int


def find_dates(text: str, formats: tuple[str, ...] = ()) -> list[Found]:
    """Every full date in ``text``, in order; 03/04/2026 counts only where ``formats`` settle it."""
    year = _year_printed().search(text)
    if year is None:  # most texts: this is looked for thirty times as fast as a date
        return []
    found = []
    for match in _any_date().finditer(text, max(0, year.start() - _LONGEST)):
        day = _day_of(match, formats)
        if day is not None:
            found.append(Found(day, match.start(), match.end()))
    return found


def first_date(text: str, formats: tuple[str, ...] = ()) -> Found | None:
    """The first full date in ``text``."""
    return next(iter(find_dates(text, formats)), None)


def machine_date(text: str, zone: str | None = None, formats: tuple[str, ...] = ()) -> date | None:
    """The day of a time stamp meant for machines; with an offset and a ``zone``, the day there."""
    text = text.strip()[:60]
    try:
        stamp = datetime.fromisoformat(text)
    except ValueError:
        found = first_date(text, formats)
        return found.day if found else _compact(text)
    if zone and stamp.tzinfo is not None:
        stamp = stamp.astimezone(_zone(zone))
    return stamp.date()


def url_date(location: str) -> Found | None:
    """The day in a page's address: /2026/03/26/, /2026-03-26-…, t20260326_123.html."""
    for match in _in_url().finditer(location):
        year, month, day = (match.group("y") or match.group("cy"), *_url_rest(match))
        found = _date(int(year), int(month), int(day))
        if found:
            return Found(found, match.start(), match.end())
    return None


def plausible(day: date, latest: date | None = None) -> bool:
    """Whether a release can have been published that day: not before 1900, not over a year from now."""
    if latest is None:
        today = datetime.now(UTC).date()
        latest = date(today.year + 1, today.month, min(today.day, 28))
    return day.year >= _FIRST_YEAR and day <= latest


def _url_rest(match: re.Match[str]) -> tuple[str, str]:
    if match.group("y"):
        return match.group("m"), match.group("d")
    return match.group("cm"), match.group("cd")


@cache
def _in_url() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\d)(?P<y>(?:19|20)\d\d)([-/_])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?!\d)"
        r"|(?<!\d)(?P<cy>(?:19|20)\d\d)/?-?(?P<cm>0[1-9]|1[0-2])/?-?(?P<cd>0[1-9]|[12]\d|3[01])(?!\d)"
    )


@cache
def _year_printed() -> re.Pattern[str]:
    """What every date holds, from where on."""
    return re.compile(r"[\d〇零○一二三四五六七八九]{4}")


@cache
def _any_date() -> re.Pattern[str]:
    month = "|".join(sorted(MONTHS, key=len, reverse=True))
    number_zh = "[〇零○一二三四五六七八九十廿]{1,3}"
    return re.compile(
        rf"(?<![\w.])(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[\s\xa0-]{{1,3}}(?:of |de )?(?P<m1>{month})\b"
        rf"\.?,?[\s\xa0-]{{1,3}}(?:del? )?(?P<y1>\d{{4}})(?!\d)"
        rf"|(?<!\w)(?P<m2>{month})\.?[\s\xa0]{{1,3}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?[\s\xa0]{{0,3}}(?P<y2>\d{{4}})(?!\d)"
        r"|(?<!\d)(?P<y3>\d{4}|[〇零○一二三四五六七八九]{4})\s?年\s?"
        rf"(?P<m3>\d{{1,2}}|{number_zh})\s?月\s?(?P<d3>\d{{1,2}}|{number_zh})\s?[日号號]"
        r"|(?<![\d/.-])(?P<y4>\d{4})(?P<s4>[-/.])(?P<m4>\d{1,2})(?P=s4)(?P<d4>\d{1,2})(?![\d/]|[.-]\d)"
        r"|(?<![\d/.-])(?P<a5>\d{1,2})(?P<s5>[-/.])(?P<b5>\d{1,2})(?P=s5)(?P<y5>\d{4})(?![\d/]|[.-]\d)",
        re.IGNORECASE,
    )


def _day_of(match: re.Match[str], formats: tuple[str, ...]) -> date | None:
    form = match.lastgroup  # the last part of the form that matched
    if form == "y1":
        return _date(int(match["y1"]), MONTHS[match["m1"].lower()], int(match["d1"]))
    if form == "y2":
        return _date(int(match["y2"]), MONTHS[match["m2"].lower()], int(match["d2"]))
    if form == "d3":
        return _date(_number(match["y3"]), _number(match["m3"]), _number(match["d3"]))
    if form == "d4":
        return _date(int(match["y4"]), int(match["m4"]), int(match["d4"]))
    return _numeric(match[0], int(match["a5"]), int(match["b5"]), int(match["y5"]), formats)


def _numeric(text: str, a: int, b: int, year: int, formats: tuple[str, ...]) -> date | None:
    """12/06/2026 says nothing of itself; 26/03/2026 does."""
    for form in formats:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - only the day is kept
        except ValueError:
            continue
    if a > 12 or a == b:
        return _date(year, b, a)
    return _date(year, a, b) if b > 12 else None


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if len(text) == 4:
        return int("".join(str(_DIGITS_ZH[c]) for c in text))
    tens, mark, ones = text.replace("廿", "二十").rpartition("十")
    return (_tens(tens) if mark else 0) + (_DIGITS_ZH.get(ones[-1], 0) if ones else 0)


def _tens(text: str) -> int:
    return 10 * (_DIGITS_ZH.get(text[-1], 1) if text else 1)


def _compact(text: str) -> date | None:
    match = re.match(r"(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?$", text)
    return _date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise PressError(f"unknown time zone {name!r}: use an IANA name such as Europe/London") from error


def labelled(text: str, labels: tuple[str, ...], formats: tuple[str, ...] = ()) -> Iterator[Found]:
    """Dates that stand within a few words after one of ``labels``; the span takes in the label."""
    if not _year_printed().search(text):
        return
    for match in _label(labels).finditer(text):
        window = text[match.end() : match.end() + 60].split("\n\n", 1)[0]
        found = first_date(window, formats)
        if found:
            yield Found(found.day, match.start(), match.end() + found.end)


@cache
def _label(labels: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(label) for label in sorted(set(labels), key=len, reverse=True))
    return re.compile(rf"(?<![^\W\u4e00-\u9fff])(?:{words})(?![a-z])", re.IGNORECASE)
