"""When is it true, and is it fact, plan or outlook? What period words say and leave in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from press.model import Basis, Nature, Period
from press.read import calendar
from press.read.zh.context import Context
from press.read.zh.natures import nature_of, told_with_it
from press.read.zh.period_parts import Span
from press.read.zh.roles import Roles
from press.read.zh.segments import Segment
from press.read.zh.token import PERIOD, Token
from press.value import replace

_PROPOSED = ("拟", "建议")
_PROPOSALS = ("拟", "建议", "计划", "拟安排", "拟按")
_EDGES = ("末", "底", "年初")
_YEAR_BEFORE = ("上年", "去年", "上一年", "前一年", "今年")
_DIVIDENDS = ("股息", "股利", "红利", "分红", "派息")
_AVERAGED = ("plan", "years")
_MOST_LISTED = 6
"""Values that one 分别 is looked for behind."""
_HELD = ("拥有", "持有", "保有", "共有", "有效", "装机容量", "余额", "保有量", "存量")


@dataclass(frozen=True, slots=True)
class When:
    """Period and nature of a number, and where each came from."""

    period: Period | None
    sort: str
    nature: Nature
    period_from: str
    nature_from: str
    base: Period | None = None
    base_basis: Basis | None = None
    base_words: str = ""


def when(segment: Segment, roles: Roles, context: Context, averaged: bool, from_value: bool) -> When:
    """The period and nature of the segment's numbers. ``averaged``: 年均 or 累计 over a plan."""
    span, source = context.span, context.span_from or "words"
    if roles.own is not None:
        span, source = roles.own, "words"
    if span is None and context.section is not None:
        span, source = context.section, "section"
    if span is None and roles.base is not None and roles.base[0].startswith(_YEAR_BEFORE):
        span, source = _after_base(roles.base), "the year compared with"
    elif span is not None and roles.base is not None and roles.base[1] == span.period:
        if _told_of_the_year_before(span, source, context):
            roles.bases[-1] = roles.base[0], calendar.shifted(span.period, -1)
        else:
            span, source = _after_base(roles.base) or span, "the year compared with"
    span = _to_date(span, roles, segment, context)
    goes_on = context.compared if segment.opening in ("", "、") and not roles.main else None
    span = _at_the_end(_of_month(span, roles.base), roles.base or goes_on)
    nature, nature_from = nature_of(span, context, segment.left)
    period = _averaged(span, context) if averaged and span else span.period if span else None
    proposed = _only_proposed(context, source, span)
    paid = (proposed or _is_proposed(context)) and _is_dividend(segment, context)
    if proposed or paid:
        if not (paid and told_with_it(segment.left)):
            nature, nature_from = context.nature, context.nature_from
        period = _paid_for(span, context) if paid else None
    if from_value:
        nature, nature_from = Nature.PREVIOUS, "由/从"
        behind = context.earlier or context.left_behind(period)
        period = behind if roles.own is None and behind and period else period
        context.earlier = roles.own.period if roles.own is not None else context.earlier
        compared = roles.base or context.base
        if compared is not None and not any(_foretells(t) for t in segment.left):
            period = compared[1]
    base_words, base = roles.base or context.compared or context.base or ("", None)
    return When(
        period,
        span.sort if span else "",
        nature,
        source,
        nature_from,
        base,
        _step(base_words, base, period),
        base_words,
    )


def _told_of_the_year_before(span: Span, source: str, context: Context) -> bool:
    """於2025年12月31日…較去年年底減少: in a report on a year, last year is the one before it."""
    return span.sort == "point" or (source == "title" and context.nature is Nature.ACTUAL)


def _only_proposed(context: Context, source: str, span: Span | None) -> bool:
    """拟回购…, 建议派发…: a proposal in a report of a time that is over has no time of its own."""
    last = span.period.last if span is not None else None
    over = context.today is not None and last is not None and last < context.today
    if context.nature_from in _PROPOSED and not context.dated and source != "section":
        return True
    titled = source == "title" or (source == "section" and context.section == context.title)
    return context.nature is Nature.TARGET and context.nature_from in _PROPOSALS and titled and over


def _is_proposed(context: Context) -> bool:
    return context.nature_from in _PROPOSED and context.span_from == "sentence"


def _paid_for(span: Span | None, context: Context) -> Period | None:
    """建议以2025年末总股本为基数，派发…: of the months reported on, not of the day of the shares."""
    home = context.title or context.section
    day = span is not None and span.sort == "point"
    return home.period if day and home is not None else span.period if span is not None else None


def _is_dividend(segment: Segment, context: Context) -> bool:
    """建议派发末期股息每股5.2仙: of the year that it is paid for."""
    words = "".join(t.text for t in segment.left) + (context.subject[0] if context.subject else "")
    return any(word in words for word in _DIVIDENDS)


def _of_month(span: Span | None, base: tuple[str, Period] | None) -> Span | None:
    """较上年同月: of the last month of what is in force."""
    months = calendar.whole_months(span.period) if span is not None else None
    if span is None or base is None or span.period.last is None or not months or months < 2:
        return span
    last = span.period.last
    return Span(calendar.month(last.year, last.month), "part") if base[0].endswith("同月") else span


def _to_date(span: Span | None, roles: Roles, segment: Segment, context: Context) -> Span | None:
    """业务收入累计完成…, and but a month in force: from the beginning of its year."""
    last = span.period.last if span is not None else None
    if span is None or last is None or roles.main or roles.own or calendar.whole_months(span.period) != 1:
        return span
    counted = context.to_date or gathers(segment)
    return Span(calendar.year_to(last.year, last.month), "part") if counted else span


def at_a_day(at: When, segment: Segment, rest: Sequence[Segment]) -> When:
    """资产负债率64.3%，较年初下降: what the next clause compares with a day is itself that of a day."""
    span = Span(at.period, at.sort) if at.period is not None else None
    moved = any(t.has("verb", "up", "down") or t.kind in ("flow", "basis") for t in segment.left)
    if span is None or moved or not _compared_with_a_day(rest):
        return at
    last = span.period.last
    if span.sort not in ("whole", "part") or last is None:
        return at
    return replace(at, period=calendar.day(last), sort="point")


def _compared_with_a_day(rest: Sequence[Segment]) -> bool:
    """，较年初下降; of several values, the clause behind them with 分别."""
    for number, segment in enumerate(rest[:_MOST_LISTED]):
        left = segment.left
        each = bool(left) and left[0].has("spread", "each")
        if segment.opening not in (",", "、") or (number and not each and not segment.values):
            return False
        if each or not number:
            pair = left[each : each + 2]
            if len(pair) == 2 and pair[0].has("compare", "with"):
                time = pair[1]
                return segment.opening == "," and time.kind == PERIOD and time.text.endswith(_EDGES)
        if any(t.has("verb", "up", "down") for t in left):
            return False
    return False


def up_to(at: When, context: Context) -> When:
    """截至5月31日，新增…: a flow lasts till the day; since when only 今年 or a report's months tell."""
    if at.base_words.endswith(_EDGES):
        return at  # 较年初净增9条: between two days
    last, now = context.until.last if context.until is not None else None, at.period
    if last is None or now is None or now.last is None or now.last.year != last.year:
        return at
    whole = now.first is not None and now.first < last
    home = context.section or context.title
    months = calendar.whole_months(home.period) if home is not None and home.period.last == last else None
    first = date(last.year, 1, 1) if whole else home.period.first if home and months and months > 1 else None
    return replace(at, period=Period(first, last), sort="part")


def _at_the_end(span: Span | None, base: tuple[str, Period] | None) -> Span | None:
    """较上年末, 较年初: what is compared with a day is itself that of a day, the last of what is in force."""
    edge = base is not None and base[1].first == base[1].last and base[0].endswith(("末", "底", "初", "日"))
    if span is None or not edge or span.sort not in ("whole", "part") or span.period.last is None:
        return span
    return Span(calendar.day(span.period.last), "point")


def _foretells(token: Token) -> bool:
    """较二月预测的, 较二月公布的: the month is that of the telling."""
    return token.kind == "nature" or token.text.startswith(("公布", "发布", "宣布"))


def each_when(at: When, roles: Roles, count: int) -> list[When]:
    """分别比上月末和上年同期高0.6个和4.2个百分点: each value has its own time compared with."""
    if count < 2 or len(roles.bases) != count:
        return [at] * count
    return [
        replace(at, base=period, base_words=words, base_basis=_step(words, period, at.period))
        for words, period in roles.bases
    ]


def _after_base(base: tuple[str, Period]) -> Span | None:
    """比上年增长, and no year in force but that one: the year after it."""
    words, period = base
    if calendar.whole_months(period) != 12 or "同" in words or "以来" in words:
        return None
    return Span(calendar.shifted(period, 1), "whole")


def _step(words: str, base: Period | None, period: Period | None) -> Basis | None:
    """較2025年12月底, 较1-2月: a month that is not the one right before is no step of a month."""
    basis = _basis(words)
    dated = base is not None and period is not None and words[:1].isdigit()
    if dated and period is not None and base == calendar.shifted(period, -1):
        return Basis.YEAR_ON_YEAR
    if basis is not Basis.MONTH_ON_MONTH or base is None or not words[:1].isdigit():
        return basis
    if (
        period is None
        or base.last is None
        or period.last is None
        or calendar.whole_months(base) not in (None, 1)
    ):
        return None
    apart = (period.last.year - base.last.year) * 12 + period.last.month - base.last.month
    return basis if apart == 1 else None


def _basis(words: str) -> Basis | None:
    if not words or (words.startswith("对上") and "一" not in words):
        return None
    if "季" in words and "同" not in words:
        return Basis.QUARTER_ON_QUARTER
    if "月" in words and "同" not in words and "止" not in words:
        return Basis.MONTH_ON_MONTH
    if words.startswith(("上年", "去年", "一年前", "上一年")) or "同期" in words or "同月" in words:
        return Basis.YEAR_ON_YEAR
    return None


def gathers(segment: Segment) -> bool:
    """累计完成: over a time; 累计拥有有效专利 is what is held on a day, however long it was gathered."""
    held = any(t.text.endswith(_HELD) for t in segment.left)
    return not held and any(t.has("basis", "cumulative") for t in segment.left)


def _averaged(span: Span, context: Context) -> Period:
    """到2030年年均增长: over the plan that ends then."""
    last = span.period.last
    if span.sort in ("part", "point"):
        return span.period
    if (
        span.sort in _AVERAGED
        or last is None
        or context.section is None
        or context.section.period.last != last
    ):
        return (
            span.period
            if not _ends_plan(span)
            else calendar.years(last.year - 4, last.year)
            if last
            else span.period
        )
    return calendar.joined(context.section.period, span.period)


def _ends_plan(span: Span) -> bool:
    last, first = span.period.last, span.period.first
    return (
        False
        if last is None or first is None
        else last.year % 5 == 0 and first.year == last.year and last.year > 2025 and span.sort == "whole"
    )
