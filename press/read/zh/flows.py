"""Is it a flow after the day of a balance? 截至期末，在手订单430亿元。收入41.9亿元: of months."""

from __future__ import annotations

from datetime import date

from press.model import Period
from press.read import calendar
from press.read.zh.context import Context
from press.read.zh.naming import Name
from press.read.zh.outcome import Case, Outcome
from press.read.zh.period_parts import Span
from press.read.zh.roles import Roles
from press.read.zh.when import When, up_to
from press.value import replace

_ACTS = (
    "发放", "拨付", "下达", "办理", "受理", "办结", "兑现", "开展", "组织", "处置", "筹集", "收回", "派出",
    "接收",
)  # fmt: skip
"""What was done, and done in a time."""
_STOCKS = ("余额", "存量", "保有量")
_RATES = ("日均", "月均", "周均", "年均")
"""So many a day or a month: of all the days there were."""


def timed(at: When, case: Case, outcome: Outcome, roles: Roles) -> When:
    """``at`` as it holds for what was read: a flow is of months, a stock of a day."""
    context = case.context
    stands = case.mention.kind == "count" and outcome.rule == "level" and case.view.first("before")
    if outcome.rule.startswith("flow") or (context.to_date and not stands):
        at = up_to(at, context)
    if outcome.name is None or at.period is None:
        return at
    if at.sort == "point":
        return _of_months(at, outcome.name, case, roles)
    return _of_the_day(at, outcome.name, roles, context)


def _of_months(at: When, name: Name, case: Case, roles: Roles) -> When:
    """The months of section or title where a flow is told after a day, or those up to the day."""
    context, home = case.context, case.context.section or case.context.title
    flow = name[0].endswith(case.lexicon.words["zh"]["head"]["flow"])
    if flow and roles.main and context.until is not None and context.until == at.period:
        at = _to_the_day(at, context.until, home)
        if at.period is not None:
            context.span, context.span_from = Span(at.period, "part"), "words"
        return at
    if _is_told(roles, context) or home is None or home.sort == "point" or name[0].endswith(_STOCKS):
        return at
    acted = name[0].startswith(_RATES) or any(t.text in _ACTS for t in case.view.segment.left)
    if at.period is None or home.period.last != at.period.last or not (flow or acted):
        return at
    return replace(at, period=home.period, sort=home.sort, period_from="the months reported on")


def _of_the_day(at: When, name: Name, roles: Roles, context: Context) -> When:
    """8月末…。前8个月新增…。贷款余额下降3.8%: what there is at the day told of before."""
    day = context.day
    if _is_told(roles, context) or day is None or at.period is None or day.last != at.period.last:
        return at
    if not name[0].removesuffix("增速").endswith(_STOCKS):
        return at
    return replace(at, period=day, sort="point", period_from="the day told before")


def _is_told(roles: Roles, context: Context) -> bool:
    """Whether the sentence so far has a time of its own."""
    return bool(context.dated or roles.main or roles.own or roles.bases)


def _to_the_day(at: When, until: Period, home: Span | None) -> When:
    """截至9月底公共收入856.3亿元: from the beginning of its year, or of the months reported on."""
    last = until.last
    if last is None:
        return at
    months = calendar.whole_months(home.period) if home is not None and home.period.last == last else None
    first = home.period.first if home is not None and months and months > 1 else date(last.year, 1, 1)
    return replace(at, period=Period(first, last), sort="part", period_from="up to the day")
