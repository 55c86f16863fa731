"""Is it a flow after the day of a balance? 截至期末，在手订单430亿元。收入41.9亿元: of the months reported on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from press.lexicon import Lexicon
from press.model import Period
from press.read import calendar
from press.read.zh.context import Context
from press.read.zh.naming import Name
from press.read.zh.period_parts import Span
from press.read.zh.roles import Roles
from press.read.zh.segments import Segment
from press.read.zh.when import When

TO_THE_DAY = "up to the day"
_ACTS = ("发放", "拨付", "下达", "办理", "受理", "办结", "兑现", "开展", "组织", "处置", "筹集", "收回", "派出", "接收")
"""What was done, and done in a time."""
_RATES = ("日均", "月均", "周均", "年均")
"""So many a day or a month: of all the days there were."""


def of_the_months(
    at: When, name: Name | None, segment: Segment, roles: Roles, context: Context, lexicon: Lexicon
) -> When:
    """``at`` with the period of section or title where a sentence without a time tells of a flow."""
    if _is_stock(at, name, roles, context):
        return replace(at, period=context.day, sort="point", period_from="the day told before")
    home = context.section or context.title
    flow = name is not None and name[0].endswith(lexicon.words["zh"]["head"]["flow"])
    if flow and at.sort == "point" and roles.main and context.until is not None and context.until == at.period:
        return _to_the_day(at, context.until, home)
    timed = context.dated or roles.main or roles.own or roles.bases
    if at.sort != "point" or timed or home is None or at.period is None or name is None:
        return at
    if home.sort == "point" or home.period.last != at.period.last:
        return at
    if name[0].endswith(_STOCKS):
        return at
    if not flow and not name[0].startswith(_RATES) and not any(t.text in _ACTS for t in segment.left):
        return at
    return replace(at, period=home.period, sort=home.sort, period_from="the months reported on")


def _to_the_day(at: When, until: Period, home: Span | None) -> When:
    """截至9月底公共收入856.3亿元: from the beginning of its year, or of the months reported on."""
    last = until.last
    if last is None:
        return at
    months = calendar.whole_months(home.period) if home is not None and home.period.last == last else None
    first = home.period.first if home is not None and months and months > 1 else date(last.year, 1, 1)
    return replace(at, period=Period(first, last), sort="part", period_from=TO_THE_DAY)


def _is_stock(at: When, name: Name | None, roles: Roles, context: Context) -> bool:
    """8月末…。前8个月新增…。贷款余额下降3.8%: what there is at a day, told of before."""
    timed = context.dated or roles.main or roles.own or roles.bases
    if timed or at.sort == "point" or name is None or context.day is None or at.period is None:
        return False
    return name[0].removesuffix("增速").endswith(_STOCKS) and context.day.last == at.period.last


_STOCKS = ("余额", "存量", "保有量")
