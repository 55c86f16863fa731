"""Which days is a holiday that a sentence tells of? 2026年国庆假期(10月1日至8日)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from press.read import calendar
from press.read.zh.context import Context
from press.read.zh.periods import resolve
from press.read.zh.segments import Segment

_HOLIDAYS = ("节", "假", "期间", "春运", "暑运", "黄金周")


def note_holiday(words: str, segment: Segment, following: Segment | None, context: Context) -> None:
    """The days in brackets behind a holiday are those that the release is about from here on.

    They are noted once ``segment``, which names the holiday, is read, and before ``following`` is.
    """
    found = _named(words)
    begins = segment.left[0].start if segment.left else len(words)
    goes_on = following.left[0].start if following is not None and following.left else len(words)
    if found is not None and begins < found.end() <= goes_on:
        _set(found, context)


def led_by_holiday(words: str, segment: Segment, context: Context) -> Segment:
    """春节连假(2月4日至10日)全县游客达5万人次: days before a number of the same clause are noted first."""
    found = _named(words)
    first = segment.values[0].token.start if segment.values else 0
    begins = segment.left[0].start if segment.left else len(words)
    if found is None or not begins < found.end() <= first or not _set(found, context):
        return segment
    rest = [token for token in segment.left if token.start >= found.end()]
    return replace(segment, left=rest) if rest else segment


def _named(words: str) -> re.Match[str] | None:
    return _holiday().search(words) if any(word in words for word in _HOLIDAYS) else None


def _set(found: re.Match[str], context: Context) -> bool:
    """The days are in force from here on."""
    days = found[1] or f"{found[2]}至{found[3]}"
    span = resolve(days, context.reference)
    if span is None or span.sort != "part":
        return False
    context.title = context.span = span
    context.span_from = "words"
    if context.section is not None and calendar.whole_months(context.section.period) == 12:
        context.section = span
    return True


@cache
def _holiday() -> re.Pattern[str]:
    day = r"\d{1,2}月\d{1,2}日?"
    to = r"[-至到~]{1,2}(?:\d{1,2}月)?\d{1,2}日"
    whole = rf"(?:假期|假日|长假|连假|黄金周|[一-鿿]节|期间|[春暑]运)\(({day}{to})\)"
    ends = rf"[自从于]({day})(?:正式|全面)?(?:开始|启动|起)[,至到]{{1,2}}({day})(?:结束|止)"
    return re.compile(rf"{whole}|(?:假期|假日|长假|连假|黄金周|[春暑]运)[^,。]{{0,6}}{ends}")
