"""What do title and headings settle before the first sentence: period, plan or fact, place, currency?"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from press.lexicon import Lexicon
from press.model import Nature, Passage, PassageKind, Release
from press.read.zh.context import Context
from press.read.zh.homes import home_of
from press.read.zh.lexer import Lexer
from press.read.zh.period_parts import Span, part_of
from press.read.zh.period_pattern import YEAR
from press.read.zh.periods import resolve
from press.read.zh.reported import year_number
from press.read.zh.script import script, simplify

_LONGEST_HEADING = 40
_QUOTES = str.maketrans("‘’'", '"""')
_SPRING = 3
HEAD = 200
"""Characters at the head of a release in which it is dated."""
_COMPARING = ("较", "比", "由", "从", "与", "高于", "低于", "超过")
_AND_YEAR = ("及全年", "和全年", "暨全年", "、全年")
"""2025年四季度及全年: the release is about the year."""
_ACCOUNTS = ("业绩", "年度报告", "季度报告", "年报", "季报", "财报", "财务摘要", "营收")
"""A title with one of these is that of a company's accounts."""
_TAIWAN = ("新臺幣", "新台幣", "臺灣", "行政院", "主計總處", "民國")
_HONG_KONG = ("港元", "香港", "政府統計處", "港幣")


def first_context(release: Release, lexer: Lexer, lexicon: Lexicon) -> Context:
    """The context before the first passage."""
    title = release.title or ""
    plain = script(title, 0, lexicon).text if title else ""
    context = Context(release.published or _told_in(plain))
    context.place = home_of(release, lexicon)
    if title and "工作报告" not in plain:
        context.title = _of_holiday(_first_span(plain, context, lexer), plain)
        context.span, context.span_from = context.title, "title" if context.title else ""
    if context.title is not None and context.title.sort == "plan":
        context.plan = context.title.period
    context.forewarned = "业绩预告" in plain
    context.event = "发布会" in plain
    context.accounts = any(word in plain for word in _ACCOUNTS)
    context.currency = _currency(release, lexicon)
    return context


def _told_in(title: str) -> date | None:
    """The day that relative words of a yearly report count from where none is printed: its title's spring.

    "1987年国务院政府工作报告" was given in 1987, about the year before and the plans for its own.
    """
    match = _reported().search(title)
    return date(year_number(match[1]), _SPRING, 1) if match else None


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(rf"({YEAR})年[^，。]{{0,30}}(?:工作报告|计划的报告|预算的报告)")


def is_heading(passage: Passage, text: str) -> bool:
    """A heading by its kind, or a short numbered line without a full stop."""
    if passage.kind is PassageKind.HEADING:
        return True
    return len(text) <= _LONGEST_HEADING and bool(_numbered().match(text)) and not _stop().search(text)


def numbering(text: str) -> int:
    """How many characters in front of a passage only number it: 三、, (二), 2."""
    match = _numbered_part().match(text)
    return match.end() if match else 0


@cache
def _numbered_part() -> re.Pattern[str]:
    order = "[一二三四五六七八九十]{1,3}"
    return re.compile(
        rf"{order}、(?!{order}(?:月|季|产业|[、和及]|线))|{order}\.|\({order}\)|\d{{1,2}}(?:[、.](?!\d)|\))|\(\d{{1,2}}\)"
    )


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        r"(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[章节部])"
    )


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[。;!?]|\d%")


def heading_scene(text: str, context: Context, lexer: Lexer, lexicon: Lexicon) -> tuple[Span | None, Nature]:
    """The period and the nature that a heading gives its section; a sub-heading without either keeps them."""
    words = lexicon.words["zh"]["section"]
    span = _of_holiday(_first_span(text, context, lexer), text)
    nature = next(
        (Nature(code) for code, group in words.items() if any(word in text for word in group)), Nature.ACTUAL
    )
    nature = Nature.ACTUAL if _looks_both_ways().search(text) else nature
    if span is None and nature is Nature.ACTUAL and not _top_level().match(text):
        return context.section, context.section_nature
    if span is None and nature is Nature.ACTUAL and _top_level().match(text):
        return None, Nature.ACTUAL
    if (
        nature is not Nature.ACTUAL
        and span is not None
        and context.today
        and span.period.last
        and span.period.last < context.today
    ):
        nature = Nature.ACTUAL
    if span is None and nature is context.section_nature is not Nature.ACTUAL:
        return context.section, nature
    return span, nature


@cache
def _looks_both_ways() -> re.Pattern[str]:
    """财务与展望, 业务回顾及前瞻: not all of it is outlook."""
    return re.compile(
        "(?:财务|财务状况|回顾|总结|业绩|营运|运营|经营|概况|情况|状况|分析)[与及和暨、](?:未来|业务)?(?:展望|前瞻)"
    )


@cache
def _top_level() -> re.Pattern[str]:
    return re.compile(r"(?:[一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十]{1,3}[章部])")


def _first_span(text: str, context: Context, lexer: Lexer) -> Span | None:
    plain = _same_year().sub("", text).translate(_QUOTES)
    for match in lexer.periods.finditer(plain):
        span = resolve(match.group(), context.reference)
        if _only_compared(plain, match):
            continue
        if span is not None and span.sort != "point":
            whole = span.period.first is not None and plain.startswith(_AND_YEAR, match.end())
            return part_of(span.period.first.year, "") if whole and span.period.first else span
    return None


def _only_compared(text: str, match: re.Match[str]) -> bool:
    """毛利率由去年同期的53%升至57%: a short line that compares is about no earlier time."""
    return match.group().endswith(("同期", "同月")) or text[: match.start()].endswith(_COMPARING)


def _of_holiday(span: Span | None, title: str) -> Span | None:
    """2026年春节假期: some days of the year, not the whole of it, so that they may be over."""
    whole = span is not None and span.sort == "whole"
    return Span(span.period, "part") if span is not None and whole and _holiday().search(title) else span


@cache
def _holiday() -> re.Pattern[str]:
    return re.compile("假期|春运|暑运|小长假|黄金周|春节|国庆|清明|端午|中秋|元旦")


@cache
def _same_year() -> re.Pattern[str]:
    """民国115年(西元2026年)6月: the year once more by another count."""
    return re.compile(r"(?<=年)\((?:西元|公元|民国)[^()]{2,8}年\)")


@cache
def _republic() -> re.Pattern[str]:
    """115年第2季: a year as Taiwan counts them."""
    return re.compile(r"(?<!\d)1[01]\d年")


def _currency(release: Release, lexicon: Lexicon) -> str:
    """What 元 alone means: New Taiwan or Hong Kong dollars where the release is written there."""
    text = (release.title or "") + release.text[:20000]
    changed = sum(a != b for a, b in zip(text[:2000], simplify(text[:2000], lexicon), strict=True))
    if changed * 50 < len(text[:2000]):
        return "CNY"
    if "澳門元" in text or "澳門幣" in text:
        return "MOP"
    if any(word in text for word in _TAIWAN) or _republic().search(
        (release.title or "") + release.text[:HEAD]
    ):
        return "TWD"
    return "HKD" if any(word in text for word in _HONG_KONG) else "CNY"
